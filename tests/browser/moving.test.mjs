// Moving around by hand: what stays under the pointer, what is the article's, what is not a click.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { pageTest } from "./harness.mjs";
import {
  axis, corner, drag, eventually, fingers, focused, frames, hourAt, hours, mark, near, open, panel, scale, show, stopClock,
  watchWriting, xOf,
} from "./reader.mjs";

/** The row of ticks: no mark stands there. */
const FREE_Y = 12;
/** The smallest part of an hour that the screen shows, at the widest scale tested. */
const HOUR = 0.03;

pageTest("a drag pans: the time under the pointer stays there", {}, async ({ page, site }) => {
  await show(page, site, hours);
  const before = await scale(page);
  await drag(page, { x: 700, y: FREE_Y }, { x: 560, y: FREE_Y });
  const after = await eventually(page, async () => {
    const moved = await scale(page);
    near(hourAt(moved, 560), hourAt(before, 700), HOUR, "the time under the pointer");
    return moved;
  });
  near(after.hour_px, before.hour_px, 0.05, "an hour's width");
});

pageTest("a drag on a mark moves it and does not open it; a click does", {}, async ({ page, site }) => {
  await show(page, site, hours);
  const before = await scale(page);
  const { x, y } = await corner(page);
  const box = await mark(page, "at-13").boundingBox();
  const held = { x: box.x - x + box.width / 2, y: box.y - y + box.height / 2 };
  await drag(page, held, { x: held.x + 90, y: held.y + 3 });
  await eventually(page, async () => near((await scale(page)).midnight_px, before.midnight_px + 90, 0.5, "midnight"));
  assert.equal(await panel(page).count(), 0);
  await mark(page, "at-13").click();
  await panel(page).waitFor();
});

pageTest("a hand that trembles still clicks", {}, async ({ page, site }) => {
  await show(page, site, hours);
  const { x, y, width, height } = await mark(page, "at-13").boundingBox();
  const before = await scale(page);
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 + 2, y + height / 2 + 1);
  await page.mouse.up();
  await panel(page).waitFor();
  await frames(page);
  assert.deepEqual(await scale(page), before);
});

pageTest("a plain wheel scrolls the page, and moves nothing in the figure", {}, async ({ page, site }) => {
  await open(page, site);
  const places = () => page.locator(".marks [data-item]").evaluateAll((marks) => marks.map((mark) => mark.getBoundingClientRect().left));
  const before = await places();
  await page.locator(".timeline").hover({ position: { x: 600, y: FREE_Y } });
  await page.mouse.wheel(0, 160);
  await page.waitForFunction(() => scrollY > 100);
  await frames(page);
  assert.deepEqual(await places(), before);
});

const sideways = [
  { what: "with shift", key: "Shift", wheel: [0, 120] },
  { what: "that goes mainly sideways", wheel: [120, 20] },
];
for (const { what, key, wheel } of sideways) {
  pageTest(`a wheel ${what} pans, and does not scroll the page`, {}, async ({ page, site }) => {
    await show(page, site, hours);
    const before = await scale(page);
    await page.locator(".timeline").hover({ position: { x: 600, y: FREE_Y } });
    if (key) await page.keyboard.down(key);
    await page.mouse.wheel(...wheel);
    await eventually(page, async () => {
      const after = await scale(page);
      near(after.midnight_px, before.midnight_px - 120, 0.5, "midnight");
      near(after.hour_px, before.hour_px, 0.05, "an hour's width");
    });
    assert.equal(await page.evaluate(() => scrollY), 0);
  });
}

pageTest("a wheel with control zooms about the pointer, in and out", {}, async ({ page, site }) => {
  await show(page, site, hours);
  const before = await scale(page);
  const at = xOf(before, 12.5);
  await page.locator(".timeline").hover({ position: { x: at, y: FREE_Y } });
  await page.keyboard.down("Control");
  for (const [delta, compare] of [[-100, (now) => now > 1.2 * before.hour_px], [100, (now) => now < 1.01 * before.hour_px]]) {
    await page.mouse.wheel(0, delta);
    await eventually(page, async () => {
      const after = await scale(page);
      assert.ok(compare(after.hour_px), `an hour is ${after.hour_px} px, was ${before.hour_px}`);
      near(hourAt(after, at), 12.5, HOUR, "the time under the pointer");
    });
  }
  assert.equal(await page.evaluate(() => scrollY), 0);
});

