// A published page that comes alive: the figure that stands there is taken over by the live one in its own box, and stays
// where that cannot be.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { POLICY, allReady, breakDrawing } from "./article.mjs";
import { checkAccessible, pageTest, ready, startSite } from "./harness.mjs";
import { eventually, incident } from "./reader.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PUBLISHED = `${ROOT}target/test-alive/`;
const NAMES = ["x-outage-2025-03-10", "only-unknowns", "forty-lanes"];
const MODULE = readdirSync(`${ROOT}dist`).find((name) => name.endsWith(".wasm"));

function publish(folder, live) {
  const files = [...NAMES, "single-event"].map((name) => `public/incidents/${name}.json`);
  const cargo = ["run", "--quiet", "--locked", "--features", "tool", "--bin", "incident-timeline", "--"];
  execFileSync("cargo", [...cargo, "publish", "--quiet", ...files, "-o", PUBLISHED + folder, "--live", live], { cwd: ROOT, stdio: ["ignore", "inherit", "pipe"] });
}

rmSync(PUBLISHED, { recursive: true, force: true });
// As if the page stood beside the folder of all incidents.
publish("site", "../../");

/** Serves an incident's published folder beside the page; the address of its page. */
function serve(site, name, folder = "site", headers = { "content-security-policy": POLICY }) {
  const types = { html: "text/html; charset=utf-8", css: "text/css", json: "application/json", svg: "image/svg+xml", png: "image/png" };
  for (const file of readdirSync(`${PUBLISHED}${folder}/${name}`)) {
    const body = readFileSync(`${PUBLISHED}${folder}/${name}/${file}`);
    site.respond(`published/${name}/${file}`, { body, headers: { "content-type": types[file.split(".").at(-1)] ?? "text/plain", ...headers } });
  }
  return site.url(`published/${name}/index.html`);
}

