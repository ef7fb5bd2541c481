/**
 * Makes python.wasm fit to be run here, by editing its sections. What is not run is left out: names and notes for
 * debuggers are half of it, and the engine keeps the binary for as long as the module is used. Its memory is given a
 * maximum size: the limit of a worker thread does not cover that memory, and python.wasm declares none, so a program
 * could take 4 GB. (WebAssembly core specification, 5.5: sections; 5.5.3: custom ones; 5.5.5: imports; 5.5.8: memory;
 * 5.5.10: exports.)
 */
const HEADER_BYTES = 8;
const SECTION = { custom: 0, import: 2, table: 4, memory: 5, global: 6, export: 7, data: 11, dataCount: 12 };
const KIND = { table: 1, memory: 2, global: 3 };
const HAS_MAXIMUM = 1;
const I32 = 0x7f;
const MUTABLE = 1;
/** The names under which a binary shows what C code keeps to itself, and takes its memory. */
export const EXPORTED = { table: 'sandbox_table', stackPointer: 'sandbox_stack_pointer' };
export const IMPORTED = { module: 'sandbox', memory: 'memory' };
/**
 * A copy of `binary` without custom sections, whose one memory grows to at most `pages` pages of 64 KB. Throws when it
 * defines no memory, or several.
 */
export function fitBinary(binary, pages) {
    const sections = readSections(binary).filter(({ id }) => id !== SECTION.custom);
    if (!sections.some(({ id }) => id === SECTION.memory)) {
        throw new Error('The WebAssembly binary defines no memory; expected python.wasm.');
    }
    return write(sections.map((section) => section.id === SECTION.memory ? { ...section, body: cappedMemory(section.body, pages) } : section));
}
/**
 * A copy of a fitted binary that also exports its function table and its stack pointer, which is the one mutable global
 * of what clang compiles. Throws when it has several of either: then a run's state would be more than memory and this
 * number.
 */
export function withExports(fitted) {
    const sections = readSections(fitted);
    expectOne(sections, SECTION.table, 'tables');
    const globals = expectOne(sections, SECTION.global, 'globals');
    if (globals[1] !== I32 || globals[2] !== MUTABLE)
        throw new Error('The one global is no stack pointer.');
    return write(sections.map((section) => section.id === SECTION.export
        ? {
            ...section,
            body: appended(section.body, [
                [...name(EXPORTED.table), KIND.table, 0],
                [...name(EXPORTED.stackPointer), KIND.global, 0],
            ]),
        }
        : section));
}
/**
 * A copy of a binary with exports for instances that begin in a snapshot: the memory is handed in, and what it would be
 * filled with at first, two thirds of the binary, is left out.
 */
export function withoutData(binary) {
    const sections = readSections(binary);
    const memory = expectOne(sections, SECTION.memory, 'memories').subarray(1);
    const left = [SECTION.memory, SECTION.data, SECTION.dataCount];
    return write(sections
        .filter(({ id }) => !left.includes(id))
        .map((section) => section.id === SECTION.import
        ? {
            ...section,
            body: appended(section.body, [
                [...name(IMPORTED.module), ...name(IMPORTED.memory), KIND.memory, ...memory],
            ]),
        }
        : section));
}
function readSections(binary) {
    const sections = [];
    let start = HEADER_BYTES;
    while (start < binary.length) {
        const { value: length, next } = readNumber(binary, start + 1);
        sections.push({ id: binary[start] ?? SECTION.custom, body: binary.subarray(next, next + length) });
        start = next + length;
    }
    return sections;
}
function write(sections) {
    const header = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
    const parts = sections.flatMap(({ id, body }) => [Uint8Array.from([id, ...writeNumber(body.length)]), body]);
    return Buffer.concat([Uint8Array.from(header), ...parts]);
}
function cappedMemory(body, pages) {
    const count = readNumber(body, 0);
    if (count.value !== 1)
        throw new Error(`The WebAssembly binary has ${count.value} memories; expected one.`);
    const minimum = readNumber(body, count.next + 1);
    return Uint8Array.from([1, HAS_MAXIMUM, ...writeNumber(minimum.value), ...writeNumber(pages)]);
}
/** The body of the section with this id, which must hold exactly one entry. */
function expectOne(sections, id, what) {
    const body = sections.find((section) => section.id === id)?.body;
    const count = body === undefined ? 0 : readNumber(body, 0).value;
    if (body === undefined || count !== 1)
        throw new Error(`The WebAssembly binary has ${count} ${what}; expected one.`);
    return body;
}
/** The body of a section that is a list, with more entries at its end. */
function appended(body, entries) {
    const { value: count, next } = readNumber(body, 0);
    return Buffer.concat([
        Uint8Array.from(writeNumber(count + entries.length)),
        body.subarray(next),
        Uint8Array.from(entries.flat()),
    ]);
}
const name = (text) => [...writeNumber(text.length), ...Buffer.from(text)];
/** LEB128, unsigned: seven bits a byte, the lowest first. */
function readNumber(bytes, start) {
    let value = 0;
    for (let at = start, factor = 1;; at += 1, factor *= 128) {
        const byte = bytes[at] ?? 0;
        value += (byte & 0x7f) * factor;
        if (byte < 0x80)
            return { value, next: at + 1 };
    }
}
function writeNumber(value) {
    return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...writeNumber(Math.floor(value / 128))];
}
//# sourceMappingURL=fit-binary.js.map