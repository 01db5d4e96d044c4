// The story in steps: key moments one after another, the window following.

import assert from "node:assert/strict";
import { checkAccessible, pageTest } from "./harness.mjs";
import { axis, eventually, focused, frames, mark, open, panel, show, stopClock, watchWriting } from "./reader.mjs";

const bar = (page) => page.getByRole("group", { name: "Key moments" });
const here = (page) => bar(page).locator("[aria-live=polite]");
const next = (page) => bar(page).getByRole("button", { name: "Next moment" });
const previous = (page) => bar(page).getByRole("button", { name: "Previous moment" });

/** An outage of a morning, what was counted and what was said. */
const morning = {
  format: "incident-timeline/1",
  title: "A morning without mail",
  time_zone: "Europe/London",
  causes: [{ id: "disk", label: "a full disk" }],
  outages: [{ id: "down", label: "Mail", start: "2025-03-10T09:30Z", end: "2025-03-10T11:00Z" }],
  series: [{ id: "counted", label: "Reports", kind: "reports", region: "UK", points: [{ id: "most", at: "2025-03-10T10:05Z", value: 312 }] }],
  statements: [
    { id: "owned", at: "2025-03-10T10:20Z", speaker: "The operator", kind: "acknowledgement", quote: "We are looking." },
    { id: "why", at: "2025-03-10T12:00Z", speaker: "The operator", about: ["disk"], quote: "A disk was full." },
    { id: "aside", at: "2025-03-10T12:30Z", speaker: "A reader", quote: "I wondered." },
  ],
};
const STEPS = [
  "1 of 5: 09:30 Mail begins",
  "2 of 5: 10:05 312 reports in the UK, highest number stated",
  "3 of 5: 10:20 First to acknowledge a problem: The operator",
  "4 of 5: 11:00 Mail ends",
  "5 of 5: 12:00 First about “a full disk”: The operator",
];
const ITEMS = ["down", "most", "owned", "down", "why"];

/** The one item that stands out, once the frame is drawn. */
const marked = (page) =>
  page.locator(".marks [aria-current=true]").evaluateAll((marks) => [...new Set(marks.map((one) => one.dataset.item))]);

pageTest("next and previous walk the story, the item stands out, and the window follows", {}, async ({ page, site }) => {
  await show(page, site, morning);
  assert.match(await here(page).innerText(), /^5 key moments/);
  assert.equal(await previous(page).getAttribute("aria-disabled"), "true");
  for (const [place, step] of STEPS.entries()) {
    await next(page).click();
    await eventually(page, async () => {
      assert.equal(await here(page).innerText(), step);
      assert.deepEqual(await marked(page), [ITEMS[place]]);
    });
  }
  assert.equal(await next(page).getAttribute("aria-disabled"), "true");
  await next(page).dispatchEvent("click");
  await frames(page);
  assert.equal(await here(page).innerText(), STEPS.at(-1));
  assert.equal(await mark(page, "most").count(), 0, "the window went on");
  await previous(page).click();
  await eventually(page, async () => assert.equal(await here(page).innerText(), STEPS[3]));
  assert.equal(await panel(page).count(), 0, "no item is opened by a step");
});

pageTest("n and p do the same from the timeline, and the keys say so", {}, async ({ page, site }) => {
  await show(page, site, morning);
  await mark(page, "why").focus();
  await page.keyboard.press("n");
  await eventually(page, async () => assert.equal(await here(page).innerText(), STEPS[0]));
  assert.match(await focused(page), /^(mark|figure)/, "the focus stays in the timeline");
  await page.keyboard.press("n");
  await page.keyboard.press("n");
  await page.keyboard.press("p");
  await eventually(page, async () => assert.equal(await here(page).innerText(), STEPS[1]));
  await page.keyboard.press("?");
  assert.match(await page.locator("dl.keys").innerText(), /n p\s+next and previous key moment/);
  await checkAccessible(page);
});

