/**
 * Quiz answers through the tutor on SQLite (measured by answers.mjs, on the built program), and a start on a million.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { launch, next, startProgram } from './children.ts';
import type { LessonOrder, LessonReport } from './lesson-crowd.ts';
import { quantile, type Result } from './result.ts';

/** From `dist/bench/bench/load` to the source: it is no part of what is compiled. */
const SCRIPT = fileURLToPath(new URL('../../../../bench/load/answers.mjs', import.meta.url));
const LESSONS = fileURLToPath(new URL('../../../../lessons', import.meta.url));
const STARTS = 3;

interface Column {
  readonly size: number;
  /** Answers a second: many in flight, and one after the other. */
  readonly together: number;
  readonly single: number;
  /** Milliseconds, at the steady pace. */
  readonly p50: number;
  readonly p99: number;
}

export interface Answers {
  readonly inFlight: number;
  /** Answers a second. */
  readonly pace: number;
  /** With a thousand learners in the database, and with a million. */
  readonly columns: readonly [Column, Column];
  /** The path of the large database, which is left in the folder. */
  readonly large: string;
}

export async function measureAnswers(folder: string): Promise<Answers> {
  const env = { ...process.env, BENCH_FOLDER: folder };
  const child = spawn(process.execPath, [SCRIPT], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (code !== 0) throw new Error(`answers.mjs ended with ${code}`);
  return JSON.parse(output);
}

export function resultOfAnswers({ inFlight, pace, columns }: Answers): Result {
  const [small, large] = columns;
  const rows = columns.flatMap(({ size, together, single, p50, p99 }) => {
    const among = `${size.toLocaleString('en')} learners in the database`;
    return [
      { name: `${among}: ${inFlight} in flight`, value: together, unit: 'answers/s' },
      { name: `${among}: one after the other`, value: single, unit: 'answers/s' },
      { name: `${among}: median at ${pace}/s`, value: p50, unit: 'ms' },
      { name: `${among}: p99 at ${pace}/s`, value: p99, unit: 'ms' },
    ];
  });
  const slowest = Math.min(small.together, large.together);
  return {
    title: 'Quiz answers through the tutor, on SQLite',
    about: 'No platform; everything else of an answer, on the disk (fsync) before it counts.',
    rows,
    promises: [
      { what: 'answers a second with fsync', value: slowest, bound: 1500, direction: 'at least' },
      { what: `p99 at ${pace}/s (ms)`, value: Math.max(small.p99, large.p99), bound: 50, direction: 'at most' },
      {
        what: 'cost of an answer with a million learners, to that with a thousand',
        value: small.together / large.together,
        bound: 1.2,
        direction: 'at most',
      },
      {
        what: 'the same, one after the other',
        value: small.single / large.single,
        bound: 1.2,
        direction: 'at most',
      },
    ],
  };
}

/** The started program on this database: the middle of three starts. */
export async function measureStart(folder: string, database: string): Promise<Result> {
  const crowd = launch('lesson-crowd.js', 'discord', LESSONS);
  const { settings } = await next<LessonReport, 'open'>(crowd, 'open');
  const times: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const program = await startProgram(join(folder), { ...settings, DATABASE_URL: `file:${database}` });
    times.push(program.readyAfter / 1000);
    await program.stop();
  }
  crowd.send({ kind: 'close' } satisfies LessonOrder);
  const value = quantile(times, 0.5);
  return {
    title: 'Start with a million learners',
    about: `From the start of the process until its commands are usable on Discord; the middle of ${STARTS} starts.`,
    rows: [{ name: 'ready after', value, unit: 's' }],
    promises: [{ what: 'seconds until ready', value, bound: 2, direction: 'at most' }],
  };
}
