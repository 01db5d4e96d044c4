// Documents of the reader's own: a file, a text, an address, a file that is dropped. Nothing is uploaded.

import assert from "node:assert/strict";
import { checkAccessible, pageTest, ready } from "./harness.mjs";
import { eventually, frames, incident, open, saved } from "./reader.mjs";

const OWN = { format: "incident-timeline/1", title: "My own incident", events: [{ id: "e", label: "It broke", at: "2024-05-01T10:00Z" }] };
const file = (document, name = "own.json") => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(typeof document === "string" ? document : JSON.stringify(document)),
});

async function dialog(page) {
  await page.getByRole("button", { name: "Open file" }).click();
  const dialog = page.getByRole("dialog", { name: "Open a document of yours" });
  await dialog.waitFor();
  return dialog;
}

async function shows(page, title) {
  await eventually(page, async () => assert.equal(await page.locator("h1").innerText(), title));
  await ready(page);
}

pageTest("a file is shown under a banner, and nothing is sent", {}, async ({ page, site, watch }) => {
  await open(page, site);
  const asked = watch.requests.length;
  const opened = await dialog(page);
  assert.match(await opened.innerText(), /Nothing is uploaded/);
  await checkAccessible(page);
  await opened.getByLabel("A file on this device").setInputFiles(file(OWN));
  await shows(page, OWN.title);
  assert.match(await page.locator(".banner").innerText(), /comes from own\.json, which you opened. It was not uploaded/);
  assert.deepEqual(watch.requests.slice(asked), []);
  const figure = page.locator(".timeline");
  assert.equal(await figure.getByText("First wave").count(), 0, "nothing is left of the figure that stood there");
  assert.deepEqual(await figure.locator("[data-item]").evaluateAll((marks) => marks.map(({ dataset }) => dataset.item)), ["e"]);
  assert.equal(await page.evaluate(() => localStorage.length), 0, "nothing is remembered that was not asked for");
  await page.getByRole("button", { name: "Zoom in" }).click();
  await frames(page);
  assert.equal(new URL(page.url()).hash, "", "nothing of it stands in the address");
  // A link to it can only carry it.
  await page.getByRole("button", { name: "Link", exact: true }).click();
  await eventually(page, async () => assert.match(await page.getByRole("dialog").locator("textarea").first().inputValue(), /doc=/));
  await page.keyboard.press("Escape");
  // It can be taken away as any other.
  await page.getByRole("button", { name: "Download" }).click();
  const document = await saved(page, () => page.getByRole("button", { name: "Document (JSON)" }).click());
  assert.equal(document.name, "my-own-incident.json");
  assert.deepEqual(JSON.parse(document.text), OWN);
});

pageTest("a text that cannot be read says line and column, and what was there stays", {}, async ({ page, site }) => {
  await open(page, site);
  const before = await page.locator("h1").innerText();
  let opened = await dialog(page);
  await opened.getByLabel("Its text (JSON)").fill('{\n  "format": "incident-timeline/1",\n  "title": }');
  await opened.getByRole("button", { name: "Show this text" }).click();
  const alert = page.getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.innerText(), /not JSON[\s\S]*Line 3, column 12/);
  assert.equal(await page.locator("h1").innerText(), before);
  assert.equal(await page.getByRole("button", { name: "Try again" }).count(), 0);
  opened = await dialog(page);
  const area = opened.getByLabel("Its text (JSON)");
  assert.match(await area.inputValue(), /"title": }/, "what was pasted is still there to be mended");
  await area.fill(JSON.stringify(OWN));
  await opened.getByRole("button", { name: "Show this text" }).click();
  await shows(page, OWN.title);
  assert.equal(await page.getByRole("alert").count(), 0);
});

