// The record, who says why, and the zone all times are told in.

import assert from "node:assert/strict";
import { checkAccessible, pageTest } from "./harness.mjs";
import { eventually, frames, hours, incident, mark, open, panel, show } from "./reader.mjs";

const x = incident("x-outage-2025-03-10");
const points = x.series.flatMap((series) => series.points);
/** Everything that has a line in the record. */
const items = [...x.outages, ...points, ...x.statements, ...x.events].map(({ id }) => id);

const shown = (page) => page.locator(".record [data-entry]:visible").evaluateAll((all) => all.map((one) => one.dataset.entry));
const search = (page) => page.getByRole("searchbox", { name: "Search the record" });
const count = (page) => page.locator(".record [role=status]").innerText();

pageTest("every item of the document has its line in the record, once", {}, async ({ page, site }) => {
  await open(page, site);
  assert.deepEqual((await shown(page)).sort(), [...items].sort());
  assert.equal(await count(page), `${items.length} of ${items.length} items`);
  const text = await page.locator(".record").innerText();
  for (const { quote } of x.statements) if (quote) assert.ok(text.includes(quote), quote);
  for (const term of x.glossary) assert.ok((await page.locator(".glossary").innerText()).includes(term.definition));
  assert.equal(await page.locator(".sources li").count(), x.sources.length);
});

pageTest("the search finds words wherever they stand, counts, and says when there is nothing", {}, async ({ page, site }) => {
  await open(page, site);
  const finds = async (query, expected) => {
    await search(page).fill(query);
    await eventually(page, async () => assert.deepEqual((await shown(page)).sort(), [...expected].sort(), query));
    assert.equal(await count(page), `${expected.length} of ${items.length} items`);
  };
  await finds("compromised machines", ["liska-inference"]);
  await finds("BEAUMONT world", ["beaumont-addresses"]);
  await finds("Telegram", ["dark-storm-claim", "it-army-denial"]);
  await finds("no such words", []);
  assert.match(await page.locator(".record").innerText(), /Nothing in the record matches/);
  await checkAccessible(page);
  assert.equal(await page.locator(".marks [data-item]").count(), 0, "the timeline shows what the record does");
  await finds("", items);
  assert.ok((await page.locator(".marks [data-item]").count()) > 20, "and then everything again");
});

pageTest("what was found is shown on the timeline, which says that it is not all, and leads back to all", {}, async ({ page, site }) => {
  await open(page, site);
  const marks = () => page.locator(".marks [data-item]").evaluateAll((all) => [...new Set(all.map((one) => one.dataset.item))].sort());
  const all = await marks();
  const height = await page.locator(".timeline").evaluate((one) => one.style.height);
  await search(page).fill("Telegram");
  await eventually(page, async () => assert.deepEqual(await marks(), ["dark-storm-claim", "it-army-denial"]));
  assert.match(await page.locator(".filtered").innerText(), new RegExp(`2 of ${items.length} items`));
  assert.equal(await page.locator(".timeline").evaluate((one) => one.style.height), height, "nothing below it moves");
  await page.getByRole("button", { name: "Show everything" }).click();
  await eventually(page, async () => assert.deepEqual(await marks(), all));
  assert.equal(await search(page).inputValue(), "");
  assert.equal(await page.locator(".filtered").count(), 0);
});

/** What is highlighted on the page, in small letters. */
const highlighted = (page) => page.evaluate(() => [...(CSS.highlights.get("it-found") ?? [])].map((range) => range.toString().toLowerCase()).sort());

pageTest("what is looked for is highlighted where lines have it, and no longer once it is not", {}, async ({ page, site }) => {
  await open(page, site);
  for (const words of ["ukraine", "telegram", "ukraine att"]) {
    await search(page).fill(words);
    await eventually(page, async () => {
      const text = (await page.locator(".record ol").evaluate((list) => list.textContent)).toLowerCase();
      const expected = words.split(" ").flatMap((word) => Array(text.split(word).length - 1).fill(word));
      assert.ok(expected.length > 1, text);
      assert.deepEqual(await highlighted(page), expected.sort());
    });
  }
  await search(page).fill("");
  await eventually(page, async () => assert.deepEqual(await highlighted(page), []));
});

