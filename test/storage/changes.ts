/** Changes for tests of stores: fixed ones with the parts that matter replaced, and arbitrary ones. */
import fc from 'fast-check';
import { paragraph } from '../../src/core/prose.ts';
import type { LabStep } from '../../src/lab/replay.ts';
import type { Card, ReviewEntry } from '../../src/review/card.ts';
import {
  type Attempt,
  type LabState,
  type Learner,
  type Progress,
  type Reminders,
  type ReviewSession,
  SITUATIONS,
} from '../../src/tutor/state.ts';
import type { Change, CommitOutcome, LearnerStorage } from '../../src/tutor/storage.ts';

export const NOON = Date.UTC(2026, 0, 1, 12);
export const DAY = 24 * 60 * 60 * 1000;

export const progressAt = (position: string, more: Partial<Progress> = {}): Progress => ({
  lesson: 'cookies',
  position,
  index: 3,
  answered: false,
  answers: { 'attach-a-cookie': { given: 'make_response', right: true, firstTry: false, round: 1 } },
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

export const learner = (id: string, currentLesson: string | null = 'cookies'): Learner => ({
  id,
  currentLesson,
  review: null,
  lastEvent: null,
});

export const card = (step: string, more: Partial<Card> = {}): Card => ({
  lesson: 'cookies',
  step,
  due: NOON + DAY,
  stability: 3.173,
  difficulty: 5.282_434_5,
  state: 'review',
  learningSteps: 0,
  scheduledDays: 3,
  reps: 1,
  lapses: 0,
  lastReview: NOON,
  lastRating: 'good',
  ...more,
});

export const reminders = (more: Partial<Reminders> = {}): Reminders => ({
  state: 'on',
  zone: 'Europe/Berlin',
  zoneChosen: true,
  time: 19 * 60,
  days: [true, true, true, true, true, true, true],
  quiet: { from: 22 * 60, to: 7 * 60 },
  pausedUntil: null,
  cardsPerDay: 20,
  retention: 0.9,
  unanswered: 0,
  pace: 'daily',
  lastDay: null,
  refused: false,
  nextAt: NOON + DAY,
  snoozed: false,
  ...more,
});

export const change = (event: string, more: Partial<Change> = {}): Change => ({
  event,
  at: NOON,
  learner: learner('terminal:ada'),
  version: 0,
  progress: progressAt('introduction'),
  attempts: [],
  cards: [],
  reviews: [],
  reminders: null,
  lastRun: null,
  draft: null,
  unread: null,
  reply: { pressed: 'keep', blocks: [paragraph(`the reply to ${event}`)] },
  ...more,
});

/** Commits a change as one who has just loaded the learner does, and so is not overtaken. */
export const commitNext = async (store: LearnerStorage, next: Change): Promise<CommitOutcome> =>
  store.commit({ ...next, version: (await store.load(next.learner.id)).version });

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
  fc.record(
    {
      do: fc.constant('fetch' as const),
      url,
      method: fc.constantFrom('GET', 'PUT'),
      form: fc.constant(null),
      body: fc.record({ kind: fc.constantFrom('json' as const, 'text' as const), text: words }),
      credentials: fc.constantFrom('omit' as const, 'include' as const),
      pages: fc.constant(['https://other.test/'] as const),
      headers: fc.array(fc.tuple(slug, words), { maxLength: 2 }),
    },
    { requiredKeys: ['do', 'url', 'form', 'credentials', 'pages'] },
  ),
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
    fc.record(
      { given: fc.option(words), right: fc.boolean(), firstTry: fc.boolean(), round: fc.nat(9) },
      { requiredKeys: ['given', 'right', 'firstTry'], noNullPrototype: true },
    ),
    { maxKeys: 4, noNullPrototype: true },
  ),
  hints: fc.dictionary(slug, fc.nat(5), { maxKeys: 3, noNullPrototype: true }),
  passed: fc.dictionary(slug, fc.constant(true as const), { maxKeys: 3, noNullPrototype: true }),
  failing: fc.dictionary(slug, fc.record({ hint: fc.nat(9), shown: fc.nat(9) }), { maxKeys: 3, noNullPrototype: true }),
  retry: fc.option(fc.array(slug, { maxLength: 3 })),
  startedAt: at,
  completedAt: fc.option(at),
  lab: fc.option(arbitraryLab),
});

