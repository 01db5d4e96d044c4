// What the document says is on the page: every field where a reader looks for it, disputes and rivals as links both ways.

import assert from "node:assert/strict";
import { checkAccessible, pageTest } from "./harness.mjs";
import { eventually, hours, mark, near, open, panel, scale, show } from "./reader.mjs";

const entry = (page, id) => page.locator(`.record [data-entry="${id}"]`);
const opened = (page, title) =>
  eventually(page, async () => assert.equal(await panel(page).locator("h2").innerText(), title));

pageTest("a dispute is a link from either side, in the record and in the item", {}, async ({ page, site }) => {
  await open(page, site);
  await entry(page, "musk-interview").getByRole("link", { name: "Kevin Beaumont on Bluesky" }).click();
  await opened(page, "Kevin Beaumont on Bluesky");
  await panel(page).getByRole("button", { name: "Elon Musk to Fox Business" }).first().click();
  await opened(page, "Elon Musk to Fox Business");
  await panel(page).getByRole("button", { name: "Allan Liska to AP" }).click();
  await opened(page, "Allan Liska to AP");
  await page.getByRole("button", { name: "Close" }).click();
  await entry(page, "liska-inference").getByRole("link", { name: "Elon Musk to Fox Business" }).click();
  await opened(page, "Elon Musk to Fox Business");
});

