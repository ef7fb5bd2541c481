/**
 * Types a phrase of the conversation sets in its situation, and judges what became of it: by what changed, and by what
 * was said.
 */
import type { Lesson, QuestionStep, Step } from '../../src/core/lesson.ts';
import { inlineText, proseText } from '../../src/core/prose.ts';
import { shownOptions } from '../../src/tutor/question.ts';
import type { Progress, Reminders, ReviewSession } from '../../src/tutor/state.ts';
import { createTutor } from '../../src/tutor/tutor.ts';
import type { Meaning, Phrase } from '../fixtures/conversation.ts';
import { shippedLessons } from '../fixtures/lessons.ts';
import { learnerOf } from './learner.ts';
import { fakeSandbox, memoryStore } from './parts.ts';

const shipped = await shippedLessons();
export const lessons: ReadonlyMap<string, Lesson> = new Map(
  ['cookies', 'uploads', 'sessions'].flatMap((id) => {
    const lesson = shipped.get(id);
    return lesson === undefined ? [] : [[id, lesson] as const];
  }),
);

const DAY = 24 * 60 * 60 * 1000;
/** A Thursday. */
const NOW = Date.UTC(2026, 0, 1, 12);

/** A learner of the shipped lessons, with what tests look at. */
export function shippedLearner(id = 'test:ada') {
  const store = memoryStore();
  const sandbox = fakeSandbox();
  let now = NOW;
  const tutor = createTutor({ lessons, store, sandbox, clock: () => now, zoneOf: async () => null });
  const learner = learnerOf(tutor, id);
  const goTo = (at: string) => {
    const [lesson = '', step = ''] = at.split('/');
    return learner.send({ kind: 'press', action: { verb: 'go', lesson, step, argument: '' } });
  };
  const pass = (time: number): void => {
    now += time;
  };
  return { tutor, store, sandbox, learner, goTo, pass, id };
}

type Shipped = ReturnType<typeof shippedLearner>;

export function stepAt(at: string): Step {
  const [lesson = '', id = ''] = at.split('/');
  const step = lessons.get(lesson)?.steps.find((one) => one.id === id);
  if (step === undefined) throw new Error(`no step ${at}`);
  return step;
}

/* The situations */

const ANSWERED_BEFORE = ['cookies/attach-a-cookie', 'cookies/read-the-theme', 'cookies/the-type-of-a-value'];

/** Answers the questions, then again as cards, so that the one in question is open in its own words. */
async function withCards(shipped: Shipped, at: string): Promise<void> {
  const { learner, goTo, pass, store, id } = shipped;
  await goTo(at);
  await learner.press('A');
  await learner.say('reminders off');
  pass(30 * DAY);
  const card = await learner.say('review');
  await learner.say(card.includes('[Type your answer]') ? 'zzz=1' : 'A');
  for (const question of ANSWERED_BEFORE) {
    await goTo(question);
    await learner.press('A');
  }
  await goTo(`${at.split('/')[0]}/introduction`);
  pass(90 * DAY);
  await learner.say('review');
  const isOpen = async (): Promise<boolean> => {
    const session = (await store.load(id)).learner?.review;
    return session != null && session.step === at.split('/')[1] && session.variant === 0;
  };
  for (let tries = 0; tries < ANSWERED_BEFORE.length && !(await isOpen()); tries += 1) await learner.press('Skip');
  if (!(await isOpen())) throw new Error(`the card ${at} is not open`);
}

async function reach(shipped: Shipped, { situation, at = '' }: Phrase): Promise<void> {
  const { learner, goTo } = shipped;
  switch (situation) {
    case 'fresh':
      return;
    case 'greeted':
      await learner.say('hello');
      return;
    case 'ran':
      await goTo(at);
      await learner.press('Run it');
      return;
    case 'answered':
      await goTo(at);
      await learner.press('A');
      return;
    case 'card':
      return withCards(shipped, at);
    case 'card-answered':
      await withCards(shipped, at);
      await learner.press('A');
      return;
    case 'restart-asked':
      await goTo(at);
      await learner.say('restart');
      return;
    case 'forget-asked':
      await goTo(at);
      await learner.say('forget');
      return;
    case 'offer':
      await goTo('cookies/attach-a-cookie');
      await learner.say('A');
      await goTo('cookies/score');
      return;
    case 'reminders':
      await goTo(at);
      await learner.say('remind me at 18:00');
      await learner.say('time zone UTC');
      await learner.say('no quiet hours');
      await goTo(at);
      return;
    case 'complete':
      await goTo('cookies/attach-a-cookie');
      await learner.say('reminders off');
      await goTo(at);
      return;
    case 'lab':
      await goTo(at);
      await learner.say('lab');
      return;
    default:
      await goTo(at);
  }
}

