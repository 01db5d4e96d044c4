// What every browser test builds on. A test gets a page and the site it is served from; it fails, beside what it asserts
// itself, on any console error, any uncaught error and any request to another origin that it did not allow.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { browser } from "./chromium.mjs";
import { startSite } from "./site.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SHOTS = fileURLToPath(new URL("shots/", import.meta.url));
/** No wait in a test is longer; a busy machine of two cores stays well below. */
const LIMIT_MS = 20_000;

let shared;
before(async () => (shared = await browser()));
after(async () => shared?.close());

/** Everything that went wrong on a page without the test having asked for it. */
class Watch {
  constructor(site, { allowErrors = [], allowOrigins = [] }) {
    Object.assign(this, { allowErrors, errors: [], requests: [], foreign: [] });
    this.origins = new Set([site.origin, ...allowOrigins]);
  }

  listen(page) {
    page.on("console", (message) => message.type() === "error" && this.#error(`console: ${message.text()}`));
    page.on("pageerror", (error) => this.#error(`uncaught: ${error.message}`));
    page.on("request", (request) => {
      const url = new URL(request.url());
      this.requests.push(url.href);
      // "data:" and "blob:" go nowhere.
      if (/^(https?|wss?):$/.test(url.protocol) && !this.origins.has(url.origin)) this.foreign.push(url.href);
    });
  }

  #error(text) {
    if (!this.allowErrors.some((pattern) => pattern.test(text))) this.errors.push(text);
  }

  check() {
    assert.deepEqual(this.errors, [], "errors on the page");
    assert.deepEqual(this.foreign, [], "requests beyond the page's own origin");
  }
}

/**
 * One test in a fresh browser context.
 *
 * @param {string} name
 * @param {object} options
 *   `width`, `height`: of the viewport, CSS pixels; `ratio`: device pixels to one; `scheme`: "light" or "dark";
 *   `context`: more of Playwright's context options (`hasTouch`, `timezoneId`, `javaScriptEnabled` …);
 *   `allowErrors`: patterns of errors that belong to the test; `allowOrigins`: origins it may ask.
 * @param {(given: {page, context, site, watch}) => Promise<void>} body `watch.requests` lists what was asked;
 *   `watch.origins.add(origin)` allows an origin that is known only within.
 */
export function pageTest(name, options, body) {
  test(name, async () => {
    const site = await startSite();
    const context = await shared.newContext(contextOptions(options));
    try {
      const watch = new Watch(site, options);
      const page = await context.newPage();
      page.setDefaultTimeout(LIMIT_MS);
      watch.listen(page);
      await body({ page, context, site, watch });
      watch.check();
    } finally {
      await context.close();
      await site.stop();
    }
  });
}

/** Playwright's options for a reader with this screen. */
export function contextOptions({ width = 1280, height = 900, ratio = 1, scheme = "light", context = {} } = {}) {
  return {
    viewport: { width, height },
    deviceScaleFactor: ratio,
    colorScheme: scheme,
    reducedMotion: "reduce",
    locale: "en-GB",
    // None of the incidents' own zones, so that a mix-up shows.
    timezoneId: "Asia/Kolkata",
    ...context,
  };
}

/** Waits until the widget says that its first full frame is drawn. */
export async function ready(page) {
  await page.locator('[data-state="ready"]').first().waitFor();
  // Text is placed once its fonts are there.
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Holds that axe-core finds nothing to complain of, in `within` (a selector) or the whole page. */
export async function checkAccessible(page, within = "html") {
  // Through the debugging channel, not a script element: the page's own policy stays as it is.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  const found = await page.evaluate(async (selector) => {
    const { violations } = await globalThis.axe.run(selector);
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(" | ")}`);
  }, within);
  assert.deepEqual(found, [], "what axe-core found");
}

/** The boxes of all marks by `data-item` and `data-kind`, in CSS pixels from the top left corner of `root` (a selector). */
export function markBoxes(page, root) {
  return page.locator(root).first().evaluate((element) => {
    const origin = element.getBoundingClientRect();
    return [...element.querySelectorAll("[data-item]")].map((mark) => {
      const { left, top, width, height } = mark.getBoundingClientRect();
      const { item, kind } = mark.dataset;
      return { item, kind, x: left - origin.left, y: top - origin.top, width, height };
    });
  });
}

/** A picture of the whole page in tests/browser/shots/, to be looked at. */
export async function shot(page, name) {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}${name}.png`, fullPage: true });
}
