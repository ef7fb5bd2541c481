/**
 * A snapshot: the memory of an interpreter that has imported Flask and the harness and waits for its first command, and
 * all that is needed to go on from there. It travels in three pieces: what runs begin with, which all threads share,
 * and what the engine needs once, the binary and the machine code of those of its functions that runs call.
 */

import { crc32 } from 'node:zlib';
import type { FileTree } from './sources.ts';

export interface Snapshot {
  /** What lies at `/lib`, each file packed with gzip. */
  readonly library: FileTree;
  readonly memory: {
    /** In 64 KB. */
    readonly pages: number;
    /** Where there is something, in order; everything else is zero. */
    readonly pieces: readonly Piece[];
  };
  readonly stackPointer: number;
  /** The call that goes on: a function of the table, and what it is to be given. */
  readonly call: { readonly index: number; readonly callable: number; readonly arguments: number };
}

export interface Piece {
  readonly at: number;
  readonly bytes: Uint8Array;
}

export interface Made {
  readonly snapshot: Snapshot;
  /** What runs in a copy: python.wasm, without what its memory is filled with at first. */
  readonly binary: Uint8Array<ArrayBuffer>;
}

export interface PackedSnapshot {
  /**
   * For the threads, in memory that they share: a checksum of all that follows in this piece, its length, that of the
   * code, that of the description, a checksum of the other two pieces, the description (JSON, each run of bytes in it
   * as place and length), and the bytes.
   */
  readonly shared: Uint8Array;
  /** Machine code, empty where the engine gives none. */
  readonly code: Uint8Array<ArrayBuffer>;
  readonly binary: Uint8Array<ArrayBuffer>;
}

const NUMBER_BYTES = 4;
const CHECKSUM_AT = 0;
const SHARED_LENGTH_AT = NUMBER_BYTES;
const CODE_LENGTH_AT = 2 * NUMBER_BYTES;
const DESCRIPTION_LENGTH_AT = 3 * NUMBER_BYTES;
const ENGINE_CHECKSUM_AT = 4 * NUMBER_BYTES;
export const HEAD_BYTES = 5 * NUMBER_BYTES;
/** A run of bytes in the description. */
const BYTES_KEY = '$bytes';

export function packSnapshot({ snapshot, binary }: Made, code: Uint8Array<ArrayBuffer>): PackedSnapshot {
  const runs: Uint8Array[] = [];
  let used = 0;
  /** The same with a place and a length for each run of bytes. */
  const describe = (value: unknown): unknown => {
    if (value instanceof Uint8Array) {
      runs.push(value);
      used += value.length;
      return { [BYTES_KEY]: [used - value.length, value.length] };
    }
    if (Array.isArray(value)) return value.map(describe);
    if (typeof value !== 'object' || value === null) return value;
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
  writeNumber(shared, ENGINE_CHECKSUM_AT, checksumOfEngine(code, binary));
  writeNumber(shared, CHECKSUM_AT, checksumOfShared(shared));
  return { shared, code, binary };
}

/** How long the first two pieces are, by the first bytes of all; the binary is the rest. */
export const pieceLengths = (head: Uint8Array): { readonly shared: number; readonly code: number } => ({
  shared: readNumber(head, SHARED_LENGTH_AT),
  code: readNumber(head, CODE_LENGTH_AT),
});

/** Whether the first piece is whole, as it was packed. */
export const isSharedWhole = (shared: Uint8Array): boolean =>
  readNumber(shared, CHECKSUM_AT) === checksumOfShared(shared);

/** Whether the other two are the ones that were packed with the first, which is whole. */
export const isEngineWhole = ({ shared, code, binary }: PackedSnapshot): boolean =>
  readNumber(shared, ENGINE_CHECKSUM_AT) === checksumOfEngine(code, binary);

const checksumOfShared = (shared: Uint8Array): number => crc32(shared.subarray(CHECKSUM_AT + NUMBER_BYTES));
const checksumOfEngine = (code: Uint8Array, binary: Uint8Array): number => crc32(binary, crc32(code));

/** What a thread needs, the bytes in it as views of what was packed. */
export function unpackSnapshot(shared: Uint8Array): Snapshot {
  const start = HEAD_BYTES + readNumber(shared, DESCRIPTION_LENGTH_AT);
  const description = Buffer.from(shared.slice(HEAD_BYTES, start)).toString();
  return JSON.parse(description, (_key, value) => {
    const place = value?.[BYTES_KEY];
    return place === undefined ? value : shared.subarray(start + place[0], start + place[0] + place[1]);
  });
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) => new DataView(buffer, byteOffset, byteLength);
const readNumber = (bytes: Uint8Array, at: number): number => viewOf(bytes).getUint32(at, true);
const writeNumber = (bytes: Uint8Array, at: number, value: number): void => viewOf(bytes).setUint32(at, value, true);
