/** Changes for tests of stores: fixed ones with the parts that matter replaced, and arbitrary ones. */
import fc from 'fast-check';
import { paragraph } from '../../src/core/prose.ts';
import type { LabStep } from '../../src/lab/index.ts';
import type { Change } from '../../src/tutor/ports.ts';
import type { Attempt, LabState, Progress } from '../../src/tutor/state.ts';

export const NOON = Date.UTC(2026, 0, 1, 12);
export const DAY = 24 * 60 * 60 * 1000;

export const progressAt = (position: string, more: Partial<Progress> = {}): Progress => ({
  lesson: 'cookies',
  position,
  index: 3,
  answered: false,
  answers: { 'attach-a-cookie': { given: 'make_response', right: true, firstTry: false } },
  hints: { 'attach-a-cookie': 2 },
  passed: { 'remember-a-language': true },
  retry: null,
  startedAt: NOON,
  completedAt: null,
  lab: null,
  ...more,
});

export const attempt = (given: string): Attempt => ({
  lesson: 'cookies',
  step: 'attach-a-cookie',
  kind: 'answer',
  given,
  verdict: 'wrong',
  hints: 1,
});

export const change = (event: string, more: Partial<Change> = {}): Change => ({
  event,
  at: NOON,
  learner: { id: 'terminal:ada', currentLesson: 'cookies' },
  progress: progressAt('introduction'),
  attempts: [],
  reply: { pressed: 'keep', blocks: [paragraph(`the reply to ${event}`)] },
  ...more,
});

const slug = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
const words = fc.string({ unit: 'binary', maxLength: 40 });
const lesson = fc.constantFrom('cookies', 'sessions');
const at = fc.integer({ min: NOON, max: NOON + DAY });

const url = fc.constantFrom('https://app.test/theme', 'http://app.test/?a=b', 'https://other.test/');
const from = fc.option(fc.constant('https://other.test'));
const form = fc.dictionary(slug, words, { maxKeys: 3, noNullPrototype: true });

const arbitraryLabStep: fc.Arbitrary<LabStep> = fc.oneof(
  fc.record({ do: fc.constant('visit' as const), url, from }),
  fc.record({ do: fc.constant('post' as const), url, form, from }),
  fc.record({ do: fc.constant('close' as const) }),
  fc.record({ do: fc.constant('wait' as const), seconds: fc.nat() }),
  fc.record({ do: fc.constant('read-script' as const), url }),
  fc.record({ do: fc.constant('edit' as const), name: slug, value: words }),
  fc.record({ do: fc.constantFrom('tamper' as const, 'delete' as const), name: slug }),
);

const arbitraryLab: fc.Arbitrary<LabState> = fc.record({
  example: slug,
  startedAt: at,
  steps: fc.array(arbitraryLabStep, { maxLength: 5 }),
  open: fc.boolean(),
});

const arbitraryProgress: fc.Arbitrary<Progress> = fc.record({
  lesson,
  position: slug,
  index: fc.nat(60),
  answered: fc.boolean(),
  answers: fc.dictionary(
    slug,
    fc.record({ given: fc.option(words), right: fc.boolean(), firstTry: fc.boolean() }, { noNullPrototype: true }),
    { maxKeys: 4, noNullPrototype: true },
  ),
  hints: fc.dictionary(slug, fc.nat(5), { maxKeys: 3, noNullPrototype: true }),
  passed: fc.dictionary(slug, fc.constant(true as const), { maxKeys: 3, noNullPrototype: true }),
  retry: fc.option(fc.array(slug, { maxLength: 3 })),
  startedAt: at,
  completedAt: fc.option(at),
  lab: fc.option(arbitraryLab),
});

/** Changes of three learners in two lessons whose event ids sometimes repeat. */
export const arbitraryChange: fc.Arbitrary<Change> = fc.record({
  event: fc.integer({ min: 0, max: 30 }).map((number) => `event-${number}`),
  at,
  learner: fc.record({
    id: fc.constantFrom('discord:1', 'slack:T1:U1', 'terminal:ада'),
    currentLesson: fc.option(lesson),
  }),
  progress: fc.option(arbitraryProgress),
  attempts: fc.array(words.map(attempt), { maxLength: 3 }),
  reply: words.map((text) => ({ pressed: 'settle' as const, blocks: [paragraph(text)] })),
});
