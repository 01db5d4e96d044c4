// What every browser test builds on. A test gets a page and the site it is served from; it fails, beside what it asserts
// itself, on any console error, any uncaught error and any request to another origin that it did not allow.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser } from "./chromium.mjs";
import { contextOptions } from "./page.mjs";
import { startSite } from "./site.mjs";

export { checkAccessible, markBoxes, ready, shot } from "./page.mjs";
export { startSite } from "./site.mjs";

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
