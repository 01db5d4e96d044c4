// The page's entry: how it starts in any folder of a plain server, and what it says where it cannot start.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { checkAccessible, pageTest, ready } from "./harness.mjs";

const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));

pageTest("starts in a sub-folder of a plain server", {}, async ({ page, site, watch }) => {
  await page.goto(site.url());
  await ready(page);
  await checkAccessible(page);
  assert.ok(watch.requests.some((url) => url.endsWith(".wasm")), "the module was fetched");
});

pageTest("starts under the policy sent as a header too", {}, async ({ page, site }) => {
  const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'";
  site.respond("index.html", { headers: { "content-security-policy": policy } });
  await page.goto(site.url("index.html"));
  await ready(page);
});

const brokenStarts = [
  { what: "the module is missing", suffix: ".wasm", answer: { status: 404 } },
  { what: "the module is no WebAssembly", suffix: ".wasm", answer: { body: "no", headers: { "content-type": "application/wasm" } } },
  { what: "the script is missing", suffix: ".js", answer: { status: 404 } },
];
for (const { what, suffix, answer } of brokenStarts) {
  pageTest(`says so when ${what}, and starts when tried again`, { allowErrors: [/./] }, async ({ page, site }) => {
    const broken = readdirSync(DIST).find((name) => name.startsWith("page-") && name.endsWith(suffix));
    site.respond(broken, answer);
    await page.goto(site.url());
    const alert = page.getByRole("alert");
    await alert.waitFor();
    assert.match(await alert.innerText(), /could not be started/);
    await checkAccessible(page);
    site.restore(broken);
    await page.getByRole("button", { name: "Try again" }).click();
    await ready(page);
  });
}

pageTest("says so where there is no WebAssembly", {}, async ({ page, site }) => {
  await page.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto(site.url());
  const alert = page.getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.innerText(), /cannot run WebAssembly/);
});

pageTest("says so where scripts are off", { context: { javaScriptEnabled: false } }, async ({ page, site }) => {
  await page.goto(site.url());
  await page.locator("noscript p").waitFor();
  assert.equal(await page.getByText("Loading").isVisible(), false);
});

pageTest("system-ui is drawn in Inter, so that pictures are alike everywhere", {}, async ({ page, context, site }) => {
  await page.goto(site.url());
  await ready(page);
  // The browser tells the fonts of the last layout, which is made anew when its outcome is asked for.
  await page.evaluate(() => {
    const heading = document.querySelector("h1");
    heading.style.fontFamily = "system-ui";
    return heading.offsetWidth;
  });
  const debug = await context.newCDPSession(page);
  await debug.send("DOM.enable");
  await debug.send("CSS.enable");
  const { root } = await debug.send("DOM.getDocument");
  const { nodeId } = await debug.send("DOM.querySelector", { nodeId: root.nodeId, selector: "h1" });
  const { fonts } = await debug.send("CSS.getPlatformFontsForNode", { nodeId });
  assert.match(fonts[0].familyName, /^Inter/);
});

test("every text and module stands compressed beside itself, with the same content", () => {
  const plain = readdirSync(DIST, { recursive: true }).filter((name) => /\.(html|css|js|wasm|json|svg)$/.test(name));
  assert.ok(plain.length >= 5);
  for (const name of plain) {
    const content = readFileSync(DIST + name);
    assert.deepEqual(brotliDecompressSync(readFileSync(`${DIST}${name}.br`)), content, name);
    assert.deepEqual(gunzipSync(readFileSync(`${DIST}${name}.gz`)), content, name);
  }
});
