// One reading of local times: the page, whose zones are `Intl`'s, reads and shows what the tool does with the tables of
// chrono-tz. What that is stands in target/zones.json, which `cargo test` writes: of each zone a document of local times
// and of instants around its changes of offset. The two know the same of all zones and years that are pinned there; where
// a later release of either comes to differ, the zone and year are to be named here with the reason.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { pageTest, ready } from "./harness.mjs";

const FILE = fileURLToPath(new URL("../../target/zones.json", import.meta.url));
assert.ok(existsSync(FILE), "target/zones.json is missing: `cargo test --features tool` writes it");
const cases = JSON.parse(readFileSync(FILE, "utf8"));

/** What the page says of a document: the time of each item in the record, and the remarks above it. */
async function told(page, site, { document }) {
  site.respond("zone.json", { body: document });
  await page.goto(site.url("index.html?src=zone.json"));
  await ready(page);
  return page.evaluate(() => {
    const texts = (selector, of) => [...document.querySelectorAll(selector)].map(of);
    return {
      when: Object.fromEntries(texts(".record [data-entry]", (line) => [line.dataset.entry, line.querySelector(".when").textContent])),
      remarks: texts(".message details li", (line) => line.textContent),
    };
  });
}

for (const expected of cases) {
  pageTest(`the browser knows ${expected.zone} as the tool does`, {}, async ({ page, site }) => {
    const found = await told(page, site, expected);
    // Each by the time as it was written, so that what differs can be told.
    const written = new Map(JSON.parse(expected.document).events.map(({ id, label }) => [id, label]));
    const named = (when) => Object.fromEntries(Object.entries(when).map(([id, text]) => [`${id}: ${written.get(id)}`, text]));
    assert.deepEqual(named(found.when), named(expected.when));
    assert.deepEqual(found.remarks, expected.remarks);
  });
}
