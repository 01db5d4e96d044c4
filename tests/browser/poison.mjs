// A document made to do harm to the page that shows it, and what came of it.

import assert from "node:assert/strict";
import { incident } from "./reader.mjs";

/** Each would run, fetch or paint something if it became markup, an attribute, a style or an address. */
export const MARKUP =
  '<img src="/stolen.png" onerror="ran=1"><script>ran=1</script><svg onload="ran=1"><a xlink:href="javascript:ran=1">x</a><style>*{fill:url(/stolen.svg#x)}</style></svg>' +
  '<style>@import "/stolen.css";*{background:url(/stolen.png)!important}</style><link rel="stylesheet" href="/stolen.css">' +
  '"><iframe src="javascript:ran=1" style="background:url(/stolen.png)"></iframe><base href="/stolen/"></script></title>]]>-->;background:url(/stolen.png)&lt;b&gt;';

/** Fields whose text means something to the page: they stay, so that the document is read whole. */
const MEANT = /^(format|id|at|start|end|duration|earliest|latest|zone|time_zone|view|updated|published|accessed|status|kind|phase|severity|statistic|offered|verdict|speaker|party|by|to|via|same_as|language|revision|after|before|sources|about|lead)$/;

/** The document with markup in every text and a script in every address. */
function poisoned(value, name = "") {
  if (typeof value === "string") {
    if (/(^|_)url$/.test(name)) return "javascript:ran=1";
    return MEANT.test(name) ? value : `${MARKUP} ${value}`;
  }
  if (Array.isArray(value)) return MEANT.test(name) ? value : value.map((one) => poisoned(one, name));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, poisoned(one, key)]));
}

/** The bundled incident, poisoned all over. */
export function hostileIncident() {
  const hostile = poisoned(incident("x-outage-2025-03-10"));
  hostile.statements[0].media = { url: "javascript:ran=1", alt: MARKUP, credit: MARKUP };
  hostile.statements.push({ id: "free", speaker: MARKUP, quote: MARKUP, published_on: { name: MARKUP }, sources: ["ny-mirror"] });
  hostile.statements.push({ id: 'bad"><img src=x>', speaker: MARKUP, quote: MARKUP });
  hostile.sources.push({ id: "data", title: MARKUP, url: `data:text/html,${MARKUP}`, archive_url: "vbscript:ran=1" });
  hostile.outages.push({ id: "styled", label: MARKUP, lane: MARKUP, severity: MARKUP, start: "2025-03-10T10:00Z" });
  hostile.corrections = [{ at: "2025-03-11", text: MARKUP, items: ["musk-post"] }];
  hostile.key_figures = [{ value: { at_least: 1, text: MARKUP }, label: MARKUP }];
  hostile.time_zone = "UTC";
  hostile.language = `en"><script>ran=1</script>`;
  return hostile;
}

/** Listens in every document of the page for what its policy stops. Before it is opened. */
export const watchPolicy = (page) =>
  page.addInitScript(() => {
    globalThis.blocked = [];
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) =>
      globalThis.blocked.push(`${violatedDirective} ${blockedURI} ${sourceFile}`));
  });

/** Holds that nothing of the document ran, was stopped by the policy only, or became an element, in shadow trees too; but for the page's `own`. */
export async function checkHarmless(page, within = "body", own = ":not(*)") {
  const found = await page.evaluate(({ within, own }) => {
    const all = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
    const elements = all(document.querySelector(within)).filter((one) => !one.matches(own));
    const isLoaded = "img, script, iframe, object, embed, video, audio, link, style, base";
    const leads = (one) => [one.getAttribute("href"), one.getAttribute("xlink:href"), one.getAttribute("src")].filter(Boolean);
    const isHandler = ({ name }) => /^on/i.test(name);
    const wrong = elements.filter(
      (one) =>
        one.matches(isLoaded) ||
        [...one.attributes].some(isHandler) ||
        leads(one).some((to) => !/^https?:$/.test(new URL(to, document.baseURI).protocol)) ||
        /url\(|import/.test(one.getAttribute("style") ?? ""),
    );
    return { ran: globalThis.ran, blocked: globalThis.blocked, wrong: wrong.map((one) => one.outerHTML.slice(0, 300)) };
  }, { within, own });
  assert.deepEqual(found, { ran: undefined, blocked: [], wrong: [] });
}

/** Holds that nothing was asked for but these. */
export function checkAsked(watch, own) {
  assert.deepEqual(watch.requests.filter((url) => !own.test(url)), [], "nothing is fetched but what belongs to the page, and the document");
}
