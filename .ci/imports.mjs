// Short names for what a WebAssembly module imports.

const SECTION = { imports: 2 };
/** Behind the magic word and the version. */
const FIRST_SECTION = 8;
const FUNCTION = 0;

/** A whole number as the format writes it, seven bits a byte (WebAssembly Core Specification, 5.2.2). */
function number(value) {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return [...bytes, value];
}

/**
 * The same module with its functions imported under short names, and which name stands for which (5.5.5).
 *
 * @returns {{bytes: Buffer, short: Map<string, string>}}
 * @throws {Error} if it imports anything but functions, or nothing
 */
export function withShortImports(module) {
  let at = FIRST_SECTION;
  const read = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = module[at++];
      value += (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const text = () => {
    const length = read();
    return module.toString("utf8", at, (at += length));
  };
  const written = (text) => [...number(text.length), ...Buffer.from(text)];
  while (at < module.length) {
    const start = at;
    const id = module[at++];
    const end = read() + at;
    if (id !== SECTION.imports) {
      at = end;
      continue;
    }
    const count = read();
    const content = number(count);
    const short = new Map();
    while (at < end) {
      const from = text();
      const name = text();
      if (module[at++] !== FUNCTION) throw new Error(`${name} is no function`);
      short.set(name, `_${short.size.toString(36)}`);
      content.push(...written(from), ...written(short.get(name)), FUNCTION, ...number(read()));
    }
    const section = [id, ...number(content.length), ...content];
    return { bytes: Buffer.concat([module.subarray(0, start), Buffer.from(section), module.subarray(end)]), short };
  }
  throw new Error("it imports nothing");
}
