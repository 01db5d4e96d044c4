// A document that cannot be had or read: each case has its own clear words, shows what can be shown, offers to try again.

import assert from "node:assert/strict";
import { checkAccessible, pageTest, ready, startSite } from "./harness.mjs";
import { hours, mark } from "./reader.mjs";

const GOOD = JSON.stringify(hours);
/** What Chromium itself writes into its console about an answer that is none. */
const NETWORK = [/Failed to load resource/, /blocked by CORS policy/, /Content Security Policy/, /Refused to connect/, /Fetch API cannot load/];

const pageOf = (site, src) => site.url(`index.html?src=${encodeURIComponent(src)}`);

/** Waits for the message, holds that it is one, and says what the case asks of it. */
async function checkMessage(page, patterns) {
  const alert = page.getByRole("alert");
  await alert.waitFor();
  const text = await alert.innerText();
  for (const pattern of patterns) assert.match(text, pattern);
  assert.equal(await alert.count(), 1);
  assert.equal(await page.locator('[data-state="error"]').count(), 1);
  assert.equal(await page.locator(".progress, .loading").count(), 0, "nothing says any longer that it loads");
  await checkAccessible(page);
  return text;
}

const badAddresses = [
  { what: "empty", src: "" },
  { what: "no address", src: "ht!tp://nowhere" },
  { what: "a scheme without a host", src: "http://" },
  { what: "a host that is none", src: "https://[" },
  { what: "a script", src: "javascript:alert(1)" },
  { what: "data in itself", src: 'data:application/json,{"format":"incident-timeline/1","title":"x"}' },
  { what: "a file", src: "file:///etc/passwd" },
];
for (const { what, src } of badAddresses) {
  pageTest(`an address that is ${what} is called one that is none`, { allowErrors: NETWORK }, async ({ page, site, watch }) => {
    await page.goto(pageOf(site, src));
    await checkMessage(page, [/not an address of a document/, /Try again/]);
    const asked = watch.requests.filter((url) => url !== page.url() && !/\.(js|css|wasm|svg)$/.test(url));
    assert.deepEqual(asked, [], "nothing is asked for");
  });
}

const answers = [
  { what: "404", answer: { status: 404 }, says: [/no document at that address/, /404/] },
  { what: "410", answer: { status: 410 }, says: [/no document at that address/, /410/] },
  { what: "500", answer: { status: 500, body: GOOD }, says: [/server could not give the document/, /500/] },
  { what: "403", answer: { status: 403 }, says: [/server could not give the document/, /403/] },
  { what: "nothing", answer: { body: "" }, says: [/not JSON/, /Line 1, column 1/] },
  {
    what: "a page of HTML",
    answer: { body: "<!doctype html><title>Welcome</title>", headers: { "content-type": "text/html" } },
    says: [/not JSON/, /Line 1, column 1/, /<!doctype html>/],
  },
  {
    what: "JSON that is cut off",
    answer: { body: '{\n  "format": "incident-timeline/1",\n  "title": "Cut' },
    says: [/not JSON/, /Line 3, column \d+/],
  },
  {
    what: "JSON with a comma too many",
    answer: { body: '{\n  "format": "incident-timeline/1",\n  "title": "x",\n  "events": [1,, 2]\n}' },
    says: [/not JSON/, /Line 4, column 16/],
  },
  { what: "another kind of JSON", answer: { body: '{"type": "FeatureCollection"}' }, says: [/not an incident of this format/, /format/] },
  { what: "a list", answer: { body: "[1, 2]" }, says: [/not an incident of this format/, /Line 1/] },
  {
    what: "an unknown version",
    answer: { body: '{\n "format": "incident-timeline/2",\n "title": "From the future"}' },
    says: [/version that this page does not know/, /Line 2/, /incident-timeline\/2/],
  },
  { what: "no title", answer: { body: '{"format": "incident-timeline/1"}' }, says: [/cannot be shown/, /title/] },
  { what: "a form that is no text", answer: { body: Buffer.from([0xff, 0xfe, 0x00, 0x7b]) }, says: [/not JSON/] },
];
for (const { what, answer, says } of answers) {
  pageTest(`${what} as an answer is told, and trying again works once it is mended`, { allowErrors: NETWORK }, async ({ page, site }) => {
    site.respond("told.json", answer);
    await page.goto(pageOf(site, "told.json"));
    const text = await checkMessage(page, says);
    assert.ok(text.includes(site.url("told.json")), "the address is named");
    // Still broken: the message comes back. Mended: an answer that was kept from before is not asked again.
    await page.getByRole("button", { name: "Try again" }).click();
    await checkMessage(page, says);
    site.respond("told.json", { body: GOOD });
    await page.getByRole("button", { name: "Try again" }).press("Enter");
    await ready(page);
    assert.equal(await page.evaluate(() => document.activeElement === document.body), false, "the focus is kept");
    assert.equal(await page.locator("h1").innerText(), hours.title);
    assert.equal(await page.getByRole("alert").count(), 0);
  });
}

pageTest("every case has words of its own", { allowErrors: NETWORK }, async ({ page, site }) => {
  const titles = new Set();
  const cases = [{ status: 404 }, { status: 500 }, { body: "no" }, { body: "{}" }, { body: '{"format":"incident-timeline/9"}' }];
  for (const answer of cases) {
    site.respond("told.json", answer);
    await page.goto(pageOf(site, "told.json"));
    await page.getByRole("alert").waitFor();
    titles.add(await page.locator("[role=alert] .message-title").innerText());
  }
  assert.equal(titles.size, cases.length, [...titles].join(" | "));
});

