/** Small stand-ins for the effect rooms, for tests of what the tutor says. The real ones have suites of their own. */
import type { HttpRequest } from '../../src/core/http.ts';
import type { Lesson } from '../../src/core/lesson.ts';
import type { Answer, Sandbox } from '../../src/core/program.ts';
import { codeBlock, paragraph } from '../../src/core/prose.ts';
import type { Reply } from '../../src/core/reply.ts';
import { APP_ORIGIN, type NumberRange } from '../../src/core/scenario.ts';
import type { Card } from '../../src/review/card.ts';
import type { Attempt, LastRun, Learner, Progress, Reminders } from '../../src/tutor/state.ts';
import type { Change, Draft, LearnerStorage, RetentionStorage } from '../../src/tutor/storage.ts';
import { createTutor } from '../../src/tutor/tutor.ts';

export interface MemoryStore extends LearnerStorage, Pick<RetentionStorage, 'forgetEvents'> {
  readonly attempts: Attempt[];
  /** What was committed, newest last. */
  readonly changes: Change[];
  /** Cards by learner, lesson and step; the review log and the settings of reminders likewise. */
  readonly cards: Map<string, Card>;
  readonly reminders: Map<string, Reminders>;
}

export function memoryStore(): MemoryStore {
  const learners = new Map<string, Learner>();
  const versions = new Map<string, number>();
  const progress = new Map<string, Progress>();
  const replies = new Map<string, Reply>();
  const runs = new Map<string, LastRun>();
  const drafts = new Map<string, Draft>();
  const attempts: Attempt[] = [];
  const changes: Change[] = [];
  const cards = new Map<string, Card>();
  const reminders = new Map<string, Reminders>();
  const of = <Value>(all: ReadonlyMap<string, Value>, id: string): readonly Value[] =>
    [...all].flatMap(([key, value]) => (key.startsWith(`${id} `) ? [value] : []));
  return {
    attempts,
    changes,
    cards,
    reminders,
    async load(id, lesson) {
      const learner = learners.get(id) ?? null;
      const wanted = lesson ?? learner?.currentLesson;
      return {
        learner,
        version: versions.get(id) ?? 0,
        reminders: reminders.get(id) ?? null,
        progress: progress.get(`${id} ${wanted}`) ?? null,
      };
    },
    loadCard: async (id, lesson, step) => cards.get(`${id} ${lesson} ${step}`) ?? null,
    loadReview: async (id) => ({ cards: of(cards, id), reminders: reminders.get(id) ?? null }),
    loadAll: async (id) => ({
      learner: learners.get(id) ?? null,
      progress: of(progress, id),
      attempts: changes.flatMap(({ learner, at, attempts: made }) =>
        learner.id === id ? made.map((attempt) => ({ ...attempt, at })) : [],
      ),
      cards: of(cards, id),
      reviews: changes.flatMap(({ learner, at, reviews }) =>
        learner.id === id ? reviews.map((entry) => ({ ...entry, at })) : [],
      ),
      reminders: reminders.get(id) ?? null,
      rounds: [],
      classes: [],
    }),
    loadRound: async () => null,
    roundIn: async () => null,
    timetablesIn: async () => [],
    loadPlay: async () => ({ players: [], answers: [] }),
    loadClass: async () => null,
    classIn: async () => null,
    classesOf: async () => [],
    resultsIn: async () => ({ members: [], steps: [] }),
    answersIn: async () => ({ answers: [], next: null }),
    membersOf: async () => [],
    loadRun: async (id) => runs.get(id) ?? null,
    loadDraft: async (id, { lesson, step, form }) => drafts.get(`${id} ${lesson} ${step} ${form}`)?.fields ?? null,
    loadDrafts: async (id) => of(drafts, id),
    async forget(id) {
      const deleted = { lessons: of(progress, id).length, cards: of(cards, id).length };
      for (const all of [progress, cards, drafts]) {
        for (const key of [...all.keys()]) if (key.startsWith(`${id} `)) all.delete(key);
      }
      learners.delete(id);
      versions.delete(id);
      runs.delete(id);
      reminders.delete(id);
      return deleted;
    },
    replyTo: async (_learner, event) => replies.get(event) ?? null,
    takeOver: async (_learner, event) => replies.get(event) ?? null,
    async commit(change) {
      if (replies.has(change.event)) return 'duplicate';
      const { id } = change.learner;
      if (change.version !== (versions.get(id) ?? 0)) return 'overtaken';
      versions.set(id, change.version + 1);
      replies.set(change.event, change.reply);
      learners.set(id, change.learner);
      if (change.progress !== null) progress.set(`${id} ${change.progress.lesson}`, change.progress);
      for (const card of change.cards) cards.set(`${id} ${card.lesson} ${card.step}`, card);
      if (change.lastRun !== null) runs.set(id, change.lastRun);
      if (change.draft !== null) {
        const { lesson, step, form } = change.draft;
        drafts.set(`${id} ${lesson} ${step} ${form}`, change.draft);
      }
      if (change.reminders !== null) reminders.set(id, change.reminders);
      attempts.push(...change.attempts);
      changes.push(change);
      return 'committed';
    },
    async forgetEvents() {
      runs.clear();
      drafts.clear();
      return 0;
    },
  };
}