/** Every shift of the layout, and what moved. Before the page is opened. */
async function watchShifts(page) {
  await page.addInitScript(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries()) {
        const moved = sources.map(({ node, previousRect, currentRect }) => `${node?.className || node?.nodeName}: ${JSON.stringify(previousRect)} to ${JSON.stringify(currentRect)}`);
        globalThis.shifts.push({ value, moved });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  return () => page.evaluate(() => globalThis.shifts);
}

/** Box of the first that is shown, from the top of the page. */
const boxOf = (page, selector) =>
  page.locator(selector).filter({ visible: true }).first().evaluate((one) => {
    const { top, left, width, height } = one.getBoundingClientRect();
    return { top: top + scrollY, left, width, height };
  });

const below = (page) => boxOf(page, "h2#it-why, h2#it-record, section h2");

// The last is named after its title.
for (const name of [...NAMES, "a-single-event"]) {
  for (const width of [1280, 1000, 700, 500, 360, 320]) {
    pageTest(`${name} at ${width} px: the live figure takes the still one's box, and nothing else moves`, { width, height: 1600 }, async ({ page, site }) => {
      const shifts = await watchShifts(page);
      const module = await site.hold(MODULE, { headers: { "content-type": "application/wasm" } });
      await page.goto(serve(site, name));
      await module.requested;
      const [still, after] = [await boxOf(page, ".timeline.still"), await below(page)];
      await module.finish();
      await allReady(page, 1);
      const live = await boxOf(page, "incident-timeline .place .timeline");
      for (const side of ["top", "left", "width"]) assert.equal(live[side], still[side], side);
      assert.ok(Math.abs(live.height - still.height) < 1, `${still.height} px, then ${live.height}`);
      assert.deepEqual(await below(page), after, "what follows stays where it is");
      assert.deepEqual(await shifts(), []);
      const cut = await page.locator(".toolbar").evaluate((bar) => [bar.scrollWidth - bar.clientWidth, bar.scrollHeight - bar.clientHeight]);
      assert.deepEqual(cut, [0, 0], "what is cut off of the controls");
      const wide = await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
      assert.ok(wide <= 0, `${wide} px to scroll sideways`);
    });
  }
}

for (const [width, scheme] of [[1280, "light"], [360, "dark"]]) {
  pageTest(`alive at ${width} px it is accessible, ${scheme}`, { width, scheme }, async ({ page, site }) => {
    await page.goto(serve(site, NAMES[0]));
    await allReady(page, 1);
    await checkAccessible(page);
  });
}

pageTest("alive it is moved and opened, and keeps the record below", {}, async ({ page, site }) => {
  await page.goto(serve(site, NAMES[0]));
  await allReady(page, 1);
  await page.locator('.marks [data-item="musk-post"]').first().dispatchEvent("click");
  await page.locator("aside.item").waitFor();
  const before = await page.locator("incident-timeline").evaluate((one) => one.view);
  await page.getByRole("button", { name: "Zoom in" }).click();
  await eventually(page, async () => assert.notDeepEqual(await page.locator("incident-timeline").evaluate((one) => one.view), before));
  assert.equal(await page.locator(".picture").filter({ visible: true }).count(), 0);
  assert.ok((await page.locator("[data-entry]").filter({ visible: true }).count()) >= incident(NAMES[0]).statements.length);
});

pageTest("framed it comes alive too", { height: 1600 }, async ({ page, site }) => {
  const shifts = await watchShifts(page);
  serve(site, NAMES[0]);
  await page.goto(site.url(`published/${NAMES[0]}/embed.html`));
  await allReady(page, 1);
  assert.deepEqual(await shifts(), []);
  await checkAccessible(page);
});

/** Holds that the still figure is what is seen, with nothing said over it. */
async function staysStill(page) {
  assert.equal(await page.locator(".picture").filter({ visible: true }).count(), 1);
  assert.equal(await page.locator(".marks").filter({ visible: true }).count(), 0);
  assert.equal(await page.getByRole("alert").count(), 0);
}

const broken = [
  { what: "without WebAssembly", set: (page) => page.addInitScript(() => delete globalThis.WebAssembly) },
  { what: "where the module is missing", set: (page, site) => site.respond(MODULE, { status: 404 }) },
  { what: "where the document is missing", set: (page, site) => site.respond(`published/${NAMES[0]}/incident.json`, { status: 404 }) },
];
for (const { what, set } of broken) {
  pageTest(`${what} the still figure stays, and nothing moves`, { height: 1600, allowErrors: [/./] }, async ({ page, site }) => {
    const shifts = await watchShifts(page);
    const url = serve(site, NAMES[0]);
    await set(page, site);
    await page.goto(url);
    await page.locator('incident-timeline[data-state="error"]').waitFor();
    await staysStill(page);
    assert.deepEqual(await shifts(), []);
  });
}

pageTest("where the script is missing the still figure stays", { allowErrors: [/Failed to load/] }, async ({ page, site }) => {
  const url = serve(site, NAMES[0]);
  site.respond("incident-timeline.js", { status: 404 });
  await page.goto(url);
  await staysStill(page);
});

pageTest("without scripts it stands as if it were never to come alive, without room for controls", { context: { javaScriptEnabled: false } }, async ({ page, site }) => {
  await page.goto(serve(site, NAMES[0]));
  await staysStill(page);
  const [figure, still] = [await boxOf(page, "figure"), await boxOf(page, ".timeline.still")];
  assert.ok(still.top - figure.top < 24);
});

pageTest("after a panic the still figure comes back, in the same place", { height: 1600, allowErrors: [/./] }, async ({ page, site }) => {
  await page.goto(serve(site, NAMES[0]));
  await allReady(page, 1);
  const [live, after] = [await boxOf(page, "incident-timeline .place .timeline"), await below(page)];
  await page.locator("incident-timeline").evaluate((one) => (one.id = "alive"));
  await breakDrawing(page, "alive", "../../");
  await page.getByRole("button", { name: "Zoom in" }).click();
  await page.locator('incident-timeline[data-state="error"]').waitFor();
  await staysStill(page);
  const still = await boxOf(page, ".timeline.still");
  assert.deepEqual([still.top, still.left], [live.top, live.left]);
  assert.deepEqual(await below(page), after);
});

pageTest("the live page may have an origin of its own", {}, async ({ page, site, watch }) => {
  const other = await startSite({ headers: { "access-control-allow-origin": "*" } });
  try {
    watch.origins.add(other.origin);
    publish("elsewhere", other.url());
    await page.goto(serve(site, "a-single-event", "elsewhere", {}));
    await allReady(page, 1);
  } finally {
    await other.stop();
  }
});

for (const width of [1280, 360]) {
  pageTest(`the page itself, at ${width} px, moves nothing that was shown`, { width }, async ({ page, site }) => {
    const shifts = await watchShifts(page);
    await page.goto(site.url());
    await ready(page);
    assert.deepEqual(await shifts(), []);
  });
}
