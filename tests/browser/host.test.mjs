// What a page around the element does to it: its direction of writing, parents without a width, switches of colours, wrong calls.

import assert from "node:assert/strict";
import { allReady, article, heard, listen } from "./article.mjs";
import { pageTest } from "./harness.mjs";
import { eventually, hours, mark } from "./reader.mjs";

const ELEMENT = "incident-timeline";

/** Opens an article with one widget of `hours`. */
async function shown(page, site, { css = "" } = {}) {
  site.respond("hours.json", { body: JSON.stringify(hours) });
  await page.goto(article(site, `<incident-timeline src="hours.json"></incident-timeline>`, { css }));
  await allReady(page, 1);
}

/** How many pixels of the figure have a colour. */
const pixels = (page, wanted) =>
  page.locator(`${ELEMENT} canvas`).evaluate((canvas, wanted) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let at = 0; at < data.length; at += 4) count += Number(wanted.every((part, place) => data[at + place] === part));
    return count;
  }, wanted);

pageTest("in a page written from right to left it is not", {}, async ({ page, site }) => {
  await shown(page, site, { css: ":root { direction: rtl }" });
  assert.equal(await page.locator(".labels").evaluate((labels) => getComputedStyle(labels).direction), "ltr");
});

for (const [name, css] of [
  ["a column that centres", "main { display: flex; flex-direction: column; align-items: center }"],
  ["a grid that does not stretch", "main { display: grid; justify-items: center }"],
  ["a parent as wide as what it holds", "main { display: inline-block } h1 { display: none }"],
]) {
  pageTest(`in ${name} it is as wide as a narrow column at least`, {}, async ({ page, site }) => {
    await shown(page, site, { css });
    const { width } = await page.locator(ELEMENT).boundingBox();
    assert.ok(width >= 280, `${width} px`);
  });
}

pageTest("colours that the page changes reach figure and legend alike", {}, async ({ page, site }) => {
  const css = ".brand incident-timeline, .far incident-timeline, incident-timeline.own { --it-ink: #00a000 }";
  await shown(page, site, { css });
  const green = [0, 160, 0];
  const turns = async (change, isGreen) => {
    await page.evaluate(change);
    await eventually(page, async () => assert.equal((await pixels(page, green)) > 0, isGreen));
  };
  assert.equal(await pixels(page, green), 0);
  await turns(() => document.documentElement.classList.add("brand"), true);
  await turns(() => document.documentElement.classList.remove("brand"), false);
  await turns(() => document.querySelector("incident-timeline").classList.add("own"), true);
  await turns(() => document.querySelector("incident-timeline").style.setProperty("--it-ink", "#123456"), false);
  await page.locator(ELEMENT).evaluate((widget) => ["class", "style"].forEach((name) => widget.removeAttribute(name)));
  // What another ancestor has is told it.
  await turns(() => {
    document.querySelector("main").classList.add("far");
    document.querySelector("incident-timeline").recolor();
  }, true);
});

pageTest("it follows the page's own switch to dark and back", {}, async ({ page, site }) => {
  await shown(page, site, { css: ":root.dark { color-scheme: dark }" });
  const scheme = () => page.locator(ELEMENT).getAttribute("data-scheme");
  assert.equal(await scheme(), "light");
  for (const expected of ["dark", "light"]) {
    await page.evaluate(() => document.documentElement.classList.toggle("dark"));
    await eventually(page, async () => assert.equal(await scheme(), expected));
  }
});

pageTest("whatever is given as an id opens what has it, or nothing", {}, async ({ page, site }) => {
  await shown(page, site);
  for (const id of ["42", "true", "({})", "Symbol('at-13')", "undefined", "null"]) {
    await page.evaluate((id) => document.querySelector("incident-timeline").select(eval(id)), id).catch(() => undefined);
    assert.equal(await page.locator(ELEMENT).getAttribute("data-state"), "ready", id);
  }
  await page.locator(ELEMENT).evaluate((widget) => widget.select("at-13"));
  await page.locator("aside.item").waitFor();
});

pageTest("another document closes what was open, and says so", {}, async ({ page, site }) => {
  await shown(page, site);
  await listen(page);
  await mark(page, "at-13").click();
  await page.locator("aside.item").waitFor();
  site.respond("other.json", { body: JSON.stringify({ ...hours, title: "Other" }) });
  await page.locator(ELEMENT).evaluate((widget) => widget.setAttribute("src", "other.json"));
  await eventually(page, async () => assert.deepEqual(await heard(page, "select"), [{ id: "at-13" }, { id: null }]));
});

pageTest("a document that cannot be written as JSON is an error, not a hole", { allowErrors: [/circular/] }, async ({ page, site }) => {
  await page.goto(article(site, "<incident-timeline></incident-timeline>"));
  await listen(page);
  await page.locator(ELEMENT).evaluate((widget) => {
    const document = {};
    widget.document = Object.assign(document, { document });
  });
  await eventually(page, async () => assert.match((await heard(page, "error"))[0]?.message, /circular/));
  assert.match(await page.locator(ELEMENT).evaluate((widget) => widget.shadowRoot.textContent), /could not be started/);
});

pageTest("in a frame as high as what it holds, what is opened stands at its mark", { height: 500 }, async ({ page, site }) => {
  const src = site.url("embed.html?src=incidents/x-outage-2025-03-10.json");
  await page.goto(article(site, `<iframe title="Timeline" src="${src}" width="100%" height="2400"></iframe>`));
  const frame = page.frameLocator("iframe");
  await frame.locator(`${ELEMENT}[data-state="ready"]`).waitFor();
  const second = frame.locator('.marks [data-item="second-wave"]').first();
  await second.click();
  await eventually(page, async () => {
    const [panel, mark] = [await frame.locator("aside.item").boundingBox(), await second.boundingBox()];
    assert.ok(panel.y - (mark.y + mark.height) < 20 && panel.y < 500, `panel at ${panel.y}, mark at ${mark.y}`);
  });
});
