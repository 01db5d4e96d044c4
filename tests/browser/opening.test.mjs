// The page opens with the incident on it.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { pageTest, ready } from "./harness.mjs";
import { incident, mark, open } from "./reader.mjs";

pageTest("the X incident opens in a sub-folder, once, with its headline and its marks", {}, async ({ page, site, watch }) => {
  await open(page, site);
  const x = incident("x-outage-2025-03-10");
  assert.equal(await page.locator("h1").innerText(), x.title);
  assert.equal(await page.title(), x.title);
  assert.match(await page.locator(".headline").innerText(), /X, also known as Twitter/);
  assert.ok((await page.locator(".headline").innerText()).includes(x.summary));
  for (const item of ["first-wave", "us-peak-39021", "uk-8000", "musk-interview", "uk-rise", "toker-outages"]) {
    assert.ok(await mark(page, item).isVisible(), `a mark of ${item}`);
  }
  assert.equal(await page.evaluate(() => performance.getEntriesByName("incident-timeline:ready").length), 1);
  assert.equal(await page.locator("[data-state]").count(), 1);
  assert.equal(await page.getByRole("alert").count(), 0);
  assert.equal(await page.locator(".banner").count(), 0, "what the page publishes itself is not called foreign");
  assert.ok(watch.requests.some((url) => url.endsWith("/some/folder/incidents/x-outage-2025-03-10.json")));
});

pageTest("the document is asked for while the module still comes, and once", {}, async ({ page, site, watch }) => {
  const path = "incidents/x-outage-2025-03-10.json";
  const name = readdirSync(new URL("../../dist", import.meta.url)).find((file) => /^page-.*\.wasm$/.test(file));
  const module = await site.hold(name, { headers: { "content-type": "application/wasm" } });
  const document = await site.hold(path);
  await page.goto(site.url(), { waitUntil: "commit" });
  await document.requested;
  await document.finish();
  await module.finish();
  await ready(page);
  assert.equal(watch.requests.filter((url) => url.endsWith(path)).length, 1);
});

pageTest("the figure is drawn: the canvas has the screen's own pixels, and marks on it", { ratio: 2 }, async ({ page, site }) => {
  await open(page, site);
  const drawn = await page.locator(".timeline canvas").evaluate((canvas) => {
    const { width, height } = canvas.getBoundingClientRect();
    const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    const colours = new Set();
    for (let at = 0; at < pixels.length; at += 4) if (pixels[at + 3] === 255) colours.add(pixels.slice(at, at + 3).join());
    return { width: canvas.width / width, height: canvas.height / height, colours: [...colours] };
  });
  assert.deepEqual([drawn.width, drawn.height].map((ratio) => Math.round(ratio * 100) / 100), [2, 2]);
  // The outage's and the series' colours of style/tokens.css.
  for (const colour of ["200,64,30", "11,111,179", "18,128,92"]) assert.ok(drawn.colours.includes(colour), colour);
});

pageTest("light and dark change while the page is open", {}, async ({ page, site }) => {
  await open(page, site);
  const colours = () =>
    page.locator(".timeline canvas").evaluate((canvas) => {
      const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
      const has = (r, g, b) =>
        pixels.some((_, at) => at % 4 === 0 && pixels[at] === r && pixels[at + 1] === g && pixels[at + 2] === b);
      return { light: has(200, 64, 30), dark: has(240, 113, 77) };
    });
  assert.deepEqual(await colours(), { light: true, dark: false });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.waitForFunction(() => matchMedia("(prefers-color-scheme: dark)").matches);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.deepEqual(await colours(), { light: false, dark: true });
});

pageTest("the figure follows the width of its page", {}, async ({ page, site }) => {
  await open(page, site);
  await page.setViewportSize({ width: 700, height: 900 });
  await page.waitForFunction(() => {
    const { width } = document.querySelector(".timeline").getBoundingClientRect();
    const marks = [...document.querySelectorAll(".marks [data-item]")].map((mark) => mark.getBoundingClientRect().right);
    return width < 700 && Math.max(...marks) <= 700 && document.querySelector("canvas").width === Math.round(width);
  });
  await ready(page);
});
