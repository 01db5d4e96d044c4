// Whose words are these? And what a document may do to the page that shows it: nothing.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { pageTest, ready, startSite } from "./harness.mjs";
import { hours, incident, panel, show } from "./reader.mjs";

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

const MARKUP = '<img src="nowhere.png" onerror="ran=1"><script>ran=1</script><svg onload="ran=1"><a xlink:href="javascript:ran=1">x</a></svg>&lt;b&gt;';
/** Fields whose text means something to the page: they stay, so that the document is read whole. */
const MEANT = /^(format|id|at|start|end|duration|earliest|latest|zone|time_zone|view|updated|published|accessed|status|kind|phase|severity|statistic|offered|verdict|speaker|party|by|to|via|same_as|language|revision|after|before|sources|about|lead)$/;

/** The document with markup in every text and a script in every address. */
function poisoned(value, name = "") {
  if (typeof value === "string") {
    if (/(^|_)url$/.test(name)) return "javascript:ran=1";
    return MEANT.test(name) ? value : `${MARKUP} ${value}`;
  }
  if (Array.isArray(value)) return MEANT.test(name) ? value : value.map((one) => poisoned(one, name));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, poisoned(one, key)]));
}

pageTest("a document cannot run anything, fetch anything or lead to a script: markup is text", {}, async ({ page, site, watch }) => {
  const hostile = poisoned(incident("x-outage-2025-03-10"));
  hostile.statements[0].media = { url: "javascript:ran=1", alt: MARKUP, credit: MARKUP };
  hostile.statements.push({ id: "free", speaker: MARKUP, quote: MARKUP, published_on: { name: MARKUP }, sources: ["ny-mirror"] });
  hostile.statements.push({ id: "bad\"><img src=x>", speaker: MARKUP, quote: MARKUP });
  hostile.sources.push({ id: "data", title: MARKUP, url: `data:text/html,${MARKUP}`, archive_url: "vbscript:ran=1" });
  hostile.corrections = [{ at: "2025-03-11", text: MARKUP, items: ["musk-post"] }];
  hostile.key_figures = [{ value: { at_least: 1, text: MARKUP }, label: MARKUP }];
  await show(page, site, hostile);
  const look = async () => {
    const found = await page.evaluate(() => ({
      ran: globalThis.ran,
      elements: [...document.querySelectorAll("#incident :is(img, script, iframe, object, embed, video, audio, a[href], [onerror], [onload])")]
        .filter((one) => !/^https?:$/.test(one.protocol))
        .map((one) => one.outerHTML),
      svg: [...document.querySelectorAll("#incident svg")].filter((svg) => !svg.closest(".legend")).length,
    }));
    assert.deepEqual(found, { ran: undefined, elements: [], svg: 0 });
  };
  await look();
  assert.ok((await page.locator("h1").innerText()).startsWith('<img src="nowhere.png"'), "it is shown as it is written");
  const lines = page.locator(".record [data-entry] .link");
  assert.ok((await lines.count()) >= 40);
  for (const line of await lines.all()) {
    await line.click();
    await panel(page).waitFor();
    await look();
  }
  for (const link of await page.locator(".why .link").all()) {
    await link.click();
    await look();
  }
  const asked = watch.requests.filter((url) => !/\/(index\.html|loader\.js|incident-timeline\.js|icon\.svg|page-[^/]*|style-[^/]*|shown\.json)(\?|$)/.test(url));
  assert.deepEqual(asked, [], "nothing is fetched but the page and the document");
});

pageTest("an address in the page's own link is no markup either", { allowErrors: [/Failed to load resource/] }, async ({ page, site }) => {
  await page.goto(pageOf(site, MARKUP));
  await page.getByRole("alert").waitFor();
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  assert.equal(await page.locator("#incident img").count(), 0);
});
