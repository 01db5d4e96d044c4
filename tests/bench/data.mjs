// What both sides show: the same numbers and the same items, made the same way at every run.

/** A generator of numbers from 0 to below 1, the same for the same seed (Park and Miller's). */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const START = "2025-03-01T00:00:00Z";
const START_S = Date.parse(START) / 1000;

/** A value a second: days that swell and fall, noise, and a spike now and then; one decimal, as a monitor writes them. */
function values(count) {
  const random = numbers(7);
  return Array.from({ length: count }, (_, second) => {
    const day = 1 + Math.sin((second / 86_400) * 2 * Math.PI);
    const spike = random() < 0.0001 ? 4000 * random() : 0;
    return Math.round((500 * day + 200 * random() + spike + 20) * 10) / 10;
  });
}

const instant = (second) => new Date((START_S + second) * 1000).toISOString().replace(".000Z", "Z");

/** Measured values: the document for us, and for a peer its `samples`. The first window is the first half. */
export function series(count) {
  const samples = { start: START, every: "PT1S", values: values(count) };
  const document = {
    format: "incident-timeline/1",
    title: "Errors a second",
    time_zone: "UTC",
    view: `${START}/${instant(count / 2)}`,
    series: [{ id: "errors", label: "Errors", kind: "errors", samples }],
  };
  return { ours: document, theirs: samples };
}

const WORDS = "gateway queue region failover cache timeout replica deploy alarm restart capacity route".split(" ");

/** One item in five an outage in one of twelve lanes, the others statements and events, over thirty days. */
export function items(count, share = 0.5) {
  const random = numbers(11);
  const word = () => WORDS[Math.floor(random() * WORDS.length)];
  const span_s = 30 * 86_400;
  const seconds = Array.from({ length: count }, () => Math.floor(random() * span_s)).sort((a, b) => a - b);
  const document = {
    format: "incident-timeline/1",
    title: "A month of incidents",
    time_zone: "UTC",
    view: `${START}/${instant(span_s * share)}`,
    outages: [],
    statements: [],
    events: [],
  };
  const theirs = [];
  for (const [index, second] of seconds.entries()) {
    const text = `${word()} ${word()} ${index}`;
    const start = instant(second);
    const id = `item-${index}`;
    if (index % 5 === 0) {
      const lane = `Region ${index % 12}`;
      const end = instant(second + 60 + Math.floor(random() * 7200));
      document.outages.push({ id, label: text, lane, start, end });
      theirs.push({ id, group: lane, content: text, start, end });
    } else if (index % 5 < 3) {
      document.statements.push({ id, at: start, speaker: word(), paraphrase: text });
      theirs.push({ id, group: "Statements", content: text, start });
    } else {
      document.events.push({ id, at: start, label: text });
      theirs.push({ id, group: "Events", content: text, start });
    }
  }
  return { ours: document, theirs, share };
}

/** The story of a cold start: twelve items and, for us, a day of values every five minutes. */
export function story() {
  const { ours } = items(12);
  const { ours: measured } = series(288);
  const [errors] = measured.series;
  const samples = { ...errors.samples, every: "PT5M" };
  const events = [...ours.outages, ...ours.statements, ...ours.events].map((item) => {
    const [year, month, day, hour, minute] = (item.at ?? item.start).match(/\d+/g).map(Number);
    const headline = item.label ?? item.speaker;
    return { start_date: { year, month, day, hour, minute }, text: { headline, text: item.paraphrase ?? headline } };
  });
  const title = { text: { headline: ours.title, text: "" } };
  return { ours: { ...ours, series: [{ ...errors, samples }] }, theirs: { title, events } };
}
