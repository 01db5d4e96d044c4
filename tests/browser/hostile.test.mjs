// Documents made to do harm: the page says what is wrong, shows what is left, and stays usable.

import assert from "node:assert/strict";
import { pageTest, ready } from "./harness.mjs";
import { eventually, mark, panel } from "./reader.mjs";

const sound = '{"id":"first","label":"First","at":"2025-03-10T10:00Z"},{"id":"last","label":"Last","at":"2025-03-10T12:00Z"}';
/** A sound document as text, with more fields and more events. */
const withMore = (fields, events = "") =>
  `{"format":"incident-timeline/1","title":"Sound","time_zone":"UTC",${fields}"events":[${sound}${events}]}`;
const deep = "[".repeat(100_000) + "]".repeat(100_000);
const word = (count) => "word ".repeat(count);

/** Each leaves both sound events where they are, and is told with these words, or not at all. */
const shown = [
  { what: "lists in lists in lists", text: withMore(`"summary":${deep},"x":${deep},`, `,{"label":${deep}}`), says: /left out/ },
  { what: "a text without end", text: withMore(`"summary":"${word(50_000)}",`, `,{"label":"${word(50_000)}","at":"2025-03-10T11:00Z"}`) },
  { what: "half surrogate pairs", text: withMore("", ',{"label":"\\ud800"}'), says: /surrogate/ },
  { what: "bytes that are no text", text: Buffer.from(withMore("", ',{"label":"Caf\xe9"}'), "latin1"), says: /U\+FFFD/ },
  { what: "a byte order mark", text: `\ufeff${withMore("")}` },
  { what: "numbers beyond all", text: withMore('"series":[{"label":"s","points":[{"value":1e400},{"value":1e308,"at":"2025-03-10T11:00Z"},{"value":-1e308}]}],'), says: /1\.8e308/ },
  { what: "years beyond all", text: withMore("", ',{"label":"l","at":"Y-289999999"},{"label":"m","at":"Y289999999"}') },
  { what: "a name twice", text: withMore('"byline":"a","byline":"b",'), says: /each name once/ },
  { what: "two thousand lanes", text: withMore(`"outages":[${Array.from({ length: 2000 }, (_, n) => `{"label":"o","lane":"${n}","start":"2025-03-10T10:00Z"}`)}],`) },
];
for (const { what, text, says } of shown) {
  pageTest(`${what}: the rest of the incident is there`, {}, async ({ page, site }) => {
    site.respond("hostile.json", { body: text });
    await page.goto(site.url("index.html?src=hostile.json"));
    await ready(page);
    const messages = (await page.locator(".message").allTextContents()).join("\n");
    assert.match(messages, says ?? /^$/);
    // Of a long record a line is on the page once it is looked for.
    for (const id of ["first", "last"]) {
      await page.getByRole("searchbox", { name: "Search the record" }).fill(id);
      await eventually(page, async () => assert.equal(await page.locator(`.record [data-entry="${id}"]`).count(), 1, id));
    }
    await page.locator('.record [data-entry="last"]').locator(".link").click();
    await eventually(page, async () => assert.match(await panel(page).innerText(), /Last/));
  });
}

const refused = [
  { what: "a list that is never closed", text: "[".repeat(1_000_000), says: /not JSON/ },
  { what: "a number that is none", text: withMore('"x":NaN,'), says: /NaN/ },
];
for (const { what, text, says } of refused) {
  pageTest(`${what}: the page says where it stops`, {}, async ({ page, site }) => {
    site.respond("hostile.json", { body: text });
    await page.goto(site.url("index.html?src=hostile.json"));
    const alert = page.getByRole("alert");
    await alert.waitFor();
    assert.match(await alert.innerText(), says);
  });
}

pageTest("a text that turns the direction of writing turns nothing beside it", {}, async ({ page, site }) => {
  const turned = "\u202eMallory";
  site.respond("hostile.json", {
    body: JSON.stringify({
      format: "incident-timeline/1",
      title: "Sound",
      statements: [{ id: "said", at: "2025-03-10T10:00Z", speaker: turned, published_on: { name: "Example" }, quote: "It was them." }],
    }),
  });
  await page.goto(site.url("index.html?src=hostile.json"));
  await ready(page);
  await mark(page, "said").click();
  await eventually(page, async () => assert.match(await panel(page).innerText(), /Mallory/));
  // In what stands in one line with the name, letters after it still stand from left to right.
  const faults = await page.evaluate(() => {
    const faults = [];
    const texts = document.createTreeWalker(document.querySelector(".incident-timeline"), NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const left = (node, at) => {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getBoundingClientRect();
    };
    while (texts.nextNode()) {
      const node = texts.currentNode;
      const after = node.data.indexOf("Mallory") + "Mallory".length;
      const word = /[A-Za-z]{2,}/.exec(node.data.slice(after));
      if (after < "Mallory".length || !word || !node.parentElement.checkVisibility()) continue;
      const [one, other] = [0, 1].map((step) => left(node, after + word.index + step));
      if (one.top === other.top && one.left >= other.left) faults.push(node.data);
    }
    return faults;
  });
  assert.deepEqual(faults, []);
});