const arbitraryCard: fc.Arbitrary<Card> = fc.record({
  lesson,
  step: fc.constantFrom('attach-a-cookie', 'read-a-cookie', 'delete-a-cookie'),
  due: at,
  stability: fc.double({ min: 0.001, max: 36_500, noNaN: true }),
  difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
  state: fc.constantFrom('learning' as const, 'review' as const, 'relearning' as const),
  learningSteps: fc.nat(3),
  scheduledDays: fc.nat(36_500),
  reps: fc.nat(100),
  lapses: fc.nat(100),
  lastReview: at,
  lastRating: fc.constantFrom('again' as const, 'hard' as const, 'good' as const, 'easy' as const),
});

const arbitraryEntry: fc.Arbitrary<ReviewEntry> = fc.record({
  lesson,
  step: slug,
  kind: fc.constantFrom('rated' as const, 'adjusted' as const, 'undone' as const),
  rating: fc.constantFrom('again' as const, 'hard' as const, 'good' as const, 'easy' as const),
  before: fc.option(arbitraryCard),
});

const arbitrarySession: fc.Arbitrary<ReviewSession> = fc.record({
  lesson,
  step: slug,
  round: fc.nat(9),
  variant: fc.nat(3),
  answered: fc.boolean(),
  hints: fc.nat(3),
  planned: fc.nat(20),
  done: fc.nat(20),
  rated: fc.array(fc.record({ lesson, step: slug, right: fc.boolean() }), { maxLength: 3 }),
  skipped: fc.array(fc.record({ lesson, step: slug }), { maxLength: 2 }),
  before: fc.option(arbitraryCard),
});

const minute = fc.nat(1439);
const localDate = fc.constantFrom('2026-01-01', '2026-12-31');

const arbitraryReminders: fc.Arbitrary<Reminders> = fc.record({
  state: fc.constantFrom('unasked' as const, 'on' as const, 'off' as const),
  zone: fc.constantFrom('Europe/Berlin', 'Asia/Kathmandu', 'UTC'),
  zoneChosen: fc.boolean(),
  time: minute,
  days: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
  quiet: fc.option(fc.record({ from: minute, to: minute })),
  pausedUntil: fc.option(localDate),
  cardsPerDay: fc.nat(100),
  retention: fc.double({ min: 0.7, max: 0.97, noNaN: true }),
  unanswered: fc.nat(20),
  pace: fc.constantFrom('daily' as const, 'weekly' as const, 'silent' as const),
  lastDay: fc.option(localDate),
  refused: fc.boolean(),
  nextAt: fc.option(at),
  snoozed: fc.boolean(),
});

const arbitraryRun = fc.record(
  {
    lesson,
    step: slug,
    decisions: fc.array(
      fc.record({
        key: slug,
        number: fc.nat(20),
        title: words,
        cookie: words,
        outcome: fc.constantFrom('sent' as const, 'withheld' as const, 'hidden' as const),
        words,
        spec: words,
        passed: fc.array(words, { maxLength: 2 }),
      }),
      { maxLength: 3 },
    ),
    program: words,
    scenes: fc.constant([]),
  },
  { requiredKeys: ['lesson', 'step', 'decisions', 'scenes'] },
);

const arbitraryDraft = fc.record({
  lesson,
  step: fc.constantFrom('a', 'b'),
  form: fc.constantFrom('submit-program', 'lab-visit'),
  fields: fc.dictionary(slug, words, { maxKeys: 3, noNullPrototype: true }),
});

/** Changes of three learners in two lessons whose event ids sometimes repeat. */
export const arbitraryChange: fc.Arbitrary<Change> = fc.record({
  event: fc.integer({ min: 0, max: 30 }).map((number) => `event-${number}`),
  at,
  learner: fc.record({
    id: fc.constantFrom('discord:1', 'slack:T1:U1', 'terminal:ада'),
    currentLesson: fc.option(lesson),
    review: fc.option(arbitrarySession),
    lastEvent: fc.option(slug),
  }),
  version: fc.constant(0),
  progress: fc.option(arbitraryProgress),
  attempts: fc.array(words.map(attempt), { maxLength: 3 }),
  cards: fc.uniqueArray(arbitraryCard, { maxLength: 2, selector: ({ step }) => step }),
  reviews: fc.array(arbitraryEntry, { maxLength: 2 }),
  reminders: fc.option(arbitraryReminders),
  lastRun: fc.option(arbitraryRun),
  draft: fc.option(arbitraryDraft),
  unread: fc.option(fc.record({ situation: fc.constantFrom(...SITUATIONS), phrase: words })),
  reply: words.map((text) => ({ pressed: 'settle' as const, blocks: [paragraph(text)] })),
});
