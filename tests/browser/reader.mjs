// What a reader does with an incident, and what a reader can tell from the screen, for the tests to say it in.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ready } from "./page.mjs";

const INCIDENTS = fileURLToPath(new URL("../../public/incidents/", import.meta.url));
/** A condition that a page has not met by then, it will not. */
const PATIENCE_MS = 10_000;

/** A bundled incident as it is written. */
export const incident = (name) => JSON.parse(readFileSync(`${INCIDENTS}${name}.json`, "utf8"));

/** Opens the page with a bundled incident, with the page's own if none is named. */
export async function open(page, site, name) {
  await page.goto(site.url(name ? `index.html?src=incidents/${name}.json` : ""));
  await ready(page);
}

/** Opens the page with a document of the test's own. */
export async function show(page, site, document) {
  site.respond("shown.json", { body: JSON.stringify(document) });
  await page.goto(site.url("index.html?src=shown.json"));
  await ready(page);
}

/** Until two frames are drawn: what the page was going to do about what happened, it has done. */
export function frames(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
}

/** Checks once a frame until `check` no longer throws; what it throws at the end of all patience stands. */
export async function eventually(page, check) {
  const until_ms = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > until_ms) throw error;
    }
    await frames(page);
  }
}

/** The opened item. */
export const panel = (page) => page.locator("aside.item");

/** A mark of an item; the first, if it has several. */
export const mark = (page, item) => page.locator(`.marks [data-item="${item}"]`).first();

/** Whether the focus is on a mark, on the figure itself, in the opened item, in the record or elsewhere. */
export function focused(page) {
  return page.evaluate(() => {
    const active = document.activeElement;
    const within = (selector) => active.closest(selector) !== null;
    if (within(".marks")) return `mark ${active.dataset.item}`;
    if (within(".timeline")) return "figure";
    if (within("aside.item")) return "item";
    if (within(".record")) return "record";
    return active.localName;
  });
}

/**
 * A document whose marks tell where time is: a figure at each of these hours of 10 March 2025, UTC, called "at-11" and so
 * on. The first window is from 08:00 to 16:00.
 */
export const HOURS = [2, 9, 11, 13, 15, 22];
export const hours = {
  format: "incident-timeline/1",
  title: "Figures by the hour",
  time_zone: "UTC",
  view: "2025-03-10T08:00Z/2025-03-10T16:00Z",
  series: [
    {
      id: "counted",
      label: "Counted",
      points: HOURS.map((hour) => ({
        id: `at-${String(hour).padStart(2, "0")}`,
        at: `2025-03-10T${String(hour).padStart(2, "0")}:00Z`,
        value: 10 + hour,
      })),
    },
  ],
};

/** Where time is in the figure of `hours`: pixels an hour, and the x of midnight from the figure's left edge. */
export async function scale(page) {
  const x = await page.locator(".timeline").evaluate((timeline) => {
    const left = timeline.getBoundingClientRect().left;
    return ["at-11", "at-13"].map((item) => {
      const box = timeline.querySelector(`[data-item="${item}"]`)?.getBoundingClientRect();
      return box && box.left + box.width / 2 - left;
    });
  });
  assert.ok(x.every(Number.isFinite), "the marks of 11:00 and 13:00 are in the window");
  const hour_px = (x[1] - x[0]) / 2;
  return { hour_px, midnight_px: x[0] - 11 * hour_px };
}

export const xOf = ({ hour_px, midnight_px }, hour) => midnight_px + hour * hour_px;
export const hourAt = ({ hour_px, midnight_px }, x) => (x - midnight_px) / hour_px;

/** Holds that two numbers are no further apart than what the screen's pixels leave open. */
export function near(found, expected, tolerance, what) {
  assert.ok(Math.abs(found - expected) <= tolerance, `${what}: ${found}, expected ${expected} ± ${tolerance}`);
}

/** Where the figure's top left corner is in the window. */
export async function corner(page) {
  const { x, y } = await page.locator(".timeline").boundingBox();
  return { x, y };
}

/** Drags the mouse from one point of the figure to another, in steps, as a hand does. */
export async function drag(page, from, to) {
  const { x, y } = await corner(page);
  await page.mouse.move(x + from.x, y + from.y);
  await page.mouse.down();
  await page.mouse.move(x + to.x, y + to.y, { steps: 8 });
  await page.mouse.up();
}

/** Fingers on a touch screen: each call puts them where they are now, those that are no longer named go up. */
export async function fingers(context, page) {
  const debug = await context.newCDPSession(page);
  const send = (type, points) =>
    debug.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  return {
    down: (...points) => send("touchStart", points),
    move: (...points) => send("touchMove", points),
    up: () => send("touchEnd", []),
    /** Moves from one set of points to another in steps. */
    async glide(from, to, steps = 8) {
      await send("touchStart", from);
      for (let step = 1; step <= steps; step += 1) {
        const between = (a, b) => a + ((b - a) * step) / steps;
        await send("touchMove", from.map(([x, y], id) => [between(x, to[id][0]), between(y, to[id][1])]));
      }
      await send("touchEnd", []);
    },
  };
}

