// Filters by lane, speaker, evidence, severity and region, what is hidden, and light and dark.

import assert from "node:assert/strict";
import { checkAccessible, pageTest } from "./harness.mjs";
import { eventually, incident, open, show } from "./reader.mjs";
import { ready } from "./page.mjs";

const x = incident("x-outage-2025-03-10");
const total = x.outages.length + x.series.flatMap(({ points }) => points).length + x.statements.length + x.events.length;
const idsOf = (list) => list.map(({ id }) => id).sort();

const recorded = (page) => page.locator(".record [data-entry]:visible").evaluateAll((all) => all.map((one) => one.dataset.entry).sort());
const marked = (page) => page.locator(".marks [data-item]").evaluateAll((all) => [...new Set(all.map((one) => one.dataset.item))].sort());
const fragment = (page) => new URL(page.url()).hash;
const box = (page, facet, name) => page.getByRole("group", { name: facet, exact: true }).getByRole("checkbox", { name });
const counted = (page, facet, name) => page.getByRole("group", { name: facet, exact: true }).locator("label", { hasText: name }).locator(".count").innerText();
const openFilters = (page) => page.getByRole("button", { name: /^Filters/ }).click();

pageTest("a filter leaves the same items on the timeline and in the record, counts, and stands in the link", {}, async ({ page, site }) => {
  await open(page, site);
  await page.getByRole("button", { name: "Whole story" }).click();
  await openFilters(page);
  await checkAccessible(page);
  const unproven = x.statements.filter(({ evidence }) => evidence?.offered === "none");
  assert.equal(await counted(page, "Evidence", "no evidence offered"), String(unproven.length));
  await box(page, "Evidence", /no evidence offered/).check();
  await eventually(page, async () => assert.deepEqual(await recorded(page), idsOf(unproven)));
  await eventually(page, async () => assert.deepEqual(await marked(page), idsOf(unproven)));
  assert.match(await page.locator(".record [role=status]").innerText(), new RegExp(`^${unproven.length} of ${total} items$`));
  assert.match(await page.locator(".filtered").innerText(), new RegExp(`${unproven.length} of ${total}`));
  assert.equal(await page.getByRole("button", { name: "Filters (1)" }).getAttribute("aria-expanded"), "true");
  // Beside the others stands how many there would be of them with this one, and of its own kind as if it were not chosen.
  const [{ name }] = x.parties.filter(({ id }) => id === unproven[0].speaker);
  const byOne = unproven.filter(({ speaker }) => speaker === unproven[0].speaker);
  assert.equal(await counted(page, "Speaker", name), String(byOne.length));
  assert.equal(await counted(page, "Region", "United Kingdom"), "0");
  const published = x.statements.filter(({ evidence }) => evidence?.offered === "published");
  assert.equal(await counted(page, "Evidence", "evidence published"), String(published.length));
  // Either of two values of one kind.
  await box(page, "Evidence", /evidence published/).check();
  await eventually(page, async () => assert.deepEqual(await recorded(page), idsOf([...unproven, ...published])));
  await eventually(page, () => assert.match(fragment(page), /evidence=none&evidence=published/));
  // And the search within.
  await page.getByRole("searchbox").fill("Telegram");
  const told = published.filter(({ published_on }) => published_on?.name === "Telegram");
  await eventually(page, async () => assert.deepEqual(await recorded(page), idsOf(told)));
  await page.getByRole("searchbox").fill("");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await eventually(page, async () => assert.equal((await recorded(page)).length, total));
  assert.equal(await page.locator(".filters input:checked").count(), 0);
});

pageTest("a link with filters shows them, and says what the document does not have", {}, async ({ page, site }) => {
  await page.goto(site.url("index.html#v1:region=United%20Kingdom&speaker=Nobody&hide-lane=No%20lane"));
  await ready(page);
  const british = x.series.filter(({ region }) => region === "United Kingdom").flatMap(({ points }) => points);
  const outages = x.outages.filter(({ regions }) => regions?.includes("United Kingdom"));
  assert.deepEqual(await recorded(page), idsOf([...british, ...outages]));
  const notices = await page.locator(".message").first().innerText();
  assert.match(notices, /By “speaker” the link asks for something that this document does not have/);
  assert.match(notices, /By “hide-lane” the link asks/);
  assert.doesNotMatch(notices, /Nobody|No lane/, "what a link says is not the host's to repeat");
  await openFilters(page);
  assert.ok(await box(page, "Region", /United Kingdom/).isChecked());
  await page.getByRole("button", { name: "Show everything" }).click();
  await eventually(page, async () => assert.equal((await recorded(page)).length, total));
});

