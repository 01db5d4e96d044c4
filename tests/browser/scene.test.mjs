// One scene: marks stand in Chromium where the native drawing has them, at every width and at every device ratio. The
// native places are those of target/positions.json, which `cargo test` writes.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { pageTest } from "./harness.mjs";
import { near, open } from "./reader.mjs";

const FILE = fileURLToPath(new URL("../../target/positions.json", import.meta.url));
/** The window in which the figure has each width. */
const WINDOWS = new Map([[1180, 1280], [328, 360]]);

/** Scenes as `{width_px, hits: [{item, kind, mark, account, x, y, width, height}]}`. */
function native(width_px) {
  assert.ok(existsSync(FILE), "target/positions.json is missing: `cargo test --features tool` writes it");
  const scenes = [JSON.parse(readFileSync(FILE, "utf8"))].flat();
  const scene = scenes.find((scene) => scene.width_px === width_px);
  assert.ok(scene, `target/positions.json has no scene of ${width_px} px`);
  return scene.hits;
}

const name = ({ item, kind, mark, account }) => [item, kind, mark, account ?? "-"].join(" ");

const shown = (page) =>
  page.locator(".timeline").evaluate((timeline) => {
    const origin = timeline.getBoundingClientRect();
    return [...timeline.querySelectorAll("[data-item]")].map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const { item, kind, mark, account } = element.dataset;
      return { item, kind, mark, account: account ?? null, x: left - origin.left, y: top - origin.top, width, height };
    });
  });

for (const [width_px, window_px] of WINDOWS) {
  for (const ratio of [1, 2]) {
    pageTest(`the marks of X stand where the native drawing has them: ${width_px} px, device ratio ${ratio}`, { width: window_px, ratio }, async ({ page, site }) => {
      const expected = native(width_px);
      await open(page, site);
      near((await page.locator(".timeline").boundingBox()).width, width_px, 0.01, "the figure's width");
      const found = await shown(page);
      assert.deepEqual(found.map(name).sort(), expected.map(name).sort(), "the same marks");
      const places = new Map(found.map((one) => [name(one), one]));
      for (const hit of expected) {
        const place = places.get(name(hit));
        for (const side of ["x", "y", "width", "height"]) near(place[side], hit[side], 1, `${side} of ${name(hit)}`);
      }
    });
  }
}