pageTest("links to other items break as the sentence around them does, and leave the page where it is", { width: 360 }, async ({ page, site }) => {
  await open(page, site);
  const links = page.locator(".record .related a");
  // What stands behind a link stands on its last line, or begins the next with words, not with a comma or a full stop.
  const alone = await links.evaluateAll((all) => all.filter((link) => {
    const behind = document.createRange();
    behind.setStart(link.nextSibling, 0);
    behind.setEnd(link.nextSibling, 1);
    return behind.getBoundingClientRect().top > [...link.getClientRects()].at(-1).bottom;
  }).map((link) => link.textContent));
  assert.deepEqual(alone, []);
  assert.ok(await links.evaluateAll((all) => all.some((link) => link.getClientRects().length > 1)), "some take several lines");
  await links.first().focus();
  await page.keyboard.press("Enter");
  await panel(page).waitFor();
  // A link that was followed would be another address, which shows no item.
  await eventually(page, () => assert.match(page.url(), /#v1:item=[\w-]+$/));
  assert.ok(await panel(page).isVisible());
});

pageTest("a mark names those who dispute it and what differs from it", {}, async ({ page, site }) => {
  await open(page, site);
  const name = await mark(page, "musk-interview").getAttribute("aria-label");
  assert.match(name, /no evidence offered, disputed by Kevin Beaumont, Allan Liska and an industry source/);
  assert.equal(await mark(page, "musk-interview").getAttribute("title"), name);
  assert.match(await mark(page, "us-peak-39021").getAttribute("aria-label"), /accounts differ: .*41,000 and at least 40,893/);
  assert.match(await entry(page, "us-peak-39021").innerText(), /4 figures that differ/);
});

pageTest("key figures follow from the items, and lead to them", {}, async ({ page, site }) => {
  await open(page, site);
  const figures = page.locator(".key-figures > div");
  assert.equal(await figures.count(), 3);
  assert.match(await figures.first().innerText(), /reports in the United States, highest number stated, accounts differ\nat least 40,000\nghafla/);
  await figures.first().getByRole("button", { name: "at least 40,000" }).click();
  await opened(page, "At least 40,000 reports in the United States");
});

const FIELDS = {
  format: "incident-timeline/1",
  title: "Alles steht da",
  language: "de",
  time_zone: "UTC",
  published: "2024-06-01",
  licence: "CC BY 4.0",
  canonical_url: "https://home.example/incident",
  subject: { name: "Post", url: "https://post.example/" },
  key_figures: [{ value: { about: 7 }, label: "Versuche", sources: ["log"] }],
  parties: [{ id: "op", name: "The operator", role: "runs it", kind: "organisation" }],
  sources: [
    { id: "log", publisher: "The log", title: "Lines of the day", kind: "log", accessed: "2024-06-03", locator: "line 7", url: "https://log.example/" },
  ],
  series: [
    { label: "Errors", kind: "errors", statistic: "mean", interval: "PT15M", baseline: 4, sources: ["log"], points: [{ id: "nine", at: "2024-06-01T09:00Z", value: 9 }] },
  ],
  statements: [
    {
      id: "said", at: "2024-06-01T10:00Z", speaker: "op", published_on: { name: "Mast", kind: "social media" }, quote: "Wir sehen es.",
      evidence: { offered: "described", sources: ["log"] },
      assessments: [{ by: "A reader", verdict: "refuted", sources: ["log"] }],
    },
    { id: "gone", at: "2024-06-01T11:00Z", speaker: "op", quote: "A secret", retracted: { at: "2024-06-02", text: "Never said." } },
  ],
  events: [{ id: "odd", label: "It was odd", at: "2024-06-01T12:00Z", sources: ["nowhere"] }],
  causes: [{ id: "why", label: "A cable", status: "ruled_out" }],
  corrections: [{ at: "2024-06-02", text: "It was nine and not eight.", items: ["nine"] }],
};

pageTest("what a document says of itself and of its sources is on the page", {}, async ({ page, site }) => {
  await show(page, site, FIELDS);
  const head = await page.locator(".headline").innerText();
  for (const text of ["published Sat 1 June 2024", "licence: CC BY 4.0", "texts in German", "about 7", "Versuche", "The log"]) {
    assert.ok(head.includes(text), `${text} in ${head}`);
  }
  assert.equal(await page.locator("h1").getAttribute("lang"), "de");
  assert.equal(await page.locator(".kicker a").getAttribute("href"), "https://post.example/");
  assert.equal(await page.locator('.imprint a[href="https://home.example/incident"]').count(), 1);
  const sources = await page.locator(".sources").innerText();
  for (const text of ["Lines of the day", "log", "line 7", "read on Mon 3 June 2024"]) assert.ok(sources.includes(text), text);
  await checkAccessible(page);
});

pageTest("an item tells how it was counted, who spoke, on whose evidence, and what was corrected", {}, async ({ page, site }) => {
  await show(page, site, FIELDS);
  await entry(page, "nine").locator(".link").click();
  await opened(page, "9 errors");
  const figure = await panel(page).innerText();
  for (const text of ["means, each over 15 minutes", "4 errors", "It was nine and not eight."]) assert.ok(figure.includes(text), text);
  assert.match(await entry(page, "nine").innerText(), /Corrected on Sun 2 June: It was nine and not eight\.[^]*corrected/);
  await entry(page, "said").locator(".link").click();
  await opened(page, "The operator on Mast");
  const said = await panel(page).innerText();
  for (const text of ["runs it, organisation", "Mast (social media)", "A reader: refuted"]) assert.ok(said.includes(text), text);
  assert.equal(await panel(page).locator('a[href="https://log.example/"]').count() >= 2, true, "for the evidence and for the verdict");
  await page.locator(".corrections").getByRole("button", { name: "9 errors" }).click();
  await opened(page, "9 errors");
});

pageTest("what was taken back is struck, and says nothing of what it was", {}, async ({ page, site }) => {
  await show(page, site, FIELDS);
  assert.equal((await page.locator("body").innerText()).includes("A secret"), false);
  const link = entry(page, "gone").locator(".link");
  assert.equal(await link.evaluate((one) => getComputedStyle(one).textDecorationLine), "line-through");
  assert.match(await entry(page, "gone").innerText(), /Never said\./);
  assert.match(await mark(page, "gone").getAttribute("aria-label"), /^Retracted: statement/);
});

pageTest("an item with a warning says so on its mark", {}, async ({ page, site }) => {
  await show(page, site, FIELDS);
  assert.match(await mark(page, "odd").getAttribute("aria-label"), /not all of it could be understood/);
  await page.locator(".labels .warned").first().waitFor();
  await page.locator(".legend").getByText("not all of it could be understood").waitFor();
});

for (const colorScheme of ["light", "dark"]) {
  pageTest(`on paper texts stand where the ${colorScheme} figure's marks do, in the colours of paper`, { context: { colorScheme } }, async ({ page, site }) => {
    await show(page, site, hours);
    const figure = () => page.locator(".timeline").evaluate((timeline) => {
      const [canvas, labels] = ["canvas", ".labels"].map((name) => timeline.querySelector(name));
      const { width } = canvas.getBoundingClientRect();
      const text = labels.querySelector(".strong");
      return { width, labels: labels.getBoundingClientRect().width, drawn: canvas.width, color: getComputedStyle(text).color };
    });
    const before = { ...(await figure()), ...(await scale(page)) };
    // As a browser does it: the event first, then another medium, and a page as wide as the paper.
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 718, height: 1000 });
    const printed = { ...(await figure()), ...(await scale(page)) };
    assert.ok(printed.width <= 718 && printed.width === printed.labels, `${printed.width} px and ${printed.labels} px`);
    assert.equal(printed.drawn, 3 * printed.width, "what was drawn is not stretched");
    near(printed.hour_px / before.hour_px, (680 - 156) / (before.width - 156), 0.01, "an hour");
    assert.equal(printed.color, "rgb(22, 24, 29)");
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.emulateMedia({ media: "screen" });
    await page.setViewportSize({ width: 1280, height: 800 });
    await eventually(page, async () => assert.deepEqual({ ...(await figure()), ...(await scale(page)) }, before));
  });
}
