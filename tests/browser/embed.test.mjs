// embed.html in a frame: whatever system listens, it hears how high the timeline is.

import assert from "node:assert/strict";
import { article } from "./article.mjs";
import { checkAccessible, pageTest, startSite } from "./harness.mjs";
import { eventually, hours } from "./reader.mjs";

const X = "incidents/x-outage-2025-03-10.json";

/** Serves an article with a frame in a tab, and what it hears in `globalThis.told`. */
function framing(site, src, { css = "" } = {}) {
  site.respond("host.js", {
    headers: { "content-type": "text/javascript" },
    body: "globalThis.told = []; addEventListener('message', (event) => globalThis.told.push(event.data));",
  });
  return article(site, `<script src="host.js"></script><div class="tab"><iframe title="Timeline" src="${src}" width="100%" height="200"></iframe></div>`, { css });
}

const frameOf = (page) => page.frames().find((frame) => frame !== page.mainFrame());
const told = (page) => page.evaluate(() => globalThis.told);

async function framed(page) {
  await page.frameLocator("iframe").locator('[data-state="ready"]').first().waitFor();
}

/** The height of what is in the frame. */
const inside_px = (page) => frameOf(page).evaluate(() => document.body.getBoundingClientRect().height);

/** Until the last height that was told is that of what is in the frame; gives it back. */
const settled = (page) =>
  eventually(page, async () => {
    const amp = (await told(page)).filter((one) => one.sentinel === "amp").at(-1);
    assert.equal(amp?.height, Math.ceil(await inside_px(page)));
    return amp.height;
  });

pageTest("its height is told in every shape, and last as it is", {}, async ({ page, site }) => {
  const src = site.url(`embed.html?src=${X}&childId=pym-7&id=Ab3de#v1:item=first-wave`);
  await page.goto(framing(site, src.replaceAll("&", "&amp;")));
  await framed(page);
  const height = await settled(page);
  assert.ok(height > 400, `${height}`);
  const messages = await told(page);
  const last = (has) => messages.filter(has).at(-1);
  assert.deepEqual(last((one) => one["datawrapper-height"]), { "datawrapper-height": { Ab3de: height } });
  assert.deepEqual(last((one) => one.sentinel), { sentinel: "amp", type: "embed-size", height });
  const resize = JSON.parse(last((one) => typeof one === "string" && one.startsWith("{")));
  assert.deepEqual(resize, { sender: "Flourish", context: "iframe.resize", method: "resize", height, src });
  assert.equal(last((one) => typeof one === "string" && one.startsWith("pym")), `pymxPYMxpym-7xPYMxheightxPYMx${height}`);
  // A page that begins to listen late is told again.
  await page.evaluate(() => {
    globalThis.told = [];
    document.querySelector("iframe").contentWindow.postMessage("pymxPYMxpym-7xPYMxwidthxPYMx1280", "*");
  });
  await eventually(page, async () => assert.ok((await told(page)).includes(`pymxPYMxpym-7xPYMxheightxPYMx${height}`)));
  const shapes = new Set(messages.map((one) => (typeof one === "string" ? one.slice(0, 3) : Object.keys(one).join())));
  assert.equal(shapes.size, 4, [...shapes].join(" "));
});

pageTest("without a childId there is nothing of Pym's, and the same height is not told twice", {}, async ({ page, site }) => {
  await page.goto(framing(site, `embed.html?src=${X}`));
  await framed(page);
  await settled(page);
  const messages = await told(page);
  assert.equal(messages.filter((one) => typeof one === "string" && one.startsWith("pym")).length, 0);
  const heights = messages.filter((one) => one.sentinel).map(({ height }) => height);
  assert.ok(heights.every((one, index) => index === 0 || one !== heights[index - 1]), heights.join());
});

pageTest("no height is told while it loads, which would make the article shrink and grow", {}, async ({ page, site }) => {
  const held = await site.hold(X);
  await page.goto(framing(site, `embed.html?src=${X}`));
  await page.frameLocator("iframe").locator('[data-state="loading"] .loading').first().waitFor();
  await held.finish();
  await framed(page);
  const height = await settled(page);
  const heights = (await told(page)).filter((one) => one.sentinel).map((one) => one.height);
  assert.deepEqual(heights.filter((one) => one < height / 2), [], `${height} in the end`);
});

