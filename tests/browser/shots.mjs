// Pictures of every bundled incident, at each width, scheme and device ratio, in tests/browser/shots/.

import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { browser } from "./chromium.mjs";
import { contextOptions, ready, shot } from "./page.mjs";
import { startSite } from "./site.mjs";

const INCIDENTS = fileURLToPath(new URL("../../public/incidents/", import.meta.url));
const SCREENS = [
  { width: 1280, height: 900 },
  { width: 360, height: 740 },
];

const names = existsSync(INCIDENTS) ? readdirSync(INCIDENTS).filter((name) => name.endsWith(".json")) : [];
const chromium = await browser();
const site = await startSite();
for (const name of names) {
  for (const screen of SCREENS) {
    for (const scheme of ["light", "dark"]) {
      for (const ratio of [1, 2]) {
        const context = await chromium.newContext(contextOptions({ ...screen, scheme, ratio }));
        const page = await context.newPage();
        await page.goto(site.url(`index.html?src=incidents/${name}`));
        await ready(page);
        const picture = `${name.replace(/\.json$/, "")}-${screen.width}-${scheme}-${ratio}x`;
        await shot(page, picture);
        console.log(`tests/browser/shots/${picture}.png`);
        await context.close();
      }
    }
  }
}
await site.stop();
await chromium.close();
