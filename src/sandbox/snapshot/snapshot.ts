/**
 * A snapshot: the memory of an interpreter that has imported Flask and the harness and waits for its first command, and all
 * that is needed to go on from there. It travels as one piece of bytes, which threads share and a file holds: a digest of the
 * rest, the length of the description, the description (JSON, each run of bytes in it as place and length), and the bytes.
 */
import { createHash } from 'node:crypto';
import type { FileTree } from './library.ts';

export interface Snapshot {
  /** What runs in a copy: python.wasm, without what its memory is filled with at first. */
  readonly binary: Uint8Array;
  /** What lies at `/lib`. */
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

const DIGEST = 'sha1';
const DIGEST_BYTES = 20;
const LENGTH_BYTES = 4;
/** A run of bytes in the description. */
const BYTES_KEY = '$bytes';

/** All of a snapshot in shared memory. */
export function packSnapshot(snapshot: Snapshot): Uint8Array {
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
  const description = JSON.stringify(describe(snapshot));
  const head = Buffer.from(description);
  const start = DIGEST_BYTES + LENGTH_BYTES + head.length;
  const packed = new Uint8Array(new SharedArrayBuffer(start + used));
  new DataView(packed.buffer).setUint32(DIGEST_BYTES, head.length, true);
  packed.set(head, DIGEST_BYTES + LENGTH_BYTES);
  let at = start;
  for (const run of runs) {
    packed.set(run, at);
    at += run.length;
  }
  packed.set(digestOf(packed), 0);
  return packed;
}

/** Whether these bytes are a whole snapshot, as it was packed. */
export function isWhole(packed: Uint8Array): boolean {
  return packed.length > DIGEST_BYTES && digestOf(packed).equals(packed.subarray(0, DIGEST_BYTES));
}

/** A packed snapshot, its bytes as views of what was packed. */
export function unpackSnapshot(packed: Uint8Array): Snapshot {
  const length = new DataView(packed.buffer, packed.byteOffset).getUint32(DIGEST_BYTES, true);
  const start = DIGEST_BYTES + LENGTH_BYTES + length;
  const description = Buffer.from(packed.slice(DIGEST_BYTES + LENGTH_BYTES, start)).toString();
  return JSON.parse(description, (_key, value) => {
    const place = value?.[BYTES_KEY];
    return place === undefined ? value : packed.subarray(start + place[0], start + place[0] + place[1]);
  });
}

const digestOf = (packed: Uint8Array): Buffer => createHash(DIGEST).update(packed.subarray(DIGEST_BYTES)).digest();