/** A learner for whom A is wrong where the situation says so. */
function learnerFor({ situation, at = '' }: Phrase): Shipped {
  for (let number = 0; ; number += 1) {
    const shipped = shippedLearner(`test:ada${number === 0 ? '' : number}`);
    if (situation !== 'answered') return shipped;
    const step = stepAt(at);
    if (step.kind !== 'question') return shipped;
    const first = shownOf(step, shipped.id, at.split('/')[0] ?? '')[0];
    if (first?.right === false) return shipped;
  }
}

/* What changed */

interface Snapshot {
  readonly lesson: string | null;
  readonly progress: Progress | null;
  readonly review: ReviewSession | null;
  readonly reminders: Reminders | null;
  readonly attempts: number;
  readonly runs: number;
  readonly cards: string;
  readonly isThere: boolean;
}

async function look({ store, sandbox, id }: Shipped): Promise<Snapshot> {
  const { learner, progress, reminders } = await store.load(id);
  return {
    lesson: learner?.currentLesson ?? null,
    progress,
    review: learner?.review ?? null,
    reminders,
    attempts: store.attempts.length,
    runs: sandbox.programs.length,
    cards: JSON.stringify([...store.cards]),
    isThere: learner !== null,
  };
}

export interface Outcome {
  readonly phrase: Phrase;
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly reply: string;
  readonly given: string | null;
  readonly id: string;
}

export async function type(phrase: Phrase): Promise<Outcome> {
  const shipped = learnerFor(phrase);
  await reach(shipped, phrase);
  const before = await look(shipped);
  const reply = await shipped.learner.say(phrase.says);
  const after = await look(shipped);
  const given = after.attempts > before.attempts ? (shipped.store.attempts.at(-1)?.given ?? '') : null;
  return { phrase, before, after, reply, given, id: shipped.id };
}

type Change = 'answer' | 'skip' | 'move' | 'start' | 'settings' | 'rate' | 'review' | 'forget' | 'lost' | 'program';

/** What became different, apart from what was said. */
export function changesOf({ before, after }: Outcome): readonly Change[] {
  const changes: Change[] = [];
  if (before.isThere && !after.isThere) return ['forget'];
  if (after.attempts > before.attempts) {
    changes.push('answer');
  }
  if (before.lesson !== after.lesson) changes.push('start');
  else if (before.progress?.position !== after.progress?.position) changes.push('move');
  if (before.progress !== null && after.progress !== null && after.lesson === before.lesson) {
    if (after.progress.startedAt !== before.progress.startedAt) changes.push('lost');
    const answersLost = Object.keys(before.progress.answers).some((id) => after.progress?.answers[id] === undefined);
    if (answersLost) changes.push('lost');
  }
  if (before.reminders !== null && after.reminders !== null) {
    const plain = ({ nextAt: _n, lastDay: _l, ...rest }: Reminders): string => JSON.stringify(rest);
    if (plain(before.reminders) !== plain(after.reminders)) changes.push('settings');
  } else if (after.reminders?.state === 'on') changes.push('settings');
  if (before.cards !== after.cards && !changes.includes('answer')) changes.push('rate');
  if ((before.review === null) !== (after.review === null)) changes.push('review');
  else if (before.review?.step !== after.review?.step) changes.push('review');
  return changes;
}

/* What each meaning looks like */

function shownOf(step: QuestionStep, learner: string, lesson: string, round?: number) {
  const { answer } = step;
  if (answer.kind === 'typed') return [];
  return shownOptions(
    { learner: { id: learner }, lesson: { id: lesson }, ...(round === undefined ? {} : { round }) },
    step,
  );
}

/** Whether a reply leads on: it has something to press. */
export const hasControls = (reply: string): boolean => /\[[^\]]+\]/.test(reply);

/** What a reply and the changes with it are judged by. */
interface Case extends Outcome {
  readonly changes: readonly Change[];
  /** Whether nothing changed, and the reply says that. */
  readonly isSaid: (pattern: RegExp) => boolean;
  readonly says: (pattern: RegExp) => boolean;
  /** Steps further than before. */
  readonly moved: number;
  readonly asked: string;
}

type Judge<Kind extends Meaning['is']> = (one: Case, meaning: Extract<Meaning, { is: Kind }>) => boolean;

const OPEN: readonly Phrase['situation'][] = ['choice', 'typed', 'card'];

