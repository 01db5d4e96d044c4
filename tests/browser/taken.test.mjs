// What the reader takes away: each kind of file, made in the browser under the page's own policy.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { allReady, article } from "./article.mjs";
import { checkAccessible, pageTest } from "./harness.mjs";
import { eventually, hours, incident, open, saved } from "./reader.mjs";

const ID = "x-outage-2025-03-10";
/** What is fetched when something is taken away. */
const PARTS = readdirSync(fileURLToPath(new URL("../../dist/", import.meta.url))).filter((name) => /^take.*\.(js|wasm)$/.test(name));

/** Opens the dialog. */
async function dialog(page) {
  await page.getByRole("button", { name: "Download" }).click();
  const dialog = page.getByRole("dialog", { name: "Download" });
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
  const since = watch.requests.slice(asked).filter((url) => !url.startsWith("blob:"));
  assert.deepEqual(since.sort(), PARTS.map(site.url.bind(site)).sort(), "nothing else is asked or sent, and each once");
  assert.equal(PARTS.length, 3);
});

for (const part of PARTS) {
  pageTest(`without ${part.replace(/-[0-9a-f]{16}/, "")} the dialog says so, and the next press tries again`, { allowErrors: [/404|503/] }, async ({ page, site }) => {
    await open(page, site);
    await dialog(page);
    site.respond(part, { status: 503 });
    await page.getByRole("dialog").getByRole("button", { name: "Record (CSV)" }).click();
    await page.getByRole("status").getByText("could not be loaded").waitFor();
    site.restore(part);
    assert.match((await taken(page, "Record (CSV)")).text, /^\ufefforder,/);
  });
}

const filtered = [
  { what: "a search", link: "q=cyberattack", gone: "First wave" },
  { what: "a speaker", link: "speaker=Elon%20Musk", gone: "First wave" },
  { what: "a series that is hidden", link: "hide-series=reports-unplaced", gone: "nearly 35,000" },
];
for (const { what, link, gone } of filtered) {
  pageTest(`of ${what} the picture shows what the screen shows, and says so`, {}, async ({ page, site }) => {
    await page.goto(site.url(`index.html#v1:${link}`));
    await page.locator(".filtered").waitFor();
    await dialog(page);
    const said = (await page.locator(".filtered").innerText()).split(" here.")[0];
    const view = (await taken(page, "SVG")).text;
    assert.ok(view.includes(said), said);
    assert.ok(!view.includes(gone));
    await page.getByRole("dialog").getByRole("radio", { name: "The whole incident" }).check();
    const whole = (await taken(page, "SVG")).text;
    assert.ok(!whole.includes(said) && whole.includes(gone));
  });
}

/** Takes something away from the widget `id` of an article; its name, its type and its text or, of a PNG, its sides. */
const takenBy = (page, id, what, options) =>
  page.locator(`#${id}`).evaluate(
    async (one, [what, options]) => {
      const file = await one.take(what, options);
      const bitmap = what === "png" ? await createImageBitmap(file) : undefined;
      const content = bitmap ? [bitmap.width, bitmap.height] : await file.text();
      return { isBlob: file instanceof Blob, name: file.name, type: file.type, content };
    },
    [what, options],
  );

pageTest("an element gives its page the same files, each widget its own", {}, async ({ page, site, watch }) => {
  const elements = `<incident-timeline id="x" src="incidents/${ID}.json"></incident-timeline><incident-timeline id="own" compact></incident-timeline>`;
  await page.goto(article(site, elements));
  await page.locator("#own").evaluate((one, document) => (one.document = document), hours);
  await allReady(page, 2);

  assert.deepEqual(await takenBy(page, "own", "png", { size: "card" }), { isBlob: true, name: "figures-by-the-hour.png", type: "image/png", content: [1200, 630] });
  const [once, twice] = [await takenBy(page, "own", "png"), await takenBy(page, "own", "png", { size: "twice" })];
  assert.deepEqual(twice.content, once.content.map((side) => 2 * side));
  const document = await takenBy(page, "own", "document");
  assert.deepEqual(JSON.parse(document.content), hours);
  const view = await takenBy(page, "own", "svg");
  assert.ok(view.content.includes("Figures by the hour") && view.content.includes('data-item="at-11"'));
  assert.ok(!view.content.includes('data-item="at-22"'), "beyond the first window");
  const whole = await takenBy(page, "own", "svg", { part: "whole", scheme: "dark" });
  assert.ok(whole.content.includes('data-item="at-22"') && whole.content.includes("#14161a"));
  // As the reader moved it.
  await page.locator("#own").evaluate((one) => (one.view = { from: "2025-03-10T20:00Z", to: "2025-03-10T23:00Z" }));
  await eventually(page, async () => assert.ok((await takenBy(page, "own", "svg")).content.includes('data-item="at-22"')));

  const values = await takenBy(page, "x", "values");
  assert.deepEqual([values.name, values.type], [`${ID}-values.csv`, "text/csv;charset=utf-8"]);
  assert.match((await takenBy(page, "x", "record")).content, /^\ufeff?order,/);
  assert.match((await takenBy(page, "x", "draft")).content, /## Impact/);
  assert.ok((await takenBy(page, "x", "svg")).content.includes("The day X went down"));
  for (const part of PARTS) assert.equal(watch.requests.filter((url) => url.endsWith(part)).length, 1, part);
});

pageTest("an element refuses what cannot be taken away, and says why", {}, async ({ page, site }) => {
  await page.goto(article(site, `<incident-timeline id="empty"></incident-timeline><incident-timeline id="own"></incident-timeline>`));
  await page.locator("#own").evaluate((one, document) => (one.document = document), { format: "incident-timeline/1", title: "Nothing yet" });
  await allReady(page, 1);
  const refused = (id, ...given) =>
    page.locator(`#${id}`).evaluate((one, given) => one.take(...given).then(() => "made", (error) => `${error.name}: ${error.message}`), given);
  assert.equal(await refused("empty", "svg"), "Error: No incident is shown, so that there is nothing to take away");
  assert.match(await refused("own", "pdf"), /^TypeError: .*"pdf" is not known; known are svg, png, values, record, draft, document$/);
  assert.match(await refused("own", "toString"), /^TypeError: .*"toString" is not known/);
  assert.match(await refused("own", "png", { size: "huge" }), /^TypeError: size "huge" is not known; known are once, twice, card$/);
  assert.match(await refused("own", "svg"), /^Error: "svg" cannot be made of this document/);
  assert.equal(await refused("own", "draft"), "made");
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
  const button = page.getByRole("button", { name: "Download" });
  await button.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  assert.ok(await page.evaluate(() => document.activeElement.closest("dialog") !== null));
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await eventually(page, async () => assert.ok(await button.evaluate((button) => button === document.activeElement)));
});

pageTest("what breaks while a file is made costs that file, and nothing of the widget", {}, async ({ page, site }) => {
  await page.goto(article(site, `<incident-timeline id="x" src="incidents/${ID}.json"></incident-timeline>`));
  await allReady(page, 1);
  const { broken, next, state } = await page.locator("#x").evaluate(async (one) => {
    const { getBoundingClientRect } = Element.prototype;
    Element.prototype.getBoundingClientRect = () => {
      throw new Error("broken on purpose");
    };
    const broken = await one.take("svg").then(() => "made", (error) => error.message);
    Element.prototype.getBoundingClientRect = getBoundingClientRect;
    return { broken, next: (await one.take("svg")).size, state: one.dataset.state };
  });
  assert.equal(broken, "broken on purpose");
  assert.ok(next > 10_000 && state === "ready", `${next} bytes, ${state}`);
});
