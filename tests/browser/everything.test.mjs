// What holds for every bundled incident, whatever is in it, on a desk and in a hand. Nothing is made for one of them.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { checkAccessible, pageTest } from "./harness.mjs";
import { eventually, frames, incident, open, panel } from "./reader.mjs";

const INCIDENTS = readdirSync(fileURLToPath(new URL("../../public/incidents/", import.meta.url)))
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.replace(/\.json$/, ""));
const SCREENS = [{ width: 1280, height: 900 }, { width: 360, height: 740 }];

/** How many items a document has, causes aside. */
function count({ outages = [], series = [], statements = [], events = [] }) {
  const of = ({ points = [], samples }) => points.length + (samples ? 1 : 0);
  return outages.length + statements.length + events.length + series.reduce((sum, one) => sum + of(one), 0);
}

const ZOOM = ["Zoom in", "Whole story", "Zoom out", "Reset"];
const BUTTONS = [...ZOOM, "Linear", "Log", "Your time", "UTC"];

/** What a document's reader can choose: no window without times, no scale without figures in it. */
function buttons(document) {
  const timed = (value) => /\dT\d/.test(JSON.stringify(value ?? null));
  return [
    ...(timed(document) ? ZOOM : []),
    ...(timed(document.series) ? ["Linear", "Log"] : []),
    "Your time",
    "UTC",
  ];
}

/** The boxes of what can be read in the figure: the text itself, cut by the room it may take. */
const texts = (page) =>
  page.locator(".labels .label").evaluateAll((labels) =>
    labels.map((label) => {
      const room = label.getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(label);
      const text = range.getBoundingClientRect();
      const [left, right] = [Math.max(room.left, text.left), Math.min(room.right, text.right)];
      return { text: label.innerText, left, right, top: room.top, bottom: room.bottom };
    }));

async function checkLayout(page) {
  const { wide, inner } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, inner: innerWidth }));
  assert.ok(wide <= inner, `the page is ${wide} px wide in a window of ${inner}`);
  const found = await texts(page);
  const figure = await page.locator(".timeline").boundingBox();
  const outside = found.filter(({ left, right }) => left < figure.x - 1 || right > figure.x + figure.width + 1);
  assert.deepEqual(outside, [], "text beyond the figure");
  const overlaps = [];
  found.forEach((one, index) => {
    for (const other of found.slice(index + 1)) {
      const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (width > 1 && height > 1) overlaps.push(`“${one.text}” and “${other.text}” by ${width.toFixed(1)} × ${height.toFixed(1)} px`);
    }
  });
  assert.deepEqual(overlaps, [], "texts that lie on one another");
  const marks = await page.locator(".marks [data-item]").evaluateAll((all) =>
    all.map((one) => [`${one.dataset.item} ${one.dataset.mark} ${one.dataset.account ?? ""}`, one.ariaLabel, one.dataset.kind]));
  assert.equal(new Set(marks.map(([mark]) => mark)).size, marks.length, "no two marks are the same");
  for (const [mark, name, kind] of marks) assert.ok(name && kind, `${mark} has a name and a kind`);
}

for (const name of INCIDENTS) {
  const document = incident(name);
  for (const { width, height } of SCREENS) {
    for (const scheme of ["light", "dark"]) {
      pageTest(`${name} at ${width} px, ${scheme}: opens, and is accessible with and without an item open`, { width, height, scheme }, async ({ page, site }) => {
        await open(page, site, name);
        assert.equal(await page.locator("h1").innerText(), document.title);
        assert.equal(await page.getByRole("alert").count(), 0);
        await checkAccessible(page);
        await page.locator(".record .link").first().click();
        await panel(page).waitFor();
        await checkAccessible(page);
      });
    }

    pageTest(`${name} at ${width} px: nothing sticks out or lies on another, in any window`, { width, height }, async ({ page, site }) => {
      await open(page, site, name);
      await checkLayout(page);
      for (const name of BUTTONS) {
        const button = page.getByRole("button", { name, exact: true });
        const offered = buttons(document).includes(name);
        assert.equal(await button.count(), offered ? 1 : 0, name);
        if (!offered) continue;
        await button.click();
        await frames(page);
        await checkLayout(page);
      }
    });

    pageTest(`${name} at ${width} px: every line of the record opens its item`, { width, height }, async ({ page, site }) => {
      await open(page, site, name);
      const lines = page.locator(".record [data-entry]");
      assert.equal(await lines.count(), count(document));
      for (const line of await lines.all()) {
        const link = line.locator(".link").first();
        const title = await link.innerText();
        // By key, since on a phone the opened item lies over the lines below.
        await link.press("Enter");
        await eventually(page, async () => assert.equal(await panel(page).locator("h2").innerText(), title));
        assert.ok((await panel(page).innerText()).length > title.length, "with more than its title");
        assert.equal(await line.getAttribute("aria-current"), "true");
      }
    });
  }
}
