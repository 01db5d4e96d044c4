// The dialog of codes for articles: each code, pasted into an article, does what it says.

import assert from "node:assert/strict";
import { deflateRawSync } from "node:zlib";
import { POLICY, allReady, article } from "./article.mjs";
import { checkAccessible, pageTest, ready } from "./harness.mjs";
import { eventually, hours, incident, mark, open, panel } from "./reader.mjs";

const X = "x-outage-2025-03-10";
/** What a newsroom's system allows that takes frames: their code has a style of its own. */
const OPEN = `${POLICY}; style-src-attr 'unsafe-inline'`;

async function dialog(page) {
  await page.getByRole("button", { name: "Embed" }).click();
  const opened = page.getByRole("dialog", { name: "Put this timeline into an article" });
  await opened.waitFor();
  return opened;
}

const codeOf = (opened) => opened.getByRole("textbox", { name: "Code" }).inputValue();

/** The height that the previewed frame has, once it is the height of what is in it. */
const previewed = (page, opened) =>
  eventually(page, async () => {
    const frame = page.frames().find((one) => one.url().includes("embed.html"));
    assert.ok(await frame.locator('[data-state="ready"]').count());
    const inside = Math.ceil(await frame.evaluate(() => document.body.getBoundingClientRect().height));
    const outside = await opened.locator("iframe").evaluate((one) => one.clientHeight);
    assert.equal(outside, inside);
    return outside;
  });

pageTest("the frame's code frames the incident, as high as it is, with a link beside it", {}, async ({ page, site }) => {
  await open(page, site, X);
  const opened = await dialog(page);
  const height = await previewed(page, opened);
  await eventually(page, async () => assert.match(await codeOf(opened), new RegExp(` height="${height}" loading="lazy" style="border:0">`)));
  await checkAccessible(page);
  const code = await codeOf(opened);
  const address = site.url(`embed.html?src=incidents/${X}.json`);
  assert.ok(code.startsWith(`<iframe src="${address}" title="Timeline: ${incident(X).title}" width="100%"`), code);
  assert.ok(code.endsWith(`<p><a href="${site.url(`index.html?src=incidents/${X}.json`)}">Timeline: ${incident(X).title}</a></p>`), code);
  await page.goto(article(site, code, { script: false, policy: OPEN }));
  await page.frameLocator("iframe").locator(".marks [data-item]").first().waitFor();
});

/** The picture that the element's code names is the article's own to bring. */
const NO_PICTURE = { allowErrors: [/Failed to load resource/] };

pageTest("what is seen now goes along: window, zone and item", NO_PICTURE, async ({ page, site }) => {
  site.respond("hours.json", { body: JSON.stringify(hours) });
  await page.goto(site.url("index.html?src=hours.json#v1:from=2025-03-10T10:00Z&to=2025-03-10T14:00Z&zone=Asia/Tokyo&item=at-13"));
  await ready(page);
  const opened = await dialog(page);
  await opened.getByRole("checkbox", { name: "As I see it now" }).check();
  await eventually(page, async () => assert.match(await codeOf(opened), /embed\.html\?src=hours\.json#v1:from=/));
  const framed = await codeOf(opened);
  await opened.getByRole("radio", { name: "As an element" }).check();
  await eventually(page, async () => assert.match(await codeOf(opened), /^<script type="module"/));
  const element = await codeOf(opened);

  await page.goto(article(site, framed, { script: false, policy: OPEN }));
  const frame = page.frameLocator("iframe");
  await frame.locator("aside.item").waitFor();
  assert.match(await frame.locator("aside.item").innerText(), /22:00/);

  await page.goto(article(site, element, { script: false }));
  await allReady(page, 1);
  const view = await page.locator("incident-timeline").evaluate((one) => one.view);
  assert.deepEqual(view, { from: "2025-03-10T10:00:00.000Z", to: "2025-03-10T14:00:00.000Z" });
  await mark(page, "at-13").click();
  await eventually(page, async () => assert.match(await panel(page).innerText(), /22:00/));
  assert.equal(await page.locator(".stamp a").first().getAttribute("href"), site.url("index.html?src=hours.json"));
});

pageTest("the element's code holds a picture for where scripts do not run", NO_PICTURE, async ({ page, site, context }) => {
  await open(page, site, X);
  const opened = await dialog(page);
  await opened.getByRole("radio", { name: "As an element" }).check();
  await eventually(page, async () => assert.match(await codeOf(opened), /<incident-timeline /));
  const url = article(site, await codeOf(opened), { script: false });
  await page.goto(url);
  await allReady(page, 1);
  assert.ok(await mark(page, "first-wave").isVisible());
  const still = await context.browser().newContext({ javaScriptEnabled: false });
  const bare = await still.newPage();
  await bare.goto(url);
  assert.match(await bare.locator("a img").getAttribute("alt"), /^Timeline of .*First wave/);
  await still.close();
});

pageTest("the picture's code says in words what the picture shows", {}, async ({ page, site }) => {
  await open(page, site, X);
  const opened = await dialog(page);
  await opened.getByRole("radio", { name: "As a picture" }).check();
  await eventually(page, async () => assert.match(await codeOf(opened), /^<a href="[^"]*index\.html[^"]*"><img src="timeline\.png" alt="Timeline of [^"]{100,}" width="100%" loading="lazy"><\/a>$/));
  assert.equal(await opened.locator("iframe").count(), 0);
});

pageTest("the preview has the width of a phone, of a column, and all of it", {}, async ({ page, site }) => {
  await open(page, site, X);
  const opened = await dialog(page);
  const heights = [];
  for (const [name, expected] of [["Phone", 360], ["Column", 680], ["Full width", null]]) {
    await opened.getByRole("radio", { name }).check();
    await eventually(page, async () => {
      const [width, room] = await opened.locator("iframe").evaluate((one) => [one.offsetWidth, one.parentElement.clientWidth - 32]);
      assert.equal(width, expected ?? room);
    });
    heights.push(await previewed(page, opened));
  }
  assert.ok(heights[0] > heights[2], heights.join());
  assert.match(await codeOf(opened), new RegExp(` height="${heights[2]}" `));
  await opened.getByRole("radio", { name: "Phone" }).check();
  await eventually(page, async () => assert.equal(await previewed(page, opened), heights[0]));
  assert.match(await codeOf(opened), new RegExp(` height="${heights[2]}" `), "a phone's height is not for every page");
  await page.keyboard.press("Escape");
  await opened.waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Embed");
});

pageTest("a document that came in the link is framed by that link, and has no element", {}, async ({ page, site }) => {
  const doc = deflateRawSync(JSON.stringify(hours)).toString("base64url");
  await page.goto(site.url(`index.html#v1:doc=${doc}`));
  await ready(page);
  const opened = await dialog(page);
  assert.equal(await opened.getByRole("radio", { name: "As an element" }).count(), 0);
  const code = await codeOf(opened);
  assert.ok(code.startsWith(`<iframe src="${site.url(`embed.html#v1:doc=${doc}`)}"`), code);
  await page.goto(article(site, code, { script: false, policy: OPEN }));
  await page.frameLocator("iframe").locator(".banner").waitFor();
});

pageTest("a timeline in an article offers no codes of its own", {}, async ({ page, site }) => {
  await page.goto(site.url(`embed.html?src=incidents/${X}.json`));
  await page.locator('incident-timeline[data-state="ready"]').waitFor();
  assert.equal(await page.getByRole("button", { name: "Embed" }).count(), 0);
  assert.equal(await page.getByRole("button", { name: "Link" }).count(), 1);
});
