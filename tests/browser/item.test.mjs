// The opened item, and the ways to it: from a mark, from the record, from who says why.

import assert from "node:assert/strict";
import { checkAccessible, pageTest } from "./harness.mjs";
import { eventually, focused, incident, mark, open, panel } from "./reader.mjs";

const x = incident("x-outage-2025-03-10");
const interview = x.statements.find(({ id }) => id === "musk-interview");

/** The value beside a name in the panel, as one text. */
const row = async (page, name) => {
  const rows = await panel(page).locator("dl > div").evaluateAll((all) =>
    all.map((one) => [one.querySelector("dt").innerText, [...one.querySelectorAll("dd")].map((dd) => dd.innerText)]));
  return rows.find(([label]) => label.toLowerCase() === name.toLowerCase())?.[1] ?? assert.fail(`no row ${name}: ${JSON.stringify(rows)}`);
};
const title = (page) => panel(page).locator("h2").innerText();
const recordLine = (page, id) => page.locator(`.record [data-entry="${id}"] .link`);

const ways = [
  { from: "its mark", way: (page) => mark(page, "musk-interview") },
  { from: "its line in the record", way: (page) => recordLine(page, "musk-interview") },
  { from: "who says why", way: (page) => page.locator(".why").getByRole("button", { name: "Elon Musk to Fox Business" }).first() },
];
for (const { from, way } of ways) {
  pageTest(`an item opens from ${from}, whole`, {}, async ({ page, site }) => {
    await open(page, site);
    await way(page).click();
    await panel(page).waitFor();
    assert.equal(await title(page), "Elon Musk to Fox Business");
    assert.ok((await panel(page).locator("blockquote").innerText()).includes(interview.quote), "the full quote");
    assert.deepEqual(await row(page, "Published on"), ["Fox Business (interview)"]);
    assert.match((await row(page, "When")).join(), /Monday 10 March 2025.*a few hours later/);
    assert.match((await row(page, "Evidence")).join(), /no evidence offered/);
    assert.equal(await recordLine(page, "musk-interview").evaluate((link) => link.closest("li").ariaCurrent), "true");
    await page.locator('.marks [data-item="musk-interview"][aria-current="true"]').waitFor();
    await checkAccessible(page);
  });
}

pageTest("opened by hand, an item takes no focus, and closing it moves nothing", {}, async ({ page, site }) => {
  await open(page, site);
  await recordLine(page, "wider-concern").click();
  await panel(page).waitFor();
  assert.equal(await focused(page), "record");
  const before = await page.evaluate(() => scrollY);
  assert.ok(before > 0);
  await panel(page).getByRole("button", { name: "Close" }).click();
  await panel(page).waitFor({ state: "detached" });
  assert.equal(await focused(page), "record", "the line that opened it has the focus");
  assert.equal(await page.evaluate(() => scrollY), before);
});

pageTest("opened by key from the record, Esc leads back to its line", {}, async ({ page, site }) => {
  await open(page, site);
  await recordLine(page, "uk-rise").focus();
  await page.keyboard.press("Enter");
  await eventually(page, async () => assert.equal(await focused(page), "item"));
  await page.keyboard.press("Escape");
  await panel(page).waitFor({ state: "detached" });
  assert.equal(await focused(page), "record");
  assert.equal(await page.evaluate(() => document.activeElement.closest("li").dataset.entry), "uk-rise");
});

pageTest("a key is known as one where the browser counts it as a press of a button", {}, async ({ page, site }) => {
  await open(page, site);
  await recordLine(page, "uk-rise").evaluate((link) => {
    link.focus();
    // What Firefox tells of Enter on a link.
    link.dispatchEvent(new PointerEvent("click", { detail: 1, pointerType: "", bubbles: true, cancelable: true, composed: true }));
  });
  await eventually(page, async () => assert.equal(await focused(page), "item"));
});

pageTest("Esc closes an item that was opened by hand", {}, async ({ page, site }) => {
  await open(page, site);
  await recordLine(page, "uk-rise").click();
  await panel(page).waitFor();
  await page.keyboard.press("Escape");
  await panel(page).waitFor({ state: "detached" });
});

