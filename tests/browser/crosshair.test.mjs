// The crosshair: the time and the measured values under a pointer.

import assert from "node:assert/strict";
import { checkAccessible, pageTest } from "./harness.mjs";
import { corner, eventually, fingers, frames, hourAt, hours, mark, near, scale, show, watchDrawing, xOf } from "./reader.mjs";

const START_S = Date.UTC(2025, 2, 10, 8) / 1000;
/** A value each second from 08:00 to 16:00; of the other series one each half hour, a gap from 10:00 to 11:00. */
const fast = Array.from({ length: 8 * 3600 }, (_, second) => 500 + Math.round(400 * Math.sin(second / 40)) + (second % 7));
const slow = Array.from({ length: 16 }, (_, half) => (half === 4 || half === 5 ? null : 100 + half));
const measured = {
  ...hours,
  series: [
    ...hours.series,
    { id: "fast", label: "Fast", samples: { start: "2025-03-10T08:00Z", every: "PT1S", values: fast } },
    { id: "slow", label: "Slow", unit: "ms", samples: { start: "2025-03-10T08:00Z", every: "PT30M", values: slow } },
  ],
};

const cross = (page) => page.locator(".crosshair");
const said = (page) => cross(page).locator("p").innerText();
const value = (page, name) =>
  cross(page).locator("dl > div").filter({ hasText: name }).locator("dd").innerText();

/** Points at an hour of the figure, and gives back the x, from its left edge, at which that was. */
async function pointAt(page, hour, y = 60) {
  const at = Math.round(xOf(await scale(page), hour));
  const { x, y: top } = await corner(page);
  await page.mouse.move(Math.round(x + at), top + y);
  await cross(page).waitFor();
  return Math.round(x + at) - x;
}

pageTest("a line, its time in the chosen zone, and a value for each series", {}, async ({ page, site }) => {
  await show(page, site, measured);
  await pointAt(page, 11.755);
  assert.equal(await said(page), "Mon 10 Mar 2025, 11:45");
  assert.equal(await value(page, "Slow"), "107 ms");
  const line = await cross(page).locator(".crosshair-line").boundingBox();
  const { x } = await corner(page);
  near(hourAt(await scale(page), line.x - x), 11.755, 0.03, "where the line stands");
  assert.ok(line.height > 200 && line.width <= 1);
  await pointAt(page, 10.5);
  assert.equal(await value(page, "Slow"), "no value");
  await page.getByRole("button", { name: "Your time" }).click();
  await pointAt(page, 11.755);
  assert.equal(await said(page), "Mon 10 Mar 2025, 20:45", "in Tokyo");
  await checkAccessible(page);
});

pageTest("a pixel that holds many values tells their range", {}, async ({ page, site }) => {
  await show(page, site, measured);
  const at = await pointAt(page, 12.2);
  const { hour_px, midnight_px } = await scale(page);
  // The pixel's own column: the plot is as wide as the first window, and begins with it.
  const left = midnight_px + 8 * hour_px;
  const column = Math.floor(at - left);
  const columns = Math.ceil(hour_px * 8 - 1e-6);
  const edge = (column) => START_S + (8 * 3600 * column) / columns;
  const seconds = fast.filter((_, second) => START_S + second >= edge(column) && START_S + second < edge(column + 1));
  assert.ok(seconds.length > 10, `${seconds.length} values`);
  assert.equal(await value(page, "Fast"), `${Math.min(...seconds)} to ${Math.max(...seconds)}`);
});

pageTest("the crosshair is not drawn on the canvas, and asks for no layout in a frame", {}, async ({ page, site }) => {
  const drawn = await watchDrawing(page);
  await show(page, site, measured);
  await frames(page);
  await drawn();
  for (const hour of [9.5, 10, 10.5, 14]) await pointAt(page, hour);
  await frames(page);
  assert.deepEqual(await drawn(), { draws: [], reads: [] });
});

pageTest("it goes with the pointer, and outside the plot there is none", {}, async ({ page, site }) => {
  await show(page, site, measured);
  await pointAt(page, 12);
  const { x, y } = await corner(page);
  const { height, width } = await page.locator(".timeline").boundingBox();
  for (const [to_x, to_y, what] of [[x + 600, y + height - 10, "the strip"], [x + 20, y + 60, "the names"], [x + 600, y - 40, "the page"]]) {
    await page.mouse.move(to_x, to_y);
    await cross(page).waitFor({ state: "detached" });
    await pointAt(page, 12);
    assert.ok(true, what);
  }
  // Its words never leave the figure.
  for (const hour of [8.01, 15.98]) {
    await pointAt(page, hour);
    await frames(page);
    for (const part of await cross(page).locator("p, dl").all()) {
      const box = await part.boundingBox();
      assert.ok(box.x >= x - 0.5 && box.x + box.width <= x + width + 0.5, `${box.x} to ${box.x + box.width}`);
    }
  }
});

pageTest("the window moves under a pointer that stands still", {}, async ({ page, site }) => {
  await show(page, site, measured);
  await pointAt(page, 12);
  await page.keyboard.down("Shift");
  await page.mouse.wheel(0, (await scale(page)).hour_px);
  await eventually(page, async () => assert.match(await said(page), /, (12:59|13:00)$/));
});

pageTest("a mark that a key leads to is pointed at; one that a hand takes is not", {}, async ({ page, site }) => {
  await show(page, site, measured);
  await page.getByRole("button", { name: "Keyboard" }).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Home");
  for (let step = 0; step < 12 && !(await mark(page, "at-13").evaluate((one) => one === document.activeElement)); step += 1)
    await page.keyboard.press("ArrowRight");
  await eventually(page, async () => assert.equal(await said(page), "Mon 10 Mar 2025, 13:00"));
  assert.equal(await value(page, "Slow"), "110 ms");
  const line = await cross(page).locator(".crosshair-line").boundingBox();
  const box = await mark(page, "at-13").boundingBox();
  near(line.x, box.x + box.width / 2, 1, "the line stands at the mark");
  await page.keyboard.press("Tab");
  await cross(page).waitFor({ state: "detached" });
});

pageTest("a finger has it only while it is down", { width: 360, height: 740, context: { hasTouch: true } }, async ({ page, context, site }) => {
  await show(page, site, measured);
  const { x, y } = await corner(page);
  const touch = await fingers(context, page);
  assert.equal(await cross(page).count(), 0);
  await touch.down([x + 150, y + 70]);
  await cross(page).waitFor();
  assert.match(await said(page), /^Mon 10 Mar 2025, 1\d:\d\d$/);
  for (const part of await cross(page).locator("p, dl").all()) {
    const box = await part.boundingBox();
    assert.ok(box.x >= x - 0.5 && box.x + box.width <= x + 328.5, `${box.x} to ${box.x + box.width}`);
  }
  await touch.up();
  await cross(page).waitFor({ state: "detached" });
});
