// <incident-timeline src="incident.json">: an incident on one time axis, in any page. This script is all that a page names;
// the module, its glue and the style are found beside it, by names that the build writes in here, since those change with
// what the files hold. So this file is to be revalidated, and they may be kept for ever.

/* global GLUE_FILE, MODULE_FILE, STYLE_FILE, TAKER_FILE */

const beside = (name) => new URL(name, import.meta.url).href;

/** Keeps what `make` gives, so that it is made once; a failure is not kept, so that it can be tried again. */
function once(make) {
  let kept;
  return () => (kept ??= make().catch((error) => {
    kept = undefined;
    throw error;
  }));
}

async function fetched(name) {
  const response = await fetch(beside(name));
  if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
  return response;
}

/** The module, compiled while it comes where the server names its type. */
const compiled = once(async () => {
  if (typeof WebAssembly !== "object") throw new Error("This browser has no WebAssembly");
  const response = await fetched(MODULE_FILE);
  const isNamed = response.headers.get("content-type") === "application/wasm";
  return isNamed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
});

/** The style of all shadow roots. */
const style = once(async () => {
  const sheet = new CSSStyleSheet();
  return sheet.replace(await (await fetched(STYLE_FILE)).text());
});

/** What makes files to be taken away: fetched when one first is. By another address where that failed, since browsers may
 * keep that one as failed. */
let tried = "";
const taker = once(() => import(beside(TAKER_FILE) + tried).finally(() => (tried += "?")));

/** Addresses that were asked for before the module was there. */
const asked = new Set();

/**
 * The answer for a document, asked for while the module still comes, which then takes it over (`src/app/load.rs`). What a
 * link carries is not asked for, nor what is no plain address; a failure is the module's to find out and to name.
 */
function answer({ src = "", text, fragment }) {
  const isCarried = fragment && /[:&]doc=/.test(location.hash);
  if (isThere || text !== undefined || isCarried || !/^\s*(https?:\/\/|[^\s:][^:]*$)/i.test(src)) return undefined;
  const address = src.trim();
  if (!URL.canParse(address, document.baseURI)) return undefined;
  const { href } = new URL(address, document.baseURI);
  if (asked.has(href)) return undefined;
  asked.add(href);
  return fetch(href, { cache: "no-cache" }).catch(() => undefined);
}

/** The instance that new widgets run in. */
let running;
/** Whether there has been one. */
let isThere = false;
/** How many instances a panic has ended. */
let ended = 0;

/** An instance of the module. A panic ends it, and what it holds is lost. */
class Instance {
  #exports;
  #isDead = false;
  /** Widgets by their numbers. */
  widgets = new Map();

  static async start() {
    const instance = new Instance();
    // The glue serves one instance; by another address it is another glue.
    const [glue, module] = await Promise.all([import(beside(GLUE_FILE) + (ended ? `?${ended}` : "")), compiled()]);
    glue.guardBy((exports) => instance.#guarded(exports));
    await glue.default(module);
    isThere = true;
    instance.glue = glue;
    return instance;
  }

  /** Every call into the module goes through here: by us, by listeners, timers, frames and promises. */
  #guarded(exports) {
    this.#exports = exports;
    const guard = (call) => (...given) => {
      // What an ended instance has left behind may still be called, and its glue look for a fault among what is returned.
      if (this.#isDead) return [];
      try {
        return call(...given);
      } catch (error) {
        this.#end(error);
        throw error;
      }
    };
    const entries = Object.entries(exports);
    return Object.fromEntries(entries.map(([name, one]) => [name, typeof one === "function" ? guard(one) : one]));
  }

  /** Whatever was thrown through the module left it in the middle of something. */
  #end(error) {
    if (this.#isDead) return;
    const culprit = this.#exports.enter(0);
    this.#isDead = true;
    running = undefined;
    ended += 1;
    // When nothing of the broken call runs any longer. Where nobody is known to have done it, anyone may do it again.
    const isKnown = this.widgets.has(culprit);
    queueMicrotask(() => this.widgets.forEach((widget, id) => widget.lose(isKnown && id !== culprit ? null : error)));
  }
}

function instance() {
  return (running ??= Instance.start().catch((error) => {
    running = undefined;
    throw error;
  }));
}

/** By these a reader sets something off: a widget that hears one is the one at work. */
const HEARD = [
  "change", "click", "dblclick", "focusin", "focusout", "input", "keydown", "pointercancel", "pointerdown", "pointermove",
  "pointerup", "scroll", "toggle", "wheel",
];
let count = 0;

const written = (ms) => new Date(ms).toISOString();

/** A widget in an element of its own. */
export class Widget {
  #id = (count += 1);
  #place;
  #options;
  #answer;
  #host;
  #instance = null;
  #handle = null;
  #listening = null;
  #isStopped = false;
  /** Whether a document is shown; before, nothing was moved. */
  #isTold = false;

