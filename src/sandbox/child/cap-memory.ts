/**
 * Gives a WebAssembly binary's memory a maximum size. The limit of a worker thread does not cover that memory, and
 * python.wasm declares none, so a program could take 4 GB. (WebAssembly core specification, 5.5.8: memory section.)
 */

const HEADER_BYTES = 8;
const MEMORY_SECTION = 5;
const HAS_MAXIMUM = 1;

/** A copy of `binary` whose one memory grows to at most `pages` pages of 64 KB. Throws when it defines no memory. */
export function capMemory(binary: Uint8Array, pages: number): Uint8Array {
  let at = HEADER_BYTES;
  while (at < binary.length) {
    const start = at;
    const length = readNumber(binary, at + 1);
    const body = length.next;
    at = body + length.value;
    if (binary[start] !== MEMORY_SECTION) continue;
    const count = readNumber(binary, body);
    const minimum = readNumber(binary, count.next + 1);
    if (count.value !== 1) throw new Error(`The WebAssembly binary has ${count.value} memories; expected one.`);
    const section = [1, HAS_MAXIMUM, ...writeNumber(minimum.value), ...writeNumber(pages)];
    return Buffer.concat([
      binary.subarray(0, start),
      Uint8Array.from([MEMORY_SECTION, ...writeNumber(section.length), ...section]),
      binary.subarray(at),
    ]);
  }
  throw new Error('The WebAssembly binary defines no memory; expected python.wasm.');
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
