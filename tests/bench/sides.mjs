// Both sides of a comparison, opened in a page of their own and driven alike.

/** Width of the window; our figure takes 1200 of it. */
const VIEWPORT = { width: 1280, height: 900 };

/**
 * In every page, before anything of its own: when its first picture was drawn, and the memory of its modules. Our page asks
 * for its document while the module still comes. Where `isHeld`, it gets no answer before the module is there and would
 * have asked, as peers ask once they are there.
 */
function watch(isHeld) {
  const bench = { memories: [], ready: Promise.withResolvers() };
  globalThis.bench = bench;
  // Called within the frame that draws; a task posted there runs when the frame is done.
  globalThis.firstFrame = () => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => bench.ready.resolve(performance.now());
    port2.postMessage(null);
  };
  // A published page has no script of its own: its figure is there once what follows it is.
  if (location.pathname.startsWith("/published/")) {
    const look = () => (document.querySelector("figure.figure figcaption") ? globalThis.firstFrame() : requestAnimationFrame(look));
    requestAnimationFrame(look);
  }
  const mark = performance.mark.bind(performance);
  if (isHeld && location.pathname.startsWith("/page/")) {
    const look = new MutationObserver(() => {
      if (!document.querySelector("#incident [data-state]")) return;
      look.disconnect();
      bench.asked_ms = performance.now();
      fetch("/asked");
    });
    look.observe(document, { childList: true, subtree: true });
  }
  performance.mark = (name, ...rest) => {
    if (name === "incident-timeline:ready") globalThis.firstFrame();
    return mark(name, ...rest);
  };
  for (const way of ["instantiate", "instantiateStreaming"]) {
    const instantiate = WebAssembly[way];
    WebAssembly[way] = async (...given) => {
      const made = await instantiate.apply(WebAssembly, given);
      bench.memories.push((made.instance ?? made).exports.memory);
      return made;
    };
  }
}

/** Our own driver: what a reader's wheel does on the figure, by the same shares of the window as the peers'. */
function driveOurs() {
  const figure = document.querySelector(".timeline");
  const plot = { left: 148, right: 8 }; // src/scene/mod.rs
  const box = figure.getBoundingClientRect();
  const width = box.width - plot.left - plot.right;
  const at = { clientX: box.left + plot.left + width / 2, clientY: box.top + 20, bubbles: true, cancelable: true };
  const wheel = (more) => figure.dispatchEvent(new WheelEvent("wheel", { ...at, ...more }));
  globalThis.driver = {
    pan: (share) => wheel({ shiftKey: true, deltaX: share * width }),
    zoom: (factor) => wheel({ ctrlKey: true, deltaY: 240 * Math.log(factor) }), // src/app/figure/hand.rs
    whole: () => figure.dispatchEvent(new KeyboardEvent("keydown", { key: "0", bubbles: true, cancelable: true })),
  };
}

/**
 * One view change a frame, and two frames to come to rest. A change comes between two frames, as a reader's does: whoever
 * draws in the next one would else draw two changes at once every other time.
 */
async function drive({ work, frames }) {
  const { port1, port2 } = new MessageChannel();
  const between = () => new Promise((resolve) => ((port1.onmessage = resolve), port2.postMessage(null)));
  const frame = () => new Promise(requestAnimationFrame).then(between);
  const { driver } = globalThis;
  if (work === "zoom") {
    driver.whole();
    await frame();
  }
  for (let index = 0; index < frames; index += 1) {
    await frame();
    if (work === "zoom") driver.zoom(index % 10 < 5 ? 0.9 : 1 / 0.9);
    if (work === "pan") driver.pan((index < frames / 2 ? 1 : -1) / 60);
  }
  await frame();
  await frame();
  // Our texts become elements again.
  while (document.querySelector(".labels.moving")) await frame();
}

/** A page that shows one side. */
class Opened {
  constructor(context, page, session) {
    Object.assign(this, { context, page, session });
  }