pageTest("the moment's words open its item; an item that is open gives way to the next moment's", {}, async ({ page, site }) => {
  await show(page, site, morning);
  await next(page).click();
  await here(page).getByRole("button").click();
  await panel(page).waitFor();
  assert.match(await panel(page).locator("h2").innerText(), /Mail/);
  await next(page).click();
  await eventually(page, async () => assert.match(await panel(page).locator("h2").innerText(), /312/));
  await panel(page).getByRole("button", { name: "Close" }).click();
  await panel(page).waitFor({ state: "detached" });
  assert.equal(await here(page).innerText(), STEPS[1], "the story stays where it was");
  await mark(page, "most").focus();
  await page.keyboard.press("Escape");
  await eventually(page, async () => assert.match(await here(page).innerText(), /^5 key moments/));
  assert.deepEqual(await marked(page), []);
});

pageTest("a moment that a search has left out is told as such, and the story goes on over it", {}, async ({ page, site }) => {
  await show(page, site, morning);
  await page.getByRole("searchbox").fill("operator");
  await eventually(page, async () => assert.equal(await mark(page, "most").count(), 0));
  await next(page).click();
  await eventually(page, async () => assert.equal(await here(page).innerText(), `${STEPS[0]} · not among what was found`));
  await next(page).click();
  await next(page).click();
  await eventually(page, async () => assert.equal(await here(page).innerText(), STEPS[2]));
  await previous(page).click();
  const told = await here(page).getByRole("button").elementHandle();
  await page.getByRole("searchbox").fill("operator looking");
  await eventually(page, async () => assert.equal(await page.locator(".record [data-entry]:visible").count(), 1));
  assert.ok(await told.evaluate((one) => one.isConnected), "a key in the search does not have it told again");
  await page.getByRole("searchbox").fill("");
  await eventually(page, async () => assert.equal(await here(page).innerText(), STEPS[1]));
});

pageTest("in another zone the moment is told in that", {}, async ({ page, site }) => {
  await show(page, site, morning);
  await next(page).click();
  await page.getByRole("button", { name: "Your time" }).click();
  await eventually(page, async () => assert.equal(await here(page).innerText(), STEPS[0].replace("09:30", "18:30")));
});

pageTest("which moments these are can be read", {}, async ({ page, site }) => {
  await show(page, site, morning);
  await bar(page).getByText("5 key moments").click();
  const rule = bar(page).locator("p");
  assert.ok(await rule.isVisible());
  assert.match(await rule.innerText(), /Where an outage begins and where it ends/);
  await checkAccessible(page);
});

pageTest("steps are glided", { context: { reducedMotion: "no-preference" } }, async ({ page, site }) => {
  const clock = await stopClock(page);
  await watchWriting(page);
  await show(page, site, morning);
  const left = async () => (await axis(page)).midnight_px;
  await next(page).click();
  await clock.advance(0);
  const lefts = [await left()];
  for (let step = 0; step < 5; step += 1) {
    await clock.advance(40);
    lefts.push(await left());
  }
  assert.equal(new Set(lefts).size, lefts.length, `${lefts}`);
});

for (const [width, height] of [[1280, 800], [360, 740]]) {
  pageTest(`every moment of the bundled story is in sight at ${width} px, its mark too`, { width, height }, async ({ page, site }) => {
    await open(page, site);
    const count = Number((await here(page).innerText()).match(/^\d+/)[0]);
    assert.ok(count >= 8, `${count} moments`);
    for (let place = 1; place <= count; place += 1) {
      await next(page).click();
      await eventually(page, async () => {
        assert.match(await here(page).innerText(), new RegExp(`^${place} of ${count}: `));
        const current = page.locator(".marks [aria-current=true]").first();
        const [box, buttons] = [await current.boundingBox({ timeout: 1000 }), await bar(page).boundingBox()];
        assert.ok(buttons.y >= 0 && buttons.y + buttons.height <= height + 0.5, "the bar stays in sight");
        assert.ok(box && box.y >= 0 && box.y + box.height <= buttons.y, `mark at ${box?.y}, bar at ${buttons.y}`);
      });
    }
    const wide = await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
    assert.ok(wide <= 0, `${wide} px to scroll sideways`);
    for (const button of [next(page), previous(page)]) {
      const box = await button.boundingBox();
      assert.ok(width > 640 || (box.width >= 44 && box.height >= 44), "large enough for a finger");
    }
    await checkAccessible(page);
  });
}

pageTest("a story without a moment has no bar", {}, async ({ page, site }) => {
  await open(page, site, "only-unknowns");
  assert.equal(await bar(page).count(), 0);
});
