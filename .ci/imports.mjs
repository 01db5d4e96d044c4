// Short names for what a WebAssembly module imports.

import { number, section, sectionOf, written } from "./sections.mjs";

const IMPORTS = 2;
const FUNCTION = 0;

/**
 * The same module with its functions imported under short names, and which name stands for which (5.5.5).
 *
 * @returns {{bytes: Buffer, short: Map<string, string>}}
 * @throws {Error} if it imports anything but functions, or nothing
 */
export function withShortImports(module) {
  const { start, end, reader } = sectionOf(module, IMPORTS);
  const content = number(reader.number());
  const short = new Map();
  while (reader.at < end) {
    const from = reader.text();
    const name = reader.text();
    if (reader.byte() !== FUNCTION) throw new Error(`${name} is no function`);
    short.set(name, `_${short.size.toString(36)}`);
    content.push(...written(from), ...written(short.get(name)), FUNCTION, ...number(reader.number()));
  }
  return { bytes: Buffer.concat([module.subarray(0, start), section(IMPORTS, content), module.subarray(end)]), short };
}
