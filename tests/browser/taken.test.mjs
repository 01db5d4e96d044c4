// What the reader takes away: each kind of file, made in the browser under the page's own policy.

import assert from "node:assert/strict";
import { checkAccessible, pageTest } from "./harness.mjs";
import { eventually, incident, open, saved } from "./reader.mjs";

const ID = "x-outage-2025-03-10";

/** Opens the dialog. */
async function dialog(page) {
  await page.getByRole("button", { name: "Take away" }).click();
  const dialog = page.getByRole("dialog", { name: "Take away" });
  await dialog.waitFor();
  return dialog;
}

/** Presses a button of the dialog; the name and the bytes of the file that is saved. */
async function taken(page, name) {
  const file = await saved(page, () => page.getByRole("dialog").getByRole("button", { name, exact: true }).click());
  await page.getByRole("status").getByText(file.name).waitFor();
  return file;
}

/** Width and height of a PNG. */
const sides = (png) => [png.readUInt32BE(16), png.readUInt32BE(20)];

pageTest("tables, draft and document are those of the incident", {}, async ({ page, site, watch }) => {
  await open(page, site);
  await dialog(page);
  await checkAccessible(page);
  const asked = watch.requests.length;
  const values = await taken(page, "Values (CSV)");
  assert.equal(values.name, `${ID}-values.csv`);
  assert.deepEqual([...values.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], "spreadsheets know the encoding by this mark");
  assert.match(values.text, /^\ufeffwhat,series,series_id,id,when,earliest,latest,/);
  assert.equal(values.text.trimEnd().split("\r\n").length, 1 + incident(ID).series.flatMap(({ points }) => points).length);
  const record = await taken(page, "Record (CSV)");
  assert.match(record.text, /^\ufefforder,id,kind,what,title,account,/);
  const draft = await taken(page, "Post-mortem (Markdown)");
  assert.equal(draft.name, `${ID}-post-mortem.md`);
  for (const heading of ["Impact", "Trigger", "Detection", "Causes", "Resolution", "Timeline"]) {
    assert.ok(draft.text.includes(`\n## ${heading}\n`), heading);
  }
  const document = await taken(page, "Document (JSON)");
  assert.equal(document.name, `${ID}.json`);
  assert.deepEqual(JSON.parse(document.text), incident(ID));
  assert.deepEqual(watch.requests.slice(asked).filter((url) => !url.startsWith("blob:")), [], "nothing is asked or sent");
});

pageTest("the picture is the screen's figure, pixel for pixel", {}, async ({ page, site }) => {
  await open(page, site);
  const screen = await page.locator(".timeline canvas").evaluate(({ width, height }) => ({ width, height }));
  await dialog(page);
  const png = await taken(page, "PNG");
  assert.equal(png.name, `${ID}.png`);
  const [width, height] = sides(png.bytes);
  assert.equal(width, screen.width + 48);
  assert.ok(height > screen.height + 100, "title, legend and source stand around it");
  const { differing, marked } = await page.evaluate(differences, png.bytes.toString("base64"));
  assert.ok(marked > 10_000, `${marked} pixels of marks beside the texts`);
  assert.equal(differing, 0, "pixels beside the texts that are not the screen's");
});

/** In the page: how many pixels of the figure's canvas are not those of a picture, and how many are no paper. */
async function differences(base64) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
  context.drawImage(bitmap, 0, 0);
  const canvas = document.querySelector(".timeline canvas");
  const { width, height } = canvas;
  const screen = canvas.getContext("2d").getImageData(0, 0, width, height).data;
  // Where texts are, the screen has them in elements above the canvas.
  const covered = new Uint8Array(width * height);
  const root = document.querySelector(".timeline").getBoundingClientRect();
  for (const label of document.querySelectorAll(".labels .label")) {
    const { left, top, right, bottom } = label.getBoundingClientRect();
    for (let y = Math.max(0, Math.floor(top - root.top) - 4); y < Math.min(height, bottom - root.top + 4); y += 1) {
      covered.fill(1, y * width + Math.max(0, Math.floor(left - root.left) - 4), y * width + Math.min(width, Math.ceil(right - root.left) + 4));
    }
  }
  const compared = (top) => {
    const found = context.getImageData(24, top, width, height).data;
    let [differing, marked] = [0, 0];
    for (let pixel = 0; pixel < covered.length; pixel += 1) {
      if (covered[pixel]) continue;
      const at = 4 * pixel;
      const alpha = screen[at + 3] / 255;
      marked += alpha > 0 ? 1 : 0;
      // The screen's canvas lies on paper, which is white.
      const is = (part) => Math.abs(found[at + part] - (screen[at + part] * alpha + 255 * (1 - alpha))) <= 2;
      differing += is(0) && is(1) && is(2) ? 0 : 1;
    }
    return { differing, marked };
  };
  // The figure stands below the title, on a whole pixel.
  const all = Array.from({ length: 30 }, (_, step) => compared(70 + step));
  return all.reduce((best, next) => (next.differing < best.differing ? next : best));
}

pageTest("twice as many pixels, a card, light and dark, the view and the whole", { scheme: "dark" }, async ({ page, site }) => {
  await open(page, site);
  await dialog(page);
  const choose = (name) => page.getByRole("dialog").getByRole("radio", { name, exact: true }).check();
  const once = sides((await taken(page, "PNG")).bytes);
  await choose("With twice as many pixels (PNG)");
  const twice = sides((await taken(page, "PNG")).bytes);
  assert.deepEqual(twice, once.map((side) => 2 * side));
  await choose("A card for where links are shown, 1200 × 630");
  assert.deepEqual(sides((await taken(page, "PNG")).bytes), [1200, 630]);
  assert.match((await taken(page, "SVG")).text, /width="1200" height="630"/);
  await choose("As on the screen");
  const dark = (await taken(page, "SVG")).text;
  assert.ok(dark.includes("#14161a") && !dark.includes("#ffffff"), "as the page is");
  await choose("Light");
  const light = (await taken(page, "SVG")).text;
  assert.ok(light.includes("#ffffff") && !light.includes("#14161a"));
  await choose("The whole incident");
  assert.notEqual((await taken(page, "SVG")).text, light);
});

// A picture on its own has no icon, for which the browser asks.
pageTest("the SVG is a picture on its own: title, legend, source and revision inside", { allowErrors: [/404/] }, async ({ page, site }) => {
  await open(page, site);
  await dialog(page);
  const svg = await taken(page, "SVG");
  for (const part of ["The day X went down", "Published by Incident Timeline", "revision 1", "accounts differ", "First wave"]) {
    assert.ok(svg.text.includes(part), part);
  }
  site.respond("taken.svg", { body: svg.bytes, headers: { "content-type": "image/svg+xml" } });
  await page.goto(site.url("taken.svg"));
  const box = await page.locator("svg").first().evaluate((svg) => svg.getBBox().width);
  assert.ok(box > 1100, `${box}`);
});

pageTest("the dialog by keyboard: it keeps the focus, Escape closes it, and the focus goes back", {}, async ({ page, site }) => {
  await open(page, site);
  const button = page.getByRole("button", { name: "Take away" });
  await button.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  assert.ok(await page.evaluate(() => document.activeElement.closest("dialog") !== null));
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await eventually(page, async () => assert.ok(await button.evaluate((button) => button === document.activeElement)));
});
