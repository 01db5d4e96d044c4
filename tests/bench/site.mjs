// The server of the bench: our built page, the peers' pages, and the data of both. Everything small travels as brotli at
// its best, as a host would send it; the data of a million values as it is, so that no one waits for the server.

import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { listen, serveFile } from "../../.ci/static.mjs";

const DIST = process.env.DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));
const HERE = fileURLToPath(new URL(".", import.meta.url));
const SMALL_BYTES = 2 << 20;
const TYPES = { ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript" };

/** What a peer's page loads before its module. */
const PEERS = {
  uplot: { styles: ["uplot/dist/uPlot.min.css"] },
  echarts: { scripts: ["echarts/dist/echarts.min.js"] },
  "vis-timeline": {
    styles: ["vis-timeline/styles/vis-timeline-graph2d.min.css"],
    scripts: ["vis-timeline/standalone/umd/vis-timeline-graph2d.min.js"],
  },
  timelinejs: {
    styles: ["@knight-lab/timelinejs/dist/css/timeline.css"],
    scripts: ["@knight-lab/timelinejs/dist/js/timeline.js"],
  },
};

function peerPage(name) {
  const { styles = [], scripts = [] } = PEERS[name];
  const lines = [
    "<!doctype html>",
    '<meta charset="utf-8">',
    `<title>${name}</title>`,
    ...styles.map((path) => `<link rel="stylesheet" href="/npm/${path}">`),
    ...scripts.map((path) => `<script src="/npm/${path}" defer></script>`),
    `<script type="module" src="/peers/${name}.mjs"></script>`,
    '<div id="root"></div>',
  ];
  return lines.join("\n");
}

const compress = promisify(brotliCompress);

class Site {
  /** Bodies by path, and their brotli. */
  #bodies = new Map();
  #brotli = new Map();
  /** Folder of a page that was published, if there is one. */
  published = null;
  /** Of our own data the answer is held until the page says that it would have asked now: see `watch` in sides.mjs. */
  isHeld = false;
  #release = () => {};

  async start() {
    this.server = await listen((request, response) => this.#answer(request, response));
    this.origin = `http://127.0.0.1:${this.server.address().port}`;
    return this;
  }

  /** Serves `value` as JSON. */
  put(path, value) {
    this.#bodies.set(path, Buffer.from(JSON.stringify(value)));
  }

  async #body(pathname) {
    const [, folder, ...rest] = pathname.split("/");
    const file = rest.join("/");
    if (folder === "npm") return readFile(`${HERE}node_modules/${file}`);
    if (folder === "published") return readFile(`${this.published}/${file}`);
    if (folder === "peers") return file.endsWith(".html") ? peerPage(file.slice(0, -5)) : readFile(`${HERE}peers/${file}`);
    return pathname === "/empty.html" ? "<!doctype html><title>Empty</title>" : this.#bodies.get(pathname);
  }

  async #answer(request, response) {
    const { pathname } = new URL(request.url, this.origin);
    if (pathname.startsWith("/page/")) return serveFile({ root: DIST, base: "/page/" }, request, response);
    if (pathname === "/asked") {
      this.#release();
      return void response.writeHead(204).end();
    }
    if (this.isHeld && pathname.endsWith("/ours.json")) {
      await new Promise((resolve) => (this.#release = resolve));
    }
    const body = await this.#body(pathname).catch(() => undefined);
    if (body === undefined) return void response.writeHead(404).end();
    const bytes = Buffer.from(body);
    const headers = { "content-type": TYPES[extname(pathname)] ?? "application/json", "cache-control": "no-cache" };
    if (bytes.length >= SMALL_BYTES) {
      response.writeHead(200, { ...headers, "content-length": bytes.length }).end(bytes);
      return;
    }
    if (!this.#brotli.has(pathname)) this.#brotli.set(pathname, await compress(bytes));
    const small = this.#brotli.get(pathname);
    response.writeHead(200, { ...headers, "content-length": small.length, "content-encoding": "br" }).end(small);
  }

  stop() {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }
}

export const startSite = () => new Site().start();