pageTest("an address is loaded as any other, and can be tried again", { allowErrors: [/404/] }, async ({ page, site }) => {
  await open(page, site);
  let opened = await dialog(page);
  site.respond("later.json", { status: 404 });
  await opened.getByLabel("Its address").fill(site.url("later.json"));
  await opened.getByLabel("Its address").press("Enter");
  await page.getByRole("alert").waitFor();
  site.respond("later.json", { body: JSON.stringify(OWN) });
  await page.getByRole("button", { name: "Try again" }).click();
  await shows(page, OWN.title);
  assert.equal(await page.locator(".banner").count(), 0, "it is of this page's own site");
  // The page's address leads to it, so that it is there after loading anew, and in links.
  await eventually(page, async () => assert.equal(new URL(page.url()).searchParams.get("src"), site.url("later.json")));
  await page.reload();
  await shows(page, OWN.title);
});

pageTest("a file that is dropped is opened, anything else is not", {}, async ({ page, site }) => {
  await open(page, site);
  const drop = (kind) =>
    page.locator(".incident-timeline").evaluate((root, { kind, text }) => {
      const transfer = new DataTransfer();
      if (kind === "file") transfer.items.add(new File([text], "dropped.json"));
      else transfer.setData("text/plain", text);
      const send = (name) => {
        const event = new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer: transfer });
        root.querySelector("h1").dispatchEvent(event);
        return event.defaultPrevented;
      };
      const over = send("dragover");
      return [over, root.hasAttribute("data-dropping"), send("drop"), root.hasAttribute("data-dropping")];
    }, { kind, text: JSON.stringify(OWN) });
  assert.deepEqual(await drop("text"), [false, false, false, false]);
  assert.deepEqual(await drop("file"), [true, true, true, false]);
  await shows(page, OWN.title);
  assert.match(await page.locator(".banner").innerText(), /dropped\.json/);
});

pageTest("a document is remembered when the reader asks, and forgotten when they ask", {}, async ({ page, site }) => {
  await open(page, site);
  let opened = await dialog(page);
  await opened.getByLabel("Remember it in this browser").check();
  await opened.getByLabel("A file on this device").setInputFiles(file(OWN));
  await shows(page, OWN.title);
  await eventually(page, async () => assert.equal(await page.evaluate(() => localStorage.length), 1));
  await open(page, site);
  await shows(page, incident("x-outage-2025-03-10").title);
  opened = await dialog(page);
  await opened.getByRole("button", { name: "own.json", exact: true }).click();
  await shows(page, OWN.title);
  opened = await dialog(page);
  await opened.getByRole("button", { name: "Forget own.json" }).click();
  assert.equal(await opened.getByText("Remembered in this browser").count(), 0);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

pageTest("where there is no room to remember it, it is shown and that is said", {}, async ({ page, site }) => {
  await open(page, site);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  const opened = await dialog(page);
  await opened.getByLabel("Remember it in this browser").check();
  await opened.getByLabel("A file on this device").setInputFiles(file(OWN));
  await shows(page, OWN.title);
  await page.getByRole("alert").getByText("could not be remembered").waitFor();
});

pageTest("where nothing could be loaded, a document of one's own still can", { allowErrors: [/404/] }, async ({ page, site }) => {
  site.respond("gone.json", { status: 404 });
  await page.goto(site.url("index.html?src=gone.json"));
  await page.getByRole("alert").waitFor();
  const opened = await dialog(page);
  await opened.getByLabel("A file on this device").setInputFiles(file(OWN));
  await shows(page, OWN.title);
});

pageTest("a hostile document of one's own stays a text, in the page and in what is taken away", {}, async ({ page, site }) => {
  await open(page, site);
  const text = '"><img src=x onerror=alert(1)></svg><script>alert(1)</script>';
  const hostile = { ...OWN, title: text, publisher: text, events: [{ label: text, note: text, at: "2024-05-01T10:00Z" }] };
  const opened = await dialog(page);
  await opened.getByLabel("A file on this device").setInputFiles(file(hostile, `${text}.json`.replaceAll("/", "_")));
  await shows(page, text);
  await page.getByRole("button", { name: "Download" }).click();
  const { text: svg } = await saved(page, () => page.getByRole("button", { name: "SVG", exact: true }).click());
  assert.ok(!svg.includes("<script>") && !svg.includes("<img"));
  assert.equal(await page.locator("img, script[src*=alert]").count(), 0);
});
