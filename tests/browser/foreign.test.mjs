// Whose words are these?

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { pageTest, ready, startSite } from "./harness.mjs";
import { hours } from "./reader.mjs";

const INDEX = readFileSync(fileURLToPath(new URL("../../dist/index.html", import.meta.url)), "utf8");
const banner = (page) => page.locator(".banner");

/** A test with a second server, which lets every page read its documents. */
function foreignTest(name, body) {
  pageTest(name, {}, async (given) => {
    const foreign = await startSite({ headers: { "access-control-allow-origin": "*" } });
    try {
      given.watch.origins.add(foreign.origin);
      foreign.respond("theirs.json", { body: JSON.stringify(hours) });
      await body({ ...given, foreign });
    } finally {
      await foreign.stop();
    }
  });
}

const pageOf = (site, src) => site.url(`index.html?src=${encodeURIComponent(src)}`);

/** The page as a host would serve it that trusts these origins. */
const trusting = (site, origins) =>
  site.respond("index.html", {
    body: INDEX.replace('<main id="incident"', `<main id="incident" data-trusted-origins="${origins}"`),
    headers: { "content-type": "text/html; charset=utf-8" },
  });

foreignTest("a foreign document stands under a banner with its address", async ({ page, site, foreign }) => {
  const address = foreign.url("theirs.json");
  await page.goto(pageOf(site, address));
  await ready(page);
  const text = await banner(page).innerText();
  assert.ok(text.includes(address), text);
  assert.match(text, /did not publish it/);
  const above = await page.evaluate(() => {
    const [one, other] = [".banner", "h1"].map((name) => document.querySelector(name).getBoundingClientRect());
    return one.bottom <= other.top;
  });
  assert.ok(above, "the banner is read before the headline");
});

foreignTest("the same document from the page's own origin has none, by whatever address", async ({ page, site }) => {
  site.respond("ours.json", { body: JSON.stringify(hours) });
  for (const src of ["ours.json", site.url("ours.json"), "../folder/ours.json"]) {
    await page.goto(pageOf(site, src));
    await ready(page);
    assert.equal(await banner(page).count(), 0, src);
  }
});

foreignTest("a document of an origin that the host lists has none; of one not listed it has", async ({ page, site, foreign }) => {
  for (const origins of [`https://example.org ${foreign.origin}`, "*"]) {
    trusting(site, origins);
    await page.goto(pageOf(site, foreign.url("theirs.json")));
    await ready(page);
    assert.equal(await banner(page).count(), 0, origins);
  }
  // A beginning of an address is no origin.
  trusting(site, `https://example.org ${foreign.origin}1`);
  await page.goto(pageOf(site, foreign.url("theirs.json")));
  await ready(page);
  assert.equal(await banner(page).count(), 1);
});

foreignTest("an own address that leads elsewhere does not make the document the host's", async ({ page, site, foreign }) => {
  site.respond("moved.json", { status: 302, headers: { location: foreign.url("theirs.json") } });
  await page.goto(pageOf(site, "moved.json"));
  await ready(page);
  assert.ok((await banner(page).innerText()).includes(foreign.url("theirs.json")));
});
