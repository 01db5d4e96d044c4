// A plain static server, for `make serve` and for the browser tests: what any host does, and no more.

import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};
/** Encodings that `make dist` writes beside a file, best first. */
const ENCODINGS = [["br", ".br"], ["gzip", ".gz"]];

async function isFile(path) {
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}

/** The file under `root` that a request's path names, or null. `base` is the folder it is served from ("/some/folder/"). */
async function fileOf(root, base, pathname) {
  if (!pathname.startsWith(base)) return null;
  const inside = normalize(`/${pathname.slice(base.length)}`);
  const path = join(root, inside.endsWith("/") ? `${inside}index.html` : inside);
  return (await isFile(path)) ? path : null;
}

/** Answers with a file of `root`, in the best encoding there is that the browser takes, or with 404. */
export async function serveFile({ root, base = "/", headers = {}, encoded = true }, request, response) {
  let pathname = null;
  try {
    pathname = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  } catch {
    // A path that cannot be decoded names no file.
  }
  const path = pathname === null ? null : await fileOf(root, base, pathname);
  if (path === null) {
    response.writeHead(404, { "content-type": "text/plain; charset=utf-8", ...headers });
    response.end("404: there is no such file here\n");
    return;
  }
  const taken = encoded ? (request.headers["accept-encoding"] ?? "") : "";
  let body = path;
  const more = { "content-type": TYPES[extname(path)] ?? "application/octet-stream", "cache-control": "no-cache" };
  for (const [encoding, suffix] of ENCODINGS) {
    if (taken.split(/[\s,;]+/).includes(encoding) && (await isFile(path + suffix))) {
      Object.assign(more, { "content-encoding": encoding, vary: "accept-encoding" });
      body = path + suffix;
      break;
    }
  }
  const bytes = await readFile(body);
  response.writeHead(200, { ...more, "content-length": bytes.length, ...headers });
  response.end(request.method === "HEAD" ? undefined : bytes);
}

/** Listens on this machine only; resolves to the server, or rejects with the reason (EADDRINUSE for a busy port). */
export function listen(handler, port = 0) {
  return new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      Promise.resolve(handler(request, response)).catch((error) => {
        console.error(error);
        response.destroy();
      });
    });
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}
