// The timeline by keyboard alone.

import assert from "node:assert/strict";
import { checkAccessible, pageTest } from "./harness.mjs";
import { eventually, focused, frames, hourAt, hours, mark, near, open, panel, scale, show, xOf } from "./reader.mjs";

/** Presses the tabulator until the focus is on a mark; gives back how often. */
async function tabIntoTimeline(page) {
  for (let presses = 1; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    if ((await focused(page)).startsWith("mark")) return presses;
  }
  assert.fail("the tabulator never leads into the timeline");
}

/** The focused mark, told apart from every other. */
const walker = (page) =>
  page.evaluate(() => {
    const active = document.activeElement;
    return [...document.querySelectorAll(".marks [data-item]")].indexOf(active);
  });

pageTest("one tab stop leads into the timeline, and the next out of it, before and after a walk", {}, async ({ page, site }) => {
  await open(page, site);
  for (const walk of [[], ["End"], ["ArrowRight", "ArrowDown"]]) {
    await page.getByRole("button", { name: "Keyboard" }).focus();
    await page.keyboard.press("Tab");
    assert.match(await focused(page), /^mark /);
    for (const key of walk) await page.keyboard.press(key);
    const left = await focused(page);
    assert.match(left, /^mark /);
    const stops = page.locator(".timeline, .timeline *").evaluateAll((all) => all.filter((one) => one.tabIndex >= 0).length);
    assert.equal(await stops, 1);
    await page.keyboard.press("Tab");
    assert.doesNotMatch(await focused(page), /^(mark|figure|body)/);
    await page.keyboard.press("Shift+Tab");
    assert.equal(await focused(page), left, "the tabulator comes back to where the walk ended");
  }
});

pageTest("arrows walk every mark in time, there and back; Home and End are its ends", {}, async ({ page, site }) => {
  await open(page, site);
  await tabIntoTimeline(page);
  await page.keyboard.press("Home");
  const count = await page.locator(".marks [data-item]").count();
  const there = [await walker(page)];
  const steps = [];
  for (;;) {
    steps.push(await page.evaluate(() => {
      const { account, item, kind, mark } = document.activeElement.dataset;
      return { account, item, kind, left: document.activeElement.getBoundingClientRect().left, isTimed: !["loose", "untimed", "struck"].includes(mark) };
    }));
    await page.keyboard.press("ArrowRight");
    const next = await walker(page);
    if (next === there.at(-1) || there.length > count) break;
    there.push(next);
  }
  assert.equal(new Set(there).size, count, "each mark once");
  assert.equal(there.length, count);
  // Of a figure the target stands about its mark; other marks have words on either side, and are held to their own places
  // by tests/scene/presence.rs.
  const lefts = steps.filter(({ kind, isTimed }) => kind === "point" && isTimed).map(({ left }) => left);
  assert.ok(lefts.length > 8);
  assert.deepEqual(lefts, [...lefts].sort((a, b) => a - b), "in the order of time");
  const waves = steps.filter(({ account, item }) => account === undefined && item.endsWith("-wave")).map(({ item }) => item);
  assert.deepEqual(waves, ["first-wave", "second-wave", "third-wave"], "in the order of time");
  const untimed = steps.findIndex(({ isTimed }) => !isTimed);
  assert.ok(untimed > 0 && steps.slice(untimed).every(({ isTimed }) => !isTimed), "what has no place in time comes last");
  const back = [there.at(-1)];
  for (let step = 1; step < count; step += 1) {
    await page.keyboard.press("ArrowLeft");
    back.push(await walker(page));
  }
  assert.deepEqual(back.reverse(), there);
  await page.keyboard.press("End");
  assert.equal(await walker(page), there.at(-1));
  await page.keyboard.press("Home");
  assert.equal(await walker(page), there[0]);
});

pageTest("arrows up and down lead to the mark above and below", {}, async ({ page, site }) => {
  await open(page, site);
  await tabIntoTimeline(page);
  await page.keyboard.press("Home");
  const top = () => page.evaluate(() => document.activeElement.getBoundingClientRect().top + scrollY);
  const lowest = await page.locator(".marks [data-item]").evaluateAll((marks) =>
    Math.max(...marks.map((one) => one.getBoundingClientRect().top + scrollY)));
  let at = await top();
  for (let step = 0; at < lowest - 1 && step < 200; step += 1) {
    await page.keyboard.press("ArrowDown");
    const next = await top();
    assert.ok(next > at, `down leads down: from ${at} to ${next}`);
    at = next;
  }
  near(at, lowest, 1, "the lowest mark is reached");
  await page.keyboard.press("ArrowUp");
  assert.ok((await top()) < at);
});

