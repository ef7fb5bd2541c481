/** What is seen of a step, in a real browser and in ours: the requests that came, and what the script got. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { HeaderFields } from '../../../src/core/http.ts';

export interface SeenStep {
  /** `PUT https://api.test/data`, and its headers that matter, in order of their names. */
  readonly requests: readonly string[];
  /** Null for a step without a script. */
  readonly got: string | null;
}

/** Headers that tell what the browser decided; the others are its own business. */
const QUESTION = ['origin', 'cookie', 'content-type', 'authorization'];
const TELLING = [...QUESTION, 'content-language', 'range'];

/** `sent`: headers that the script added; where one of another value came, the browser sent its own instead. */
export function seenRequest(
  { method, url, headers, body }: { method: string; url: string; headers: HeaderFields; body: string },
  sent: HeaderFields,
): string {
  // What a question is asked with beside its subject is the browser's own.
  const isQuestion = headers.some(([name]) => name.toLowerCase() === 'access-control-request-method');
  const isOfScript = (name: string, value: string): boolean =>
    sent.some(([one, written]) => one.toLowerCase() === name && written.trim() === value);
  const names = isQuestion ? QUESTION : TELLING;
  const isTelling = (name: string, value: string): boolean =>
    names.includes(name) || name.startsWith('access-control-request-') || (!isQuestion && isOfScript(name, value));
  const lines = headers
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name, value]) => isTelling(name, value))
    .map(([name, value]) => `${name}: ${value}`)
    .sort();
  return [`${method} ${url}`, ...lines, ...(body === '' ? [] : [`body: ${body}`])].join(' | ');
}

export interface Got {
  readonly type: string;
  readonly status: number;
  readonly headers: HeaderFields;
  readonly body: string;
}

/** Headers that the servers add by themselves. */
const OF_SERVER = ['cache-control', 'connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding'];

/** What a script got, `error` for nothing. `scripted`: names of headers that the answer has on purpose. */
export function seenAnswer(got: Got | 'error', scripted: readonly string[]): string {
  if (got === 'error') return 'error';
  const names = [...new Set(got.headers.map(([name]) => name.toLowerCase()))]
    .filter((name) => scripted.includes(name) || !OF_SERVER.includes(name))
    .sort();
  return `${got.type} ${got.status} [${names.join(', ')}] ${got.body}`.trim();
}

export interface CorsRecording {
  readonly version: string;
  /** When it was made: `2026-11-30`. */
  readonly date: string;
  readonly scenarios: Readonly<Record<string, readonly SeenStep[]>>;
}

const pathOf = (browser: string): URL => new URL(`recordings/${browser}.json`, import.meta.url);

/** One that was not made yet is empty. */
export function loadCorsRecording(browser: string): CorsRecording {
  const path = pathOf(browser);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { version: '', date: '', scenarios: {} };
}

export function saveCorsRecording(browser: string, recording: CorsRecording): void {
  const lines = Object.entries(recording.scenarios).map(([name, steps]) => {
    const each = steps.map((step) => `   ${JSON.stringify(step)}`).join(',\n');
    return `  ${JSON.stringify(name)}: [\n${each}\n  ]`;
  });
  const head = ` "version": ${JSON.stringify(recording.version)},\n "date": ${JSON.stringify(recording.date)},`;
  writeFileSync(pathOf(browser), `{\n${head}\n "scenarios": {\n${lines.join(',\n')}\n }\n}\n`);
}
