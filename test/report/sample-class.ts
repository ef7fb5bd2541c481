/** A lesson with three sections, and a class of six in it, whose results can be counted on the fingers. */
import type { Lesson, QuestionRole, Step } from '../../src/core/lesson.ts';
import { paragraph } from '../../src/core/prose.ts';
import type { ClassResults, MemberAnswer, MemberAttempt, MemberProgress } from '../../src/report/results.ts';

export const NOW = Date.UTC(2026, 10, 30, 7, 5);
export const DAY = 24 * 60 * 60_000;

const question = (id: string, title: string, section: string, role: QuestionRole): Step => ({
  kind: 'question',
  role,
  id,
  title,
  section,
  prompt: [paragraph(`${title}?`)],
  answer: {
    kind: 'choice',
    options: [
      { label: [{ kind: 'text', text: 'set_cookie' }], right: true, why: [] },
      { label: [{ kind: 'text', text: 'get_cookie' }], right: false, why: [] },
    ],
  },
  explanation: [],
  hints: [],
  variants: [],
});

const exercise = (id: string, title: string, section: string): Step => ({
  kind: 'exercise',
  id,
  title,
  section,
  form: 'program',
  task: [],
  starter: '',
  solution: '',
  checks: [],
  hints: [],
});

export const LESSON: Lesson = {
  id: 'words',
  title: 'Remembering <Words>',
  course: { id: 'testing', title: 'Testing', summary: null },
  summary: 'A small lesson.',
  minutes: 3,
  outcomes: [],
  next: null,
  sections: [
    { id: 'start', title: 'Start', first: 0, also: [] },
    { id: 'practice', title: 'Practice', first: 3, also: [] },
    { id: 'quiz', title: 'Quiz', first: 4, also: [] },
  ],
  sittings: [],
  steps: [
    { kind: 'text', id: 'hello', title: 'Hello', section: 'start', content: [] },
    question('guess', 'Guess', 'start', { kind: 'predict', sees: { what: 'page', step: 1 } }),
    question('recalled', 'Recalled', 'start', { kind: 'recall', asks: null }),
    exercise('write-it', 'Write it', 'practice'),
    question('first', 'First', 'quiz', { kind: 'quiz' }),
    question('second', 'Second', 'quiz', { kind: 'quiz' }),
    { kind: 'complete', id: 'done', title: 'Done', section: 'quiz', content: [] },
  ],
};

const AT_ONCE: MemberAnswer = { right: true, firstTry: true, isAnswered: true };
const LATER: MemberAnswer = { right: true, firstTry: false, isAnswered: true };
const WRONG: MemberAnswer = { right: false, firstTry: false, isAnswered: true };
const SKIPPED: MemberAnswer = { right: false, firstTry: false, isAnswered: false };

const at = (index: number, lastAt: number, more: Partial<MemberProgress> = {}): MemberProgress => ({
  position: LESSON.steps[index]?.id ?? '',
  index,
  answers: {},
  passed: {},
  startedAt: NOW - 9 * DAY,
  lastAt,
  completedAt: null,
  ...more,
});

const member = (name: string, progress: MemberProgress | null) => ({
  learner: `discord:${name}`,
  joinedAt: NOW - 10 * DAY,
  progress,
});

/** Ada and Bob have finished, Cyd is at work, Dan and Eve are stuck, Fay has not begun. */
export const RESULTS: ClassResults = {
  members: [
    member(
      'ada',
      at(6, NOW - 8 * DAY, {
        answers: { guess: WRONG, recalled: AT_ONCE, first: AT_ONCE, second: AT_ONCE },
        passed: { 'write-it': true },
        completedAt: NOW - 8 * DAY,
      }),
    ),
    member('bob', at(6, NOW, { answers: { first: AT_ONCE, second: LATER }, completedAt: NOW - DAY })),
    member('cyd', at(4, NOW - 3 * DAY + 1, { answers: { first: WRONG }, passed: { 'write-it': true } })),
    member('dan', at(3, NOW - 3 * DAY)),
    member('eve', at(5, NOW - 7 * DAY, { answers: { first: AT_ONCE, second: SKIPPED } })),
    member('fay', null),
  ],
  steps: [
    {
      step: 'second',
      tries: [
        { tries: 1, members: 1 },
        { tries: 3, members: 1 },
      ],
      hinted: 1,
      wrong: [
        { what: 'get_cookie', members: 2 },
        { what: 'cookies', members: 1 },
      ],
      mistakes: [],
    },
    { step: 'first', tries: [{ tries: 1, members: 4 }], hinted: 0, wrong: [{ what: 'get', members: 1 }], mistakes: [] },
    {
      step: 'write-it',
      tries: [
        { tries: 2, members: 2 },
        { tries: 5, members: 1 },
      ],
      hinted: 2,
      wrong: [],
      mistakes: [
        { what: 'no-default', members: 2 },
        { what: 'misspelt-name', members: 1 },
      ],
    },
  ],
};

export const attempt = (learner: string, step: string, more: Partial<MemberAttempt> = {}): MemberAttempt => ({
  learner: `discord:${learner}`,
  lesson: 'words',
  step,
  kind: 'answer',
  given: 'get_cookie',
  verdict: 'wrong',
  mistake: null,
  hints: 0,
  at: NOW,
  ...more,
});

const NAMES: Readonly<Record<string, string>> = { 'discord:ada': 'Ada Lovelace', 'discord:bob': '=cmd|"calc"!A1' };
export const nameOf = (learner: string): string | null => NAMES[learner] ?? null;
