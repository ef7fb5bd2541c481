/**
 * Makes a WebAssembly binary fit to be run here. Its memory is given a maximum size: the limit of a worker thread does not
 * cover that memory, and python.wasm declares none, so a program could take 4 GB. And what is not run is left out: names
 * and notes for debuggers are half of python.wasm, and the engine keeps the binary for as long as the module is used.
 * (WebAssembly core specification, 5.5: sections; 5.5.3: custom ones; 5.5.8: memory.)
 */

const HEADER_BYTES = 8;
const CUSTOM_SECTION = 0;
const MEMORY_SECTION = 5;
const HAS_MAXIMUM = 1;

interface Section {
  readonly id: number;
  /** Where it starts, where its contents do, and where it ends. */
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

/**
 * A copy of `binary` without custom sections, whose one memory grows to at most `pages` pages of 64 KB. Throws when it
 * defines no memory, or several.
 */
export function fitBinary(binary: Uint8Array, pages: number): Uint8Array<ArrayBuffer> {
  const sections = [...sectionsOf(binary)].filter(({ id }) => id !== CUSTOM_SECTION);
  if (!sections.some(({ id }) => id === MEMORY_SECTION)) {
    throw new Error('The WebAssembly binary defines no memory; expected python.wasm.');
  }
  return Buffer.concat([
    binary.subarray(0, HEADER_BYTES),
    ...sections.map((section) =>
      section.id === MEMORY_SECTION
        ? cappedMemory(binary, section, pages)
        : binary.subarray(section.start, section.end),
    ),
  ]);
}

function* sectionsOf(binary: Uint8Array): Generator<Section> {
  let start = HEADER_BYTES;
  while (start < binary.length) {
    const { value, next: body } = readNumber(binary, start + 1);
    const end = body + value;
    yield { id: binary[start] ?? CUSTOM_SECTION, start, body, end };
    start = end;
  }
}

function cappedMemory(binary: Uint8Array, { body }: Section, pages: number): Uint8Array {
  const count = readNumber(binary, body);
  const minimum = readNumber(binary, count.next + 1);
  if (count.value !== 1) throw new Error(`The WebAssembly binary has ${count.value} memories; expected one.`);
  const contents = [1, HAS_MAXIMUM, ...writeNumber(minimum.value), ...writeNumber(pages)];
  return Uint8Array.from([MEMORY_SECTION, ...writeNumber(contents.length), ...contents]);
}

/** LEB128, unsigned: seven bits a byte, the lowest first. */
function readNumber(bytes: Uint8Array, start: number): { value: number; next: number } {
  let value = 0;
  for (let at = start, factor = 1; ; at += 1, factor *= 128) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return { value, next: at + 1 };
  }
}

function writeNumber(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...writeNumber(Math.floor(value / 128))];
}
