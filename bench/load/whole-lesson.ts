/** Whole lessons on the started program: a thousand learners at once, and learners who come at a given rate. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, next, processorTime, residentMegabytes, startProgram } from './children.ts';
import type { LessonOrder, LessonReport } from './lesson-crowd.ts';
import { quantile, type Result } from './result.ts';

const LESSONS = fileURLToPath(new URL('../../../../lessons', import.meta.url));
/** Milliseconds between two looks at the memory. */
const GLANCE = 250;

export interface Crowd {
  readonly platform: 'discord' | 'slack';
  readonly learners: number;
  /** How many begin in a second; null for all at once. */
  readonly rate: number | null;
  /** Whether they run the examples, or only read them. */
  readonly runsExamples: boolean;
}

type Taken = Extract<LessonReport, { kind: 'taken' }> & {
  readonly memory: number;
  /** Milliseconds of processor time: what is measured, and what measures. */
  readonly processor: { readonly bot: number; readonly sandbox: number; readonly learners: number };
};

/** Many at once, the sandbox included: is every reply right, and how much memory does it take? */
export async function measureAtOnce(folder: string, crowd: Crowd): Promise<Result> {
  const { learners } = crowd;
  const taken = await take(folder, crowd);
  return {
    title: `${learners.toLocaleString('en')} learners take the whole lesson at once`,
    about:
      'They all type the command in the same moment, read the examples, answer its questions and have its programs run and judged. ' +
      'Each reply is held against the one that somebody got who took the lesson alone. Who finds the sandbox full is told ' +
      'so, and tries again after one to five seconds.',
    rows: [
      { name: 'replies', value: taken.replies, unit: '' },
      { name: 'programs run', value: learners * taken.programs, unit: '' },
      { name: 'replies a second', value: taken.replies / (taken.took / 1000), unit: '/s' },
      { name: 'told to come again, as the sandbox was full', value: taken.turnedAway, unit: '' },
      { name: 'forms that did not open in time', value: taken.lostForms, unit: '' },
      { name: 'time for all lessons', value: taken.took / 1000, unit: 's' },
      { name: 'median until a reply', value: quantile(taken.latencies, 0.5), unit: 'ms' },
      ...processorRows(taken),
    ],
    promises: [
      { what: 'replies that were not right', value: taken.wrong, bound: 0, direction: 'at most' },
      {
        what: 'runs in a hundred that were told to come again',
        value: (taken.turnedAway / (learners * taken.programs)) * 100,
        bound: 1,
        direction: 'at most',
      },
      { what: 'seconds until all lessons are done', value: taken.took / 1000, bound: 110, direction: 'at most' },
      {
        what: 'memory of the bot and its sandbox, at most (MB)',
        value: taken.memory,
        bound: 600,
        direction: 'at most',
      },
    ],
  };
}

/** Of all processor time, the platform's and the learners' is the measurement's own. */
const processorRows = ({ processor, replies }: Taken): Result['rows'] => [
  { name: 'processor time of the bot, a reply', value: processor.bot / replies, unit: 'ms' },
  { name: 'processor time of its sandbox, a reply', value: processor.sandbox / replies, unit: 'ms' },
  { name: 'processor time of platform and learners, a reply', value: processor.learners / replies, unit: 'ms' },
];

/** So many learners begin each second: how long do they wait? */
export async function measureAtRate(folder: string, crowd: Crowd): Promise<Result> {
  const taken = await take(folder, crowd);
  const name = crowd.platform === 'discord' ? 'Discord' : 'Slack';
  return {
    title: `${crowd.rate} learners a second begin the lesson on ${name}`,
    about: `${crowd.learners} of them, each of whom does the next thing as soon as the answer is there.`,
    rows: [
      { name: 'replies a second', value: taken.replies / (taken.took / 1000), unit: '/s' },
      { name: 'median until a reply', value: quantile(taken.latencies, 0.5), unit: 'ms' },
      { name: 'p99 until a reply, programs included', value: quantile(taken.latencies, 0.99), unit: 'ms' },
      { name: 'memory of the bot and its sandbox, at most', value: taken.memory, unit: 'MB' },
    ],
    promises: [{ what: `${name}: replies that were not right`, value: taken.wrong, bound: 0, direction: 'at most' }],
  };
}

async function take(folder: string, { platform, ...order }: Crowd): Promise<Taken> {
  const home = join(folder, `${platform}-${order.learners}`);
  await mkdir(home);
  const crowd = launch('lesson-crowd.js', platform, LESSONS);
  const { settings } = await next<LessonReport, 'open'>(crowd, 'open');
  const program = await startProgram(home, { ...settings, DATABASE_URL: 'file:nibble.db' });
  let memory = 0;
  const timer = setInterval(() => {
    memory = Math.max(memory, residentMegabytes(program.pid));
  }, GLANCE);
  const processorNow = () => {
    const { own, children } = processorTime(program.pid);
    return { bot: own, sandbox: children, learners: processorTime(crowd.pid ?? 0).own };
  };
  const before = processorNow();
  const taken = next<LessonReport, 'taken'>(crowd, 'taken');
  crowd.send({ kind: 'take-lessons', ...order } satisfies LessonOrder);
  const result = await taken;
  clearInterval(timer);
  const after = processorNow();
  const processor = {
    bot: after.bot - before.bot,
    sandbox: after.sandbox - before.sandbox,
    learners: after.learners - before.learners,
  };
  for (const difference of result.differences) process.stderr.write(`not the same:\n${difference}\n`);
  await program.stop();
  crowd.send({ kind: 'close' } satisfies LessonOrder);
  return { ...result, memory, processor };
}
