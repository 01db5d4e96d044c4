// The page without a network: opened once it opens again, and says from when its document is. Whatever the network answers
// comes before what was kept.

import assert from "node:assert/strict";
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { allReady, article } from "./article.mjs";
import { pageTest, ready, startSite } from "./harness.mjs";
import { eventually, hours, open } from "./reader.mjs";

const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));
const NEXT = fileURLToPath(new URL("../../target/test-release/", import.meta.url));
const SHOWN = "index.html?src=shown.json";
/** What the browser itself says of connections that break. */
const GONE = /Failed to load resource|Failed to fetch|net::ERR/;

const offlineTest = (name, body, allowErrors = [GONE]) =>
  pageTest(name, { context: { serviceWorkers: "allow" }, allowErrors }, body);

const banner = (page) => page.locator(".banner");
const says = (site, document) => site.respond("shown.json", { body: JSON.stringify(document) });
const titled = (title) => ({ ...hours, title });

/** Addresses of all that is kept on the origin. */
const keptUrls = (page) =>
  page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const requests = await Promise.all(caches_.map((cache) => cache.keys()));
    return requests.flat().map(({ url }) => url);
  });

/** Opens the page, and waits until it and what it shows is kept. */
async function openKept(page, site, path = SHOWN, document = "shown.json") {
  await page.goto(site.url(path));
  await ready(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await eventually(page, async () => assert.ok((await keptUrls(page)).includes(site.url(document)), document));
}

async function heading(page, expected) {
  await ready(page);
  await eventually(page, async () => assert.equal(await page.locator("h1").innerText(), expected));
}

offlineTest("opened once, it opens again without a network, by each of its addresses, and says from when it is", async ({ page, site }) => {
  const X = "incidents/x-outage-2025-03-10.json";
  await openKept(page, site, "", X);
  const before = await page.locator(".marks [data-item]").count();
  site.leave();
  for (const path of ["", "index.html", `index.html?src=${X}`]) {
    await page.goto("about:blank");
    await page.goto(site.url(path));
    await ready(page);
    assert.equal(await page.locator(".marks [data-item]").count(), before, "the full frame");
    assert.match(await banner(page).innerText(), /as of .* could not be checked for corrections/);
  }
  await page.reload();
  await ready(page);
});

offlineTest("from when a document is, is told in the zone of the page", async ({ page, site }) => {
  says(site, hours);
  const minute = () => new Date().toISOString().slice(11, 16);
  const from = minute();
  await openKept(page, site);
  const to = minute();
  site.leave();
  await page.reload();
  await ready(page);
  const [, clock, zone] = (await banner(page).innerText()).match(/as of (\d\d:\d\d) on \w+ \d+ \w+ \d{4} \((.*?)\)/);
  assert.ok([from, to].includes(clock), `${clock}, opened between ${from} and ${to}`);
  assert.equal(zone, "UTC");
});

offlineTest("a document that was corrected is shown as it is now, and kept so", async ({ page, site }) => {
  says(site, titled("As it was"));
  await openKept(page, site);
  says(site, titled("Corrected"));
  await page.reload();
  await heading(page, "Corrected");
  assert.equal(await banner(page).count(), 0, "it was asked for just now");
  site.leave();
  // The newer one is written as it is read.
  await eventually(page, async () => {
    await page.reload();
    await ready(page);
    assert.equal(await page.locator("h1").innerText(), "Corrected");
  });
  assert.equal(await banner(page).count(), 1);
  site.back();
  await page.reload();
  await heading(page, "Corrected");
  assert.equal(await banner(page).count(), 0);
});

offlineTest("what was taken back is shown so at the next visit with a network", async ({ page, site }) => {
  const event = { id: "claim", label: "It was a squirrel", at: "2025-03-10T10:00Z" };
  says(site, { ...hours, events: [event] });
  await openKept(page, site);
  says(site, { ...hours, events: [{ ...event, retracted: { at: "2025-03-11", text: "It was not" } }] });
  await page.reload();
  await ready(page);
  const line = await page.locator('.record [data-entry="claim"]').innerText();
  assert.match(line, /It was not/);
  assert.doesNotMatch(line, /squirrel/);
});

offlineTest("a document that is no longer given out is not shown, and not kept", async ({ page, site }) => {
  says(site, hours);
  await openKept(page, site);
  site.respond("shown.json", { status: 410 });
  await page.reload();
  await page.getByText("There is no document at that address").waitFor();
  await eventually(page, async () => assert.ok(!(await keptUrls(page)).includes(site.url("shown.json"))));
  site.leave();
  await page.reload();
  await page.getByText("The document could not be reached").waitFor();
});

offlineTest("a server in trouble is told, not hidden behind what was kept", async ({ page, site }) => {
  says(site, hours);
  await openKept(page, site);
  site.respond("shown.json", { status: 500 });
  await page.reload();
  await page.getByText("It answered with status 500").waitFor();
  assert.ok((await keptUrls(page)).includes(site.url("shown.json")));
});

/** A release with another module's name and another page, as `make dist` would have made it. */
function nextRelease() {
  rmSync(NEXT, { recursive: true, force: true });
  const rename = (text) => text.replaceAll(/page-[0-9a-f]+/g, "page-00112233aabbccdd");
  cpSync(DIST, NEXT, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
  for (const name of readdirSync(NEXT).filter((name) => name.startsWith("page-"))) {
    cpSync(NEXT + name, NEXT + rename(name));
    rmSync(NEXT + name);
  }
  for (const name of ["index.html", "incident-timeline.js", "offline.js", "loader.js"]) {
    const text = rename(readFileSync(NEXT + name, "utf8")).replace("<title>", "<title>Next: ");
    writeFileSync(NEXT + name, text.replace(/release [0-9a-f]{16}/, "release 0011223344556677"));
  }
}

offlineTest("a new release is there at the next visit, without a network too, and nothing of the old one is kept", async ({ page, site }) => {
  says(site, hours);
  await openKept(page, site);
  nextRelease();
  site.root = NEXT;
  await page.reload();
  await ready(page);
  const glue = () => page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name).find((name) => /page-[0-9a-f]+\.js$/.test(name)));
  assert.match(await glue(), /00112233aabbccdd/);
  await eventually(page, async () => {
    const modules = (await keptUrls(page)).filter((url) => url.endsWith(".wasm"));
    assert.equal(modules.length, 1);
    assert.match(modules[0], /00112233aabbccdd/);
  });
  site.leave();
  await page.reload();
  await ready(page);
  assert.match(await glue(), /00112233aabbccdd/);
  assert.equal(await page.locator("h1").innerText(), hours.title);
});

