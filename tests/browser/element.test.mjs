// <incident-timeline> in an article: what it loads, what it is told and tells, what it keeps to itself.

import assert from "node:assert/strict";
import { allReady, article, heard, listen } from "./article.mjs";
import { checkAccessible, pageTest, startSite } from "./harness.mjs";
import { eventually, hours, mark, near, scale } from "./reader.mjs";

const X = "incidents/x-outage-2025-03-10.json";
const at = (hour) => `2025-03-10T${hour}:00:00.000Z`;

pageTest("many widgets take one script, one module, one sheet, and one document where it is the same", {}, async ({ page, site, watch }) => {
  site.respond("hours.json", { body: JSON.stringify(hours) });
  const one = `<incident-timeline src="${X}"></incident-timeline>`;
  await page.goto(article(site, `${one}${one}<incident-timeline src="hours.json" compact></incident-timeline>${one}`));
  await allReady(page, 4);
  const asked = (pattern) => watch.requests.filter((url) => pattern.test(url)).length;
  for (const pattern of [/\.wasm$/, /page-[^/]*\.js$/, /style-[^/]*\.css$/, /x-outage/, /hours\.json$/]) assert.equal(asked(pattern), 1, pattern);
  assert.equal(await page.evaluate(() => performance.getEntriesByName("incident-timeline:ready").length), 4);
  // One that comes later shares what is shown.
  await page.evaluate(() => document.querySelector("main").append(document.querySelector("incident-timeline").cloneNode()));
  await allReady(page, 5);
  assert.equal(asked(/x-outage/), 1);
});

pageTest("it starts at the timeline; compact leaves out the record and says where it is", {}, async ({ page, site }) => {
  await page.goto(article(site, `<incident-timeline id="a" src="${X}"></incident-timeline><incident-timeline id="b" compact data-home="index.html" src="${X}"></incident-timeline>`));
  await allReady(page, 2);
  await checkAccessible(page);
  const has = (id, selector) => page.locator(`#${id} ${selector}`).count();
  for (const id of ["a", "b"]) {
    assert.equal(await has(id, "h1"), 0);
    assert.equal(await has(id, ".timeline canvas"), 1);
    assert.equal(await has(id, ".stamp"), 1);
  }
  assert.ok((await has("a", ".record .entry")) > 10);
  assert.equal(await has("b", "section"), 0);
  const link = page.locator("#b .stamp a").first();
  assert.equal(await link.innerText(), "The whole record, with sources");
  assert.equal(await link.getAttribute("href"), "index.html");
});

pageTest("what one widget highlights goes with it, and no other's", {}, async ({ page, site }) => {
  const one = (id) => `<incident-timeline id="${id}" src="${X}"></incident-timeline>`;
  await page.goto(article(site, one("a") + one("b")));
  await allReady(page, 2);
  const highlighted = () => page.evaluate(() => [...(CSS.highlights.get("it-found") ?? [])].map((range) => range.startContainer.getRootNode().host?.id));
  for (const id of ["a", "b"]) await page.locator(`#${id} input[type=search]`).fill("Telegram");
  await eventually(page, async () => assert.deepEqual([...new Set(await highlighted())].sort(), ["a", "b"]));
  await page.locator("#a").evaluate((widget) => widget.remove());
  await eventually(page, async () => assert.deepEqual([...new Set(await highlighted())], ["b"]));
});

