// What the tool publishes, as a reader without scripts finds it on a plain static server, and as a validator reads it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { checkAccessible, pageTest } from "./harness.mjs";
import { eventually, incident, open } from "./reader.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PUBLISHED = `${ROOT}target/published/`;
/** The policy of the design, as a host would send it. */
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:";
const NAMES = ["x-outage-2025-03-10", "only-unknowns", "forty-lanes"];
const WITHOUT_SCRIPTS = { context: { javaScriptEnabled: false } };

/** Publishes the bundled incidents; cargo builds the tool if it is not there already. */
function publish(folder, more = []) {
  const files = [...NAMES, "single-event"].map((name) => `public/incidents/${name}.json`);
  const cargo = ["run", "--quiet", "--locked", "--features", "tool", "--bin", "incident-timeline", "--"];
  const args = [...cargo, "publish", "--quiet", ...files, "-o", PUBLISHED + folder, ...more];
  execFileSync("cargo", args, { cwd: ROOT, stdio: ["ignore", "inherit", "pipe"] });
}

rmSync(PUBLISHED, { recursive: true, force: true });
publish("plain");
publish("addressed", ["--base-url", "https://example.org/incidents/"]);
publish("alive", ["--live", "../../timeline/"]);

/** Opens a published page, served with the policy. */
async function openPublished(page, site, path) {
  Object.assign(site, { root: `${PUBLISHED}plain`, headers: { "content-security-policy": POLICY } });
  await page.goto(site.url(path));
}

/** Ids of all items of a document, causes among them. */
function items({ outages = [], series = [], statements = [], events = [], causes = [] }) {
  const figures = series.flatMap(({ id, points = [], samples }) => [...(samples ? [{ id }] : []), ...points]);
  return [...outages, ...figures, ...statements, ...events, ...causes].map(({ id }) => id);
}

async function checkWidth(page) {
  const wide = await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  assert.ok(wide <= 0, `${wide} px to scroll sideways`);
}

for (const name of NAMES) {
  for (const width of [1280, 360]) {
    pageTest(`${name} without scripts at ${width} px: figure and record are there`, { width, ...WITHOUT_SCRIPTS }, async ({ page, site }) => {
      await openPublished(page, site, `${name}/`);
      const document = incident(name);
      assert.equal(await page.locator("h1").innerText(), document.title);
      const shown = page.locator(".picture").filter({ visible: true });
      assert.equal(await shown.count(), 1, "one of the figures is shown");
      const box = await shown.boundingBox();
      assert.ok(box.width > width * 0.85 && box.height > 200, `a figure of ${box.width} by ${box.height} px`);
      for (const id of items(document)) {
        const line = page.locator(`[data-entry="${id}"]`);
        assert.ok(await line.isVisible(), `${id} is in the record`);
      }
      // A mark leads to its line.
      const mark = shown.locator("a").first();
      const target = (await mark.getAttribute("href")).slice(1);
      await mark.dispatchEvent("click");
      await page.waitForURL(`**/${name}/#${target}`);
      assert.ok(await page.locator(`[id="${target}"]`).isVisible());
    });

    const scheme = width < 640 ? "dark" : "light";
    pageTest(`${name} published at ${width} px is accessible, ${scheme}`, { width, scheme }, async ({ page, site }) => {
      await openPublished(page, site, `${name}/`);
      await checkAccessible(page);
    });
  }

  pageTest(`${name} published: nothing is wider than the window`, WITHOUT_SCRIPTS, async ({ page, site }) => {
    for (const path of [`${name}/`, `${name}/embed.html`, `${name}/plain.html`, ""]) {
      await openPublished(page, site, path);
      for (const width of path.endsWith("plain.html") ? [] : [1440, 1000, 700, 500, 320]) {
        await page.setViewportSize({ width, height: 800 });
        await checkWidth(page);
      }
    }
  });

  for (const width of [1280, 360]) {
    pageTest(`${name} at ${width} px: the still figure takes the live one's box`, { width }, async ({ page, site }) => {
      await open(page, site, name);
      const live = await page.locator(".timeline").boundingBox();
      await openPublished(page, site, `${name}/`);
      const still = await page.locator(".timeline").boundingBox();
      assert.ok(Math.abs(still.height - live.height) < 1, `${still.height} px instead of ${live.height}`);
      assert.equal(still.width, live.width);
    });
  }
}