pageTest("a browser that highlights nothing finds as well", {}, async ({ page, site }) => {
  await page.addInitScript(() => delete globalThis.Highlight);
  await open(page, site);
  await search(page).fill("Telegram");
  await eventually(page, async () => assert.equal((await shown(page)).length, 2));
  await page.waitForFunction(() => document.querySelector(".labels").textContent.includes("Telegram"));
});

pageTest("the filter shows one kind of item, and the search within it", {}, async ({ page, site }) => {
  await open(page, site);
  const kind = page.getByRole("combobox", { name: "Kind of item" });
  const kinds = { Outages: x.outages, Figures: points, Statements: x.statements, Events: x.events };
  assert.deepEqual((await kind.locator("option").allInnerTexts()).slice(1), Object.keys(kinds));
  for (const [label, list] of Object.entries(kinds)) {
    await kind.selectOption({ label });
    await eventually(page, async () => assert.deepEqual((await shown(page)).sort(), list.map(({ id }) => id).sort(), label));
  }
  await kind.selectOption({ label: "Statements" });
  await search(page).fill("ghafla");
  await eventually(page, async () => assert.deepEqual(await shown(page), []));
  await kind.selectOption({ index: 0 });
  await eventually(page, async () => assert.ok((await shown(page)).includes("first-wave")));
});

pageTest("who says why: evidence stands beside the one who offered it, disputes beside the cause", {}, async ({ page, site }) => {
  await open(page, site);
  const rows = await page.locator(".why tbody tr").evaluateAll((all) =>
    all.map((row) => {
      const cells = [...row.querySelectorAll("td")].map((cell) =>
        [...cell.querySelectorAll("li")].map((li) => [li.querySelector(".link").innerText, li.querySelector(".evidence")?.innerText ?? ""]));
      return [row.querySelector("th .link").innerText, ...cells.map(Object.fromEntries)];
    }));
  const of = (cause) => rows.find(([label]) => label.includes(cause)) ?? assert.fail(cause);
  assert.equal(rows.length, x.causes.length);
  const [, ukraine, againstUkraine] = of("Ukraine area");
  assert.deepEqual(ukraine, { "Elon Musk to Fox Business": "no evidence offered" });
  assert.deepEqual(Object.keys(againstUkraine).sort(), [
    "Alex Plitsas to New York Post", "Allan Liska to AP", "An industry source to Reuters", "Kevin Beaumont on Bluesky",
  ]);
  const [, ddos] = of("large cyberattack");
  assert.equal(ddos["Elon Musk on X"], "no evidence offered");
  assert.equal(ddos["Alp Toker to BBC"], "evidence described");
  const [, darkStorm] = of("Dark Storm");
  assert.match(darkStorm["Dark Storm Team on Telegram"], /evidence published.*unverified/);
  const [, fault, againstFault] = of("configuration or coding");
  assert.deepEqual(fault, {});
  assert.deepEqual(Object.keys(againstFault), ["Alp Toker to BBC"]);
});

