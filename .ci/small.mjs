// Makes a WebAssembly module small, and small again once it is compressed.

import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { number, section, sectionOf, written } from "./sections.mjs";

/** Named one by one: with all of them wasm-opt writes modules that Chromium refuses. */
const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];
/** No module uses the first kilobyte of its memory, which is the far end of its stack. */
const ALWAYS = [...FEATURES.map((feature) => `--enable-${feature}`), "--low-memory-unused"];

const CUSTOM = 0;
const CODE = 10;
const FUNCTION_NAMES = 1;

/** So many bytes in a row are what functions are alike by. */
const ROW = 5;
/** A row that more functions have says nothing of any two. */
const MOST_WITH_ROW = 200;
/** What of a likeness to one function is left with each that follows it, and below what it is forgotten. */
const LEFT = 0.85;
const FORGOTTEN = 0.05;

/** What the bodies of a module's functions hold. */
function bodiesOf(module) {
  const { reader } = sectionOf(module, CODE);
  return Array.from({ length: reader.number() }, () => reader.bytesOf(reader.number()));
}

function rowsOf(body) {
  const rows = new Set();
  for (let at = 0; at + ROW <= body.length; at += 1) rows.add(body.readUIntBE(at, ROW));
  return rows;
}

/**
 * Places of bodies, each after those it is most like: by the rows of bytes that it shares with those just before it, of which
 * the rare ones count for more, and for a short one too. Where nothing is alike, the longest that is left.
 */
function byLikeness(bodies) {
  const rows = bodies.map(rowsOf);
  const having = new Map();
  for (const [place, own] of rows.entries()) {
    for (const row of own) {
      if (!having.has(row)) having.set(row, []);
      having.get(row).push(place);
    }
  }
  const shared = rows.map((rows) => [...rows].map((row) => having.get(row)).filter(({ length }) => length > 1 && length <= MOST_WITH_ROW));
  const longest = bodies.map((_, place) => place).sort((one, other) => bodies[other].length - bodies[one].length || one - other);
  const left = new Set(longest);
  let alike = new Map();
  const order = [];
  for (let [next] = longest; next !== undefined; ) {
    order.push(next);
    left.delete(next);
    alike = new Map([...alike].map(([place, by]) => [place, by * LEFT]).filter(([place, by]) => by > FORGOTTEN && left.has(place)));
    for (const places of shared[next]) {
      for (const place of places) if (left.has(place)) alike.set(place, (alike.get(place) ?? 0) + 1 / Math.log2(1 + places.length));
    }
    let most = 0;
    [next] = left;
    for (const [place, by] of alike) {
      const share = by / Math.sqrt(rows[place].size + 8);
      if (share > most) [most, next] = [share, place];
    }
  }
  return order;
}

/** The same module, its functions named so that those that are alike stand together where they are in the order of their names. */
function namedByLikeness(module) {
  const imported = WebAssembly.Module.imports(new WebAssembly.Module(module)).filter(({ kind }) => kind === "function").length;
  const named = byLikeness(bodiesOf(module)).map((place, at) => [imported + place, `f${String(at).padStart(6, "0")}`]);
  named.sort(([one], [other]) => one - other);
  const names = [...number(named.length), ...named.flatMap(([place, name]) => [...number(place), ...written(name)])];
  return Buffer.concat([module, section(CUSTOM, [...written("name"), FUNCTION_NAMES, ...number(names.length), ...names])]);
}

const run = promisify(execFile);

/** A module made small. */
export async function small(module) {
  const folder = mkdtempSync(join(tmpdir(), "module-"));
  const path = join(folder, "module.wasm");
  const optimized = async (module, passes) => {
    writeFileSync(path, module);
    await run("wasm-opt", [path, "-o", path, ...ALWAYS, ...passes]);
    return readFileSync(path);
  };
  try {
    const first = await optimized(module, ["-Oz", "--flatten", "--rereloop", "-Oz", "-Oz", "--strip-target-features", "--strip-producers"]);
    return await optimized(namedByLikeness(first), ["--reorder-functions-by-name", "-Oz"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
