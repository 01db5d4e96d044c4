// Inputs of a fuzz target as one text file, a JSON string a line, the shortest first; and as the files of a folder, which
// is what libFuzzer reads and writes. The text file holds no more than is good to keep.
//
//   node cases.mjs unpack FILE FOLDER | pack FOLDER FILE

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const MOST_CASES = 300;
const MOST_BYTES = 200_000;

/** A line holds one case: what would end it, or is not seen, is written as an escape. */
const line = (text) =>
  JSON.stringify(text).replace(/[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/g, (hidden) => `\\u${hidden.charCodeAt(0).toString(16).padStart(4, "0")}`);

const [what, from, to] = process.argv.slice(2);
if (what === "unpack") {
  const lines = existsSync(from) ? readFileSync(from, "utf8").split("\n").filter(Boolean) : [];
  for (const text of lines.map((one) => JSON.parse(one))) {
    writeFileSync(join(to, createHash("sha1").update(text).digest("hex")), text);
  }
} else {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const texts = readdirSync(from).flatMap((name) => {
    try {
      return [decoder.decode(readFileSync(join(from, name)))];
    } catch {
      // Targets read nothing that is no text.
      return [];
    }
  });
  // Evenly from the whole range of lengths, since the long ones are whole documents.
  const lines = [...new Set(texts)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1)).map(line);
  let kept = lines;
  for (let every = 1; kept.length > MOST_CASES || kept.join("\n").length > MOST_BYTES; every += 0.1) {
    kept = lines.filter((_, index) => Math.floor(index / every) !== Math.floor((index - 1) / every));
  }
  writeFileSync(to, kept.map((one) => `${one}\n`).join(""));
}
