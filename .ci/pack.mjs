// Writes hashed names where they are asked for, makes scripts small, writes .br and .gz beside every text and wasm file of a folder, and prints what a reader's browser has to fetch.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { transformSync } from "esbuild";
import { withShortImports } from "./imports.mjs";
import { small } from "./small.mjs";

const COMPRESSED = new Set([".html", ".css", ".js", ".wasm", ".json", ".svg", ".txt", ".xml"]);
/** What stands between a reader and the first frame; documents and icons are weighed apart. */
const PAGE = [".html", ".css", ".js", ".wasm"];
/** Pages of their own, which no one needs to see an incident on the first. */
const OTHERS = ["format.html", "format.css", "embed.html", "embed.js", "offline.js"];

/** Files that the build named, by the word that stands for the name. */
const BUILT = { GLUE_FILE: /^page-[0-9a-f]+\.js$/, MODULE_FILE: /^page-[0-9a-f]+_bg\.wasm$/, STYLE_FILE: /^style-[0-9a-f]+\.css$/ };
/** Files that are fetched only when something is taken away. */
const TAKEN = { TAKEN_MODULE_FILE: "taken_bg.wasm", TAKEN_GLUE_FILE: "taken.js", TAKER_FILE: "take-away.js" };
/** Files that are named here after what they hold in the end, each before those that ask for it. */
const TO_HASH = ["MODULE_FILE", "GLUE_FILE", ...Object.keys(TAKEN)];
/** They are fetched only when something is taken away. */
const LATER = "taking away";
/** Where the glue takes the module's exports: its one way in, which `public/incident-timeline.js` guards. */
const EXPORTS = "wasm = instance.exports;";
/** How the glue begins, from there to its end: in whatever way, while `public/incident-timeline.js` has compiled the module. */
const BEGINS = /^async function __wbg_load\([^]*^export { initSync, __wbg_init as default };$/m;
const BEGIN = `export default async (module) =>
  wasm ?? __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);`;
/** How the glue tells of a value in a panic; a text of it is enough. */
const TELLS = /^function debugString\(val\) \{[^]*?^}$/m;
/** What the glue does without finalisers; whoever has modules with references has those too. */
const WITHOUT_FINALISERS = /\(typeof FinalizationRegistry === 'undefined'\)\s+\? \{.*\}\s+: /g;
const GUARD = "let guard = (exports) => exports;\nexport const guardBy = (by) => { guard = by; };\n";

/** Names of files before they were named after what they hold: the build has written some of them into the page. */
const renamed = new Map();

/** Classes in the glue whose functions are not in the module: see .ci/wasm-ld. */
const UNUSED = /^export class IntoUnderlying\w+ [^]*?\n}\n(if \(Symbol\.dispose\).*\n)?|^const IntoUnderlying\w+ = [^]*?;\n/gm;

const folder = process.argv[2];

function fail(message) {
  console.error(`error: ${message}`);
  process.exit(1);
}

/** The one file of the folder that a pattern names. */
function named(pattern) {
  const found = readdirSync(folder).filter((name) => pattern.test(name));
  if (found.length !== 1) fail(`${found.length} files in ${folder} are called ${pattern}`);
  return found[0];
}

const built = Object.entries(BUILT).map(([word, pattern]) => [word, named(pattern)]);
const names = { ...Object.fromEntries(built), ...TAKEN };

/** What a release is known by: all that opens the page, its names with hashes among it. */
function release() {
  const hash = createHash("sha256").update(Object.values(names).join());
  for (const name of ["index.html", "loader.js", "incident-timeline.js", "icon.svg", "offline.js"]) hash.update(readFileSync(join(folder, name)));
  return hash.digest("hex").slice(0, 16);
}
/** What is written into scripts, by the word that stands for it there; names with hashes come in as they are known. */
const words = {};
const write = (known) => Object.entries(known).forEach(([word, value]) => (words[word] = JSON.stringify(value)));
write(names);

/**
 * Makes a module small, and calls what it imports by short names, in it and in its glue: wasm-bindgen's are long and end in
 * a hash, which no compression makes smaller. What it does not import any more is taken out of the glue.
 */
