// What a reader or a page takes away: files, made by a module of its own, which is fetched when one first is.

/* global TAKEN_GLUE_FILE, TAKEN_MODULE_FILE */

/** What can be taken away: how its file's name ends, and its type. */
const KINDS = {
  svg: [".svg", "image/svg+xml"],
  png: [".png", "image/png"],
  values: ["-values.csv", "text/csv;charset=utf-8"],
  record: ["-record.csv", "text/csv;charset=utf-8"],
  draft: ["-post-mortem.md", "text/markdown;charset=utf-8"],
  document: [".json", "application/json"],
};
/** What can be chosen of pictures; what stands first holds where nothing is, but that colours are as on the page. */
const CHOICES = { part: ["view", "whole"], size: ["once", "twice", "card"], scheme: ["light", "dark"] };

const beside = (name) => new URL(name, import.meta.url).href;

let running;
let begun = 0;

/** An instance of the module. */
async function start() {
  begun += 1;
  // The glue serves one instance; by another address it is another glue, and is fetched anew where that had failed.
  const glue = beside(TAKEN_GLUE_FILE) + (begun > 1 ? `?${begun}` : "");
  const [one, response] = await Promise.all([import(glue), fetch(beside(TAKEN_MODULE_FILE))]);
  if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
  await one.default({ module_or_path: response });
  return one;
}

async function instance() {
  try {
    return await (running ??= start());
  } catch (cause) {
    running = undefined;
    throw new Error("What makes files could not be fetched", { cause });
  }
}

function check(what, options) {
  const among = (name, value, known) => {
    if (!known.includes(value)) throw new TypeError(`${name} "${value}" is not known; known are ${known.join(", ")}`);
  };
  among("What to take away:", what, Object.keys(KINDS));
  for (const [name, known] of Object.entries(CHOICES)) {
    if (options[name] !== undefined) among(name, options[name], known);
  }
}

/** Calls the module. */
async function made(what, { part, size = "once", scheme }, place, [file, fragment]) {
  const [text, one] = await Promise.all([file.text(), instance()]);
  const root = place.querySelector(".incident-timeline");
  try {
    return root && one.make(text, fragment, root, what, part === "whole", size, scheme && scheme === "dark");
  } catch (error) {
    // It panicked, and is left in the middle of something.
    running = undefined;
    throw error;
  }
}

/** Makes a file; `options` as `<incident-timeline>` has them, `given` what the widget in `place` gives of itself. */
export async function take(what, options, place, given) {
  check(what, options);
  const [ending, type] = KINDS[what];
  const [stem, content] = (await made(what, options, place, given)) ?? [];
  const isPicture = content instanceof HTMLCanvasElement;
  const parts = isPicture ? [await new Promise((done) => content.toBlob(done, type))] : content;
  if (!parts?.every((part) => part !== null)) throw new Error(`"${what}" cannot be made of this document in this browser`);
  return new File(parts, (stem || "incident") + ending, { type });
}

/** Makes a file as is chosen in `dialog`, and has the browser save it. Its name. */
export async function save(what, dialog, place, given) {
  const chosen = [...dialog.querySelectorAll("input:checked")].map(({ name, value }) => [name, value]);
  const file = await take(what, Object.fromEntries(chosen), place, given);
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(file);
  anchor.download = file.name;
  anchor.click();
  // The browser has it by now.
  URL.revokeObjectURL(anchor.href);
  return file.name;
}
