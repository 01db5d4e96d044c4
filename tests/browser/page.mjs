// What tests and pictures do with a page.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SHOTS = fileURLToPath(new URL("shots/", import.meta.url));

/** Playwright's options for a reader with this screen. */
export function contextOptions({ width = 1280, height = 900, ratio = 1, scheme = "light", context = {} } = {}) {
  return {
    viewport: { width, height },
    deviceScaleFactor: ratio,
    colorScheme: scheme,
    reducedMotion: "reduce",
    locale: "en-GB",
    // None of the incidents' own zones, so that a mix-up shows.
    timezoneId: "Asia/Tokyo",
    // Only the tests of it have what keeps the page for when there is no network: it asks for everything once more.
    serviceWorkers: "block",
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