async function shorten(glueName, moduleName) {
  const [gluePath, modulePath] = [glueName, moduleName].map((name) => join(folder, name));
  const { bytes, short } = withShortImports(await small(readFileSync(modulePath)));
  const lacking = new Set(short.keys());
  const glue = readFileSync(gluePath, "utf8").replace(/^ {8}(\w+)(: function\([^]*?^ {8}\}(?:, arguments\); \})?,\n)/gm, (_, name, rest) => {
    lacking.delete(name);
    return short.has(name) ? `        ${short.get(name)}${rest}` : "";
  });
  if (lacking.size > 0) fail(`${glueName} does not give ${[...lacking]}`);
  writeFileSync(gluePath, glue);
  writeFileSync(modulePath, bytes);
}

/** The text of a script or a page as it is served. */
function served(entry, text) {
  if (extname(entry) === ".html") {
    for (const [before, after] of renamed) text = text.replaceAll(before, after);
    return text.replace(/^ *<!--[^]*?-->\n/gm, "").replace(/\b[A-Z]+_FILE\b/g, (word) => names[word] ?? word);
  }
  text = text.replace(UNUSED, "");
  if (/intounderlying/i.test(text)) fail(`${entry} has classes of streams in another form`);
  if (entry === names.GLUE_FILE) {
    if (text.split(EXPORTS).length !== 2) fail(`${entry} takes the module's exports in another way`);
    if (!BEGINS.test(text)) fail(`${entry} begins in another way`);
    if (!TELLS.test(text)) fail(`${entry} tells of values in another way`);
    text = GUARD + text.replace(EXPORTS, "wasm = guard(instance.exports);").replace(BEGINS, BEGIN).replace(TELLS, "const debugString = String;").replace(WITHOUT_FINALISERS, "");
  }
  return transformSync(text, { define: words, minify: true, format: "esm", target: "es2022" }).code;
}

await Promise.all([shorten(names.GLUE_FILE, names.MODULE_FILE), shorten(names.TAKEN_GLUE_FILE, names.TAKEN_MODULE_FILE)]);
const isServed = new Set();
for (const word of TO_HASH) {
  const name = names[word];
  const bytes = readFileSync(join(folder, name));
  const content = extname(name) === ".js" ? Buffer.from(served(name, bytes.toString())) : bytes;
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
  names[word] = name.replace(/(-[0-9a-f]+)?(_bg)?(\.\w+)$/, `-${hash}$2$3`);
  write({ [word]: names[word] });
  writeFileSync(join(folder, name), content);
  renameSync(join(folder, name), join(folder, names[word]));
  renamed.set(name, names[word]);
  isServed.add(names[word]);
}
write({ RELEASE: release() });

const later = new Set(Object.keys(TAKEN).map((word) => names[word]));
const brotliBytes = new Map(PAGE.map((kind) => [kind, 0]));

for (const entry of readdirSync(folder, { recursive: true })) {
  const path = join(folder, entry);
  const kind = extname(path);
  if (!COMPRESSED.has(kind) || !statSync(path).isFile()) continue;
  if ((kind === ".js" || kind === ".html") && !isServed.has(entry)) writeFileSync(path, served(entry, readFileSync(path, "utf8")));
  const bytes = readFileSync(path);
  const parameters = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const brotli = brotliCompressSync(bytes, { params: parameters });
  writeFileSync(`${path}.br`, brotli);
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  const counted = later.has(entry) ? LATER : OTHERS.includes(entry) ? entry : kind;
  brotliBytes.set(counted, (brotliBytes.get(counted) ?? 0) + brotli.length);
}

const line = (name, bytes) => console.log(`  ${name.padEnd(11)}${bytes.toLocaleString("en").padStart(10)}`);
console.log("brotli bytes of the page");
for (const kind of PAGE) line(kind.slice(1), brotliBytes.get(kind));
line("total", PAGE.reduce((sum, kind) => sum + brotliBytes.get(kind), 0));
const others = [...brotliBytes].filter(([kind]) => !PAGE.includes(kind));
if (others.length) console.log("beside it");
for (const [kind, bytes] of others) line(kind.replace(/^\./, ""), bytes);