pageTest("it tells its host when it is ready, moved, opened, and goes where its host says", {}, async ({ page, site }) => {
  site.respond("hours.json", { body: JSON.stringify(hours) });
  await page.goto(article(site, "<incident-timeline></incident-timeline>"));
  await listen(page);
  await page.evaluate(() => document.querySelector("incident-timeline").setAttribute("src", "hours.json"));
  await eventually(page, async () => assert.equal((await heard(page, "ready")).length, 1));
  const host = (act, given) => page.locator("incident-timeline").evaluate(act, given);
  assert.deepEqual(await host((one) => one.view), { from: at("08"), to: at("16") });
  assert.deepEqual(await heard(page, "viewchange"), [], "the first window is no change");

  await host((one, view) => (one.view = view), { from: at("10"), to: at("14") });
  await eventually(page, async () => assert.deepEqual(await heard(page, "viewchange"), [{ from: at("10"), to: at("14") }]));
  await host((one) => (one.view = { from: new Date("2025-03-10T09:00Z"), to: Date.parse("2025-03-10T15:00Z") }));
  await eventually(page, async () => assert.deepEqual(await host((one) => one.view), { from: at("09"), to: at("15") }));
  await host((one) => one.setAttribute("view", "2025-03-10T08:30/2025-03-10T14:30"));
  await eventually(page, async () => assert.equal((await host((one) => one.view)).from, "2025-03-10T08:30:00.000Z"));
  await host((one) => one.fit());
  for (const item of ["at-02", "at-22"]) await mark(page, item).waitFor();

  await host((one) => one.select("at-13"));
  await page.locator("aside.item").waitFor();
  assert.equal(await host((one) => one.selected), "at-13");
  await page.locator("aside.item").getByRole("button", { name: "Next" }).click();
  await eventually(page, async () => assert.deepEqual(await heard(page, "select"), [{ id: "at-13" }, { id: "at-15" }]));
  await host((one) => (one.selected = null));
  await page.locator("aside.item").waitFor({ state: "detached" });
  assert.deepEqual((await heard(page, "select")).at(-1), { id: null });
  await host((one) => one.select("nothing-has-this-id"));
  assert.equal(await host((one) => one.selected), null);
  assert.deepEqual(await heard(page, "error"), []);
});

pageTest("a first window, an opened item and a document set before it is ready hold", {}, async ({ page, site }) => {
  await page.goto(article(site, '<incident-timeline view="2025-03-10T10:00Z/2025-03-10T14:00Z" zone="Asia/Kolkata"></incident-timeline>'));
  await page.locator("incident-timeline").evaluate((one, document) => {
    one.document = document;
    one.selected = "at-11";
  }, hours);
  await allReady(page, 1);
  assert.deepEqual(await page.locator("incident-timeline").evaluate((one) => [one.view, one.selected]), [{ from: at("10"), to: at("14") }, "at-11"]);
  assert.match(await page.locator("aside.item").innerText(), /16:30/, "told in the zone that was asked for");
  assert.equal(await page.locator(".banner").count(), 0, "what the host hands over is the host's own");
  await page.locator("incident-timeline").evaluate((one) => one.setAttribute("zone", "UTC"));
  await eventually(page, async () => assert.match(await page.locator("aside.item").innerText(), /11:00/));
});

pageTest("what is asked for while it loads is done once it is there", {}, async ({ page, site }) => {
  site.respond("hours.json", { body: JSON.stringify(hours) });
  await page.goto(article(site, '<incident-timeline src="hours.json"></incident-timeline>', { script: false }));
  const asked = await page.evaluate(async (view) => {
    const one = document.querySelector("incident-timeline");
    const loading = new Promise((done) => new MutationObserver(() => done(one.dataset.state)).observe(one, { attributeFilter: ["data-state"] }));
    await import("./incident-timeline.js");
    const state = await loading;
    one.view = view;
    one.select("at-13");
    return state;
  }, { from: at("10"), to: at("14") });
  assert.equal(asked, "loading");
  await allReady(page, 1);
  assert.deepEqual(await page.locator("incident-timeline").evaluate((one) => [one.view, one.selected]), [{ from: at("10"), to: at("14") }, "at-13"]);
});

pageTest("what was set before the script came is kept", {}, async ({ page, site }) => {
  await page.goto(article(site, "", { script: false }));
  await page.evaluate((hours) => {
    const one = document.createElement("incident-timeline");
    Object.assign(one, { document: JSON.stringify(hours), view: { from: 1741600800000, to: 1741608000000 } });
    document.body.replaceChildren(one);
  }, hours);
  await page.evaluate(() => import("./incident-timeline.js").then(() => undefined));
  await allReady(page, 1);
  assert.deepEqual(await page.locator("incident-timeline").evaluate((one) => one.view), { from: at("10"), to: at("12") });
});