const answer = (status: number, body: string, headers: readonly (readonly [string, string])[] = []): Answer => ({
  kind: 'response',
  response: {
    status,
    reason: status === 200 ? 'OK' : 'NOT FOUND',
    headers: [['Content-Type', 'text/html'], ...headers],
    body,
  },
  error: null,
  prints: '',
});

/** A session of Flask's that holds `{"user": "ada"}`. */
export const SESSION = 'eyJ1c2VyIjogImFkYSJ9.aVW5AA.c2lnbmF0dXJlLXRoYXQtZml0cy1ub3Ro';

/**
 * Understands five "programs": `good`, `fixed` (ignores the request), `signed` (sets a session), `differs` (sets what
 * browsers disagree about), `syntax` and `loop`.
 */
export function fakeSandbox(): Sandbox & { readonly programs: string[] } {
  const programs: string[] = [];
  const respond = (program: string, { url, headers }: HttpRequest): Answer => {
    if (program.includes('loop')) return { kind: 'fault', fault: { kind: 'timeout', seconds: 2 }, prints: '' };
    const path = new URL(url).pathname;
    const set = program.includes('signed') ? `session=${SESSION}` : 'word=hello';
    // Firefox takes no plus before the seconds.
    const lifetime = program.includes('differs') ? '; Max-Age=+60' : '';
    if (path === '/set') return answer(200, 'Saved', [['Set-Cookie', `${set}; Path=/${lifetime}`]]);
    const cookie = headers.find(([name]) => name === 'Cookie')?.[1] ?? '';
    return answer(200, program.includes('fixed') ? 'fixed' : cookie.replace('word=', '') || 'default');
  };
  return {
    programs,
    async run(program, _startTime, dialogue) {
      programs.push(program);
      if (program.includes('syntax') || program.includes('“')) {
        const fault = {
          kind: 'syntax',
          message: 'invalid syntax',
          line: 1,
          column: 3,
          text: program.trimEnd(),
        } as const;
        return { kind: 'not-started', fault, prints: '' };
      }
      let turn = dialogue.next();
      while (!turn.done) turn = dialogue.next(respond(program, turn.value));
      return { kind: 'finished', value: turn.value, prints: '', flask: 'Flask 3.1.3' };
    },
    close: async () => {},
  };
}

const ONCE: NumberRange = { kind: 'number', from: 1, to: 1 };

const option = (label: string, right: boolean) => ({
  label: [{ kind: 'code', text: label } as const],
  right,
  why: [paragraph(right ? `${label} does it.` : `${label} does something else.`)],
});

