// What is packed: the archive behind a real nginx, the package as npm installs it, and hosts' configuration as hosts read it.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { headersOf } from "../../.ci/hosting.mjs";
import { allReady, article } from "./article.mjs";
import { pageTest } from "./harness.mjs";
import { eventually, open } from "./reader.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PLACE = `${ROOT}target/test-package/`;
const NAME = `incident-timeline-${readFileSync(`${ROOT}Cargo.toml`, "utf8").match(/^version = "(.*)"$/m)[1]}`;
/** nginx, which takes a moment to listen, will not listen after that. */
const PATIENCE_MS = 10_000;
const MODULES = "/usr/lib/nginx/modules/";

const pack = (folder, page = "dist") => execFileSync(process.execPath, [".ci/package.mjs", page, PLACE + folder], { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"] });

rmSync(PLACE, { recursive: true, force: true });
pack("packed");
mkdirSync(`${PLACE}unpacked`);
execFileSync("tar", ["-xzf", `${PLACE}packed/${NAME}.tar.gz`, "-C", `${PLACE}unpacked`]);
const UNPACKED = `${PLACE}unpacked/${NAME}/`;
const SITE = `${UNPACKED}site/`;
const files = readdirSync(SITE, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
  .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll("//", "/").slice(SITE.length));
const wasm = files.find((file) => file.endsWith(".wasm"));

test("packed again, of files of another date, it is the same", () => {
  const page = `${PLACE}page`;
  cpSync(`${ROOT}dist`, page, { recursive: true });
  for (const file of files) utimesSync(`${page}/${file}`, new Date(0), new Date(0));
  pack("again", page);
  for (const packed of [`${NAME}.tar.gz`, `${NAME}.tgz`]) {
    const [one, other] = ["packed", "again"].map((folder) => readFileSync(`${PLACE}${folder}/${packed}`));
    assert.ok(one.equals(other), packed);
  }
});

pageTest("installed by npm, the element runs from its folder", {}, async ({ page, site }) => {
  const app = `${PLACE}app/`;
  mkdirSync(app, { recursive: true });
  writeFileSync(`${app}package.json`, '{ "private": true }');
  execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", "--silent", `${PLACE}packed/${NAME}.tgz`], { cwd: app });
  site.root = app;
  const from = "node_modules/incident-timeline/";
  const body = `<script type="module" src="${from}incident-timeline.js"></script>
    <incident-timeline src="${from}incidents/x-outage-2025-03-10.json"></incident-timeline>`;
  await page.goto(article(site, body, { script: false }));
  await allReady(page, 1);
  assert.ok((await page.locator(".marks [data-item]").count()) > 10);
  // Its page runs from there too.
  await open(page, { url: (path = "") => site.url(from + path) });
});

/** A port that is free now. */
const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** nginx with the archive's configuration as it stands, but for the port and the folder. */
async function startNginx() {
  const home = `${PLACE}nginx/`;
  mkdirSync(home, { recursive: true });
  const port = await freePort();
  const recipe = readFileSync(`${UNPACKED}hosting/nginx.conf`, "utf8");
  const placed = recipe.replace("listen 80;", `listen 127.0.0.1:${port};`).replace("/srv/incident-timeline", SITE);
  assert.notEqual(placed, recipe);
  writeFileSync(`${home}site.conf`, placed);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${home}${name};`);
  writeFileSync(`${home}nginx.conf`, `
    ${process.getuid() === 0 ? "user root;" : ""}
    daemon off; pid ${home}pid; error_log ${home}error.log;
    load_module ${MODULES}ngx_http_brotli_static_module.so;
    events {}
    http { include /etc/nginx/mime.types; default_type application/octet-stream; access_log off; ${temporary.join(" ")} include ${home}site.conf; }
  `);
  const nginx = spawn("nginx", ["-p", home, "-e", `${home}error.log`, "-c", `${home}nginx.conf`], { stdio: "inherit" });
  after(() => nginx.kill());
  return `http://127.0.0.1:${port}/`;
}

const served = startNginx();
/** An answer of nginx, once it listens. */
async function ask(path, headers = {}) {
  const url = (await served) + path;
  const until_ms = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      // A browser's `fetch` would decode what it gets, and hide how it came.
      return await fetch(url, { headers: { "accept-encoding": "identity", ...headers } });
    } catch (error) {
      if (performance.now() > until_ms) throw error;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

test("behind nginx every file has its headers and its type", async () => {
  const types = { html: "text/html", css: "text/css", js: "javascript", json: "application/json", svg: "image/svg+xml", wasm: "application/wasm", png: "image/png" };
  for (const file of files) {
    const { status, headers } = await ask(file);
    assert.equal(status, 200, file);
    const expected = headersOf(SITE, file);
    const found = Object.fromEntries(Object.keys(expected).map((name) => [name, headers.get(name)]));
    assert.deepEqual(found, expected, file);
    for (const name of ["Access-Control-Allow-Origin", "Content-Security-Policy"]) assert.equal(headers.get(name), expected[name] ?? null, file);
    const type = types[file.split(".").at(-1)];
    assert.ok(headers.get("content-type").includes(type), `${file}: ${headers.get("content-type")}`);
  }
  assert.equal((await ask(wasm)).headers.get("content-type"), "application/wasm", "or else it is not compiled while it comes");
});

test("behind nginx texts and the module come as they were compressed before, brotli first", async () => {
  for (const file of ["index.html", "loader.js", wasm, "incidents/x-outage-2025-03-10.json"]) {
    for (const [taken, encoding, suffix] of [["gzip, deflate, br", "br", ".br"], ["gzip", "gzip", ".gz"], ["identity", null, ""]]) {
      const { headers } = await ask(file, { "accept-encoding": taken });
      assert.equal(headers.get("content-encoding"), encoding, `${file} by ${taken}`);
      assert.equal(Number(headers.get("content-length")), readFileSync(SITE + file + suffix).length, `${file} by ${taken}`);
      if (encoding) assert.match(headers.get("vary"), /accept-encoding/i);
    }
  }
});

test("behind nginx what did not change is not sent again, and what is not there is not kept", async () => {
  const tag = (await ask("index.html")).headers.get("etag");
  assert.equal((await ask("index.html", { "if-none-match": tag })).status, 304);
  const missing = await ask("page-0123456789abcdef.js");
  assert.equal(missing.status, 404);
  assert.equal(missing.headers.get("cache-control"), null);
});

pageTest("behind nginx the page, a frame and the reference open under its policy", {}, async ({ page, watch }) => {
  const url = await served;
  await ask("");
  watch.origins.add(new URL(url).origin);
  await open(page, { url: (path = "") => url + path });
  await page.goto(`${url}embed.html?src=incidents/x-outage-2025-03-10.json`);
  await allReady(page, 1);
  await page.goto(`${url}format.html`);
  const [sheet] = await page.evaluate(() => [...document.styleSheets].map((sheet) => sheet.cssRules.length));
  assert.ok(sheet > 5);
});

pageTest("behind nginx the element runs in a page of another origin", {}, async ({ page, site, watch }) => {
  const url = await served;
  const other = new URL(url).origin;
  await ask("");
  watch.origins.add(other);
  const policy = `default-src 'self'; script-src 'self' ${other} 'wasm-unsafe-eval'; style-src 'self'; img-src data:; connect-src 'self' ${other}`;
  const body = `<script type="module" src="${url}incident-timeline.js"></script><incident-timeline src="incidents/single-event.json"></incident-timeline>`;
  await page.goto(article(site, body, { script: false, policy }));
  await allReady(page, 1);
  await eventually(page, async () => assert.ok((await page.locator(".marks [data-item]").count()) > 0));
});

/** Rules of `_headers`: each path, and the headers indented below it. */
function pagesRules() {
  const rules = [];
  for (const line of readFileSync(`${UNPACKED}hosting/_headers`, "utf8").split("\n")) {
    if (line.startsWith("/")) rules.push([new RegExp(`^${line.replace(/[.+?]/g, "\\$&").replaceAll("*", ".*")}$`), []]);
    const [, name, value] = line.match(/^\s+([\w-]+): (.*)$/) ?? [];
    if (name) rules.at(-1)[1].push([name, value]);
  }
  return rules;
}

/** Rules of `vercel.json`: a source's brackets are a pattern, all else is as it stands. */
function vercelRules() {
  const { headers } = JSON.parse(readFileSync(`${UNPACKED}hosting/vercel.json`, "utf8"));
  const pattern = (source) => source.split(/(\(.*?\))/).map((part) => (part.startsWith("(") ? part : part.replace(/[.+?*]/g, "\\$&"))).join("");
  return headers.map(({ source, headers }) => [new RegExp(`^${pattern(source)}$`), headers.map(({ key, value }) => [key, value])]);
}

for (const [host, rules] of [["Netlify and Cloudflare", pagesRules()], ["Vercel", vercelRules()]]) {
  test(`${host} are told the same, and no header twice`, () => {
    for (const file of files) {
      const found = rules.filter(([path]) => path.test(`/${file}`)).flatMap(([, headers]) => headers);
      const { "Cache-Control": cache, ...expected } = headersOf(SITE, file);
      // To ask anew is their own rule.
      if (cache !== "no-cache") expected["Cache-Control"] = cache;
      assert.deepEqual(Object.fromEntries(found), expected, file);
      assert.equal(found.length, Object.keys(expected).length, file);
    }
    const top = rules.filter(([path]) => path.test("/")).flatMap(([, headers]) => headers);
    assert.deepEqual(Object.fromEntries(top)["Content-Security-Policy"], headersOf(SITE, "index.html")["Content-Security-Policy"]);
  });
}