pageTest("a document that cannot be had: the host is told, the reader too, and what the page brought stays", { allowErrors: [/Failed to load resource/] }, async ({ page, site }) => {
  await page.goto(article(site, '<incident-timeline id="a"></incident-timeline><incident-timeline id="b"><p>A still picture.</p></incident-timeline>'));
  for (const [id, says] of [["a", true], ["b", false]]) {
    await listen(page, `#${id}`);
    await page.evaluate((id) => document.getElementById(id).setAttribute("src", "nowhere.json"), id);
    await page.locator(`#${id}[data-state="error"]`).waitFor();
    const [{ message }] = await heard(page, "error");
    assert.match(message, /no document at that address .*nowhere\.json/);
    assert.equal(await page.locator(`#${id} .problem`).isVisible(), says);
  }
  assert.ok(await page.getByText("A still picture.").isVisible());
  site.respond("nowhere.json", { body: JSON.stringify(hours) });
  await page.locator("#a").getByRole("button", { name: "Try again" }).click();
  await allReady(page, 1);
});

pageTest("what the page brought stays until the first full frame, and goes with it", {}, async ({ page, site }) => {
  const held = await site.hold("held.json", { body: JSON.stringify(hours) });
  await page.goto(article(site, '<incident-timeline src="held.json"><p>A still picture.</p></incident-timeline>'));
  await held.requested;
  const still = page.getByText("A still picture.");
  assert.ok(await still.isVisible());
  // Every frame shows one of the two.
  await page.evaluate(() => {
    globalThis.blank = 0;
    const element = document.querySelector("incident-timeline");
    const look = () => {
      const shown = (one) => one?.checkVisibility({ visibilityProperty: true }) ?? false;
      if (shown(element.querySelector("p")) === shown(element.shadowRoot.querySelector(".marks button"))) globalThis.blank += 1;
      requestAnimationFrame(look);
    };
    // After the widget's own callbacks of a frame.
    new ResizeObserver(() => undefined).observe(element);
    requestAnimationFrame(look);
  });
  await held.finish();
  await allReady(page, 1);
  assert.equal(await still.isVisible(), false);
  assert.ok(await mark(page, "at-11").isVisible());
  assert.equal(await page.evaluate(() => globalThis.blank), 0);
});

pageTest("a document of another origin stands under the banner, unless the host lists it", {}, async ({ page, site, watch }) => {
  const foreign = await startSite({ headers: { "access-control-allow-origin": "*" } });
  try {
    watch.origins.add(foreign.origin);
    const one = (more) => `<incident-timeline compact src="${foreign.url(X)}" ${more}></incident-timeline>`;
    const policy = `default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; connect-src 'self' ${foreign.origin}`;
    await page.goto(article(site, one('id="a"') + one(`id="b" data-trusted-origins="${foreign.origin}"`), { policy }));
    await allReady(page, 2);
    assert.ok((await page.locator("#a .banner").innerText()).includes(foreign.url(X)));
    assert.equal(await page.locator("#b .banner").count(), 0);
  } finally {
    await foreign.stop();
  }
});

const LOUD = `
  * { letter-spacing: 4px !important; line-height: 3; color: red; font-family: monospace; text-transform: uppercase; }
  button, h2, p, li, canvas, figure { display: none !important; border: 9px solid lime !important; }
  .timeline, .item, .marks, .record { visibility: hidden !important; position: static !important; }
  .outside { color: rgb(1, 2, 3); }`;
pageTest("the page's style stays out, but for the tokens, and the widget's stays in", {}, async ({ page, site }) => {
  const body = `<p class="outside timeline entry label soft">Outside</p><incident-timeline src="${X}"></incident-timeline>`;
  const styles = async (css) => {
    await page.goto(article(site, body, { css }));
    await allReady(page, 1);
    return page.locator("incident-timeline").evaluate((element) => {
      const told = [];
      for (const one of element.shadowRoot.querySelectorAll(".place *")) {
        const style = getComputedStyle(one);
        const names = ["display", "visibility", "position", "color", "fontFamily", "letterSpacing", "lineHeight", "textTransform", "borderTopWidth"];
        told.push([one.localName, one.className, ...names.map((name) => style[name])].join("|"));
      }
      return told;
    });
  };
  const quiet = await styles("");
  const loud = await styles(LOUD);
  assert.deepEqual(loud.filter((line, index) => line !== quiet[index]), []);
  assert.equal(loud.length, quiet.length);
  const outside = () => page.locator(".outside").evaluate((one) => {
    const { fontSize, position, color, cursor } = getComputedStyle(one);
    return { fontSize, position, color, cursor };
  });
  await page.goto(article(site, body, { css: ".outside { color: rgb(1, 2, 3); }" }));
  await allReady(page, 1);
  assert.deepEqual(await outside(), { fontSize: "16px", position: "static", color: "rgb(1, 2, 3)", cursor: "auto" });
});