pageTest("Page Up and Page Down move by a window, and the focus is never lost", {}, async ({ page, site }) => {
  await show(page, site, hours);
  await mark(page, "at-13").focus();
  await page.keyboard.press("PageDown");
  await mark(page, "at-22").waitFor();
  await mark(page, "at-13").waitFor({ state: "detached" });
  assert.match(await focused(page), /^(mark at-22|figure)$/);
  await page.keyboard.press("PageUp");
  await mark(page, "at-13").waitFor();
  assert.match(await focused(page), /^(mark|figure)/);
  await page.keyboard.press("Home");
  assert.equal(await focused(page), "mark at-09", "and the walk goes on");
  await page.keyboard.press("PageUp");
  await mark(page, "at-02").waitFor();
  await page.keyboard.press("PageUp");
  await mark(page, "at-02").waitFor({ state: "detached" });
  assert.equal(await focused(page), "figure", "where no mark is in the window");
  await page.keyboard.press("0");
  await mark(page, "at-02").waitFor();
  await page.keyboard.press("End");
  assert.equal(await focused(page), "mark at-22");
});

pageTest("plus and minus zoom about the middle where no mark has the focus, 0 shows the whole story", {}, async ({ page, site }) => {
  await show(page, site, hours);
  await page.locator(".timeline").evaluate((timeline) => {
    timeline.tabIndex = -1;
    timeline.focus();
  });
  const first = await scale(page);
  const middle = xOf(first, 12);
  for (const [key, compare] of [
    ["+", (now) => now > 1.2 * first.hour_px],
    ["-", (now) => Math.abs(now - first.hour_px) < 0.05],
    ["-", (now) => now < 0.9 * first.hour_px],
  ]) {
    await page.keyboard.press(key);
    await eventually(page, async () => {
      const now = await scale(page);
      assert.ok(compare(now.hour_px), `after ${key} an hour is ${now.hour_px} px, was ${first.hour_px}`);
      near(hourAt(now, middle), 12, 0.03, "the middle");
    });
  }
  await mark(page, "at-13").focus();
  await page.keyboard.press("0");
  for (const item of ["at-02", "at-22"]) await mark(page, item).waitFor();
  assert.equal(await focused(page), "mark at-13", "the focus stays with its mark");
});

for (const key of ["Enter", "Space"]) {
  pageTest(`${key} opens the mark and leads into the item, Esc closes it and leads back to the mark`, {}, async ({ page, site }) => {
    await open(page, site);
    await tabIntoTimeline(page);
    await page.keyboard.press("End");
    const [item, place] = [await focused(page), await walker(page)];
    await page.keyboard.press(key);
    await panel(page).waitFor();
    await eventually(page, async () => assert.equal(await focused(page), "item"));
    // The mark says so with the next frame.
    await page.locator(".marks [aria-current=true]").first().waitFor();
    await checkAccessible(page);
    await page.keyboard.press("Escape");
    await panel(page).waitFor({ state: "detached" });
    assert.equal(await focused(page), item);
    assert.equal(await walker(page), place, "the very mark, where an item has several");
  });
}

pageTest("an account's own mark gets the focus back, not another of the same outage", {}, async ({ page, site }) => {
  await open(page, site);
  const marks = page.locator('.marks [data-item="first-wave"]');
  assert.ok((await marks.count()) > 1);
  await marks.last().focus();
  const place = await walker(page);
  await page.keyboard.press("Enter");
  await panel(page).waitFor();
  await page.keyboard.press("Escape");
  await panel(page).waitFor({ state: "detached" });
  assert.equal(await walker(page), place);
});

pageTest("an item stepped to by key keeps the focus in the item", {}, async ({ page, site }) => {
  await open(page, site);
  await mark(page, "musk-interview").focus();
  await page.keyboard.press("Enter");
  await panel(page).waitFor();
  const title = await panel(page).locator("h2").innerText();
  await panel(page).getByRole("button", { name: "Next" }).focus();
  await page.keyboard.press("Enter");
  await eventually(page, async () => assert.notEqual(await panel(page).locator("h2").innerText(), title));
  await eventually(page, async () => assert.equal(await focused(page), "item"));
  await page.keyboard.press("Escape");
  await panel(page).waitFor({ state: "detached" });
  assert.match(await focused(page), /^mark /, "and Esc leads to the mark of the item that was open last");
});

pageTest("? shows the keys and hides them", {}, async ({ page, site }) => {
  await open(page, site);
  await tabIntoTimeline(page);
  await page.keyboard.press("?");
  const list = page.locator("dl.keys");
  await list.waitFor();
  for (const key of ["Home", "Page Up", "Enter", "Esc"]) assert.ok((await list.innerText()).includes(key), key);
  assert.equal(await page.getByRole("button", { name: "Keyboard" }).getAttribute("aria-expanded"), "true");
  assert.match(await focused(page), /^mark /);
  await checkAccessible(page);
  await page.keyboard.press("?");
  await list.waitFor({ state: "detached" });
});

pageTest("keys are heard on the timeline only", {}, async ({ page, site }) => {
  await show(page, site, hours);
  const before = await scale(page);
  await page.getByRole("searchbox").focus();
  await page.keyboard.type("0+-?");
  assert.equal(await page.getByRole("searchbox").inputValue(), "0+-?");
  // Nothing matches that, so that there are no marks to tell the window by.
  await page.getByRole("searchbox").fill("");
  await page.locator(".marks [data-item]").first().waitFor();
  await frames(page);
  assert.deepEqual(await scale(page), before);
  assert.equal(await page.locator("dl.keys").count(), 0);
});