pageTest("two fingers pinch: the times under both stay there", { context: { hasTouch: true } }, async ({ page, context, site }) => {
  await show(page, site, hours);
  const before = await scale(page);
  const { x, y } = await corner(page);
  const touch = await fingers(context, page);
  const row = y + FREE_Y;
  const [left, right] = [xOf(before, 10.5), xOf(before, 12.5)];
  await touch.glide([[x + left, row], [x + right, row]], [[x + left - 60, row], [x + right + 120, row]]);
  await eventually(page, async () => {
    const after = await scale(page);
    near(hourAt(after, left - 60), 10.5, HOUR, "the time under the left finger");
    near(hourAt(after, right + 120), 12.5, HOUR, "the time under the right finger");
  });
  assert.equal(await page.evaluate(() => visualViewport.scale), 1, "the page itself is not zoomed");
});

pageTest("a double click zooms in about the pointer", {}, async ({ page, site }) => {
  await show(page, site, hours);
  const before = await scale(page);
  const at = xOf(before, 12.25);
  await page.locator(".timeline").dblclick({ position: { x: at, y: FREE_Y } });
  await eventually(page, async () => {
    const after = await scale(page);
    assert.ok(after.hour_px > 1.5 * before.hour_px, `an hour is ${after.hour_px} px, was ${before.hour_px}`);
    near(hourAt(after, at), 12.25, HOUR, "the time under the pointer");
  });
});

pageTest("the buttons zoom in, zoom out, come back to the first view and show the whole story", {}, async ({ page, site }) => {
  await show(page, site, hours);
  const press = (name) => page.getByRole("button", { name, exact: true }).click();
  const first = await scale(page);
  const middle = xOf(first, 12);
  const zoomed = async (compare) =>
    eventually(page, async () => {
      const now = await scale(page);
      assert.ok(compare(now.hour_px), `an hour is ${now.hour_px} px, was ${first.hour_px}`);
      near(hourAt(now, middle), 12, HOUR, "the middle");
    });
  await press("Zoom in");
  await zoomed((hour_px) => hour_px > 1.3 * first.hour_px);
  await press("Zoom out");
  await zoomed((hour_px) => Math.abs(hour_px - first.hour_px) < 0.05);
  await press("Zoom out");
  await zoomed((hour_px) => hour_px < 0.8 * first.hour_px);
  await press("Reset");
  await zoomed((hour_px) => Math.abs(hour_px - first.hour_px) < 0.05);
  assert.equal(await mark(page, "at-02").count(), 0);
  await press("Whole story");
  for (const item of ["at-02", "at-22"]) await mark(page, item).waitFor();
});

pageTest("the brush on the whole story pans by its middle and stretches by its edges", {}, async ({ page, site }) => {
  await show(page, site, hours);
  const first = await scale(page);
  await page.getByRole("button", { name: "Whole story" }).click();
  await mark(page, "at-02").waitFor();
  // The strip has the figure's own width, so that this is its scale.
  const strip = await scale(page);
  await page.getByRole("button", { name: "Reset" }).click();
  await mark(page, "at-02").waitFor({ state: "detached" });
  const { height } = await page.locator(".timeline").boundingBox();
  const pull = (fromHour, toHour) =>
    drag(page, { x: xOf(strip, fromHour), y: height - 14 }, { x: xOf(strip, toHour), y: height - 14 });
  const plot_px = first.hour_px * 8;
  const left_px = xOf(first, 8);
  const holds = (from, to) =>
    eventually(page, async () => {
      const now = await scale(page);
      near(hourAt(now, left_px), from, 0.1, "the window's beginning");
      near(hourAt(now, left_px + plot_px), to, 0.1, "the window's end");
    });
  await holds(8, 16);
  await pull(12, 14);
  await holds(10, 18);
  await pull(18, 15);
  await holds(10, 15);
  await pull(10, 7);
  await holds(7, 15);
  assert.equal(await panel(page).count(), 0);
});

pageTest("a click beside the brush brings the window there", {}, async ({ page, site }) => {
  await show(page, site, hours);
  const { height, width } = await page.locator(".timeline").boundingBox();
  await page.locator(".timeline").click({ position: { x: width - 30, y: height - 14 } });
  await mark(page, "at-22").waitFor();
  await mark(page, "at-09").waitFor({ state: "detached" });
});

pageTest("values by decades: the lowest and the highest stay, those between move", {}, async ({ page, site }) => {
  await open(page, site);
  const tops = async () => {
    const boxes = await Promise.all(["unplaced-peak-41000", "uk-8000"].map((item) => mark(page, item).boundingBox()));
    return boxes.map(({ y }) => y);
  };
  const [highest, low] = await tops();
  await page.getByRole("button", { name: "Log", exact: true }).click();
  await eventually(page, async () => {
    const [highestByDecade, lowByDecade] = await tops();
    assert.ok(lowByDecade < low - 20, "8,000 stands higher by decades");
    assert.ok(Math.abs(highestByDecade - highest) < 30, "41,000 stays at the top");
  });
  assert.equal(await page.getByRole("button", { name: "Log", exact: true }).getAttribute("aria-pressed"), "true");
});