const JUDGES: { readonly [Kind in Meaning['is']]: Judge<Kind> } = {
  next: ({ phrase: { situation }, after, changes, says, isSaid, moved }) => {
    if (situation === 'card-answered') return after.review?.answered === false;
    if (situation === 'complete') return changes.includes('start') || says(/next lesson|Lesson complete/);
    return OPEN.includes(situation) ? isSaid(/still open/) : moved === 1;
  },
  back: ({ moved }) => moved === -1,
  repeat: ({ phrase: { situation, at = '' }, isSaid, reply, asked }) =>
    situation === 'card'
      ? isSaid(/Review, \d+ of/)
      : isSaid(/./) && [asked, stepAt(at).title].some((one) => reply.includes(one)),
  explain: ({ isSaid }) => isSaid(/in other words|What to notice|Take it in pieces|^Why\n|In short|Review, \d+ of/m),
  shorter: ({ isSaid }) => isSaid(/In short/),
  example: ({ isSaid }) => isSaid(/Example:|An example is at/),
  where: ({ isSaid }) => isSaid(/You’re in|to go in this review|Review, \d+ of|step \d+ of/),
  'how-long': ({ isSaid }) => isSaid(/to go|You’ve reached the end|step \d+ of|: about \d+ minutes/),
  outline: ({ isSaid }) => isSaid(/Outline:/),
  go: ({ isSaid, after, changes }, { section }) =>
    section === undefined
      ? isSaid(/Outline:/) || (changes.length === 1 && changes[0] === 'move')
      : after.progress !== null && stepAt(`${after.lesson}/${after.progress.position}`).section === section,
  stop: ({ phrase: { situation }, after, isSaid }) =>
    situation.startsWith('card') ? after.review === null : isSaid(/See you|You’ve left the lab/),
  later: ({ says, changes }) =>
    says(/Your place is kept|I’m here whenever|I’ll be back|[Rr]emind/) && !changes.includes('answer'),
  wait: ({ isSaid }) => isSaid(/Take your time/),
  start: ({ after }, { lesson }) => after.lesson === lesson,
  lessons: ({ isSaid }) => isSaid(/Lessons\n/),
  'start-over': ({ isSaid }) => isSaid(/Start this lesson again\?/),
  'test-me': ({ after, says }) =>
    after.progress?.retry != null || after.review?.answered === false || says(/^Review,/m),
  hint: ({ isSaid }) => isSaid(/Hint \d+ of|A hint may help/),
  'give-up': ({ isSaid }) => isSaid(/A hint may help|Hint \d+ of/),
  skip: ({ phrase: { situation }, before, after, changes }) =>
    situation === 'card' ? after.review?.step !== before.review?.step : changes.includes('move'),
  retry: ({ after, says }) => after.progress?.retry != null || says(/nothing to retry/),
  answer: isRightAnswer,
  blanks: ({ reply, before, after }, { values }) =>
    after.runs > before.runs ||
    Object.entries(values).every(([number, value]) => reply.includes(`Blank ${number} is ${value}.`)),
  code: ({ before, after }) => after.runs > before.runs,
  run: ({ before, after }) => after.runs > before.runs,
  edit: ({ isSaid }) => isSaid(/backticks/),
  picture: ({ isSaid, says, before, after }) =>
    isSaid(/nothing to draw|no picture/) || after.runs > before.runs || says(/Request/i),
  why: ({ isSaid }) => isSaid(/Pick what you want to know|[Nn]o cookie/),
  lab: ({ after }) => after.progress?.lab?.open === true,
  'lab-action': ({ after, says }) => after.progress?.lab?.open === true && !says(/not sure what you mean/),
  'leave-lab': ({ after }) => after.progress?.lab?.open === false,
  ask: ({ isSaid }) =>
    isSaid(/The lessons don’t say| › |touches on|give that away|not sure what that is about|Type |type /),
  help: ({ isSaid }) => isSaid(/How this works|You’re in the lab|can be typed|backticks/),
  reference: ({ isSaid }) => isSaid(/Reference/),
  progress: ({ isSaid }) => isSaid(/Your progress|not begun a lesson/),
  score: ({ isSaid }) => isSaid(/questions right/),
  review: ({ says }) => says(/Review, |nothing to review|Nothing is due|cards? for today/),
  'why-card': ({ isSaid }) => isSaid(/Your last answer to it/),
  rate: ({ changes, says }) => changes.includes('rate') || says(/stays as it is|no answer to change/),
  undo: ({ says }) => says(/Taken back/),
  reminders: ({ after }, { set }) => isSet(after.reminders, set),
  'see-reminders': ({ isSaid }) => isSaid(/Quiet hours:|Reminders are/),
  export: ({ isSaid }) => isSaid(/nibble-data\.json/),
  forget: ({ isSaid }) => isSaid(/Delete everything I remember/),
  yes: ({ phrase: { situation }, after }) =>
    situation === 'forget-asked' ? !after.isThere : after.progress?.index === 0,
  no: ({ phrase: { situation }, after, isSaid, says }) =>
    situation === 'offer' ? after.reminders?.state !== 'on' : isSaid(/./) && !says(/not sure what you mean/),
  thanks: ({ isSaid }) => isSaid(/You’re welcome/),
  hello: ({ isSaid }) => isSaid(/Hello/),
  sorry: ({ isSaid }) => isSaid(/No problem/),
  laugh: ({ isSaid }) => isSaid(/having fun/),
  complain: ({ isSaid }) => isSaid(/I’m sorry this/),
  unclear: ({ isSaid, reply }) => hasControls(reply) && isSaid(ASKS),
};