  /**
   * @param {HTMLElement} place all of its content is the widget's
   * @param {object} options see `src/bin/page.rs`
   * @param {object} host is told: `phase(name, about)` with what went wrong or the title, `view(from, to)` in ISO 8601,
   *   `theme(name)` if the reader or a link chose one, `select(id)`, `failed(error, hasRun)` when it will not go on
   */
  constructor(place, options, host) {
    this.#place = place;
    this.#options = { ...options };
    this.#answer = answer(options);
    this.#host = host;
  }

  async start() {
    try {
      const one = await instance();
      if (this.#isStopped) return;
      this.#instance = one;
      one.widgets.set(this.#id, this);
      this.#listening = new AbortController();
      const listening = { capture: true, passive: true, signal: this.#listening.signal };
      for (const type of HEARD) this.#place.addEventListener(type, () => one.glue.enter(this.#id), listening);
      const tell = (what, first, second) => this.#tell(what, first, second);
      this.#handle = one.glue.mount(this.#place, { ...this.#options, answer: this.#answer, widget: this.#id, tell });
      this.#answer = undefined;
    } catch (error) {
      // What was thrown by the module itself is told by `lose`.
      if (this.#instance === null && !this.#isStopped) this.#fail(error);
    }
  }

  /** Takes it away; it cannot be started again. */
  stop() {
    this.#isStopped = true;
    this.call("unmount");
    this.#release();
  }

  /** Makes a file of what is shown, in a way of `take-away.js`: `take` or `save`. */
  async take(what, options, way = "take") {
    const given = this.call("given");
    if (given === undefined) throw new Error("No incident is shown, so that there is nothing to take away");
    let made;
    try {
      made = await taker();
    } catch (cause) {
      throw new Error("What makes files could not be fetched", { cause });
    }
    return made[way](what, options, this.#place, given);
  }

  /** Calls a method of its handle, if there is one. */
  call(method, ...given) {
    if (this.#handle === null) return undefined;
    const { glue } = this.#instance;
    const before = glue.enter(this.#id);
    try {
      return this.#handle[method](...given);
    } catch {
      // The instance is at an end, and has said so.
      return undefined;
    } finally {
      glue.enter(before);
    }
  }

  /** Its instance is at an end: by its own fault it shows `error`, else it goes on in a fresh one. */
  lose(error) {
    this.#release();
    this.#place.replaceChildren();
    if (error !== null) return this.#fail(error);
    this.#host.phase?.("loading");
    this.start();
  }

  #release() {
    this.#listening?.abort();
    this.#instance?.widgets.delete(this.#id);
    this.#instance = this.#handle = this.#listening = null;
  }

  #fail(error) {
    this.#isStopped = true;
    // Whoever looks after the page needs to know why.
    console.error(error);
    this.#host.failed(error, this.#isTold);
  }

  /**
   * Brings the panel of what is opened to its mark if it is out of sight at the foot of the window: in a frame as high as
   * what it holds, or where an ancestor cuts off what overflows.
   */
  #bring() {
    const panel = this.#place.querySelector(".embedded .item");
    if (!panel) return;
    panel.style.translate = "";
    const seen = new IntersectionObserver(([{ isIntersecting, boundingClientRect: { top, height } }]) => {
      seen.disconnect();
      const mark = this.#place.querySelector(".marks [aria-current=true]");
      if (isIntersecting || !mark) return;
      const most = this.#place.getBoundingClientRect().bottom - height;
      panel.style.translate = `0 ${Math.min(mark.getBoundingClientRect().bottom + 8, most) - top}px`;
    });
    seen.observe(panel);
  }

  #tell(what, first, second) {
    if (what === "state") this.#host.phase?.(first, second);
    if (what === "theme") this.#host.theme?.(first ?? null);
    if (what === "view") {
      this.#isTold = true;
      const [from, to] = [written(first), written(second)];
      this.#options.view = `${from}/${to}`;
      this.#host.view?.(from, to);
    }
    if (what === "select" && this.#isTold) {
      this.#options.item = first;
      this.#host.select?.(first ?? null);
      // Its panel is laid out with the frame after the next.
      requestAnimationFrame(() => requestAnimationFrame(() => this.#bring()));
    }
    return what === "take" ? this.take(first, second, "save") : undefined;
  }
}

/** What the reader's system is set to. */
const DARK = matchMedia("(prefers-color-scheme: dark)");

/** Two times as `view` takes them: of each a `Date`, Unix milliseconds or ISO 8601. */
const window_ = ({ from, to }) => `${new Date(from).toISOString()}/${new Date(to).toISOString()}`;

export class IncidentTimeline extends HTMLElement {
  static observedAttributes = ["src", "view", "zone", "theme", "compact", "fragment", "data-trusted-origins", "data-home"];

  #slot = document.createElement("slot");
  #place = document.createElement("div");
  #widget = null;
  #listening = null;
  /** Whether something is to be done about what changed, and whether that takes another widget. */
  #isAsked = false;
  #isAnew = false;
  #document;
  #view = null;
  /** What the page's link says of light and dark. */
  #theme = null;
  #selected = null;
  /** What was set before there was anything to set it on. */
  #wish = {};

  constructor() {
    super();
    this.#place.className = "place";
    // The language of the words that the widget has of its own.
    this.#place.lang = "en";
    this.attachShadow({ mode: "open" }).append(this.#slot, this.#place);
  }

  /** The document, as an object or as JSON; it is shown in place of `src`. */
  get document() {
    return this.#document;
  }
  set document(document) {
    this.#document = document ?? undefined;
    this.#ask(true);
  }

  /** The window: `{ from, to }`, in ISO 8601; `null` while nothing is shown. It takes `Date`s and Unix milliseconds too. */
  get view() {
    return this.#view;
  }
  set view(view) {
    this.#look(window_(view));
  }

  /** The id of the opened item, or `null`. */
  get selected() {
    return this.#selected;
  }
  set selected(id) {
    this.select(id);
  }

  /** Shows the whole story. */
  fit() {
    if (this.#isReady) this.#widget.call("fit");
    else this.#wish.view = "whole";
  }

  /** Opens an item; without an id closes the one that is open. */
  select(id) {
    const item = id === null || id === undefined ? undefined : String(id);
    if (this.#isReady) this.#widget.call("select", item);
    else this.#wish.item = item;
  }

  /** Takes the colours anew, after what it cannot know of: those of another ancestor than the page's own were changed. */
  recolor() {
    if (this.#widget) this.#dress();
  }

  /**
   * A file of what is shown: a `Blob` with a name. `what` is `svg`, `png`, `values`, `record`, `draft` or `document`; of
   * pictures `part` is `view` or `whole`, `size` `once`, `twice` or `card`, `scheme` `light` or `dark`.
   */
  async take(what, options = {}) {
    if (!this.#isReady) throw new Error("No incident is shown, so that there is nothing to take away");
    return this.#widget.take(what, options);
  }

  connectedCallback() {
    // What was set on it before this script ran.
    for (const name of ["document", "view", "selected"]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    this.#ask(false);
  }

  disconnectedCallback() {
    this.#ask(false);
  }

  attributeChangedCallback(name, before, value) {
    if (before === value) return;
    if (name === "theme") this.#dress();
    else if (name === "view" && this.#isReady) this.#widget.call("look", value ?? "whole");
    else if (name === "zone" && this.#isReady) this.#widget.call("zone", value ?? "");
    else this.#ask(true);
  }

  /** Light or dark: as `theme` says, else as the page around it is. */
  #dress() {
    const { parentElement, dataset } = this;
    const { colorScheme } = getComputedStyle(parentElement ?? this.getRootNode().host ?? document.documentElement);
    const named = document.querySelector('meta[name="color-scheme"]')?.content ?? "";
    const has = (scheme) => (colorScheme === "normal" ? named : colorScheme).split(/\s+/).includes(scheme);
    const theme = this.getAttribute("theme") ?? this.#theme;
    const isDark = has("dark") && (!has("light") || DARK.matches);
    dataset.scheme = theme === "dark" || theme === "light" ? theme : isDark ? "dark" : "light";
    this.#widget?.call("recolor");
  }

  get #isReady() {
    return this.dataset.state === "ready";
  }

  #look(view) {
    if (this.#isReady) this.#widget.call("look", view);
    else this.#wish.view = view;
  }

  /** Once for all that changes at a time, so that an element that is only moved keeps its widget. */
  #ask(isAnew) {
    this.#isAnew ||= isAnew;
    if (this.#isAsked) return;
    this.#isAsked = true;
    queueMicrotask(() => {
      this.#isAsked = false;
      if (this.#isAnew || !this.isConnected) this.#stop();
      if (this.isConnected && this.#widget === null) this.#start();
      this.#isAnew = false;
    });
  }

  async #start() {
    const attribute = (name) => this.getAttribute(name) ?? undefined;
    const { document } = this;
    // The page's link may carry the document.
    if (document === undefined && !this.hasAttribute("src") && !this.hasAttribute("fragment")) return;
    let text;
    try {
      text = document === undefined || typeof document === "string" ? document : JSON.stringify(document);
    } catch (error) {
      console.error(error);
      return this.#failed(error, false);
    }
    const options = {
      src: attribute("src"),
      text,
      trusted: attribute("data-trusted-origins"),
      extent: this.hasAttribute("compact") ? "compact" : "article",
      fragment: this.hasAttribute("fragment"),
      view: attribute("view"),
      zone: attribute("zone"),
      home: attribute("data-home"),
      ...this.#wish,
    };
    this.#wish = {};
    const widget = new Widget(this.#place, options, {
      phase: (name, about) => this.#phase(name, about),
      view: (from, to) => this.#viewed(from, to),
      theme: (name) => {
        this.#theme = name;
        this.#dress();
      },
      select: (id) => this.#chosen(id),
      failed: (error, hasRun) => this.#failed(error, hasRun),
    });
    this.#widget = widget;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    DARK.addEventListener("change", () => this.#dress(), { signal });
    // Switches of the page's own: what they change, a class or a style, tells nobody.
    const switched = new MutationObserver(() => this.#dress());
    for (const one of this.ownerDocument.querySelectorAll(":root, body")) switched.observe(one, { attributes: true });
    switched.observe(this, { attributeFilter: ["class", "style"] });
    signal.addEventListener("abort", () => switched.disconnect());
    this.#dress();
    this.#phase("loading");
    try {
      // The instance starts while the style comes.
      instance().catch(() => undefined);
      this.shadowRoot.adoptedStyleSheets = [await style()];
    } catch (error) {
      if (this.#widget === widget) this.#failed(error, false);
      return;
    }
    if (this.#widget === widget) widget.start();
  }

  #stop() {
    this.#widget?.stop();
    this.#listening?.abort();
    if (this.isConnected) this.#chosen(null);
    this.#widget = this.#view = this.#selected = null;
    this.#place.replaceChildren();
    this.#slot.hidden = false;
    delete this.dataset.state;
    delete this.dataset.scheme;
  }

  /** Whether the page brought something to be shown in the widget's place. */
  get #hasFallback() {
    return this.#slot.assignedNodes().some((node) => node.nodeType === Node.ELEMENT_NODE || node.data?.trim());
  }

  #phase(name, about) {
    const before = this.dataset.state;
    // What the page brought stays until all of the widget is there, which meanwhile has its width and is not seen.
    this.#slot.hidden = name === "ready" || !this.#hasFallback;
    this.#place.classList.toggle("behind", !this.#slot.hidden);
    if (before === name) return;
    this.dataset.state = name;
    if (name === "ready") {
      this.#grant();
      this.#say("ready", { title: about });
    }
    if (name === "error") this.#say("error", { message: about });
  }

  /** Does what was wished while it was loading. */
  #grant() {
    const wish = this.#wish;
    this.#wish = {};
    if (wish.view !== undefined) this.#widget.call("look", wish.view);
    if ("item" in wish) this.#widget.call("select", wish.item);
  }

  #viewed(from, to) {
    const isMoved = this.#view !== null && (this.#view.from !== from || this.#view.to !== to);
    this.#view = { from, to };
    if (isMoved && this.#isReady) this.#say("viewchange", { from, to });
  }

  #chosen(id) {
    if (this.#selected === id) return;
    this.#selected = id;
    this.#say("select", { id });
  }

  #failed(error, hasRun) {
    this.#place.replaceChildren();
    if (!this.#hasFallback) {
      const message = document.createElement("p");
      message.className = "message";
      message.setAttribute("role", "alert");
      message.textContent = hasRun ? "The timeline stopped working." : "The timeline could not be started.";
      this.#place.append(message);
    }
    this.#phase("error", String(error));
  }

  #say(what, detail = {}) {
    this.dispatchEvent(new CustomEvent(`incident-timeline:${what}`, { bubbles: true, composed: true, detail }));
  }
}

if (!customElements.get("incident-timeline")) customElements.define("incident-timeline", IncidentTimeline);