  /** Milliseconds of the page's main thread so far. */
  async #busy_ms() {
    const { metrics } = await this.session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  }

  /** Milliseconds of the main thread a frame of that work, after a first round that warms it up. */
  async frame_ms(work, frames = 120) {
    await this.page.evaluate(drive, { work, frames });
    const before_ms = await this.#busy_ms();
    await this.page.evaluate(drive, { work, frames });
    return ((await this.#busy_ms()) - before_ms) / frames;
  }

  /** Milliseconds of the main thread for a key typed in our search, to the frame that shows what is left: these, in turn. */
  async key_ms(queries) {
    const type = async (queries) => {
      const field = document.querySelector(".record input[type=search]");
      for (const query of queries) {
        field.value = query;
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))));
      }
    };
    await this.page.evaluate(type, [...queries, ""]);
    // What is read of the record in peace after it is shown is no work of a key.
    await this.page.evaluate(type, ["f"]);
    await this.page.waitForFunction(() => !document.querySelector(".record [role=status]").textContent.includes("searching"));
    await this.page.evaluate(type, [""]);
    const before_ms = await this.#busy_ms();
    await this.page.evaluate(type, queries);
    return ((await this.#busy_ms()) - before_ms) / queries.length;
  }

  /** Megabytes held after a collection: the heap of scripts, what their arrays hold beside it, memory of modules. */
  async memory_mb() {
    // A second collection takes what the first one's finalisers let go.
    for (let time = 0; time < 2; time += 1) await this.session.send("HeapProfiler.collectGarbage");
    const { usedSize, backingStorageSize = 0 } = await this.session.send("Runtime.getHeapUsage");
    const modules = await this.page.evaluate(() => globalThis.bench.memories.map((memory) => memory.buffer.byteLength));
    return [usedSize, backingStorageSize, ...modules].reduce((sum, bytes) => sum + bytes, 0) / 1e6;
  }

  /** Milliseconds from the request for the data, by a page that can read them, to the end of the frame that first shows them. */
  async load_ms() {
    const asked_ms = await this.page.evaluate(() => {
      const entries = performance.getEntriesByType("resource");
      return globalThis.bench.asked_ms ?? entries.find(({ name }) => new URL(name).pathname.startsWith("/data/")).startTime;
    });
    return this.ready_ms - asked_ms;
  }

  close() {
    return this.context.close();
  }
}

/** Who has drawn nothing by then will not be waited for. */
const LIMIT_MS = 90_000;

/** What `promise` comes to, or nothing when the time is over first. */
async function within(limit_ms, promise) {
  let timer;
  const over = new Promise((resolve) => (timer = setTimeout(resolve, limit_ms)));
  // What a page that is closed meanwhile has to say no longer counts.
  const outcome = await Promise.race([promise.catch(() => undefined), over]);
  clearTimeout(timer);
  return outcome;
}

/** A slow phone on a slow network, nothing in its cache. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };

/**
 * Opens a page and waits until its first picture is drawn; null if it is not drawn within a minute and a half.
 *
 * @param {object} options `slow`: on a slow phone; `picture`: whether there is one to wait for
 */
export async function open(browser, url, { slow = false, picture = true } = {}) {
  const context = await browser.newContext({ viewport: VIEWPORT, reducedMotion: "reduce", locale: "en-GB" });
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  page.on("pageerror", (error) => console.error(`${url}: ${error.message}`));
  await page.addInitScript(watch, !slow);
  const session = await context.newCDPSession(page);
  // Of the thread itself: what else the machine does meanwhile is no work of the page.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  if (slow) {
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", SLOW);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  }
  const opened = new Opened(context, page, session);
  await page.goto(url, { waitUntil: "commit" });
  if (picture) {
    opened.ready_ms = await within(LIMIT_MS, page.evaluate(() => globalThis.bench.ready.promise));
    if (opened.ready_ms === undefined) {
      await context.close();
      return null;
    }
    opened.canvas = await page.evaluate(() => {
      const { width, height } = document.querySelector("canvas") ?? {};
      return { width, height };
    });
    if (await page.locator(".incident-timeline").count()) await page.evaluate(driveOurs);
  }
  return opened;
}