pageTest("resized or turned it tells its new height, and the frame takes it", { width: 900 }, async ({ page, site }) => {
  await page.goto(framing(site, `embed.html?src=${X}`));
  await framed(page);
  const wide = await settled(page);
  await page.setViewportSize({ width: 380, height: 700 });
  const frame = frameOf(page);
  // As an article does: it gives the frame whatever height was told last.
  await eventually(page, async () => {
    const height = await settled(page);
    assert.notEqual(height, wide);
    await page.evaluate((height) => (document.querySelector("iframe").height = height), height);
    const fits = () => [document.documentElement.scrollHeight <= innerHeight, document.documentElement.scrollWidth <= innerWidth];
    assert.deepEqual(await frame.evaluate(fits), [true, true]);
  });
  await page.setViewportSize({ width: 900, height: 700 });
  await eventually(page, async () => assert.equal(await settled(page), wide));
});

pageTest("first shown when its tab is, it is right then", {}, async ({ page, site }) => {
  await page.goto(framing(site, `embed.html?src=${X}`, { css: ".tab { display: none; }" }));
  await eventually(page, async () => assert.ok(frameOf(page)?.url().includes("embed.html")));
  await frameOf(page).waitForFunction(() => document.querySelector("incident-timeline")?.dataset.state);
  assert.equal((await told(page)).length, 0, "in a hidden tab it has no height");
  await page.evaluate(() => document.querySelector("div.tab").classList.remove("tab"));
  await framed(page);
  assert.ok((await settled(page)) > 400);
});

pageTest("what is folded out in it makes it higher, and that is told", {}, async ({ page, site }) => {
  await page.goto(framing(site, `embed.html?src=${X}`));
  await framed(page);
  const before = await settled(page);
  await page.frameLocator("iframe").getByRole("button", { name: "Keyboard" }).click();
  await eventually(page, async () => assert.ok((await settled(page)) > before));
});

pageTest("it shows the figure with the way to the whole record, and takes what its address says", {}, async ({ page, site }) => {
  site.respond("hours.json", { body: JSON.stringify(hours) });
  const view = encodeURIComponent("2025-03-10T10:00Z/2025-03-10T14:00Z");
  await page.goto(site.url(`embed.html?src=hours.json&view=${view}&zone=Asia/Kolkata&theme=dark`));
  await page.locator('incident-timeline[data-state="ready"]').waitFor();
  const element = page.locator("incident-timeline");
  assert.deepEqual(await element.evaluate((one) => one.view), { from: "2025-03-10T10:00:00.000Z", to: "2025-03-10T14:00:00.000Z" });
  assert.equal(await page.locator("section").count(), 0);
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(20, 22, 26)");
  const link = page.getByRole("link", { name: "The whole record, with sources" });
  assert.equal(await link.getAttribute("href"), site.url("index.html?src=hours.json"));
  assert.equal(await link.getAttribute("target"), "_blank");
  await checkAccessible(page);
});

pageTest("a foreign document stands under the banner in a frame too", {}, async ({ page, site, watch }) => {
  const foreign = await startSite({ headers: { "access-control-allow-origin": "*" } });
  try {
    watch.origins.add(foreign.origin);
    const address = foreign.url(X);
    await page.goto(site.url(`embed.html?src=${encodeURIComponent(address)}`));
    await page.locator('incident-timeline[data-state="ready"]').waitFor();
    assert.ok((await page.locator(".banner").innerText()).includes(address));
  } finally {
    await foreign.stop();
  }
});

pageTest("a document that is not there is told in the frame, as high as that is", { allowErrors: [/Failed to load resource/] }, async ({ page, site }) => {
  await page.goto(framing(site, "embed.html?src=nowhere.json"));
  await page.frameLocator("iframe").getByRole("alert").waitFor();
  assert.ok((await settled(page)) > 60);
});

pageTest("without scripts it says so", { context: { javaScriptEnabled: false } }, async ({ page, site }) => {
  await page.goto(site.url(`embed.html?src=${X}`));
  await page.locator("noscript p").waitFor();
});
