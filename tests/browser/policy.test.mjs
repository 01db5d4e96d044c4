// What a document may do to the page that shows it: nothing. Under the policy of the design, which has nothing to stop.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { POLICY, allReady, article } from "./article.mjs";
import { pageTest, startSite } from "./harness.mjs";
import { checkAsked, checkHarmless, hostileIncident, MARKUP, watchPolicy } from "./poison.mjs";
import { eventually, hours, panel, show } from "./reader.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const OWN = /\/(index\.html|embed\.html|article\.(html|css)|loader\.js|embed\.js|incident-timeline\.js|icon\.svg|page-[^/]*|style-[^/]*|shown\.json)(\?|$)|^data:,/;

/** Opens every item that the record has, and holds that each is harmless. */
async function openAll(page) {
  const lines = page.locator(".record [data-entry] .link");
  assert.ok((await lines.count()) >= 40);
  for (const line of await lines.all()) {
    await line.click();
    await panel(page).waitFor();
    await checkHarmless(page, "main");
  }
}

pageTest("a document cannot run anything, fetch anything or lead to a script: markup is text", {}, async ({ page, site, watch }) => {
  await watchPolicy(page);
  site.respond("index.html", { headers: { "content-security-policy": `${POLICY}; require-trusted-types-for 'script'` } });
  await show(page, site, hostileIncident());
  await checkHarmless(page, "main");
  assert.ok((await page.locator("h1").innerText()).startsWith('<img src="/stolen.png"'), "it is shown as it is written");
  await openAll(page);
  for (const link of await page.locator(".why .link").all()) {
    await link.click();
    await checkHarmless(page, "main");
  }
  checkAsked(watch, OWN);
});

pageTest("nor in an element, in a page with the strictest policy that the README asks for", {}, async ({ page, site, watch }) => {
  await watchPolicy(page);
  site.respond("shown.json", { body: JSON.stringify(hostileIncident()) });
  // The page's own sheet and icon are the only things beside what the element needs.
  const policy = `default-src 'none'; script-src ${site.origin} 'wasm-unsafe-eval'; connect-src ${site.origin}; style-src ${site.url("article.css")}; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'`;
  await page.goto(article(site, '<incident-timeline src="shown.json"></incident-timeline>', { policy }));
  await allReady(page, 1);
  await checkHarmless(page, "main");
  await openAll(page);
  checkAsked(watch, OWN);
});

pageTest("nor in a frame", {}, async ({ page, site, watch }) => {
  await watchPolicy(page);
  site.respond("shown.json", { body: JSON.stringify(hostileIncident()) });
  site.respond("embed.html", { headers: { "content-security-policy": `${POLICY}; require-trusted-types-for 'script'` } });
  await page.goto(site.url("embed.html?src=shown.json"));
  await allReady(page, 1);
  await checkHarmless(page, "main");
  for (const mark of (await page.locator(".marks [data-item]").all()).slice(0, 8)) {
    await mark.dispatchEvent("click");
    await panel(page).waitFor();
    await checkHarmless(page, "main");
  }
  assert.ok((await page.title()).startsWith("<img"));
  checkAsked(watch, OWN);
});

pageTest("nor do words in the address of a frame", { allowErrors: [/Failed to load resource/] }, async ({ page, site, watch }) => {
  await watchPolicy(page);
  const asked = new URLSearchParams(Object.fromEntries(["src", "view", "zone", "theme", "lang", "id", "childId"].map((name) => [name, MARKUP])));
  await page.goto(site.url(`embed.html?${asked}`));
  await page.getByRole("alert").waitFor();
  await checkHarmless(page, "main");
  checkAsked(watch, new RegExp(`${OWN.source}|/some/folder/%3Cimg`));
});

pageTest("a frame's address cannot make a foreign document the host's", {}, async ({ page, site, watch }) => {
  const foreign = await startSite({ headers: { "access-control-allow-origin": "*" } });
  try {
    watch.origins.add(foreign.origin);
    foreign.respond("theirs.json", { body: JSON.stringify(hours) });
    const address = foreign.url("theirs.json");
    await page.goto(site.url(`embed.html?src=${encodeURIComponent(address)}&trusted=*&data-trusted-origins=*`));
    await allReady(page, 1);
    assert.ok((await page.locator(".banner").innerText()).includes(address));
  } finally {
    await foreign.stop();
  }
});

