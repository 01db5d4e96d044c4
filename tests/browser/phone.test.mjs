// A phone: 360 pixels, fingers.

import assert from "node:assert/strict";
import { pageTest } from "./harness.mjs";
import { corner, eventually, fingers, frames, hours, mark, near, open, panel, scale, show } from "./reader.mjs";

const PHONE = { width: 360, height: 740, ratio: 2, context: { hasTouch: true, isMobile: true } };

pageTest("a tap opens the sheet over the page, and its button closes it", PHONE, async ({ page, site }) => {
  await open(page, site);
  await mark(page, "musk-interview").tap();
  await panel(page).waitFor();
  const { x, y, width, height } = await panel(page).boundingBox();
  assert.deepEqual([x, width], [0, 360], "the sheet is as wide as the screen");
  near(y + height, 740, 1, "and stands at its foot");
  assert.ok(height < 0.7 * 740, "and leaves the timeline in sight");
  const close = panel(page).getByRole("button", { name: "Close" });
  const target = await close.boundingBox();
  assert.ok(target.height >= 24 && target.width >= 24, "large enough for a finger");
  await close.tap();
  await panel(page).waitFor({ state: "detached" });
});

pageTest("every mark is large enough for a finger", PHONE, async ({ page, site }) => {
  await open(page, site);
  // WCAG 2.2, 2.5.8: 24 by 24 CSS pixels.
  const small = await page.locator(".marks [data-item]").evaluateAll((all) =>
    all.map((one) => [one.dataset.item, one.offsetWidth, one.offsetHeight]).filter(([, width, height]) => width < 24 || height < 24));
  assert.deepEqual(small, []);
});

pageTest("a finger that goes up or down over the figure scrolls the page and moves no window", PHONE, async ({ page, context, site }) => {
  await show(page, site, { ...hours, summary: "So that there is something to scroll. ".repeat(20) });
  await page.locator(".timeline").scrollIntoViewIfNeeded();
  const before = await scale(page);
  const { x, y } = await corner(page);
  const touch = await fingers(context, page);
  const from = await page.evaluate(() => scrollY);
  await touch.glide([[x + 200, y + 120]], [[x + 205, y - 80]]);
  await page.waitForFunction((from) => scrollY > from + 50, from);
  await frames(page);
  assert.deepEqual(await scale(page), before);
  assert.equal(await panel(page).count(), 0);
});

pageTest("a finger that goes sideways pans, and does not scroll or open", PHONE, async ({ page, context, site }) => {
  await show(page, site, hours);
  await page.locator(".timeline").scrollIntoViewIfNeeded();
  const scrolled = await page.evaluate(() => scrollY);
  const before = await scale(page);
  const { x, y } = await corner(page);
  const touch = await fingers(context, page);
  await touch.glide([[x + 150, y + 12]], [[x + 190, y + 14]]);
  await eventually(page, async () => near((await scale(page)).midnight_px, before.midnight_px + 40, 1, "midnight"));
  assert.equal(await page.evaluate(() => scrollY), scrolled);
  assert.equal(await panel(page).count(), 0);
  // And after a drag a tap is a tap again, once the browser itself holds the fling for over.
  await eventually(page, async () => {
    await mark(page, "at-11").tap();
    await frames(page);
    assert.equal(await panel(page).count(), 1);
  });
});

pageTest("after a finger's drag the first key opens", PHONE, async ({ page, context, site }) => {
  await show(page, site, hours);
  const { x, y } = await corner(page);
  const before = await scale(page);
  const touch = await fingers(context, page);
  await touch.glide([[x + 150, y + 12]], [[x + 180, y + 12]]);
  await eventually(page, async () => near((await scale(page)).midnight_px, before.midnight_px + 30, 1, "midnight"));
  await mark(page, "at-11").focus();
  await page.keyboard.press("Enter");
  await panel(page).waitFor();
});

pageTest("the page is its own width on a phone, and opened wide it is not", PHONE, async ({ page, site }) => {
  await open(page, site);
  const [layout, visual] = await page.evaluate(() => [document.documentElement.scrollWidth, visualViewport.width]);
  assert.deepEqual([layout, visual], [360, 360]);
});

pageTest("controls take two rows before the figure, and a third once it is asked for", PHONE, async ({ page, site }) => {
  await open(page, site);
  const bar = page.locator(".toolbar");
  const tool = (name) => bar.getByRole("button", { name, exact: true });
  const rows = () => bar.locator(".segments, .button").evaluateAll((all) => {
    const shown = all.map((one) => one.getBoundingClientRect()).filter(({ height }) => height > 0);
    return new Set(shown.map(({ top, height }) => Math.round((top + height / 2) / 10))).size;
  });
  const later = ["Embed", "Download", "Open file", "Light or dark"];
  const visible = () => Promise.all(later.map((name) => tool(name).isVisible()));
  assert.equal(await tool("Link").isVisible(), true);
  assert.deepEqual([await visible(), await rows()], [later.map(() => false), 2]);
  await tool("More").tap();
  await eventually(page, async () => assert.deepEqual([await visible(), await rows()], [later.map(() => true), 3]));
  await tool("Download").tap();
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await tool("More").tap();
  await eventually(page, async () => assert.deepEqual([await visible(), await rows()], [later.map(() => false), 2]));
  await page.setViewportSize({ width: 800, height: 600 });
  assert.deepEqual([await visible(), await tool("More").isVisible()], [later.map(() => true), false], "where there is room all are there");
});