pageTest("a host colours it by tokens, dresses its parts, and says light or dark", {}, async ({ page, site }) => {
  const css = `incident-timeline { --it-outage: #102030; } #b { --it-paper: #fff8e7; }
    incident-timeline::part(toolbar) { border-top-color: rgb(9, 8, 7); }`;
  await page.goto(article(site, `<incident-timeline src="${X}" compact></incident-timeline><incident-timeline id="b" theme="dark" src="${X}" compact></incident-timeline>`, { css }));
  await allReady(page, 2);
  const look = (place) => page.locator("incident-timeline").nth(place).evaluate((element) => {
    const canvas = element.shadowRoot.querySelector("canvas");
    const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    const has = (...rgb) => pixels.some((_, at) => at % 4 === 0 && rgb.every((value, index) => pixels[at + index] === value));
    const style = (selector) => getComputedStyle(element.shadowRoot.querySelector(selector));
    return {
      outage: has(0x10, 0x20, 0x30),
      series: has(0x0b, 0x6f, 0xb3) ? "light" : has(0x63, 0xb7, 0xee) ? "dark" : "neither",
      part: style(".toolbar").borderTopColor,
      paper: style(".place").backgroundColor,
      scheme: style(".place").colorScheme,
    };
  });
  assert.deepEqual(await look(0), { outage: true, series: "light", part: "rgb(9, 8, 7)", paper: "rgb(255, 255, 255)", scheme: "light" });
  assert.deepEqual(await look(1), { outage: true, series: "dark", part: "rgb(9, 8, 7)", paper: "rgb(255, 248, 231)", scheme: "dark" });
  await page.locator("incident-timeline").first().evaluate((one) => one.setAttribute("theme", "dark"));
  await eventually(page, async () => assert.equal((await look(0)).series, "dark"));
});

const DARK = { scheme: "dark" };
pageTest("where the reader's system is dark it is as dark as the page around it", DARK, async ({ page, site }) => {
  const paper = () => page.locator("incident-timeline .place").evaluate((one) => getComputedStyle(one).backgroundColor);
  for (const [css, expected] of [
    ["", "rgb(255, 255, 255)"],
    [":root { color-scheme: light dark; }", "rgb(20, 22, 26)"],
    ["main { color-scheme: only light; }", "rgb(255, 255, 255)"],
  ]) {
    await page.goto(article(site, `<incident-timeline src="${X}" compact></incident-timeline>`, { css }));
    await allReady(page, 1);
    assert.equal(await paper(), expected, css);
  }
});

pageTest("light and dark change with the page around it", {}, async ({ page, site }) => {
  const css = ":root { color-scheme: light dark; }";
  await page.goto(article(site, `<incident-timeline src="${X}" compact></incident-timeline>`, { css }));
  await allReady(page, 1);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.locator('incident-timeline[data-scheme="dark"]').waitFor();
});

