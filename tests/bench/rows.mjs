// What is measured, and the bars it is held against in the issue. A bar is shown and never enforced: time is no test.

import { items, series, story } from "./data.mjs";

/** What is shown, by name. */
export const DATA = {
  "100k": () => series(100_000),
  "1m": () => series(1_000_000),
  "10m": () => series(10_000_000),
  "items-10k": () => items(10_000),
  "items-10k-near": () => items(10_000, 0.03),
  "items-100k": () => items(100_000),
  story: () => story(),
};

const FRAME = "ms a frame";
const OURS = "incident-timeline";

/** One comparison: each side is who, showing what, doing what. `peer` is itself where we are compared with ourselves. */
const row = (group, name, unit, ours, peer, theirs, bar) => ({ group, name, unit, ours: [OURS, ...ours], peer, theirs: [peer, ...theirs], bar });
const same = (group, name, unit, what, peer, bar) => row(group, name, unit, what, peer, what, bar);

export const ROWS = [
  same("series", "pan, 1,000,000 values, window half the data", FRAME, ["1m", "pan"], "uplot", "≤ 0.3"),
  same("series", "zoom by 10 % steps, 1,000,000 values", FRAME, ["1m", "zoom"], "uplot", "≤ 0.2"),
  same("series", "fetch to first frame, 1,000,000 values", "ms", ["1m", "load"], "uplot", "≤ 1.0"),
  same("series", "memory over the empty page, 1,000,000 values", "MB", ["1m", "memory"], "uplot", "≤ 40 MB"),
  same("series", "pan, 1,000,000 values, window half the data", FRAME, ["1m", "pan"], "echarts", ""),
  same("series", "zoom by 10 % steps, 1,000,000 values", FRAME, ["1m", "zoom"], "echarts", ""),
  same("series", "fetch to first frame, 1,000,000 values", "ms", ["1m", "load"], "echarts", ""),
  row("series-10m", "pan, 10,000,000 values, vs 100,000", FRAME, ["10m", "pan"], OURS, ["100k", "pan"], "≤ 1.5"),
  same("items", "ready, 10,000 items, half in view", "ms", ["items-10k", "load"], "vis-timeline", "≤ 0.15"),
  same("items", "pan, 10,000 items, half in view", FRAME, ["items-10k", "pan"], "vis-timeline", "≤ 0.1"),
  same("items", "ready, 10,000 items, 300 in view", "ms", ["items-10k-near", "load"], "vis-timeline", ""),
  same("items", "pan, 10,000 items, 300 in view", FRAME, ["items-10k-near", "pan"], "vis-timeline", ""),
  row("items-100k", "pan, 100,000 items, vs 10,000, half in view", FRAME, ["items-100k", "pan"], OURS, ["items-10k", "pan"], "≤ 1.5"),
  row("items-100k", "a key typed in search, 100,000 items, vs a pan frame", "ms", ["items-100k", "key"], OURS, ["items-100k", "pan"], "≤ 3"),
  row("items-100k", "a key of one word, 100,000 items, vs a pan frame", "ms", ["items-100k", "word"], OURS, ["items-100k", "pan"], ""),
  { ...same("start", "first picture of a published page, slow phone", "ms", ["story", "start"], "timelinejs", "≤ 0.35"), ours: ["published", "story", "start"] },
  same("start", "cold start, slow phone, 12 items and 288 values", "ms", ["story", "start"], "timelinejs", "≤ 0.6"),
];

/** How each work is measured on an opened page. Those that need it fresh stand first. */
export const WORKS = {
  start: (opened) => opened.ready_ms,
  load: (opened) => opened.load_ms(),
  memory: (opened) => opened.memory_mb(),
  pan: (opened) => opened.frame_ms("pan"),
  zoom: (opened) => opened.frame_ms("zoom"),
  key: (opened) => opened.key_ms(["7", "78", "78 f", "78 fa", "78 fa g", "78 fa ga"]),
  word: (opened) => opened.key_ms(["f", "fa", "fai", "fail", "failo", "failov"]),
};
