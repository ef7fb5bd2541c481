/** A lesson with three sections, and a class of six in it, whose results can be counted on the fingers. */
import type { Lesson, QuestionRole, Step } from '../../src/core/lesson.ts';
import { paragraph } from '../../src/core/prose.ts';
import type { ClassResults, MemberAttempt, MemberProgress, StepCounts } from '../../src/report/results.ts';

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
  plain: [],
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
  pictures: {},
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

const at = (index: number, lastAt: number, more: Partial<MemberProgress> = {}): MemberProgress => ({
  position: LESSON.steps[index]?.id ?? '',
  index,
  right: [],
  passed: [],
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

const counts = (step: string, more: Partial<StepCounts>): StepCounts => ({
  step,
  answered: 0,
  firstTry: 0,
  hinted: 0,
  tries: [],
  wrong: [],
  mistakes: [],
  ...more,
});

/** Ada and Bob have finished, Cyd is at work, Dan and Eve are stuck, Fay has not begun. */
export const RESULTS: ClassResults = {
  members: [
    member(
      'ada',
      at(6, NOW - 8 * DAY, {
        right: ['recalled', 'first', 'second'],
        passed: ['write-it'],
        completedAt: NOW - 8 * DAY,
      }),
    ),
    member('bob', at(6, NOW, { right: ['first', 'second'], completedAt: NOW - DAY })),
    member('cyd', at(4, NOW - 3 * DAY + 1, { passed: ['write-it'] })),
    member('dan', at(3, NOW - 3 * DAY)),
    member('eve', at(5, NOW - 7 * DAY, { right: ['first'] })),
    member('fay', null),
  ],
  steps: [
    counts('second', {
      answered: 2,
      firstTry: 1,
      hinted: 1,
      tries: [
        { tries: 1, members: 1 },
        { tries: 3, members: 1 },
      ],
      wrong: [
        { what: 'get_cookie', members: 2 },
        { what: 'cookies', members: 1 },
      ],
    }),
    counts('first', {
      answered: 4,
      firstTry: 3,
      tries: [{ tries: 1, members: 4 }],
      wrong: [{ what: 'get', members: 1 }],
    }),
    counts('recalled', { answered: 1, firstTry: 1 }),
    counts('guess', { answered: 1 }),
    counts('write-it', {
      hinted: 2,
      tries: [
        { tries: 2, members: 2 },
        { tries: 5, members: 1 },
      ],
      mistakes: [
        { what: 'no-default', members: 2 },
        { what: 'misspelt-name', members: 1 },
      ],
    }),
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
