// Jumps of the window: they glide, one draw a frame, until a hand or a key comes between; not for who wants less motion.

import assert from "node:assert/strict";
import { pageTest } from "./harness.mjs";
import {
  axis, corner, eventually, focused, frames, hourAt, hours, mark, near, open, panel, scale, show, stopClock, watchDrawing,
  watchWriting, xOf,
} from "./reader.mjs";

const MOVING = { context: { reducedMotion: "no-preference" } };
const FREE_Y = 12;
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

/** Opens the figures by the hour, with the clock standing still. */
async function still(page, site) {
  const clock = await stopClock(page);
  await watchWriting(page);
  await show(page, site, hours);
  return { clock, first: await scale(page) };
}

/** How many hours the window is long, as a share of what it was at `first`. */
const zoomed = async (page, first) => first.hour_px / (await axis(page)).hour_px;

for (const { what, jump, to } of [
  { what: "the whole story", jump: (page) => press(page, "Whole story"), to: (share) => share > 2 },
  { what: "a press of plus", jump: (page) => press(page, "Zoom in"), to: (share) => Math.abs(share - 0.6) < 0.01 },
  {
    what: "a double click",
    jump: (page) => page.locator(".timeline").dblclick({ position: { x: 620, y: FREE_Y } }),
    to: (share) => Math.abs(share - 0.5) < 0.01,
  },
]) {
  pageTest(`${what} is glided to, and reached`, MOVING, async ({ page, site }) => {
    const { clock, first } = await still(page, site);
    await jump(page);
    await frames(page);
    assert.deepEqual(await scale(page), first, "it begins where it was");
    const shares = [1];
    for (let step = 0; step < 12; step += 1) {
      await clock.advance(16);
      shares.push(await zoomed(page, first));
    }
    await clock.advance(2000);
    shares.push(await zoomed(page, first));
    const rising = [...shares].sort((a, b) => a - b);
    assert.deepEqual(shares, to(2.5) ? rising : rising.reverse(), "never back and forth");
    assert.ok(new Set(shares.map((share) => share.toFixed(3))).size > 6, `in many steps: ${shares}`);
    assert.ok(to(shares.at(-1)), `reached ${shares.at(-1)}`);
  });
}

pageTest("who wants less motion is there at once", {}, async ({ page, site }) => {
  await still(page, site);
  await press(page, "Whole story");
  for (const item of ["at-02", "at-22"]) await mark(page, item).waitFor();
});

for (const { what, act } of [
  { what: "a finger or a button that goes down", act: (page) => page.mouse.down() },
  { what: "a wheel", act: (page) => page.mouse.wheel(0, 1) },
]) {
  pageTest(`${what} ends a jump where it is`, MOVING, async ({ page, site }) => {
    const { clock, first } = await still(page, site);
    await press(page, "Whole story");
    await clock.advance(120);
    const met = await scale(page);
    assert.ok(met.hour_px < first.hour_px * 0.98, "it is on its way");
    const { x, y } = await corner(page);
    await page.mouse.move(x + 600, y + FREE_Y);
    await act(page);
    await eventually(page, async () => {
      await clock.advance(400);
      const before = await scale(page);
      await clock.advance(400);
      assert.deepEqual(await scale(page), before);
    });
    near((await scale(page)).hour_px, met.hour_px, met.hour_px * 0.05, "an hour's width");
  });
}

pageTest("presses on the way add up", MOVING, async ({ page, site }) => {
  const { clock, first } = await still(page, site);
  for (let times = 0; times < 2; times += 1) {
    await press(page, "Zoom in");
    await clock.advance(40);
  }
  await clock.advance(2000);
  near(await zoomed(page, first), 0.6 ** 2, 0.005, "the window's length");
  near(hourAt(await scale(page), xOf(first, 12)), 12, 0.03, "the middle");
});

pageTest("a key that walks finds the jump ended", MOVING, async ({ page, site }) => {
  await still(page, site);
  await mark(page, "at-13").focus();
  await page.keyboard.press("0");
  await page.keyboard.press("End");
  await eventually(page, async () => {
    await page.keyboard.press("End");
    assert.equal(await focused(page), "mark at-22");
  });
});

pageTest("an item outside the window is glided to", MOVING, async ({ page, site }) => {
  const { clock } = await still(page, site);
  await page.locator(".record").getByRole("link", { name: /32/ }).first().click();
  await panel(page).waitFor();
  await frames(page);
  assert.equal(await mark(page, "at-22").count(), 0, "it is not there at once");
  await clock.advance(2000);
  await mark(page, "at-22").waitFor();
});

pageTest("a jump is one draw a frame, asks for no layout, and then nothing is drawn", MOVING, async ({ page, site }) => {
  const clock = await stopClock(page);
  const drawn = await watchDrawing(page);
  await open(page, site);
  await frames(page);
  await drawn();
  await press(page, "Whole story");
  for (let step = 0; step < 40; step += 1) await clock.advance(20);
  const { draws, reads } = await drawn();
  assert.ok(draws.length > 8, `${draws.length} draws`);
  assert.equal(new Set(draws).size, draws.length, "one a frame");
  assert.deepEqual(reads, []);
  for (let step = 0; step < 5; step += 1) await clock.advance(20);
  assert.deepEqual(await drawn(), { draws: [], reads: [] });
});

pageTest("nothing is drawn when nothing moves, and a drag is one draw a frame", {}, async ({ page, site }) => {
  const drawn = await watchDrawing(page);
  await open(page, site);
  await frames(page);
  await drawn();
  const { x, y } = await corner(page);
  for (let step = 0; step < 6; step += 1) await page.mouse.move(x + 400 + 20 * step, y + 100 + 10 * step);
  await page.getByRole("button", { name: "Keyboard" }).focus();
  await frames(page);
  assert.deepEqual((await drawn()).draws, [], "a pointer over the figure, a focus elsewhere");
  await page.mouse.move(x + 700, y + FREE_Y);
  await page.mouse.down();
  for (let step = 0; step < 20; step += 1) await page.mouse.move(x + 700 - 9 * step, y + FREE_Y);
  await page.mouse.up();
  await frames(page);
  const { draws, reads } = await drawn();
  assert.ok(draws.length > 2, `${draws.length} draws`);
  assert.equal(new Set(draws).size, draws.length, "one a frame");
  assert.deepEqual(reads, [], "no layout is asked for while drawing");
  // The same window, the same scale, the same zone again.
  await press(page, "Reset");
  await frames(page);
  await drawn();
  for (const name of ["Reset", "Linear"]) await press(page, name);
  await frames(page);
  assert.deepEqual((await drawn()).draws, []);
});
