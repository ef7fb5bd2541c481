/**
 * Opens a signed session, as Flask keeps it in a cookie (itsdangerous' `URLSafeTimedSerializer`):
 * `payload.time.signature`, each in base64 for URLs. The payload is JSON; where it begins with a dot, it was squeezed
 * by zlib. Who has the cookie can read it without any key; only to change it the key is needed.
 */
import { inflateSync } from 'node:zlib';
import type { Transcript } from '../browser/index.ts';

/** A cookie that the browser held after a step, and that is a signed session. */
export interface SignedSession {
  /** Of the step. */
  readonly number: number;
  readonly name: string;
  readonly value: string;
}

export interface OpenedSession {
  /** JSON, indented. */
  readonly content: string;
  /** When it was signed, epoch milliseconds; null where its time is none. */
  readonly signedAt: number | null;
}

/** What browsers store of a cookie, name and value together: a longer one cannot come from them. */
const MOST_OF_VALUE = 4096;
/** A squeezed payload of that length may hold a thousand times as much; of so many bytes a session is shown. */
const MOST_OF_CONTENT = 16_384;
/** Each level is indented by more than the one above it: thousands of them would be many megabytes of spaces. */
const DEEPEST = 20;

/** Null for any other value. Total: a hostile one is none. */
export function openSession(value: string): OpenedSession | null {
  if (value.length > MOST_OF_VALUE) return null;
  const isSqueezed = value.startsWith('.');
  const [payload = '', time = '', signature = '', ...others] = value.slice(isSqueezed ? 1 : 0).split('.');
  const areLetters = [payload, time, signature].every((part) => /^[\w-]+$/.test(part));
  if (!areLetters || others.length > 0 || signature.length < SHORTEST_SIGNATURE) return null;
  const content = readJson(Buffer.from(payload, 'base64url'), isSqueezed);
  return content === null ? null : { content, signedAt: readTime(time) };
}

/** Of SHA-1 in base64. */
const SHORTEST_SIGNATURE = 27;

function readJson(bytes: Uint8Array, isSqueezed: boolean): string | null {
  try {
    const plain = isSqueezed ? inflateSync(bytes, { maxOutputLength: MOST_OF_CONTENT }) : bytes;
    const read: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain));
    const isSession = isObject(read) && !Array.isArray(read) && !isDeeper(read, DEEPEST);
    return isSession ? JSON.stringify(read, null, 2) : null;
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Whether it nests in more than so many levels. */
const isDeeper = (value: object, levels: number): boolean =>
  levels === 0 || Object.values(value).some((inside) => isObject(inside) && isDeeper(inside, levels - 1));

/** Seconds since 1970, as bytes from the greatest to the least. */
function readTime(time: string): number | null {
  const bytes = [...Buffer.from(time, 'base64url')];
  return bytes.length < 4 || bytes.length > 5 ? null : bytes.reduce((sum, byte) => sum * 256 + byte, 0) * 1000;
}

/** So many are remembered of a run. */
const MOST_SESSIONS = 3;

/** The newest sessions in the browsers' jars whose content differs, oldest first. */
export function sessionsIn(transcript: Transcript): readonly SignedSession[] {
  const found = new Map<string, SignedSession>();
  for (const { number, jar } of transcript) {
    for (const { name, value } of jar) {
      const opened = openSession(value);
      if (opened !== null && !found.has(opened.content)) found.set(opened.content, { number, name, value });
    }
  }
  return [...found.values()].slice(-MOST_SESSIONS);
}
