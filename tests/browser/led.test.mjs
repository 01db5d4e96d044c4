// Where the focus and the page are led, and where they stay: nobody loses their place.

import assert from "node:assert/strict";
import { pageTest } from "./harness.mjs";
import { eventually, focused, frames, hours, mark, near, open, panel, scale, show } from "./reader.mjs";

pageTest("plus and minus keep the mark that has the focus where it is", {}, async ({ page, site }) => {
  await show(page, site, hours);
  const left = () => mark(page, "at-11").evaluate((one) => one.getBoundingClientRect().left);
  await mark(page, "at-11").focus();
  const before_px = await left();
  for (const key of ["+", "+", "-"]) {
    const { hour_px } = await scale(page);
    await page.keyboard.press(key);
    await eventually(page, async () => assert.notEqual((await scale(page)).hour_px, hour_px));
    near(await left(), before_px, 8, `its left after ${key}`);
    assert.equal(await focused(page), "mark at-11");
  }
});

pageTest("the window is told when it has moved, and not before", {}, async ({ page, site }) => {
  await show(page, site, hours);
  const told = page.locator(".figure [role=status]");
  assert.equal(await told.innerText(), "");
  await page.getByRole("button", { name: "Zoom in" }).click();
  await eventually(page, async () => assert.equal(await told.innerText(), "Monday 10 March 2025, 09:36 to 14:24"));
  await page.getByRole("button", { name: "Reset" }).click();
  await eventually(page, async () => assert.equal(await told.innerText(), "Monday 10 March 2025, 08:00 to 16:00"));
});

pageTest("Esc pressed beyond the panel closes it and leaves the reader there", { height: 500 }, async ({ page, site }) => {
  await open(page, site);
  await mark(page, "second-wave").click();
  await panel(page).waitFor();
  await frames(page);
  const search = page.getByRole("searchbox", { name: "Search the record" });
  await search.focus();
  const y = await page.evaluate(() => scrollY);
  assert.ok(y > 500, `${y}`);
  await page.keyboard.press("Escape");
  await panel(page).waitFor({ state: "detached" });
  assert.ok(await search.evaluate((field) => field.matches(":focus")));
  await page.waitForFunction(() => !location.hash.includes("item="));
  await frames(page);
  assert.equal(await page.evaluate(() => scrollY), y);
});

pageTest("a line of the record is a link of its own, and with a key held the browser's", {}, async ({ page, context, site }) => {
  await open(page, site);
  const link = page.locator('.record [data-entry="musk-post"] .link');
  const other = context.waitForEvent("page");
  await link.click({ modifiers: ["ControlOrMeta"] });
  const opened = await other;
  await panel(opened).waitFor();
  assert.match(opened.url(), /#v1:item=musk-post$/);
  assert.match(await panel(opened).locator("h2").innerText(), /Elon Musk on X/);
  assert.equal(await panel(page).count(), 0, "here nothing is opened");
});

pageTest("a file that cannot be read is told where the reader is, and what was shown stays", {}, async ({ page, site }) => {
  await open(page, site);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.evaluate(() => {
    const files = new DataTransfer();
    files.items.add(new File(["nonsense"], "x.json", { type: "application/json" }));
    document.querySelector(".incident-timeline").dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
  });
  const problem = page.locator(".problem");
  await problem.waitFor();
  await eventually(page, async () => {
    const box = await problem.boundingBox();
    assert.ok(box.y >= 0 && box.y + box.height <= 800, `at ${box.y}`);
  });
  assert.ok((await page.locator(".marks [data-item]").count()) > 20);
});

pageTest("on a phone a mark stays in sight above the panel that it opens", { width: 360, height: 740, context: { hasTouch: true, isMobile: true } }, async ({ page, site }) => {
  await open(page, site);
  for (const id of ["first-wave", "third-wave"]) {
    await mark(page, id).tap();
    await panel(page).waitFor();
    await eventually(page, async () => {
      const [one, sheet] = [await mark(page, id).boundingBox(), await panel(page).boundingBox()];
      assert.ok(one.y >= 0 && one.y + one.height <= sheet.y, `mark at ${one.y} to ${one.y + one.height}, panel at ${sheet.y}`);
    });
    await panel(page).getByRole("button", { name: "Close" }).click();
  }
});
