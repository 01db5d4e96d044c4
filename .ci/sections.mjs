// Sections of a WebAssembly module (WebAssembly Core Specification, 5.5).

/** Behind the magic word and the version. */
const FIRST_SECTION = 8;

/** A whole number as the format writes it, seven bits a byte (5.2.2). */
export function number(value) {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return [...bytes, value];
}

/** A name as the format writes it (5.2.4). */
export const written = (text) => [...number(Buffer.byteLength(text)), ...Buffer.from(text)];

/** A section with that content. */
export const section = (id, content) => Buffer.from([id, ...number(content.length), ...content]);

/** Reads on from a place. */
export class Reader {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }

  byte() {
    return this.bytes[this.at++];
  }

  number() {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) << shift;
      if (byte < 128) return value;
    }
  }

  /** So many bytes. */
  bytesOf(length) {
    return this.bytes.subarray(this.at, (this.at += length));
  }

  text() {
    return this.bytesOf(this.number()).toString("utf8");
  }
}

/**
 * The section of that kind: where it begins and ends, and a reader of what it holds.
 *
 * @throws {Error} if there is none
 */
export function sectionOf(module, wanted) {
  const reader = new Reader(module, FIRST_SECTION);
  while (reader.at < module.length) {
    const start = reader.at;
    const id = reader.byte();
    const end = reader.number() + reader.at;
    if (id === wanted) return { start, end, reader };
    reader.at = end;
  }
  throw new Error(`a module without a section ${wanted}`);
}