pageTest("previous and next go through the record in its order, to both ends", {}, async ({ page, site }) => {
  await open(page, site);
  const titles = await page.locator(".record [data-entry] .link").allInnerTexts();
  await page.locator(".record [data-entry] .link").first().click();
  const step = (name) => panel(page).getByRole("button", { name });
  const shows = (index) => eventually(page, async () => {
    assert.equal(await title(page), titles[index]);
    assert.equal(await page.locator(".record [data-entry]").nth(index).getAttribute("aria-current"), "true");
  });
  await shows(0);
  assert.equal(await step("Previous").isDisabled(), true);
  for (let index = 1; index < titles.length; index += 1) {
    await step("Next").click();
    await shows(index);
  }
  assert.equal(await step("Next").isDisabled(), true);
  await step("Previous").click();
  await shows(titles.length - 2);
});

pageTest("who disputes whom is linked both ways", {}, async ({ page, site }) => {
  await open(page, site);
  await mark(page, "musk-interview").click();
  await panel(page).waitFor();
  for (const who of ["Kevin Beaumont on Bluesky", "Allan Liska to AP", "An industry source to Reuters"]) {
    assert.ok((await row(page, "Disputed by")).includes(who), who);
  }
  await panel(page).getByRole("button", { name: "Kevin Beaumont on Bluesky" }).click();
  await eventually(page, async () => assert.equal(await title(page), "Kevin Beaumont on Bluesky"));
  assert.deepEqual(await row(page, "Disputes"), ["Elon Musk to Fox Business"]);
  // By key, the focus goes with it.
  await panel(page).getByRole("button", { name: "Elon Musk to Fox Business" }).focus();
  await page.keyboard.press("Enter");
  await eventually(page, async () => assert.equal(await title(page), "Elon Musk to Fox Business"));
  await eventually(page, async () => assert.equal(await focused(page), "item"));
});

pageTest("every source is a link that tells its site nothing", {}, async ({ page, site }) => {
  await open(page, site);
  await recordLine(page, "us-1500").click();
  await panel(page).waitFor();
  const link = panel(page).getByRole("link", { name: /livemint\.com/ });
  assert.equal(await link.getAttribute("href"), "https://livemint.com/");
  const links = await page.locator("#incident a:not([data-opens])").evaluateAll((all) => all.map(({ href, rel, target }) => ({ href, rel, target })));
  const urls = x.sources.map(({ url }) => url).filter(Boolean);
  assert.ok(links.length > urls.length, "in the item and in the list of sources");
  for (const url of urls) assert.ok(links.some(({ href }) => href === url), url);
  for (const { href, rel } of links) {
    assert.match(href, /^https?:/);
    assert.deepEqual(rel.split(" ").sort(), ["noopener", "noreferrer"]);
  }
});

const precise = [
  { item: "us-1500", when: /^Monday 10 March 2025, 21:00$/ },
  { item: "uk-8000", when: /just before 14:00.*Monday 10 March 2025/ },
  { item: "us-40000", when: /before 13:30.*“by 09:30 EDT”/ },
  { item: "unplaced-20500", when: /about 10:00 on Monday 10 March 2025/ },
  { item: "us-tens-of-thousands", when: /some time on Monday 10 March 2025 \(New York\)/ },
  { item: "kelly-to-press", when: /after Elon Musk on X/ },
  { item: "us-21000", when: /time not stated/ },
];
pageTest("a time is said as precisely as it is known, and no more", {}, async ({ page, site }) => {
  await open(page, site);
  for (const { item, when } of precise) {
    await recordLine(page, item).click();
    await eventually(page, async () => assert.match((await row(page, "When")).join(), when, item));
  }
});

pageTest("an outage shows every account with its source, and which leads", {}, async ({ page, site }) => {
  await open(page, site);
  await recordLine(page, "second-wave").click();
  await panel(page).waitFor();
  assert.match((await row(page, "ghafla.co.ke, lead account")).join(), /^13:30 to about 14:30/);
  assert.match((await row(page, "rud.is")).join(), /from about 14:00.*end not reported/);
});

pageTest("what is opened outside the window is brought into it", {}, async ({ page, site }) => {
  await open(page, site);
  assert.equal(await mark(page, "kelly-visit").count(), 0);
  await recordLine(page, "kelly-visit").click();
  await page.locator('.marks [data-item="kelly-visit"][aria-current="true"]').waitFor();
});
