// Makes scripts small, writes .br and .gz beside every text and wasm file of a folder, and prints what a reader's browser has to fetch.

import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { transformSync } from "esbuild";

const COMPRESSED = new Set([".html", ".css", ".js", ".wasm", ".json", ".svg", ".txt", ".xml"]);
/** What stands between a reader and the first frame; documents and icons are weighed apart. */
const PAGE = [".html", ".css", ".js", ".wasm"];
/** A page of its own, which no one needs to see an incident. */
const REFERENCE = ["format.html", "format.css"];

const folder = process.argv[2];
const brotliBytes = new Map(PAGE.map((kind) => [kind, 0]));

for (const entry of readdirSync(folder, { recursive: true })) {
  const path = join(folder, entry);
  const kind = extname(path);
  if (!COMPRESSED.has(kind) || !statSync(path).isFile()) continue;
  if (kind === ".js") {
    const { code } = transformSync(readFileSync(path, "utf8"), { minify: true, format: "esm", target: "es2022" });
    writeFileSync(path, code);
  }
  const bytes = readFileSync(path);
  const parameters = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const brotli = brotliCompressSync(bytes, { params: parameters });
  writeFileSync(`${path}.br`, brotli);
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  const counted = REFERENCE.includes(entry) ? entry : kind;
  brotliBytes.set(counted, (brotliBytes.get(counted) ?? 0) + brotli.length);
}

const line = (name, bytes) => console.log(`  ${name.padEnd(11)}${bytes.toLocaleString("en").padStart(10)}`);
console.log("brotli bytes of the page");
for (const kind of PAGE) line(kind.slice(1), brotliBytes.get(kind));
line("total", PAGE.reduce((sum, kind) => sum + brotliBytes.get(kind), 0));
const others = [...brotliBytes].filter(([kind]) => !PAGE.includes(kind));
if (others.length) console.log("beside it");
for (const [kind, bytes] of others) line(kind.replace(/^\./, ""), bytes);