offlineTest("a frame and an element keep nothing, and nothing that the page kept reaches them", async ({ page, context, site }) => {
  says(site, hours);
  const none = async () => {
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
    assert.deepEqual(await page.evaluate(() => caches.keys()), []);
  };
  await page.goto(site.url("embed.html?src=shown.json"));
  await allReady(page, 1);
  await none();
  await page.goto(article(site, '<incident-timeline src="shown.json"></incident-timeline><iframe title="Page" src="index.html?src=shown.json"></iframe>'));
  await allReady(page, 1);
  await page.frameLocator("iframe").locator('[data-state="ready"]').waitFor();
  await none();
  await openKept(page, site);
  site.leave();
  const lost = await context.newPage();
  const broken = await lost.goto(site.url("embed.html?src=shown.json")).then(() => null, (error) => error);
  assert.match(String(broken), /net::ERR/);
  // Opened before, it asks for its document as if nothing was kept.
  site.back();
  site.respond("shown.json", { status: 404 });
  const other = await context.newPage();
  await other.goto(site.url("embed.html?src=shown.json"));
  await other.getByText("There is no document at that address").waitFor();
  assert.ok((await keptUrls(page)).includes(site.url("shown.json")), "nor does it change what was kept");
});

offlineTest("documents of others, and those that say so, are not kept; where they come from is told as ever", async ({ page, site, watch }) => {
  const foreign = await startSite({ headers: { "access-control-allow-origin": "*" } });
  try {
    watch.origins.add(foreign.origin);
    foreign.respond("theirs.json", { body: JSON.stringify(hours) });
    says(site, hours);
    await openKept(page, site);
    site.respond("moved.json", { status: 302, headers: { location: foreign.url("theirs.json") } });
    site.respond("secret.json", { body: JSON.stringify(hours), headers: { "cache-control": "no-store" } });
    for (const src of [foreign.url("theirs.json"), "moved.json", "secret.json"]) {
      await page.goto(site.url(`index.html?src=${encodeURIComponent(src)}`));
      await ready(page);
      const text = src === "secret.json" ? "" : await banner(page).innerText();
      assert.equal(text.includes(foreign.origin), src !== "secret.json", text);
    }
    // By now anything that was to be kept is.
    says(site, titled("Later"));
    await openKept(page, site);
    const documents = (await keptUrls(page)).filter((url) => url.endsWith(".json"));
    assert.deepEqual(documents, [site.url("shown.json")]);
  } finally {
    await foreign.stop();
  }
});

const refusals = [
  { what: "the policy", set: (page, site) => site.respond("index.html", { headers: { "content-security-policy": "worker-src 'none'" } }) },
  { what: "the browser", set: (page) => page.addInitScript(() => delete Navigator.prototype.serviceWorker) },
  { what: "the server", set: (page, site) => site.respond("offline.js", { status: 404 }) },
];
for (const { what, set } of refusals) {
  offlineTest(`where ${what} refuses it, the page is as ever`, async ({ page, site }) => {
    says(site, hours);
    await set(page, site);
    await page.goto(site.url(SHOWN));
    await ready(page);
    await page.reload();
    await ready(page);
    assert.equal(await page.getByRole("alert").count(), 0);
    assert.deepEqual(await page.evaluate(() => caches.keys().then((names) => names.filter((name) => name.endsWith("documents")))), []);
  }, [/worker-src|Failed to load resource|bad HTTP response/]);
}

offlineTest("a host can do without, and then nothing stays behind", async ({ page, site }) => {
  says(site, hours);
  await openKept(page, site);
  const index = readFileSync(`${DIST}index.html`, "utf8").replace('<main id="incident"', '<main id="incident" data-offline="no"');
  site.respond("index.html", { body: index, headers: { "content-type": "text/html; charset=utf-8" } });
  await page.reload();
  await ready(page);
  await eventually(page, async () => {
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
    assert.deepEqual(await page.evaluate(() => caches.keys()), []);
  });
});
