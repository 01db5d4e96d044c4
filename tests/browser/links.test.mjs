// Links that show what was seen, links that carry the document, and the dialog that makes them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { browser } from "./chromium.mjs";
import { checkAccessible, pageTest, ready } from "./harness.mjs";
import { contextOptions } from "./page.mjs";
import { drag, eventually, frames, hours, incident, mark, open, panel, show } from "./reader.mjs";

const KEPT = readFileSync(fileURLToPath(new URL("../data/links-v1.txt", import.meta.url)), "utf8");
const X = "x-outage-2025-03-10";

const hash = (page) => new URL(page.url()).hash;
/** What a link says, by key. */
const said = (url) => Object.fromEntries(new URLSearchParams(new URL(url).hash.replace(/^#v1:/, "").replaceAll("+", "%2B")));
const carry = (document) => deflateRawSync(typeof document === "string" ? document : JSON.stringify(document)).toString("base64url");
const notices = (page) => page.locator(".message li").allInnerTexts();
/** A button of the toolbar by its whole name. */
const tool = (page, name) => page.locator(".toolbar").getByRole("button", { name, exact: true });
const historyLength = (page) => page.evaluate(() => history.length);
const dialog = (page) => page.getByRole("dialog");
const field = (page, name) => dialog(page).getByRole("textbox", { name, exact: true });

/** Opens the dialog; gives back the link it makes. */
async function made(page, { choose, carried = false } = {}) {
  await tool(page, "Link").click();
  if (choose) await dialog(page).getByRole("radio", { name: choose }).check();
  if (carried) await dialog(page).getByRole("checkbox").check();
  if (carried) await eventually(page, async () => assert.match(await field(page, "Link").inputValue(), /doc=/));
  return field(page, "Link").inputValue();
}

/**
 * The picture of a page without what only the hand that opened it left there: pointer, focus and place; and drawn anew as a
 * whole, since Chromium keeps corners of what it drew in part, a shade or two off.
 */
async function picture(page) {
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    document.activeElement?.blur();
    document.body.style.visibility = "hidden";
    scrollTo(0, 0);
  });
  await frames(page);
  await page.evaluate(() => (document.body.style.visibility = ""));
  await frames(page);
  return page.screenshot();
}

/** Does something as a reader with a profile of their own. */
async function elsewhere(options, body) {
  const profile = await browser();
  try {
    const context = await profile.newContext(contextOptions(options));
    await body(await context.newPage());
    await context.close();
  } finally {
    await profile.close();
  }
}

async function samePicture(page, link, options = {}) {
  const here = await picture(page);
  await elsewhere(options, async (other) => {
    await other.goto(link);
    await ready(other);
    await frames(other);
    assert.ok(here.equals(await picture(other)), `the picture of ${link.slice(0, 300)} differs`);
  });
}

pageTest("nothing stands in the address until the reader moves; then it is what is seen, without a step", {}, async ({ page, site }) => {
  await open(page, site);
  const length = await historyLength(page);
  await frames(page);
  assert.equal(hash(page), "");
  await drag(page, { x: 600, y: 60 }, { x: 450, y: 60 });
  const { from, to } = said(await made(page));
  await page.keyboard.press("Escape");
  const first = `#v1:from=${from}&to=${to}`;
  await eventually(page, async () => assert.equal(hash(page), first));
  await tool(page, "Log").click();
  await tool(page, "UTC").click();
  await page.getByRole("searchbox").fill("power & light");
  await eventually(page, async () =>
    assert.equal(hash(page), `${first}&zone=UTC&q=power%20%26%20light&scale=log`));
  await page.getByRole("searchbox").fill("");
  await tool(page, "Linear").click();
  await tool(page, "London").click();
  await tool(page, "Reset").click();
  await eventually(page, async () => assert.equal(hash(page), ""));
  assert.equal(await historyLength(page), length);
});

for (const [width, ratio, scheme] of [[1280, 1, "light"], [360, 2, "dark"]]) {
  const options = { width, ratio, scheme };
  pageTest(`a link opens the same picture in another profile, pixel for pixel, at ${width} px`, options, async ({ page, site }) => {
    await open(page, site);
    // Windows of every length, from days to a second, where a pixel is less than a millisecond.
    for (const [presses, dragged] of [[1, 37], [3, -111], [9, 53], [17, 11]]) {
      for (let press = 0; press < presses; press += 1) await tool(page, "Zoom in").click();
      await drag(page, { x: width / 2, y: 60 }, { x: width / 2 + dragged, y: 60 });
      await tool(page, presses % 2 ? "Linear" : "Log").click();
      const link = await made(page);
      await page.keyboard.press("Escape");
      await samePicture(page, link, options);
    }
  });
}

pageTest("with an item, a search, kinds, a zone and decades too, and from the address as from the dialog", {}, async ({ page, site }) => {
  await open(page, site);
  await tool(page, "Your time").click();
  await tool(page, "Log").click();
  await page.getByRole("searchbox").fill("attack");
  await page.getByRole("combobox").selectOption("statement");
  await mark(page, "musk-post").click();
  await panel(page).waitFor();
  await eventually(page, async () => assert.match(hash(page), /q=attack.*scale=log&kind=statement/));
  const address = page.url();
  const link = await made(page);
  await page.keyboard.press("Escape");
  const lines = async (one) => (await one.locator(".labels").innerText()).split("\n").sort();
  // The zone of the reader who made the link, for one who lives elsewhere.
  assert.equal(said(link).zone, "Asia/Tokyo");
  await elsewhere({ context: { timezoneId: "America/New_York" } }, async (other) => {
    for (const one of [link, address]) {
      await other.goto("about:blank");
      await other.goto(one);
      await ready(other);
      assert.equal(await tool(other, "Tokyo").getAttribute("aria-pressed"), "true");
      assert.equal(await other.getByRole("searchbox").inputValue(), "attack");
      assert.equal(await other.getByRole("combobox").inputValue(), "statement");
      assert.equal(await panel(other).locator("h2").innerText(), await panel(page).locator("h2").innerText());
      assert.deepEqual(await lines(other), await lines(page));
    }
    // The named zone stays among the choices.
    await tool(other, "UTC").click();
    await tool(other, "Tokyo").click();
    assert.equal(await tool(other, "Tokyo").getAttribute("aria-pressed"), "true");
  });
  await samePicture(page, link);
});

pageTest("with filters, a hidden series and the theme that was chosen", {}, async ({ page, site }) => {
  await open(page, site);
  await tool(page, "Light or dark").click();
  await page.getByRole("button", { name: "Filters" }).click();
  await page.getByRole("checkbox", { name: /United States/ }).check();
  await page.getByRole("checkbox", { name: /Place not stated/i }).first().check();
  await page.locator('[name="hide-series"]').last().check();
  const link = await made(page);
  assert.match(link, /theme=dark&.*region=.*hide-series=/);
  await page.keyboard.press("Escape");
  await samePicture(page, link);
});

pageTest("Back closes an item and Forward opens it again; steps within it are none of the history's", {}, async ({ page, site }) => {
  await open(page, site);
  const length = await historyLength(page);
  await mark(page, "musk-post").click();
  await panel(page).waitFor();
  await eventually(page, async () => assert.equal(said(page.url()).item, "musk-post"));
  assert.equal(await historyLength(page), length + 1);
  const title = await panel(page).locator("h2").innerText();
  await panel(page).getByRole("button", { name: "Next" }).click();
  await eventually(page, async () => assert.notEqual(said(page.url()).item, "musk-post"));
  assert.equal(await historyLength(page), length + 1);
  await page.goBack();
  await panel(page).waitFor({ state: "detached" });
  assert.equal(said(page.url()).item, undefined);
  await page.goForward();
  await panel(page).waitFor();
  assert.notEqual(await panel(page).locator("h2").innerText(), title);
  await page.goBack();
  await panel(page).waitFor({ state: "detached" });
});

pageTest("an item closed by hand leaves no step behind, and the window stays where it is", {}, async ({ page, site }) => {
  await page.goto(site.url("format.html"));
  await open(page, site);
  await mark(page, "musk-post").click();
  await panel(page).waitFor();
  await eventually(page, async () => assert.ok(said(page.url()).item));
  await tool(page, "Zoom in").click();
  await eventually(page, async () => assert.ok(said(page.url()).from));
  const { from } = said(page.url());
  await panel(page).getByRole("button", { name: "Close" }).click();
  await panel(page).waitFor({ state: "detached" });
  await eventually(page, async () => assert.deepEqual(said(page.url()), { from, to: said(page.url()).to }));
  // And again, by key.
  await mark(page, "musk-post").focus();
  await page.keyboard.press("Enter");
  await panel(page).waitFor();
  await eventually(page, async () => assert.ok(said(page.url()).item));
  await page.keyboard.press("Escape");
  await panel(page).waitFor({ state: "detached" });
  await eventually(page, async () => assert.equal(said(page.url()).item, undefined));
  await eventually(page, async () => assert.equal(said(page.url()).from, from));
  // Back ends with any step of the page, be it the address that is written anew for the window.
  await page.goBack();
  await page.waitForURL(/format\.html$/);
});

pageTest("another fragment is followed at once: by hand, and to a named item its time comes into the window", {}, async ({ page, site }) => {
  await open(page, site);
  const go = (fragment) => page.evaluate((to) => (location.hash = to), fragment);
  await go("v1:item=musk-interview&scale=log");
  await panel(page).waitFor();
  await mark(page, "musk-interview").waitFor();
  assert.equal(await tool(page, "Log").getAttribute("aria-pressed"), "true");
  await go("v1:from=2025-03-10T13:00:00Z&to=2025-03-10T14:00:00Z");
  await panel(page).waitFor({ state: "detached" });
  assert.equal(await tool(page, "Linear").getAttribute("aria-pressed"), "true");
  assert.equal(hash(page), "#v1:from=2025-03-10T13:00:00Z&to=2025-03-10T14:00:00Z", "it stays as it was written");
  // A place of the page is no link of ours: all is as it opens.
  await go("it-record");
  await frames(page);
  assert.equal(hash(page), "#it-record");
  assert.deepEqual(await notices(page), []);
});

pageTest("each piece that cannot be read costs itself and a notice", {}, async ({ page, site }) => {
  const fragment = "v1:from=noon&to=2025-03-10T15:00:00Z&item=nobody&zone=Mars/Olympus&scale=log&q=%FF&kind=statement&lane=UK%3Cb%3E&%3Cb%3E=1";
  await page.goto(site.url(`index.html#${fragment}`));
  await ready(page);
  assert.deepEqual(await notices(page), [
    "What the link says about “from” could not be understood.",
    "What the link says about “q” could not be understood.",
    "The link also asks for “?3Cb?3E”, which this page does not know.",
    "The link opens the item “nobody”, which this document does not have.",
    "The link asks for the time zone “Mars/Olympus”, which is not known here.",
    "By “lane” the link asks for something that this document does not have.",
  ]);
  assert.equal(await tool(page, "Log").getAttribute("aria-pressed"), "true");
  assert.equal(await page.getByRole("combobox").inputValue(), "statement");
  assert.equal(await tool(page, "London").getAttribute("aria-pressed"), "true");
  await checkAccessible(page);
  await page.evaluate(() => (location.hash = "v7:a=b"));
  await eventually(page, async () =>
    assert.deepEqual(await notices(page), ["The link is of version 7, which this page does not know."]));
  await page.evaluate(() => (location.hash = ""));
  await eventually(page, async () => assert.deepEqual(await notices(page), []));
});

pageTest("a link that carries a document shows it under a banner, asks for no other, and keeps it as the reader moves", {}, async ({ page, site, watch }) => {
  const theirs = carry({ ...hours, title: "<img src=x onerror=ran=1> carried" });
  await page.goto(site.url(`index.html?src=nowhere.json#v1:item=at-11&doc=${theirs}`));
  await ready(page);
  assert.match(await page.locator(".banner").innerText(), /came in the link itself.*did not publish it/);
  assert.equal(await page.locator("h1").innerText(), "<img src=x onerror=ran=1> carried");
  await panel(page).waitFor();
  assert.deepEqual(watch.requests.filter((url) => new URL(url).pathname.endsWith(".json")), []);
  await tool(page, "Zoom in").click();
  await eventually(page, async () => assert.ok(said(page.url()).from && said(page.url()).doc === theirs));
  // Every link from here carries it too.
  const whole = await made(page, { choose: "The incident, as it opens" });
  assert.equal(whole, `${site.url("index.html")}#v1:doc=${theirs}`);
  assert.ok(await dialog(page).getByRole("checkbox").isDisabled());
  await page.keyboard.press("Escape");
  // Without it, the page's own document.
  site.respond("nowhere.json", { body: JSON.stringify({ ...hours, title: "The page’s own" }) });
  await page.evaluate(() => (location.hash = ""));
  await eventually(page, async () => assert.equal(await page.locator("h1").innerText(), "The page’s own"));
  assert.equal(await page.locator(".banner").count(), 0);
  await page.goBack();
  await eventually(page, async () => assert.match(await page.locator("h1").innerText(), /carried$/));
});

const BROKEN = [
  ["cut short", carry(hours).slice(0, -40), /cannot be read/],
  ["no letters of its alphabet", "$$$$", /cannot be read/],
  ["empty", "", /cannot be read/],
  ["no text", deflateRawSync(Buffer.from([0xff, 0xfe])).toString("base64url"), /cannot be read/],
  ["no JSON", carry("I am not JSON"), /not JSON/],
  ["a thousand times as long as it looks", deflateRawSync(Buffer.alloc(50_000_000)).toString("base64url"), /larger than a link may carry/],
];
for (const [name, doc, message] of BROKEN) {
  pageTest(`a carried document that is ${name} is said to be, with a way on`, {}, async ({ page, site }) => {
    await page.goto(site.url(`index.html#v1:doc=${doc}`));
    await page.getByRole("alert").waitFor();
    assert.match(await page.getByRole("alert").innerText(), message);
    assert.equal(await page.locator(".incident-timeline").getAttribute("data-state"), "error");
    await checkAccessible(page);
    if (name === "no JSON") return;
    await page.getByRole("button", { name: "Show this page’s own incident" }).click();
    await ready(page);
    assert.equal(await page.locator("h1").innerText(), incident(X).title);
    assert.equal(hash(page), "");
    assert.equal(await page.getByRole("alert").count(), 0);
  });
}

pageTest("the dialog puts the document into the link, says how long that is, and it comes out as it went in", {}, async ({ page, site }) => {
  const written = `${JSON.stringify({ ...hours, title: "Ünïcödé — 時刻" }, null, 3)}\n`;
  site.respond("shown.json", { body: written });
  await page.goto(site.url("index.html?src=shown.json"));
  await ready(page);
  const link = await made(page, { carried: true });
  assert.ok(link.startsWith(`${site.url("index.html")}#v1:`), "its own address is not needed");
  assert.equal(inflateRawSync(Buffer.from(said(link).doc, "base64url")).toString(), written);
  const text = await dialog(page).innerText();
  assert.ok(text.includes(`The link is ${link.length.toLocaleString("en")} characters long.`), text);
  assert.match(text, /cannot be revoked/);
  await dialog(page).getByRole("checkbox").uncheck();
  await eventually(page, async () => assert.doesNotMatch(await field(page, "Link").inputValue(), /doc=/));
  await page.goto("about:blank");
  site.respond("shown.json", { status: 404 });
  await page.goto(link);
  await ready(page);
  assert.equal(await page.locator("h1").innerText(), "Ünïcödé — 時刻");
  await page.locator(".banner").waitFor();
});

pageTest("a long link comes with advice", {}, async ({ page, site }) => {
  await open(page, site);
  await made(page);
  assert.match(await dialog(page).innerText(), /Nearly every place keeps/);
  await dialog(page).getByRole("checkbox").check();
  await eventually(page, async () => assert.match(await dialog(page).innerText(), /may cut links of more than about 2,000/));
});

pageTest("a document too large for a link is not offered for one", {}, async ({ page, site }) => {
  await show(page, site, { ...hours, summary: "long ".repeat(110_000) });
  await made(page);
  assert.ok(await dialog(page).getByRole("checkbox").isDisabled());
  assert.match(await dialog(page).innerText(), /too large to travel/);
});

pageTest("where the browser has no deflate, it says so and makes the other links", {}, async ({ page, site }) => {
  await page.addInitScript(() => delete globalThis.CompressionStream);
  await open(page, site);
  assert.match(await made(page), /#v1:from=/);
  assert.match(await dialog(page).innerText(), /cannot put a document into a link/);
  assert.ok(await dialog(page).getByRole("checkbox").isDisabled());
});

pageTest("the citation says title, publisher, revision, date, window, day and address", {}, async ({ page, site }) => {
  await page.clock.setFixedTime(new Date("2026-01-02T12:00:00Z"));
  await show(page, site, { ...hours, publisher: "Example Desk", revision: "4", updated: "2025-03-12" });
  const link = await made(page);
  assert.equal(
    await field(page, "Citation").inputValue(),
    `Figures by the hour. Example Desk, revision 4, updated Wed 12 March 2025. Shown: Monday 10 March 2025, 08:00 to 16:00 (UTC). Seen on Friday 2 January 2026. ${link}`,
  );
  await dialog(page).getByRole("radio", { name: "The incident, as it opens" }).check();
  const whole = site.url("index.html?src=shown.json");
  await eventually(page, async () => assert.equal(await field(page, "Link").inputValue(), whole));
  assert.equal(
    await field(page, "Citation").inputValue(),
    `Figures by the hour. Example Desk, revision 4, updated Wed 12 March 2025. Seen on Friday 2 January 2026. ${whole}`,
  );
});

const ALLOWED = { context: { permissions: ["clipboard-read", "clipboard-write"] } };
pageTest("by keyboard alone: opened, chosen, copied and told, closed, and the focus is back", ALLOWED, async ({ page, site }) => {
  await open(page, site);
  await mark(page, "musk-post").focus();
  await page.keyboard.press("Enter");
  await panel(page).waitFor();
  await tool(page, "Link").focus();
  await page.keyboard.press("Enter");
  await dialog(page).waitFor();
  await checkAccessible(page);
  const to = async (name) => {
    for (let presses = 0; presses < 12; presses += 1) {
      const found = await page.evaluate(() => {
        const active = document.activeElement;
        return active.closest("dialog") && (active.labels?.[0]?.innerText ?? active.innerText);
      });
      if (found?.trim() === name) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`the tabulator never comes to ${name}`);
  };
  await to("What I see now");
  await page.keyboard.press("ArrowDown");
  await eventually(page, async () => assert.equal(await field(page, "Link").inputValue(), `${site.url("")}#v1:item=musk-post`));
  await to("Copy link");
  await page.keyboard.press("Enter");
  await dialog(page).getByRole("status").filter({ hasText: "The link is copied." }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${site.url("")}#v1:item=musk-post`);
  await to("Copy citation");
  await page.keyboard.press("Space");
  await dialog(page).getByRole("status").filter({ hasText: "The citation is copied." }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^The day X went down.*#v1:item=musk-post$/s);
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement.innerText), "Link");
  assert.equal(await panel(page).count(), 1, "Esc closed the dialog alone");
});

for (const [why, script] of [
  ["refused", () => (navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError")))],
  ["not there", () => Object.defineProperty(navigator, "clipboard", { value: undefined })],
]) {
  pageTest(`where the clipboard is ${why}, the link is selected for the reader to copy`, {}, async ({ page, site }) => {
    await page.addInitScript(script);
    await open(page, site);
    const link = await made(page);
    await dialog(page).getByRole("button", { name: "Copy link" }).click();
    await dialog(page).getByRole("status").filter({ hasText: /is selected: copy it with Ctrl\+C/ }).waitFor();
    const selected = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement.value.slice(activeElement.selectionStart, activeElement.selectionEnd);
    });
    assert.equal(selected, link);
  });
}

pageTest("the system's sheet is offered where there is one", {}, async ({ page, site }) => {
  await page.addInitScript(() => {
    navigator.share = (data) => {
      globalThis.shared = data;
      return Promise.reject(new DOMException("closed", "AbortError"));
    };
  });
  await open(page, site);
  const url = await made(page);
  await dialog(page).getByRole("button", { name: "Share…" }).click();
  assert.deepEqual(await page.evaluate(() => globalThis.shared), { title: incident(X).title, url });
});

pageTest("links of version 1 open what they showed when they were written", {}, async ({ page, site }) => {
  for (const block of KEPT.split("\n\n").slice(1)) {
    const [fragment, ...lines] = block.trimEnd().split("\n");
    const expected = (name) => lines.map((line) => line.trim()).filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
    await page.goto("about:blank");
    await page.goto(site.url(`index.html${fragment}`));
    await ready(page);
    assert.deepEqual((await notices(page)).sort(), expected("notice").sort(), fragment);
    assert.equal(await page.locator("h1").innerText(), expected("document")[0] ?? incident(X).title);
    assert.equal(await page.getByRole("searchbox").inputValue(), expected("search")[0] ?? "");
    // What is seen is told by the link that the page makes of it.
    const link = await made(page);
    const seen = said(link);
    const seenFragment = new URL(link).hash.replace("#v1:", "");
    const [from, to] = expected("window")[0]?.split(" to ") ?? [];
    if (from) assert.equal(seen.from, from.replace(".000Z", "Z"), fragment);
    if (to?.endsWith("Z")) assert.equal(seen.to, to, fragment);
    for (const [name, key] of [["zone", "zone"], ["item", "item"], ["search", "q"], ["scale", "scale"]]) {
      if (expected(name).length) assert.equal(seen[key], expected(name)[0], fragment);
    }
    const filters = new URLSearchParams(seenFragment);
    for (const key of ["lane", "speaker", "evidence", "severity", "region", "hide-lane", "hide-series", "theme", "lang"]) {
      assert.deepEqual(filters.getAll(key), expected(key), fragment);
    }
    if (!expected("item").length) assert.equal(seen.item, undefined);
    assert.equal(seen.kind?.replaceAll(",", " "), expected("kinds")[0], fragment);
  }
});