/** Two sections, an example, a question with options, a typed one, an exercise with two blanks, a challenge. */
export const LESSON: Lesson = {
  id: 'words',
  title: 'Remembering Words',
  course: { id: 'testing', title: 'Testing', summary: null },
  summary: 'A small lesson.',
  minutes: 3,
  outcomes: ['remember a word'],
  next: { title: 'More Words', lesson: null, promise: null },
  sections: [
    { id: 'introduction', title: 'Remembering Words', first: 0, also: [] },
    { id: 'practice', title: 'Practice', first: 2, also: [] },
    { id: 'quiz', title: 'Quiz', first: 4, also: [] },
  ],
  sittings: [],
  pictures: {},
  steps: [
    {
      kind: 'text',
      id: 'introduction',
      title: 'Remembering Words',
      section: 'introduction',
      content: [paragraph('Hello.')],
    },
    {
      kind: 'example',
      id: 'there-and-back',
      title: 'There and back',
      section: 'introduction',
      content: [paragraph('Watch it.')],
      program: 'good\n',
      scenario: [
        { do: 'visit', url: `${APP_ORIGIN}/set`, from: null },
        { do: 'visit', url: `${APP_ORIGIN}/word`, from: null },
      ],
      takeaway: [paragraph('It came back.')],
    },
    {
      kind: 'exercise',
      id: 'show-the-word',
      title: 'Show the word',
      section: 'practice',
      form: 'blanks',
      task: [paragraph('Fill the blanks.')],
      starter: 'a = ___\nb = ___\n',
      solution: 'good\n',
      plain: [],
      checks: [
        {
          title: 'The page follows the cookie',
          values: {},
          order: 'as-written',
          steps: [
            { step: { do: 'visit', url: `${APP_ORIGIN}/set`, from: null }, times: ONCE, expect: [] },
            {
              times: ONCE,
              step: { do: 'visit', url: `${APP_ORIGIN}/word`, from: null },
              expect: [
                {
                  expectation: { see: 'text', text: '{cookie word}' },
                  otherwise: [paragraph('The page did not show the word.')],
                  hint: 1,
                },
              ],
            },
          ],
        },
      ],
      hints: [[paragraph('Look at the cookie.')]],
    },
    {
      kind: 'exercise',
      id: 'write-it',
      title: 'Write it',
      section: 'practice',
      form: 'program',
      task: [paragraph('Write it all.')],
      starter: 'app = 1\n',
      solution: 'good\n',
      plain: [],
      checks: [
        {
          title: 'It answers',
          values: {},
          order: 'as-written',
          steps: [{ step: { do: 'visit', url: `${APP_ORIGIN}/word`, from: null }, times: ONCE, expect: [] }],
        },
      ],
      hints: [],
    },
    {
      kind: 'question',
      role: { kind: 'quiz' },
      id: 'attach',
      title: 'Attach a cookie',
      section: 'quiz',
      prompt: [paragraph('Which one?')],
      answer: {
        kind: 'choice',
        options: [
          option('set_cookie', true),
          option('get_cookie', false),
          option('cookies.add', false),
          option('remember', false),
        ],
      },
      explanation: [paragraph('Because it is on the response.')],
      hints: [[paragraph('Think of the direction.')]],
      variants: [
        {
          prompt: [paragraph('Which one, in other words?')],
          answer: { kind: 'choice', options: [option('set_cookie', true), option('put_cookie', false)] },
          explanation: [paragraph('It is on the response again.')],
          hints: [],
        },
      ],
    },
    {
      kind: 'question',
      role: { kind: 'quiz' },
      id: 'lifetime',
      title: 'Lifetime',
      section: 'quiz',
      prompt: [paragraph('Which argument?')],
      answer: { kind: 'typed', accepted: ['max_age', 'max-age'] },
      explanation: [paragraph('It counts seconds.')],
      hints: [],
      variants: [],
    },
    { kind: 'score', id: 'score', title: 'Your score', section: 'quiz' },
    { kind: 'complete', id: 'complete', title: 'Complete', section: 'quiz', content: [codeBlock('', 'Well done')] },
  ],
};
const NOON = Date.UTC(2026, 0, 1, 12);

/** A tutor over these parts, with a clock that stands still until it is moved. */
export function testTutor(
  lesson: Lesson = LESSON,
  store: MemoryStore = memoryStore(),
  lessons: Parameters<typeof createTutor>[0]['lessons'] = new Map([[lesson.id, lesson]]),
) {
  const sandbox = fakeSandbox();
  let now = NOON;
  const profile: { zone: string | null } = { zone: null };
  const tutor = createTutor({ lessons, store, sandbox, clock: () => now, zoneOf: async () => profile.zone });
  const pass = (milliseconds: number): void => {
    now += milliseconds;
  };
  return { tutor, store, sandbox, pass, now: () => now, profile };
}