// Chromium calls a reader's zone by the name it had first, "Asia/Katmandu"; its city is told as it is called now.
const zones = [
  { button: "London", tick: "14:00", place: "London, UTC+0", record: "21:00", item: "Monday 10 March 2025, 21:00", about: "about 10:00" },
  { button: "Your time", reader: "Asia/Tokyo", tick: "23:00", place: "Tokyo, UTC+9", record: "06:00", item: "Tuesday 11 March 2025, 06:00", about: "about 19:00" },
  { button: "Your time", reader: "America/New_York", tick: "10:00", place: "New York, UTC-4", record: "17:00", item: "Monday 10 March 2025, 17:00", about: "about 06:00" },
  { button: "Your time", reader: "Asia/Kathmandu", tick: "20:00", place: "Kathmandu, UTC+5:45", record: "02:45", item: "Tuesday 11 March 2025, 02:45", about: "about 15:45" },
  { button: "UTC", tick: "14:00", place: "UTC", record: "21:00", item: "Monday 10 March 2025, 21:00", about: "about 10:00" },
];
for (const { button, reader = "Asia/Tokyo", tick, place, record, item, about } of zones) {
  pageTest(`times in ${button}${button === "Your time" ? ` (${reader})` : ""}: ticks, record and item; the window stays`, { context: { timezoneId: reader } }, async ({ page, site }) => {
    await open(page, site);
    const lefts = () => page.locator('.marks [data-mark="dot"]').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
    const before = await lefts();
    const chosen = page.getByRole("button", { name: button, exact: true });
    await chosen.click();
    const labels = page.locator(".labels .label");
    await eventually(page, async () => {
      const texts = await labels.allInnerTexts();
      assert.ok(texts.some((text) => text.replace("−", "-") === place), `${place} among ${texts.slice(-30)}`);
      assert.ok(texts.includes(tick), tick);
    });
    assert.equal(await chosen.getAttribute("aria-pressed"), "true");
    assert.equal(await page.locator(".toolbar [aria-pressed=true]").count(), 2, "one zone, one scale");
    assert.deepEqual(await lefts(), before);
    const line = page.locator('.record [data-entry="us-1500"]');
    assert.ok((await line.locator(".when").innerText()).endsWith(record), await line.locator(".when").innerText());
    await line.locator(".link").click();
    assert.ok((await panel(page).innerText()).includes(item));
    await page.locator('.record [data-entry="unplaced-20500"] .link').click();
    await eventually(page, async () => assert.ok((await panel(page).innerText()).includes(about), about));
  });
}

pageTest("another zone changes the opened item where it stands", {}, async ({ page, site }) => {
  await open(page, site);
  await mark(page, "us-1500").click();
  await panel(page).waitFor();
  await page.getByRole("button", { name: "Your time" }).click();
  await eventually(page, async () => assert.match(await panel(page).innerText(), /Tuesday 11 March 2025, 06:00/));
  await frames(page);
  assert.equal(await panel(page).locator("h2").innerText(), "About 1,500 reports in the United States");
});

pageTest("another zone keeps what is looked for, and shows it", {}, async ({ page, site }) => {
  await open(page, site);
  const kind = page.getByRole("combobox", { name: "Kind of item" });
  await kind.selectOption({ label: "Statements" });
  await search(page).fill("Telegram");
  await eventually(page, async () => assert.equal((await shown(page)).length, 2));
  await page.getByRole("button", { name: "Your time" }).click();
  await eventually(page, async () => assert.match(await page.locator(".record").innerText(), /Tokyo/));
  assert.equal((await shown(page)).length, 2);
  assert.equal(await search(page).inputValue(), "Telegram");
  assert.equal(await kind.evaluate((select) => select.selectedOptions[0].label), "Statements");
});

pageTest("the button that changed the zone keeps the focus", {}, async ({ page, site }) => {
  await open(page, site);
  const zone = page.getByRole("button", { name: "Your time" });
  await zone.focus();
  await page.keyboard.press("Enter");
  await eventually(page, async () => assert.equal(await zone.getAttribute("aria-pressed"), "true"));
  assert.ok(await zone.evaluate((button) => button === document.activeElement));
});

pageTest("an item of which a part could not be understood says so, and which", {}, async ({ page, site }) => {
  const odd = { id: "odd", label: "Odd", at: "yesterday" };
  await show(page, site, { ...hours, events: [odd] });
  const line = page.locator('[data-entry="odd"]');
  await line.getByText("not all of this item could be understood").waitFor();
  assert.equal(await page.locator(".in-part").count(), 1, "no other item says so");
  await line.getByRole("link").click();
  await panel(page).getByText(/events.*\/at: found "yesterday"/).waitFor();
});