/** What a reply says that has not understood, or has to ask. */
const ASKS =
  /not sure|couldn’t match|your answer\?|I read that as|Yes or no|two answers|no letters|no answer to change|Hello|that away|nothing to give a hint|I can’t use/;

/** Whether the outcome is what the meaning wants. */
export function isMeant(outcome: Outcome, meaning: Meaning): boolean {
  const { before, after, reply, phrase } = outcome;
  const changes = changesOf(outcome);
  const says = (pattern: RegExp): boolean => pattern.test(reply);
  const step = phrase.at === undefined ? null : stepAt(phrase.at);
  const one: Case = {
    ...outcome,
    changes,
    says,
    isSaid: (pattern) => changes.length === 0 && says(pattern),
    moved: (after.progress?.index ?? 0) - (before.progress?.index ?? 0),
    asked: step?.kind === 'question' ? proseText(step.prompt) : (step?.title ?? ''),
  };
  const judge = JUDGES[meaning.is] as Judge<Meaning['is']>;
  return judge(one, meaning);
}

function isRightAnswer(
  { given, phrase, id, after, before, reply }: Outcome,
  meaning: Extract<Meaning, { is: 'answer' }>,
): boolean {
  if (given === null) return false;
  const step = stepAt(phrase.at ?? '');
  if (step.kind !== 'question') return false;
  if ('typed' in meaning) return after.progress?.answers[step.id]?.right === meaning.right;
  if ('option' in meaning) return given === meaning.option;
  // In the words that stood beside the letter.
  const position = 'ABCD'.indexOf(meaning.letter);
  if (phrase.situation === 'card') return reply.includes(`You chose ${meaning.letter}`) && before.review !== null;
  const shown = shownOf(step, id, (phrase.at ?? '').split('/')[0] ?? '');
  return given === inlineText(shown[position]?.label ?? []);
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

function isSet(settings: Reminders | null, set: Extract<Meaning, { is: 'reminders' }>['set']): boolean {
  if (settings === null) return false;
  const { on, time, days, zone, pause, cards } = set;
  const between = set['time-between'];
  const quiet = set['quiet-from'];
  return (
    (on === undefined || (settings.state === 'on') === on) &&
    (time === undefined || settings.time === minutes(time)) &&
    (between === undefined || (settings.time >= minutes(between[0]) && settings.time <= minutes(between[1]))) &&
    (days === undefined || DAYS.every((day, index) => settings.days[index] === days.some((one) => one === day))) &&
    (zone === undefined || settings.zone === zone) &&
    (pause === undefined || settings.pausedUntil !== null) &&
    (quiet === undefined || settings.quiet?.from === minutes(quiet)) &&
    (cards === undefined || settings.cardsPerDay === cards)
  );
}

/** What a meaning may change. */
const MAY_CHANGE: Partial<Record<Meaning['is'], readonly Change[]>> = {
  ...{ next: ['move', 'start', 'review', 'skip'], back: ['move'], go: ['move'], skip: ['move', 'answer', 'review'] },
  ...{ start: ['start', 'move'], 'test-me': ['move', 'review'], retry: ['move'], answer: ['answer'], code: ['answer'] },
  ...{ blanks: ['answer'], stop: ['review'], later: ['settings', 'review'], rate: ['rate'], undo: ['rate', 'review'] },
  ...{
    reminders: ['settings'],
    yes: ['lost', 'move', 'forget', 'settings', 'start'],
    no: ['settings'],
    review: ['review'],
  },
};

/** Whether something was changed that none of the meanings changes. */
export const isWrongGuess = (outcome: Outcome): boolean => {
  if (outcome.phrase.means.some((meaning) => isMeant(outcome, meaning))) return false;
  const allowed = new Set(outcome.phrase.means.flatMap(({ is }) => MAY_CHANGE[is] ?? []));
  const changes = changesOf(outcome);
  // An answer that was graded as another one than was meant is a wrong guess, too.
  return changes.some((change) => change === 'answer' || !allowed.has(change));
};
