// A thousand widgets come and go, and leave nothing behind.

import assert from "node:assert/strict";
import { article } from "./article.mjs";
import { pageTest } from "./harness.mjs";
import { hours } from "./reader.mjs";

const AT_ONCE = 20;
/** What one round after the other may hold more than the first ones, in all: bytes. */
const MOST_BYTES = 1_000_000;

/** Mounts widgets `times` times, all at once, some taken away before they are drawn, and removes them. */
const rounds = (page, times) =>
  page.evaluate(async ([times, atOnce]) => {
    const main = document.querySelector("main");
    for (let time = 0; time < times; time += 1) {
      const drawn = [];
      for (let index = 0; index < atOnce; index += 1) {
        const one = document.createElement("incident-timeline");
        // Large ones among small ones, so that it ends.
        one.setAttribute("src", index % 10 ? "hours.json" : "incidents/x-outage-2025-03-10.json");
        if (index % 3) one.toggleAttribute("compact");
        if (index % 5) drawn.push(new Promise((done) => one.addEventListener("incident-timeline:ready", () => done(one))));
        main.append(one);
        if (!(index % 5)) queueMicrotask(() => setTimeout(() => one.remove(), index));
      }
      for (const one of await Promise.all(drawn)) {
        // As a reader leaves it: moved, with an item open.
        one.fit();
        one.select("at-13");
      }
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      main.replaceChildren();
    }
  }, [times, AT_ONCE]);

/** What is held after a collection: bytes of scripts and of the module, and what there is in the document. */
async function held(page, debug) {
  // Timers that a load set are due by then; a second collection takes what the first one's finalisers let go.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 400)));
  for (let time = 0; time < 3; time += 1) await debug.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize = 0 } = await debug.send("Runtime.getHeapUsage");
  const wasm = await page.evaluate(() => globalThis.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0));
  const { nodes, jsEventListeners } = await debug.send("Memory.getDOMCounters");
  return { bytes: usedSize + backingStorageSize + wasm, wasm, nodes, jsEventListeners };
}

pageTest("a thousand mounts and removals leave nothing behind", {}, async ({ page, context, site }) => {
  page.setDefaultTimeout(600_000);
  await page.addInitScript(() => {
    globalThis.memories = [];
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...given) => {
      const made = await instantiate.apply(WebAssembly, given);
      globalThis.memories.push(made.exports.memory);
      return made;
    };
  });
  const debug = await context.newCDPSession(page);
  site.respond("hours.json", { body: JSON.stringify(hours) });
  await page.goto(article(site, ""));
  await rounds(page, 10);
  const before = await held(page, debug);
  await rounds(page, 1000 / AT_ONCE);
  const after = await held(page, debug);
  const grown = Object.fromEntries(Object.keys(before).map((name) => [name, after[name] - before[name]]));
  assert.ok(grown.bytes <= MOST_BYTES, `grown by ${JSON.stringify(grown)}, to ${JSON.stringify(after)}`);
  assert.ok(grown.nodes <= 0 && grown.jsEventListeners <= 0, `grown by ${JSON.stringify(grown)}`);
});
