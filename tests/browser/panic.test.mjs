// A panic in one widget: it shows what the page brought, all others go on in a fresh instance, and it happens once.

import assert from "node:assert/strict";
import { allReady, article, breakDrawing, heard, listen } from "./article.mjs";
import { pageTest, ready } from "./harness.mjs";
import { eventually, frames, hours, mark } from "./reader.mjs";

/** The module's own trap, told once each time. */
const TRAP = { allowErrors: [/unreachable|RuntimeError|memory access out of bounds/] };
const at = (hour) => `2025-03-10T${hour}:00:00.000Z`;

const wasmMemories = (page) => page.evaluate(() => globalThis.memories.length);
const watchModules = (page) =>
  page.addInitScript(() => {
    globalThis.memories = [];
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...given) => {
      const made = await instantiate.apply(WebAssembly, given);
      globalThis.memories.push(made.exports.memory);
      return made;
    };
  });

async function openThree(page, site) {
  site.respond("hours.json", { body: JSON.stringify(hours) });
  await watchModules(page);
  const one = (id, inside = "") => `<incident-timeline id="${id}" compact src="hours.json">${inside}</incident-timeline>`;
  await page.goto(article(site, one("a") + one("b", "<p>A still picture.</p>") + one("c")));
  await allReady(page, 3);
}

pageTest("only the widget that broke the module is lost; the others keep their window and their item", TRAP, async ({ page, site, watch }) => {
  await openThree(page, site);
  await page.locator("#a").evaluate((one, view) => {
    one.view = view;
    one.select("at-13");
  }, { from: at("10"), to: at("14") });
  await page.locator("#a aside.item").waitFor();
  await listen(page, "#b");
  await breakDrawing(page, "b");
  await page.locator('#b .marks [data-item="at-11"]').focus();
  await page.keyboard.press("+");
  await page.locator('#b[data-state="error"]').waitFor();
  await eventually(page, async () => assert.ok((await wasmMemories(page)) > 1));
  await allReady(page, 2);
  assert.ok(await page.getByText("A still picture.").isVisible());
  assert.equal(await page.locator("#b .timeline").count(), 0);
  assert.equal((await heard(page, "error")).length, 1);
  assert.deepEqual(await page.locator("#a").evaluate((one) => [one.view, one.selected]), [{ from: at("10"), to: at("14") }, "at-13"]);
  assert.equal(await page.evaluate(() => globalThis.traps), 1, "once");
  assert.equal(watch.requests.filter((url) => url.endsWith(".wasm")).length, 1, "of the module that is compiled already");
  // And they work: by hand, by key, by their host.
  await page.locator('#c .marks [data-item="at-11"]').click();
  await page.locator("#c aside.item").waitFor();
  await page.locator("#a").evaluate((one) => one.fit());
  await page.locator('#a .marks [data-item="at-22"]').waitFor();
  assert.equal(await wasmMemories(page), 2, "one fresh instance, not one a widget");
});

pageTest("what an ended instance still waits for harms nobody when it comes", TRAP, async ({ page, site }) => {
  await openThree(page, site);
  const late = await site.hold("late.json", { body: JSON.stringify(hours) });
  await page.evaluate(() => document.querySelector("#c").setAttribute("src", "late.json"));
  await late.requested;
  // Whoever asks again is answered.
  site.respond("late.json", { body: JSON.stringify(hours) });
  await breakDrawing(page, "b");
  await page.locator('#b .marks [data-item="at-11"]').focus();
  await page.keyboard.press("+");
  await page.locator('#b[data-state="error"]').waitFor();
  await late.finish();
  await allReady(page, 2);
  await frames(page);
});

pageTest("a widget that is added after a panic starts, and the lost one with another document", TRAP, async ({ page, site }) => {
  await openThree(page, site);
  await breakDrawing(page, "b");
  await page.locator("#b").evaluate((one) => one.fit());
  await page.locator('#b[data-state="error"]').waitFor();
  await allReady(page, 2);
  await page.evaluate(() => document.querySelector("main").append(document.querySelector("#c").cloneNode()));
  await allReady(page, 3);
  // The lost one stays lost when it is only moved.
  await page.evaluate(() => document.querySelector("main").append(document.querySelector("#b")));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.equal(await page.locator("#b").getAttribute("data-state"), "error");
  await page.evaluate(() => {
    const lost = document.querySelector("#b");
    lost.id = "d";
    lost.setAttribute("src", "incidents/single-event.json");
  });
  await allReady(page, 4);
});

pageTest("each of several broken widgets is lost for itself", TRAP, async ({ page, site }) => {
  await openThree(page, site);
  await breakDrawing(page, "b");
  await page.locator("#b").evaluate((one) => one.fit());
  await page.locator('#b[data-state="error"]').waitFor();
  await allReady(page, 2);
  await page.evaluate(() => {
    const { fillRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillRect = function (...given) {
      if (this.canvas.getRootNode().host.id === "c") throw new Error("unreachable, as far as the module knows");
      return fillRect.apply(this, given);
    };
  });
  await page.locator("#c").evaluate((one) => one.fit());
  await page.locator('#c[data-state="error"]').waitFor();
  await allReady(page, 1);
  assert.match(await page.locator("#c").getByRole("alert").innerText(), /stopped working/);
  assert.equal(await wasmMemories(page), 3);
  await page.locator('#a .marks [data-item="at-11"]').click();
  await page.locator("#a aside.item").waitFor();
});

pageTest("a document that breaks the module takes only the widgets that show it", TRAP, async ({ page, site }) => {
  await openThree(page, site);
  // A zone that no browser has is asked for while this document is read.
  site.respond("poison.json", { body: JSON.stringify({ ...hours, time_zone: "Europe/Berlin" }) });
  await page.evaluate(() => {
    const { DateTimeFormat } = Intl;
    Intl.DateTimeFormat = new Proxy(DateTimeFormat, {
      construct(target, [locale, options]) {
        const made = new target(locale, options);
        if (options?.timeZone !== "Europe/Berlin") return made;
        return new Proxy(made, { get: () => { throw new Error("unreachable, as far as the module knows"); } });
      },
    });
  });
  await page.evaluate(() => {
    for (const id of ["x", "y"]) {
      const one = document.createElement("incident-timeline");
      Object.assign(one, { id });
      one.setAttribute("src", "poison.json");
      document.querySelector("main").append(one);
    }
  });
  for (const id of ["x", "y"]) await page.locator(`#${id}[data-state="error"]`).waitFor();
  await allReady(page, 3);
  await eventually(page, async () => assert.equal(await page.locator(".timeline").count(), 3));
});

pageTest("the page itself says so, and starts again", TRAP, async ({ page, site }) => {
  site.respond("hours.json", { body: JSON.stringify(hours) });
  await page.goto(site.url("index.html?src=hours.json"));
  await ready(page);
  await breakDrawing(page, "incident");
  await mark(page, "at-11").focus();
  await page.keyboard.press("+");
  const alert = page.getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.innerText(), /stopped working/);
  await alert.getByRole("button", { name: "Try again" }).click();
  await ready(page);
});
