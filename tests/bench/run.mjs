// `make bench`: measures us and our peers side by side, and writes target/bench.json. See README.md.
//
//   BENCH=series   only rows whose group or name has this in it     RUNS=5   how often each is measured

import { mkdirSync, writeFileSync } from "node:fs";
import { browser } from "../browser/chromium.mjs";
import { publish } from "./published.mjs";
import { DATA, ROWS, WORKS } from "./rows.mjs";
import { open } from "./sides.mjs";
import { startSite } from "./site.mjs";

const wanted = process.env.BENCH ?? "";
const runs = Number(process.env.RUNS ?? 5);
const rows = ROWS.filter(({ group, name, peer }) => [group, name, peer].some((text) => text.includes(wanted)));
if (rows.length === 0) {
  console.error(`error: no row has "${wanted}" in its group, name or peer`);
  process.exit(1);
}

/** Every page that has to be opened, with the works measured on it: "who/what" to their names. */
function visitsOf(chosen) {
  const visits = new Map();
  for (const [who, what, work] of chosen.flatMap(({ ours, theirs }) => [ours, theirs])) {
    const visit = `${who}/${what}`;
    visits.set(visit, (visits.get(visit) ?? new Set()).add(work));
  }
  return visits;
}

const [site, chromium] = await Promise.all([startSite(), browser()]);
const visits = visitsOf(rows);
const measured = new Map();
/** How much of the time is in the first window, by what is shown. */
const shares = new Map();
let canvas = { width: 1180, height: 312 };
let empty_mb = 0;

function addressOf(who, what) {
  if (who === "published") return `${site.origin}/published/${page}/index.html`;
  if (who === "incident-timeline") return `${site.origin}/page/index.html?src=/data/${what}/ours.json`;
  const size = `width=${canvas.width}&height=${canvas.height}&share=${shares.get(what) ?? 0.5}`;
  return `${site.origin}/peers/${who}.html?data=/data/${what}/theirs.json&${size}`;
}

async function visit(who, what, works) {
  const slow = works.has("start");
  site.isHeld = !slow;
  const opened = await open(chromium, addressOf(who, what), { slow });
  if (opened === null) return;
  if (who === "incident-timeline") canvas = opened.canvas;
  for (const work of Object.keys(WORKS).filter((work) => works.has(work))) {
    const place = `${who}/${what}/${work}`;
    const value = (await WORKS[work](opened)) - (work === "memory" ? empty_mb : 0);
    measured.set(place, [...(measured.get(place) ?? []), value]);
  }
  await opened.close();
}

/** Null where it was never measured, since nothing was drawn in time. */
const median = (values = []) => {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
};

for (const what of new Set([...visits.keys()].map((key) => key.split("/")[1]))) {
  const { ours, theirs, share } = DATA[what]();
  shares.set(what, share);
  site.put(`/data/${what}/ours.json`, ours);
  site.put(`/data/${what}/theirs.json`, theirs);
}
let page = null;
if ([...visits.keys()].some((visit) => visit.startsWith("published/"))) {
  const made = publish(DATA.story().ours);
  [site.published, page] = [made.folder, made.page];
}
const blank = await open(chromium, `${site.origin}/empty.html`, { picture: false });
empty_mb = await blank.memory_mb();
await blank.close();

for (let run = 1; run <= runs; run += 1) {
  for (const [key, works] of visits) {
    process.stderr.write(`run ${run} of ${runs}: ${key.padEnd(40)}\r`);
    await visit(...key.split("/"), works);
  }
}
process.stderr.write(`${" ".repeat(60)}\r`);
await chromium.close();
await site.stop();

const round = (value) => (value === null ? null : Number(value.toPrecision(3)));
const results = rows.map(({ name, unit, ours, peer, theirs, bar }) => {
  const [own, other] = [ours, theirs].map((side) => median(measured.get(side.join("/"))));
  return { name, unit, ours: round(own), peer, theirs: round(other), ratio: own && other ? round(own / other) : null, bar };
});
mkdirSync("target", { recursive: true });
const table = results.map(({ bar, ...result }) => result);
writeFileSync("target/bench.json", `${JSON.stringify(table, null, 2)}\n`);
const columns = ["name", "unit", "ours", "peer", "theirs", "ratio", "bar"];
const widths = columns.map((column) => Math.max(column.length, ...results.map((result) => String(result[column]).length)));
const line = (texts) => texts.map((text, index) => String(text ?? "–").padEnd(widths[index])).join("  ").trimEnd();
console.log(line(columns));
for (const result of results) console.log(line(columns.map((column) => result[column])));
console.log(`medians of ${runs} runs, written to target/bench.json`);