/** The name and the bytes of the file that the page saves when `press` is done. */
export async function saved(page, press) {
  const saving = page.waitForEvent("download");
  await press();
  const download = await saving;
  const folder = mkdtempSync(join(tmpdir(), "saved-"));
  try {
    const path = join(folder, "file");
    await download.saveAs(path);
    const bytes = readFileSync(path);
    return { name: download.suggestedFilename(), bytes, text: bytes.toString("utf8") };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Makes the page's clock stand still but for `advance`, so that what moves by itself can be met on its way. Before the page
 * is opened.
 */
export async function stopClock(page) {
  await page.addInitScript(() => {
    let now_ms = 1000;
    globalThis.advance = (ms) => (now_ms += ms);
    performance.now = () => now_ms;
  });
  return {
    async advance(ms) {
      await page.evaluate((ms) => globalThis.advance(ms), ms);
      await frames(page);
    },
  };
}

/** Keeps what the canvas writes in its last frame, for `axis`. Before the page is opened. */
export async function watchWriting(page) {
  await page.addInitScript(() => {
    const context = CanvasRenderingContext2D.prototype;
    const { clearRect, fillText } = context;
    globalThis.written = [];
    context.clearRect = function (...given) {
      globalThis.written = [];
      return clearRect.apply(this, given);
    };
    context.fillText = function (...given) {
      const [text, x, y] = given;
      globalThis.written.push({ text, x, y });
      return fillText.apply(this, given);
    };
  });
}

/** As `scale`, from the hours on the axis: these are elements, or on the canvas while the window moves. */
export async function axis(page) {
  const ticks = await page.locator(".timeline").evaluate((timeline) => {
    const corner = timeline.getBoundingClientRect();
    const elements = () => [...timeline.querySelectorAll(".label")].map((label) => {
      const box = label.getBoundingClientRect();
      return { text: label.innerText, x: box.left + box.width / 2 - corner.left, y: box.bottom - corner.top };
    });
    const isMoving = getComputedStyle(timeline.querySelector(".labels")).visibility === "hidden";
    // The strip below the plot has hours of its own.
    return (isMoving ? globalThis.written : elements()).filter(({ text, y }) => /^\d\d:\d\d$/.test(text) && y < 48);
  });
  const [first, last] = [ticks[0], ticks.at(-1)].map(({ text, x }) => ({ x, hour: Number(text.slice(0, 2)) + Number(text.slice(3)) / 60 }));
  assert.ok(first.hour < last.hour, `hours of one day on the axis: ${ticks.map(({ text }) => text)}`);
  const hour_px = (last.x - first.x) / (last.hour - first.hour);
  return { hour_px, midnight_px: first.x - first.hour * hour_px };
}

/**
 * Counts how often the canvas is emptied to be drawn anew, in which frame, and every layout that is asked for while frames
 * are drawn. Before the page is opened; gives back what happened since it was last asked.
 */
export async function watchDrawing(page) {
  await page.addInitScript(() => {
    let frame;
    const seen = (globalThis.drawing = { draws: [], reads: [] });
    const request = requestAnimationFrame.bind(globalThis);
    globalThis.requestAnimationFrame = (draw) =>
      request((at) => {
        frame = at;
        try {
          draw(at);
        } finally {
          frame = undefined;
        }
      });
    const heard = (prototype, name, hear) => {
      const { get, set, value, ...rest } = Object.getOwnPropertyDescriptor(prototype, name);
      const wrap = (call) => call && function (...given) { hear(); return call.apply(this, given); };
      Object.defineProperty(prototype, name, value ? { ...rest, value: wrap(value) } : { ...rest, get: wrap(get), set });
    };
    const read = (name) => () => frame !== undefined && seen.reads.push(name);
    for (const name of ["getBoundingClientRect", "getClientRects", "clientWidth", "clientHeight", "scrollWidth", "scrollHeight", "scrollTop"])
      heard(Element.prototype, name, read(name));
    for (const name of ["offsetWidth", "offsetHeight", "offsetLeft", "offsetTop", "innerText"]) heard(HTMLElement.prototype, name, read(name));
    heard(globalThis, "getComputedStyle", read("getComputedStyle"));
    // It is emptied by either.
    const width = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, "width");
    const set = function (value) { seen.draws.push(frame); width.set.call(this, value); };
    Object.defineProperty(HTMLCanvasElement.prototype, "width", { ...width, set });
    heard(CanvasRenderingContext2D.prototype, "clearRect", () => seen.draws.push(frame));
  });
  return () => page.evaluate(() => ({ draws: globalThis.drawing.draws.splice(0), reads: globalThis.drawing.reads.splice(0) }));
}
