// An article with widgets in it, under the policy of the design, for the tests of the element.

import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The policy of the design: nothing inline, nothing from elsewhere. */
export const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:";

/**
 * Serves `body` as a page with the element's script, unless told `script: false`; `css` is a sheet of the page's own,
 * `policy` another policy.
 */
export function article(site, body, { css = "", policy = POLICY, script = true } = {}) {
  site.respond("article.css", { body: css, headers: { "content-type": "text/css" } });
  const tag = script ? '<script type="module" src="incident-timeline.js"></script>' : "";
  site.respond("article.html", {
    headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": policy },
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <title>An article</title><link rel="icon" href="data:,"><link rel="stylesheet" href="article.css">
      ${tag}<main><h1>An article</h1>${body}</main>`,
  });
  return site.url("article.html");
}

/** Until `count` elements say that their first full frame is drawn. */
export async function allReady(page, count) {
  await page.waitForFunction(
    (count) => document.querySelectorAll('incident-timeline[data-state="ready"]').length === count,
    count,
  );
}

/** Listens to an element's events from now on; they are told by `heard`. */
export function listen(page, selector = "incident-timeline") {
  return page.evaluate((selector) => {
    globalThis.heard = [];
    for (const name of ["ready", "viewchange", "select", "error"]) {
      document.querySelector(selector).addEventListener(`incident-timeline:${name}`, ({ detail }) => globalThis.heard.push({ name, detail }));
    }
  }, selector);
}

export const heard = (page, name) =>
  page.evaluate((name) => globalThis.heard.filter((one) => one.name === name).map(({ detail }) => detail), name);

const GLUE = readdirSync(fileURLToPath(new URL("../../dist/", import.meta.url))).find((name) => /^page-\w+\.js$/.test(name));

/**
 * From now on the module, which stands at `base`, runs into a real trap in the very middle of what widget `id` does when it
 * draws: the canvas asks the allocator for more than there can be, which ends in `unreachable`, as a panic does.
 */
export const breakDrawing = (page, id, base = "./") =>
  page.evaluate(async ([glue, id]) => {
    const { default: start } = await import(glue);
    const exports = await start();
    const { fillRect } = CanvasRenderingContext2D.prototype;
    globalThis.traps = 0;
    CanvasRenderingContext2D.prototype.fillRect = function (...given) {
      const host = this.canvas.getRootNode().host ?? this.canvas.closest("main");
      if (host.id === id) {
        globalThis.traps += 1;
        exports.__wbindgen_malloc(-1, 1);
      }
      return fillRect.apply(this, given);
    };
  }, [base + GLUE, id]);
