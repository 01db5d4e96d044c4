// Lanes with more outages than they have room for.

import assert from "node:assert/strict";
import { pageTest } from "./harness.mjs";
import { eventually, frames, near, show } from "./reader.mjs";

const start = Date.UTC(2025, 2, 1);
const at = (minute) => new Date(start + minute * 60_000).toISOString().replace(".000Z", "Z");
const outages = Array.from({ length: 3_000 }, (_, index) => ({
  id: `o${index}`,
  label: `Outage ${index}`,
  lane: `Region ${index % 3}`,
  start: at(index * 7),
  end: at(index * 7 + 5 + (index % 11)),
}));
const document = { format: "incident-timeline/1", title: "Many outages", time_zone: "UTC", outages };

const marks = (page) =>
  page.locator(".marks [data-item]").evaluateAll((all) => all.map((one) => ({ mark: one.dataset.mark, name: one.ariaLabel })));
/** How many outages the marks stand for. */
const told = (all) => all.reduce((sum, { mark, name }) => sum + (mark === "cluster" ? Number.parseInt(name, 10) : 1), 0);

pageTest("many outages are few clusters that count them all, and open by click and by Enter", {}, async ({ page, site }) => {
  await show(page, site, document);
  const whole = await marks(page);
  assert.ok(whole.length < 100, `${whole.length} marks`);
  assert.equal(told(whole), outages.length);
  assert.match(whole[0].name, /^\d+ outage windows, the first /);
  const cluster = () => page.locator('.marks [data-mark="cluster"]').nth(8);
  for (const open of [() => cluster().click(), () => cluster().focus().then(() => page.keyboard.press("Enter"))]) {
    const before = told(await marks(page));
    await open();
    await eventually(page, async () => assert.ok(told(await marks(page)) < before / 4, "nearer"));
  }
  await eventually(page, async () => assert.ok((await marks(page)).every(({ mark }) => mark === "bar"), "each for itself"));
  for (let times = 0; times < 4; times += 1) await page.locator(".timeline").press("+");
  await eventually(page, async () => {
    const texts = await page.locator(".labels .label").allInnerTexts();
    assert.ok(texts.some((text) => text.startsWith("Outage ")), "with words, where there is room");
  });
  assert.equal(await page.locator("aside.item").count(), 0, "a cluster is no item");
});

pageTest("marks stay elements of their own while the window is panned, and none is left behind", {}, async ({ page, site }) => {
  await show(page, site, document);
  await page.locator(".timeline").press("+");
  await frames(page);
  const places = () =>
    page.locator('.marks [data-mark="cluster"]').evaluateAll((all) => all.map((one) => [one.ariaLabel, one.dataset.item, one.getBoundingClientRect().x]));
  const before = await places();
  const box = await page.locator(".timeline").boundingBox();
  await page.mouse.move(box.x + 700, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 640, box.y + 12, { steps: 5 });
  await page.mouse.up();
  const inner = before.filter(([, , x]) => x > box.x + 400 && x < box.x + 900);
  assert.ok(inner.length > 10, `${inner.length} clusters`);
  await eventually(page, async () => {
    const after = new Map((await places()).map(([name, item, x]) => [name + item, x]));
    for (const [name, item, x] of inner) near(after.get(name + item), x - 60, 0.1, name);
  });
  const buttons = await page.locator(".marks button").evaluateAll((all) => all.filter((one) => !one.dataset.item && one.checkVisibility({ visibilityProperty: true })).length);
  assert.equal(buttons, 0, "what is no mark is not to be met");
});

pageTest("a step of the story leads to the cluster that holds its item, and says that it is there", { height: 480 }, async ({ page, site }) => {
  await show(page, site, document);
  const steps = page.locator(".moments");
  for (let place = 1; place <= 2; place += 1) await steps.getByRole("button", { name: "Next moment" }).click();
  await eventually(page, async () => {
    assert.match(await steps.innerText(), /2 of 2: .*Outage 2999/);
    const current = page.locator(".marks [aria-current=true]");
    assert.equal(await current.getAttribute("data-mark"), "cluster");
    assert.notEqual(await current.getAttribute("data-item"), "o2999");
    const [box, bar] = [await current.boundingBox(), await steps.boundingBox()];
    assert.ok(box.y >= 0 && box.y + box.height <= bar.y, `mark at ${box.y}, bar at ${bar.y}`);
  });
});
