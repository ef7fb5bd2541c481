/**
 * A snapshot: the memory of an interpreter that has imported Flask and the harness and waits for its first command, and
 * all that is needed to go on from there. It travels in three pieces: what runs begin with, which all threads share, and
 * what the engine needs once, the binary and the machine code of those of its functions that runs call.
 */
import { crc32 } from 'node:zlib';
const NUMBER_BYTES = 4;
const CHECKSUM_AT = 0;
const SHARED_LENGTH_AT = NUMBER_BYTES;
const CODE_LENGTH_AT = 2 * NUMBER_BYTES;
const DESCRIPTION_LENGTH_AT = 3 * NUMBER_BYTES;
export const HEAD_BYTES = 4 * NUMBER_BYTES;
/** A run of bytes in the description. */
const BYTES_KEY = '$bytes';
export function packSnapshot({ snapshot, binary }, code) {
    const runs = [];
    let used = 0;
    /** The same with a place and a length for each run of bytes. */
    const describe = (value) => {
        if (value instanceof Uint8Array) {
            runs.push(value);
            used += value.length;
            return { [BYTES_KEY]: [used - value.length, value.length] };
        }
        if (Array.isArray(value))
            return value.map(describe);
        if (typeof value !== 'object' || value === null)
            return value;
        return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, describe(each)]));
    };
    const description = Buffer.from(JSON.stringify(describe(snapshot)));
    const shared = new Uint8Array(new SharedArrayBuffer(HEAD_BYTES + description.length + used));
    let at = HEAD_BYTES;
    for (const run of [description, ...runs]) {
        shared.set(run, at);
        at += run.length;
    }
    writeNumber(shared, SHARED_LENGTH_AT, shared.length);
    writeNumber(shared, CODE_LENGTH_AT, code.length);
    writeNumber(shared, DESCRIPTION_LENGTH_AT, description.length);
    const packed = { shared, code, binary };
    writeNumber(shared, CHECKSUM_AT, checksumOf(packed));
    return packed;
}
/** How long the first two pieces are, by the first bytes of all; the binary is the rest. */
export const pieceLengths = (head) => ({
    shared: readNumber(head, SHARED_LENGTH_AT),
    code: readNumber(head, CODE_LENGTH_AT),
});
/** Whether these are whole, as they were packed. */
export function isWhole(packed) {
    return readNumber(packed.shared, CHECKSUM_AT) === checksumOf(packed);
}
const checksumOf = ({ shared, code, binary }) => crc32(binary, crc32(code, crc32(shared.subarray(CHECKSUM_AT + NUMBER_BYTES))));
/** What a thread needs, the bytes in it as views of what was packed. */
export function unpackSnapshot(shared) {
    const start = HEAD_BYTES + readNumber(shared, DESCRIPTION_LENGTH_AT);
    const description = Buffer.from(shared.slice(HEAD_BYTES, start)).toString();
    return JSON.parse(description, (_key, value) => {
        const place = value?.[BYTES_KEY];
        return place === undefined ? value : shared.subarray(start + place[0], start + place[0] + place[1]);
    });
}
const viewOf = ({ buffer, byteOffset, byteLength }) => new DataView(buffer, byteOffset, byteLength);
const readNumber = (bytes, at) => viewOf(bytes).getUint32(at, true);
const writeNumber = (bytes, at, value) => viewOf(bytes).setUint32(at, value, true);
//# sourceMappingURL=snapshot.js.map