pageTest("two clicks on a mark open it and do not zoom", {}, async ({ page, site }) => {
  await show(page, site, hours);
  const before = await scale(page);
  await mark(page, "at-11").dblclick();
  await page.locator("aside.item").waitFor();
  await frames(page);
  assert.deepEqual(await scale(page), before);
});

/** Moves the window on by 30 px three times, and waits each time until `where` says so; gives back where midnight was. */
async function moveOn(page, where, check = () => undefined) {
  const { midnight_px } = await where(page);
  const { x, y } = await corner(page);
  await page.mouse.move(x + 600, y + FREE_Y);
  for (const times of [1, 2, 3]) {
    await page.mouse.wheel(30, 0);
    await eventually(page, async () => near((await where(page)).midnight_px, midnight_px - 30 * times, 0.5, "midnight"));
    await check(times);
  }
  return midnight_px;
}

pageTest("while the window moves on its texts are drawn, and once it rests they and the targets are elements in their places", {}, async ({ page, site }) => {
  const clock = await stopClock(page);
  await watchWriting(page);
  await show(page, site, hours);
  await clock.advance(1000);
  const midnight_px = await moveOn(page, axis, async (times) => {
    assert.equal(await page.locator(".labels").isVisible(), times === 1, `texts are elements at ${times}`);
  });
  near((await scale(page)).midnight_px, midnight_px - 30, 0.5, "the targets' midnight");
  await clock.advance(1000);
  await page.locator(".labels").waitFor({ state: "visible" });
  await eventually(page, async () => near((await axis(page)).midnight_px, midnight_px - 90, 0.5, "midnight"));
  near((await scale(page)).midnight_px, midnight_px - 90, 0.5, "the targets' midnight");
  await mark(page, "at-13").click();
  await panel(page).waitFor();
});

pageTest("a window that moves on is known as such where to place its texts takes longer than a rest", {}, async ({ page, site }) => {
  const clock = await stopClock(page);
  await show(page, site, hours);
  await clock.advance(1000);
  const { x, y } = await corner(page);
  const isText = await page.evaluate(async ({ x, y }) => {
    const isText = [];
    const figure = document.elementFromPoint(x, y);
    for (let times = 1; times <= 3; times += 1) {
      figure.dispatchEvent(new WheelEvent("wheel", { deltaX: 30, clientX: x, clientY: y, bubbles: true, cancelable: true }));
      // What is asked for after a frame's own comes when that one is on the screen.
      await new Promise((drawn) => setTimeout(() => requestAnimationFrame(() => setTimeout(drawn))));
      isText.push(document.querySelector(".labels").checkVisibility({ visibilityProperty: true }));
      globalThis.advance(isText.at(-1) ? 200 : 20);
    }
    return isText;
  }, { x: x + 600, y: y + FREE_Y });
  assert.deepEqual(isText, [true, false, false], "texts are elements");
});

pageTest("the focus goes with its mark while the window moves on", {}, async ({ page, site }) => {
  await stopClock(page);
  await show(page, site, hours);
  await mark(page, "at-13").focus();
  await moveOn(page, scale);
  assert.equal(await focused(page), "mark at-13");
});

pageTest("who has all text in colours of their own reads no other while the window moves on", { context: { forcedColors: "active" } }, async ({ page, site }) => {
  await stopClock(page);
  await show(page, site, hours);
  await moveOn(page, axis, async (times) => {
    assert.ok(await page.locator(".labels").isVisible(), `texts are elements at ${times}`);
  });
});

pageTest("what was taken back is struck while the window moves on too", {}, async ({ page, site }) => {
  await page.addInitScript(() => {
    const { fillText, fillRect } = CanvasRenderingContext2D.prototype;
    let last;
    globalThis.struck = new Set();
    CanvasRenderingContext2D.prototype.fillText = function (...given) {
      last = { text: given[0], x: given[1] };
      return fillText.apply(this, given);
    };
    CanvasRenderingContext2D.prototype.fillRect = function (...given) {
      const [x, , , height] = given;
      if (last && x === last.x && height <= 1) globalThis.struck.add(last.text);
      return fillRect.apply(this, given);
    };
  });
  await stopClock(page);
  await show(page, site, JSON.parse(readFileSync(new URL("../data/every-mark.json", import.meta.url), "utf8")));
  const { x, y } = await corner(page);
  await page.mouse.move(x + 600, y + FREE_Y);
  await eventually(page, async () => {
    await page.mouse.wheel(1, 0);
    assert.ok(await page.evaluate(() => globalThis.struck.has("Retracted: claim")), "a line is drawn through it");
  });
});