pageTest("headline and figure are drawn before there is a style for what is below them, and stay where they are", {}, async ({ page, site }) => {
  await page.addInitScript(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: "layout-shift", buffered: true });
  });
  Object.assign(site, { root: `${PUBLISHED}plain`, headers: { "content-security-policy": POLICY } });
  const style = await site.hold(`${NAMES[0]}/below.css`, { headers: { "content-type": "text/css" } });
  await page.goto(site.url(`${NAMES[0]}/`), { waitUntil: "commit" });
  await style.requested;
  const isDrawn = () => page.evaluate(() => performance.getEntriesByName("first-contentful-paint").length === 1);
  await eventually(page, async () => assert.ok(await isDrawn()));
  const boxes = () => page.locator("h1, .picture, .legend").filter({ visible: true }).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
  const before = await boxes();
  assert.equal(before.length, 3, "headline, figure and legend");
  assert.equal(await page.locator("section").count(), 0, "nothing is shown without its style");
  await style.finish();
  await page.locator("section.record").waitFor();
  assert.deepEqual(await boxes(), before);
  assert.deepEqual(await page.evaluate(() => globalThis.shifts), []);
});

pageTest("the list and a framed figure are accessible", {}, async ({ page, site }) => {
  for (const path of ["", `${NAMES[0]}/embed.html`]) {
    await openPublished(page, site, path);
    await checkAccessible(page);
  }
});

pageTest("the list leads to each incident", WITHOUT_SCRIPTS, async ({ page, site }) => {
  await openPublished(page, site, "");
  assert.equal(await page.locator(".incidents li").count(), NAMES.length + 1);
  await page.getByRole("link", { name: incident(NAMES[0]).title }).click();
  await page.waitForURL(`**/${NAMES[0]}/index.html`);
});

pageTest("the plain page has nothing but img, h3, p, ul and table", WITHOUT_SCRIPTS, async ({ page, site }) => {
  await openPublished(page, site, `${NAMES[0]}/plain.html`);
  const names = await page.locator("body *").evaluateAll((all) => [...new Set(all.map((one) => one.localName))].sort());
  assert.deepEqual(names, ["a", "h3", "img", "li", "p", "table", "tbody", "td", "th", "tr", "ul"]);
  const picture = await page.locator("img").evaluate((img) => [img.naturalWidth, img.alt.length]);
  assert.ok(picture[0] > 1000 && picture[1] > 100, `a picture with words: ${picture}`);
});

test("the HTML is valid", async () => {
  const validator = new HtmlValidate(new StaticConfigLoader({ extends: ["html-validate:standard"] }));
  const pages = readdirSync(PUBLISHED, { recursive: true }).filter((name) => name.endsWith(".html"));
  assert.equal(pages.length, 3 * (1 + 3 * (NAMES.length + 1)));
  const faults = [];
  for (const name of pages) {
    const { results } = await validator.validateString(readFileSync(PUBLISHED + name, "utf8"), name);
    for (const { messages } of results) {
      faults.push(...messages.map(({ ruleId, message, line }) => `${name}:${line}: ${ruleId}: ${message}`));
    }
  }
  assert.deepEqual(faults, []);
});

for (const width of [1280, 360]) {
  pageTest(`what a number counts stands at ${width} px where it stands before the number has come`, { width }, async ({ page, site }) => {
    await openPublished(page, site, `${NAMES[0]}/`);
    const tops = () => page.locator(".key-figures dt").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    const whole = await tops();
    assert.ok(whole.length > 1);
    await page.locator(".key-figures dd").evaluateAll((all) => all.at(-2).remove());
    assert.deepEqual(await tops(), whole);
  });
}