pageTest("hidden series leave the timeline, which says so, and stay in the record", {}, async ({ page, site }) => {
  await open(page, site);
  await page.getByRole("button", { name: "Whole story" }).click();
  const before = await marked(page);
  await openFilters(page);
  const [us] = x.series.filter(({ region }) => region === "United States");
  const american = idsOf(us.points);
  assert.ok(american.some((id) => before.includes(id)));
  await box(page, "Series to hide on the timeline", /US/).check();
  await eventually(page, async () => assert.deepEqual(await marked(page), before.filter((id) => !american.includes(id))));
  assert.equal((await recorded(page)).length, total);
  assert.equal(await page.locator(".filtered").innerText(), "1 lane or series is hidden here. Show everything");
  const keys = await page.locator(".labels").innerText();
  assert.doesNotMatch(keys, /^US$/m);
  await eventually(page, () => assert.match(fragment(page), new RegExp(`hide-series=${us.id}`)));
  // As the link shows it elsewhere.
  const url = page.url();
  await page.goto("about:blank");
  await page.goto(url);
  await ready(page);
  assert.deepEqual(await marked(page), before.filter((id) => !american.includes(id)));
  await page.getByRole("button", { name: "Show everything" }).click();
  await eventually(page, async () => assert.deepEqual(await marked(page), before));
});

pageTest("of many speakers those who speak most are offered, and any that is chosen", {}, async ({ page, site }) => {
  const speakers = Array.from({ length: 120 }, (_, place) => `Speaker ${place}`);
  const statements = speakers.flatMap((speaker, place) => Array.from({ length: place < 3 ? 2 : 1 }, (_, of) => ({
    id: `s${place}-${of}`, at: "2025-03-10T12:00Z", speaker, kind: "claim", paraphrase: "Said so.",
  })));
  const document = { format: "incident-timeline/1", title: "Many", outages: [], statements };
  await show(page, site, document);
  await page.goto(`${page.url()}#v1:speaker=Speaker%20119`);
  await eventually(page, async () => assert.deepEqual(await recorded(page), ["s119-0"]));
  await openFilters(page);
  const group = page.getByRole("group", { name: "Speaker", exact: true });
  assert.equal(await group.getByRole("checkbox").count(), 51);
  assert.match(await group.locator("label").first().innerText(), /Speaker 0\s+2/);
  assert.match(await group.innerText(), /69 more: search for them by name/);
  assert.ok(await box(page, "Speaker", /Speaker 119/).isChecked());
});

pageTest("light or dark is the reader's choice, and stands in the link", {}, async ({ page, site }) => {
  await open(page, site);
  const paper = () => page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
  const pixel = () => page.locator(".timeline canvas").evaluate((canvas) => [...canvas.getContext("2d").getImageData(canvas.width / 2, 0, 1, canvas.height).data].join());
  const [light, drawn] = [await paper(), await pixel()];
  await page.getByRole("button", { name: "Light or dark" }).click();
  await eventually(page, async () => assert.notEqual(await paper(), light));
  await eventually(page, async () => assert.notEqual(await pixel(), drawn));
  await eventually(page, () => assert.equal(fragment(page), "#v1:theme=dark"));
  await checkAccessible(page);
  const dark = await paper();
  const url = page.url();
  await page.goto("about:blank");
  await page.goto(url);
  await ready(page);
  assert.equal(await paper(), dark);
  await page.getByRole("button", { name: "Light or dark" }).click();
  await eventually(page, async () => assert.equal(await paper(), light));
  await eventually(page, () => assert.equal(fragment(page), ""));
});