pageTest("nor does an address in the page's own link", { allowErrors: [/Failed to load resource/] }, async ({ page, site, watch }) => {
  await watchPolicy(page);
  await page.goto(site.url(`index.html?src=${encodeURIComponent(MARKUP)}`));
  await page.getByRole("alert").waitFor();
  await checkHarmless(page, "main");
  checkAsked(watch, new RegExp(`${OWN.source}|/some/folder/%3Cimg`));
});

/** Publishes the hostile document; the folder of the site. */
function publish(name, more = []) {
  const folder = `${ROOT}target/test-hostile/${name}/`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}hostile.json`, JSON.stringify({ ...hostileIncident(), id: "hostile" }));
  const cargo = ["run", "--quiet", "--locked", "--features", "tool", "--bin", "incident-timeline", "--"];
  const { status } = spawnSync("cargo", [...cargo, "publish", "--quiet", `${folder}hostile.json`, "-o", `${folder}site`, ...more], { cwd: ROOT });
  assert.equal(status, 1, "a document with faults is published, and they are told");
  return `${folder}site`;
}

pageTest("nor in what is published: page, frame, plain page, list and picture", { allowErrors: [/404/] }, async ({ page, site, watch }) => {
  Object.assign(site, { root: publish("still"), headers: { "content-security-policy": `${POLICY}; require-trusted-types-for 'script'` } });
  await watchPolicy(page);
  const plain = await page.context().newPage();
  watch.listen(plain);
  for (const path of ["hostile/index.html", "hostile/embed.html", "index.html"]) {
    await page.goto(site.url(path));
    await eventually(page, async () => assert.ok((await page.locator("h1").innerText()).length > 5));
    await checkHarmless(page, "body", 'img[src="hostile/card.png"], link[href="below.css"]');
  }
  // Its one picture is the figure.
  await plain.goto(site.url("hostile/plain.html"));
  assert.deepEqual(await plain.locator("body *").evaluateAll((all) => [...new Set(all.map((one) => one.localName))].filter((name) => !/^(a|h3|p|ul|li|table|tbody|tr|th|td)$/.test(name))), ["img"]);
  assert.equal(await plain.locator("img").getAttribute("src"), "figure.png");
  assert.equal(await plain.evaluate(() => globalThis.ran), undefined);
  // A picture brings its style along, so that it has no policy to help it; and Chromium looks for its icon.
  site.respond("hostile/figure.svg", { headers: { "content-security-policy": "" } });
  await page.goto(site.url("hostile/figure.svg"));
  const picture = await page.evaluate(() => [globalThis.ran, [...document.querySelectorAll("script, image, foreignObject, iframe, a")].length]);
  assert.deepEqual(picture, [undefined, 0]);
  checkAsked(watch, /\/some\/folder\/(hostile\/)?((index|embed|plain)\.html|(style|below)\.css|figure\.(svg|png)|card\.png)$|^data:,/);
});

pageTest("nor in a published page that comes alive", {}, async ({ page, site, watch }) => {
  const folder = publish("alive", ["--live", "../"]);
  for (const [file, type] of [["index.html", "text/html; charset=utf-8"], ["style.css", "text/css"], ["below.css", "text/css"], ["incident.json", "application/json"]]) {
    const headers = { "content-type": type, "content-security-policy": `${POLICY}; require-trusted-types-for 'script'` };
    site.respond(`hostile/${file}`, { body: readFileSync(`${folder}/hostile/${file}`), headers });
  }
  await watchPolicy(page);
  await page.goto(site.url("hostile/index.html"));
  await allReady(page, 1);
  await page.locator(".marks [data-item]").first().dispatchEvent("click");
  await panel(page).waitFor();
  await checkHarmless(page, "body", 'link[href="below.css"]');
  checkAsked(watch, new RegExp(`${OWN.source}|/hostile/(index\\.html|(style|below)\\.css|incident\\.json)$`));
});
