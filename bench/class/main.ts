/**
 * How long a host waits for the view of a class of 1,000 with 100,000 answers: `npm run bench:class`. The tutor and the
 * SQLite thread are those of a bot; beside the view, what each of the files takes. Ends with 1 when the view is
 * promised quicker than it is, by the processor's time: on a busy machine the time that passes says more of the
 * machine.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LearnerEvent } from '../../src/core/event.ts';
import { loadLessons } from '../../src/lesson/load.ts';
import { openBotStorage } from '../../src/storage/bot-storage.ts';
import { createTutor } from '../../src/tutor/tutor.ts';
import { CHANNEL, CLASS, fillLarge, HOST, makeMembers, NOW, SERVER } from '../../test/report/large-class.ts';

const MEMBERS = Number(process.env.BENCH_MEMBERS ?? 1000);
const EACH = 100;
const TIMES = 15;
/** Milliseconds. */
const PROMISED = 300;

const loaded = await loadLessons('lessons');
const lesson = loaded.kind === 'lessons' ? loaded.lessons.get('cookies') : undefined;
if (loaded.kind !== 'lessons' || lesson === undefined) throw new Error('the lesson cookies cannot be read');

const print = (line: string) => process.stdout.write(`${line}\n`);

const folder = mkdtempSync(join(tmpdir(), 'nibble-class-'));
try {
  const path = join(folder, 'nibble.db');
  const url = `file:${path}`;
  await (await openBotStorage(url)).close();
  const members = makeMembers(lesson, MEMBERS, EACH);
  fillLarge(path, lesson, members);
  const store = await openBotStorage(url);
  const sandbox = { run: () => Promise.reject(new Error('nothing runs here')), close: async () => {} };
  const { lessons } = loaded;
  const tutor = createTutor({ lessons, store, sandbox, clock: () => NOW, zoneOf: async () => null });
  const room = { server: SERVER, channel: CHANNEL, name: 'Host', canManage: false };
  let pressed = 0;
  const press = (verb: string): LearnerEvent => {
    const action = { verb, lesson: 'cookies', step: CLASS, argument: '' };
    pressed += 1;
    return { id: `press ${pressed}`, learner: HOST, room, kind: 'press', action };
  };
  const answers = members.reduce((sum, one) => sum + one.answers.length, 0);
  print(`A class of ${MEMBERS} with ${answers} answers, and as many learners and answers of others beside it.`);
  const view = await timesOf('class-report', TIMES);
  // The statements of so many are more than a chat takes.
  for (const verb of ['class-page', 'class-grades', 'class-answers']) await timesOf(verb, 3);
  await store.close();
  if (view > PROMISED) {
    print(`The view took ${view} ms of the processor; ${PROMISED} were promised.`);
    process.exitCode = 1;
  }

  /** The median and the longest in milliseconds, and the median of the processor's time: that of all threads. */
  async function timesOf(verb: string, times: number): Promise<number> {
    const taken: number[] = [];
    const worked: number[] = [];
    for (let time = 0; time < times; time += 1) {
      const event = press(verb);
      const before = process.cpuUsage();
      const begin = performance.now();
      const reply = await tutor.handle(event);
      taken.push(Math.round(performance.now() - begin));
      const { user, system } = process.cpuUsage(before);
      worked.push(Math.round((user + system) / 1000));
      if (reply?.blocks.length === 1) throw new Error(`${verb} was refused: ${JSON.stringify(reply.blocks)}`);
    }
    const work = medianOf(worked);
    print(`${verb.padEnd(14)} median ${medianOf(taken)} ms, longest ${Math.max(...taken)} ms; processor ${work} ms`);
    return work;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}
