// A record too long to be on the page at once.

import assert from "node:assert/strict";
import { pageTest } from "./harness.mjs";
import { eventually, frames, show, watchDrawing } from "./reader.mjs";

const many = 3_000;
const start = Date.UTC(2025, 2, 10);
const events = Array.from({ length: many }, (_, index) => ({
  id: `e${index}`,
  at: `${new Date(start + index * 20_000).toISOString().slice(0, 19)}Z`,
  label: `Step ${index}${index % 100 === 7 ? " by hand" : ""}`,
}));
const document = { format: "incident-timeline/1", title: "Many", time_zone: "Europe/London", events };
const lines = (page) => page.locator(".record [data-entry]");
const count = (page) => page.locator(".record [role=status]").innerText();
const scroll = (page, share) => page.locator(".lines").evaluate((list, share) => list.scrollTo(0, list.scrollHeight * share), share);

pageTest("only lines near the eye are on the page, and they follow it", {}, async ({ page, site }) => {
  await show(page, site, document);
  assert.equal(await count(page), `${many} of ${many} items`);
  assert.ok((await lines(page).count()) < 200, `${await lines(page).count()} lines`);
  assert.equal(await lines(page).first().getAttribute("aria-setsize"), String(many));
  for (const [share, id] of [[1, "e2999"], [0, "e0"]]) {
    await scroll(page, share);
    const line = page.locator(`.record [data-entry="${id}"]`);
    await line.waitFor();
    await eventually(page, async () => {
      await scroll(page, share);
      const seen = await line.evaluate((line) => {
        const [box, list] = [line, line.closest(".lines")].map((one) => one.getBoundingClientRect());
        return box.bottom <= list.bottom + 1 && box.top >= list.top - 1;
      });
      assert.ok(seen, `${id} in sight`);
    });
    assert.equal(await line.getAttribute("aria-posinset"), String(Number(id.slice(1)) + 1));
    assert.ok((await lines(page).count()) < 300);
  }
  await scroll(page, 0.5);
  await eventually(page, async () => {
    const middle = await lines(page).first().getAttribute("aria-posinset");
    assert.ok(Math.abs(Number(middle) - many / 2) < 300, middle);
  });
});

pageTest("a search looks through all lines, a print and a button show them", {}, async ({ page, site }) => {
  await show(page, site, document);
  await page.getByRole("searchbox", { name: "Search the record" }).fill("by hand");
  await eventually(page, async () => assert.equal(await count(page), `${many / 100} of ${many} items`));
  await eventually(page, async () => assert.equal(await lines(page).last().getAttribute("aria-setsize"), String(many / 100)));
  await page.getByRole("searchbox", { name: "Search the record" }).fill("");
  await eventually(page, async () => assert.equal(await count(page), `${many} of ${many} items`));
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await lines(page).count(), many);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.ok((await lines(page).count()) < 200);
  await page.getByRole("button", { name: `Show all ${many.toLocaleString("en")} lines at once` }).click();
  await eventually(page, async () => assert.equal(await lines(page).count(), many));
  await lines(page).last().locator(".link").click();
  await eventually(page, async () => assert.equal(await lines(page).last().getAttribute("aria-current"), "true"));
});

pageTest("one more letter keeps the lines that it finds too, and draws nothing where it leaves nothing out", {}, async ({ page, site }) => {
  const drawing = await watchDrawing(page);
  await show(page, site, document);
  const field = page.getByRole("searchbox", { name: "Search the record" });
  const found = (count) => eventually(page, async () => assert.equal(await page.locator(".record [role=status]").innerText(), `${count} of ${many} items`));
  const firstIds = () => lines(page).evaluateAll((lines) => lines.slice(0, 3).map((line) => line.dataset.entry));
  await field.fill("by han");
  await found(many / 100);
  assert.deepEqual(await firstIds(), ["e7", "e107", "e207"]);
  const kept = await page.locator('.record [data-entry="e107"]').elementHandle();
  await kept.evaluate((line) => (line.isKept = true));
  const isKept = () => page.locator('.record [data-entry="e107"]').evaluate((line) => line.isKept === true);
  await kept.evaluate((line) => line.querySelector("a").focus({ preventScroll: true }));

  // Typed by script, so that the focus stays in the record.
  const type = (words) => field.evaluate((field, words) => {
    field.value = words;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, words);
  await frames(page);
  const isAtRest = () => page.locator(".labels").evaluate((labels) => getComputedStyle(labels).visibility === "visible");
  await eventually(page, async () => assert.ok(await isAtRest()));
  await drawing();
  await type("by hand");
  await frames(page);
  assert.deepEqual((await drawing()).draws, []);

  await type("by hand 107");
  await found(3);
  assert.deepEqual(await firstIds(), ["e107", "e1107", "e2107"]);
  assert.equal(await kept.getAttribute("aria-posinset"), "1");
  assert.equal(await kept.getAttribute("aria-setsize"), "3");
  assert.ok(await kept.evaluate((line) => line.contains(document.activeElement)), "the focus is still in the line");

  await type("by hand");
  await found(many / 100);
  assert.deepEqual(await firstIds(), ["e7", "e107", "e207"]);
  assert.ok(await isKept());
  assert.equal(await kept.getAttribute("aria-posinset"), "2");
});