pageTest("a server that is not there is told from one that refuses", { allowErrors: NETWORK }, async ({ page, site, watch }) => {
  const gone = await startSite();
  await gone.stop();
  watch.origins.add(gone.origin);
  await page.goto(pageOf(site, gone.url("x.json")));
  await checkMessage(page, [/could not be reached/, /no answer/]);
});

pageTest("a server that lets no other page read its document", { allowErrors: NETWORK }, async ({ page, site, watch }) => {
  const foreign = await startSite();
  try {
    watch.origins.add(foreign.origin);
    foreign.respond("theirs.json", { body: GOOD });
    await page.goto(pageOf(site, foreign.url("theirs.json")));
    await checkMessage(page, [/does not let this page read it/, /Access-Control-Allow-Origin/]);
    foreign.respond("theirs.json", { body: GOOD, headers: { "access-control-allow-origin": "*" } });
    await page.getByRole("button", { name: "Try again" }).click();
    await ready(page);
    assert.equal(await page.locator("h1").innerText(), hours.title);
  } finally {
    await foreign.stop();
  }
});

pageTest("a page whose policy forbids to fetch elsewhere", { allowErrors: NETWORK }, async ({ page, site, watch }) => {
  const foreign = await startSite({ headers: { "access-control-allow-origin": "*" } });
  try {
    // Chromium announces a request before the policy stops it.
    watch.origins.add(foreign.origin);
    let asked = false;
    foreign.server.on("request", () => (asked = true));
    foreign.respond("theirs.json", { body: GOOD });
    const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'";
    site.respond("index.html", { headers: { "content-security-policy": policy } });
    await page.goto(pageOf(site, foreign.url("theirs.json")));
    await checkMessage(page, [/own policy forbids/, /connect-src/]);
    assert.equal(asked, false);
  } finally {
    await foreign.stop();
  }
});

pageTest("a connection that breaks off in the middle", { allowErrors: NETWORK }, async ({ page, site }) => {
  const held = await site.hold("told.json", { body: GOOD });
  await page.goto(pageOf(site, "told.json"));
  await held.send(40);
  await held.abort();
  await checkMessage(page, [/connection broke/]);
  site.respond("told.json", { body: GOOD });
  await page.getByRole("button", { name: "Try again" }).click();
  await ready(page);
});

pageTest("a valid document without items is shown, and said to be empty", {}, async ({ page, site }) => {
  site.respond("told.json", { body: '{"format":"incident-timeline/1","title":"Nothing yet","summary":"It has just begun."}' });
  await page.goto(pageOf(site, "told.json"));
  await ready(page);
  assert.match(await page.getByRole("alert").innerText(), /valid, and holds no items/);
  assert.equal(await page.locator("h1").innerText(), "Nothing yet");
  assert.match(await page.locator(".summary").innerText(), /just begun/);
  assert.equal(await page.locator(".timeline").count(), 0);
  await checkAccessible(page);
});

pageTest("one broken item among good ones: the others are shown, it is named by field and line", {}, async ({ page, site }) => {
  const body = [
    "{",
    ' "format": "incident-timeline/1", "title": "Nearly all good", "time_zone": "UTC",',
    ' "events": [',
    '  {"id": "one", "label": "First", "at": "2025-03-10T10:00Z"},',
    '  {"id": "two", "at": "2025-03-10T11:00Z"},',
    '  {"id": "three", "label": "Third", "at": "2025-03-10T12:00Z"}',
    " ]",
    "}",
  ].join("\n");
  site.respond("told.json", { body });
  await page.goto(pageOf(site, "told.json"));
  await ready(page);
  const text = await page.getByRole("alert").innerText();
  for (const pattern of [/1 part of this document could not be read/, /Line 5/, /\/events\/1/, /label/]) assert.match(text, pattern);
  for (const item of ["one", "three"]) await mark(page, item).waitFor();
  assert.equal(await mark(page, "two").count(), 0);
  assert.equal(await page.locator(".record [data-entry]").count(), 2);
  await checkAccessible(page);
});

pageTest("a load that takes longer shows how far it is, and then goes away", {}, async ({ page, site }) => {
  const body = JSON.stringify({ ...hours, summary: "long ".repeat(19_900) });
  const held = await site.hold("told.json", { body });
  await page.goto(pageOf(site, "told.json"));
  await held.requested;
  const bar = page.locator("progress");
  await bar.waitFor();
  assert.equal(await page.locator('[data-state="loading"]').count(), 1);
  assert.equal(await bar.getAttribute("value"), null, "nothing is known yet");
  await held.send(Math.round(held.body.length / 2));
  await page.waitForFunction(() => document.querySelector("progress")?.value > 0.4);
  assert.ok(Math.abs((await bar.evaluate((element) => element.value)) - 0.5) < 0.01);
  assert.match(await page.locator(".progress").innerText(), /50 kB of 100 kB/);
  await checkAccessible(page);
  await held.finish();
  await ready(page);
  assert.equal(await bar.count(), 0);
});

pageTest("a load that stands still tells what had come before the bar was shown", {}, async ({ page, site }) => {
  const body = JSON.stringify({ ...hours, summary: "long ".repeat(20_000) });
  const held = await site.hold("told.json", { body });
  await page.goto(pageOf(site, "told.json"));
  await held.send(Math.round(held.body.length / 4));
  await page.locator("progress").waitFor();
  await page.waitForFunction(() => Math.abs(document.querySelector("progress").value - 0.25) < 0.01);
  await held.finish();
  await ready(page);
});