for (const width of [280, 640, 1240]) {
  pageTest(`it fits a place of ${width} px by its own width, not by the window's`, { width: 1280, height: 1600 }, async ({ page, site }) => {
    const css = `incident-timeline { width: ${width}px; }`;
    await page.goto(article(site, `<incident-timeline src="${X}"></incident-timeline>`, { css }));
    await allReady(page, 1);
    await mark(page, "first-wave").click();
    await page.locator("aside.item").waitFor();
    const wide = await page.locator("incident-timeline").evaluate((element) => {
      const place = element.getBoundingClientRect();
      // What a scroll box or a clipped line holds is cut there.
      const boxes = [...element.shadowRoot.querySelectorAll(".toolbar > *, .timeline, .marks button, .legend li, .item, .item button, section, .entry, .stamp, table")];
      return boxes.map((one) => [one.className || one.localName, one.getBoundingClientRect()])
        .filter(([, { left, right, width }]) => width > 0 && (left < place.left - 1 || right > place.right + 1))
        .map(([name, { left, right }]) => `${name}: ${left - place.left} to ${right - place.left}`);
    });
    assert.deepEqual(wide, []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  });
}

pageTest("two widgets are moved, walked and opened apart, also with the same ids in the page", {}, async ({ page, site }) => {
  site.respond("hours.json", { body: JSON.stringify(hours) });
  await page.goto(article(site, '<p id="it-item">not this</p><incident-timeline id="a" compact src="hours.json"></incident-timeline><incident-timeline id="b" compact src="hours.json"></incident-timeline>'));
  await allReady(page, 2);
  const left = (id) => page.locator(`#${id} .marks [data-item="at-11"]`).evaluate((one) => one.getBoundingClientRect().left);
  const before = await left("a");
  await page.locator('#b .marks [data-item="at-11"]').focus();
  await page.keyboard.press("+");
  await eventually(page, async () => assert.notEqual(await left("b"), before));
  assert.equal(await left("a"), before);
  const focused = () => page.evaluate(() => {
    const { activeElement } = document;
    return [activeElement.id, activeElement.shadowRoot?.activeElement?.dataset.item ?? activeElement.shadowRoot?.activeElement?.className];
  });
  await page.keyboard.press("ArrowRight");
  assert.deepEqual(await focused(), ["b", "at-13"]);
  await page.keyboard.press("Enter");
  await eventually(page, async () => assert.deepEqual(await focused(), ["b", "item-text"]));
  assert.equal(await page.locator("#a aside.item").count(), 0);
  assert.match(await page.locator("#b aside.item").getAttribute("aria-labelledby"), /it-item/);
  await page.keyboard.press("Escape");
  await page.locator("#b aside.item").waitFor({ state: "detached" });
  assert.deepEqual(await focused(), ["b", "at-13"], "the focus goes back to the mark, also in a shadow tree");
  // Keys outside are the page's.
  await page.evaluate(() => document.activeElement.blur());
  const [a, b] = [await left("a"), await left("b")];
  await page.keyboard.press("+");
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.deepEqual([await left("a"), await left("b")], [a, b]);
});

pageTest("moved in the page it keeps its window; with another document it starts anew", {}, async ({ page, site }) => {
  site.respond("hours.json", { body: JSON.stringify(hours) });
  await page.goto(article(site, '<incident-timeline src="hours.json" compact></incident-timeline><div></div>'));
  await allReady(page, 1);
  await page.locator("incident-timeline").evaluate((one, view) => (one.view = view), { from: at("10"), to: at("14") });
  await eventually(page, async () => near((await scale(page)).hour_px, 0.25 * (await page.locator("canvas").evaluate((one) => one.clientWidth)), 50, "an hour"));
  await page.evaluate(() => document.querySelector("div").append(document.querySelector("incident-timeline")));
  assert.deepEqual(await page.locator("incident-timeline").evaluate((one) => [one.dataset.state, one.view.from]), ["ready", at("10")]);
  await page.locator("incident-timeline").evaluate((one, src) => one.setAttribute("src", src), X);
  await mark(page, "first-wave").waitFor();
  assert.equal(await page.locator('.marks [data-item="at-11"]').count(), 0);
});

pageTest("without WebAssembly, or where a part is missing, what the page brought stays", { allowErrors: [/./] }, async ({ page, site }) => {
  const url = article(site, `<incident-timeline src="${X}" id="a"><p>A still picture.</p></incident-timeline><incident-timeline src="${X}" id="b"></incident-timeline>`);
  await page.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto(url);
  for (const id of ["a", "b"]) await page.locator(`#${id}[data-state="error"]`).waitFor();
  assert.ok(await page.getByText("A still picture.").isVisible());
  assert.match(await page.locator("#b").getByRole("alert").innerText(), /could not be started/);
});

pageTest("without scripts what the page brought stays", { context: { javaScriptEnabled: false } }, async ({ page, site }) => {
  await page.goto(article(site, `<incident-timeline src="${X}"><p>A still picture.</p></incident-timeline>`));
  assert.ok(await page.getByText("A still picture.").isVisible());
});
