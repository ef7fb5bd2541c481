/**
 * What a feature decides from (`Context`), and what it decides (`Plan`): everything that changes and what is said, or
 * what is needed before that can be decided.
 */
import type { LearnerId, Presence, Room } from '../core/event.ts';
import type { Lesson, QuestionStep } from '../core/lesson.ts';
import type { Dialogue, RunResult, Sandbox } from '../core/program.ts';
import { paragraph } from '../core/prose.ts';
import type { Block, Reply } from '../core/reply.ts';
import type { Card, ReviewEntry } from '../review/card.ts';
import type { ToSelect } from '../review/due.ts';
import { isZone } from '../review/local-time.ts';
import type { Lessons } from './lessons.ts';
import { type Place, placeAt, placeAtStart } from './place.ts';
import type { NameUse, RoleFault } from './ports.ts';
import { settingsOf } from './settings.ts';
import type { Attempt, LastRun, Learner, Progress, Reminders, Unread } from './state.ts';
import type { ClassWrite, RoundWrite } from './storage/group.ts';
import type { Draft, LearnerStorage } from './storage.ts';

/** What is loaded of the learner, the lessons there are, and the time. */
export interface Context {
  readonly learner: Learner;
  /** Null before the learner was ever asked about reminders. */
  readonly reminders: Reminders | null;
  /** In the lesson that the event is about, or else in the learner's current one. */
  readonly progress: Progress | null;
  readonly lessons: Lessons;
  /** The room that the event comes from; null in direct conversations. */
  readonly room: Presence | null;
  /** As `LearnerEvent.doneAt`; where the platform does not say, when it came. */
  readonly doneAt: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** How something was asked: by a press or a form, whose message can be replaced, or typed, so that there is none. */
export type Way = 'press' | 'message';

/** Where the learner is in a lesson, which is the one that `progress` is about. */
export const placeIn = ({ learner, progress, now }: Context, lesson: Lesson): Place =>
  progress === null ? placeAtStart(learner, lesson, now) : placeAt(learner, lesson, progress, now);

/** Where the learner is in the current lesson; null outside of any. */
export function currentPlace(context: Context): Place | null {
  const lesson = context.lessons.get(context.learner.currentLesson ?? '');
  return lesson === undefined ? null : placeIn(context, lesson);
}

/** Turns to a lesson. A review with an open card is left for that, and can be gone on with. */
export function leavingReview(context: Context, then: (left: Context) => Plan): Plan {
  const { review } = context.learner;
  const left = then({ ...context, learner: { ...context.learner, review: null } });
  if (review === null || review.answered) return left;
  return mapDone(left, (done) => onTop(done, 'Your review waits. Type “review” to go on with it.'));
}

/** Loads the learner's cards of questions that there still are, then goes on. */
export const withCards = (context: Context, then: (cards: readonly Card[]) => Plan): Plan =>
  needs(async ({ store }) => {
    const { cards } = await store.loadReview(context.learner.id);
    return then(cards.filter((card) => questionOf(context.lessons, card) !== null));
  });

/** Loads the last run that the learner saw of late, then goes on; null when there is none. */
export const withLastRun = ({ learner }: Context, then: (lastRun: LastRun | null) => Plan): Plan =>
  needs(async ({ store }) => then(await store.loadRun(learner.id)));

/** The newest reply of the conversation, as it was stored with its event; null when it is too old, or there is none. */
export const withLastReply = ({ learner }: Context, then: (reply: Reply | null) => Plan): Plan => {
  const { id, lastEvent } = learner;
  return lastEvent === null ? then(null) : needs(async ({ store }) => then(await store.replyTo(id, lastEvent)));
};

/** Loads the progress in a lesson, which need not be the current one, then goes on. */
export const withLesson = (context: Context, lesson: string, then: (loaded: Context) => Plan): Plan => {
  if (lesson === '' || lesson === context.learner.currentLesson) return then(context);
  return needs(async ({ store }) =>
    then({ ...context, progress: (await store.load(context.learner.id, lesson)).progress }),
  );
};

/** The question that a card is about; null when the lesson or the question is gone. */
export function questionOf(
  lessons: Lessons,
  { lesson, step }: Pick<Card, 'lesson' | 'step'>,
): { readonly lesson: Lesson; readonly question: QuestionStep } | null {
  const found = lessons.get(lesson);
  const question = found?.steps.find(({ id }) => id === step);
  return found === undefined || question?.kind !== 'question' ? null : { lesson: found, question };
}

/** What is asked of a learner when, by their own settings. */
export const toSelect = ({ reminders, now }: Pick<Context, 'reminders' | 'now'>, cards: readonly Card[]): ToSelect => {
  const { zone, cardsPerDay } = settingsOf(reminders);
  return { cards, now, zone, cardsPerDay };
};

/** The zone in which this learner's days begin and end. */
export const zoneIn = ({ reminders }: Pick<Context, 'reminders'>): string => settingsOf(reminders).zone;

/** The settings, with the zone of the learner's profile where they have not chosen one. */
export function withZone({ learner, reminders }: Context, then: (settings: Reminders) => Plan): Plan {
  const settings = settingsOf(reminders);
  if (settings.zoneChosen) return then(settings);
  return needs(async ({ zoneOf }) => {
    const zone = await zoneOf(learner.id);
    return then(zone === null || !isZone(zone) ? settings : { ...settings, zone });
  });
}

/** `Needed`: what has to be given to it. */
export type Plan<Needed = Services> = Done | Needs<Needed>;

export interface Done {
  readonly kind: 'done';
  /** Null: everything about the learner has been deleted, so nothing is committed. */
  readonly learner: Learner | null;
  readonly progress: Progress | null;
  readonly attempts: readonly Attempt[];
  /** Cards that were rated, and the lines of the review log about it. */
  readonly cards: readonly Card[];
  readonly reviews: readonly ReviewEntry[];
  /** Null: nothing about reminders changed. */
  readonly reminders: Reminders | null;
  readonly reply: Reply;
  /** Said in place of `reply`, and kept nowhere, not even for a repeated delivery; null where `reply` is said. */
  readonly unkept: Reply | null;
  /** The run that is shown, to be asked about; null when there was none. */
  readonly lastRun: LastRun | null;
  /** What is done in a round with others; null for nothing. */
  readonly round: RoundWrite | null;
  /** What is done about a class; null for nothing. */
  readonly class: ClassWrite | null;
  /** What a form is to open with, where something else than a form was sent; null when nothing was. */
  readonly draft: Draft | null;
  /** What was typed and not understood, without what could tell who typed it; null where all was. */
  readonly unread: Unread | null;
}

export interface Needs<Needed = Services> {
  readonly kind: 'needs';
  /** Gets what is missing, and decides what follows from it. */
  readonly perform: (services: Needed) => Promise<Plan<Needed>>;
}

type LearnerCalls =
  | ('load' | 'loadCard' | 'loadReview' | 'loadAll' | 'loadRun' | 'loadDraft' | 'loadDrafts' | 'replyTo' | 'forget')
  | ('loadRound' | 'roundIn' | 'timetablesIn' | 'loadPlay')
  | ('loadClass' | 'classIn' | 'classesOf' | 'membersOf' | 'resultsIn' | 'answersIn');

/** What a plan may need before it is done. */
export interface Services {
  readonly sandbox: Sandbox;
  readonly store: Pick<LearnerStorage, LearnerCalls>;
  /** The IANA zone in the learner's profile; null where there is none. */
  readonly zoneOf: (learner: LearnerId) => Promise<string | null>;
  /**
   * Whether a learner may host for others in a room: who manages its server, and who is named in the settings. Never
   * rejects.
   */
  readonly mayHost: (learner: LearnerId, room: Presence) => Promise<boolean>;
  /**
   * What members of a server or workspace are called there, by their ids. Who is not found, or has left, is left out.
   * `use`: in a message a platform may show names by itself. Asks in batches, and bounded. Never rejects.
   */
  readonly namesOf: (
    server: Room['server'],
    learners: readonly LearnerId[],
    use: NameUse,
  ) => Promise<Readonly<Record<LearnerId, string>>>;
  /** Why a role cannot be given to who finishes a class; null where it can. Never rejects. */
  readonly lookAtRole: (server: Room['server'], role: string) => Promise<RoleFault | null>;
  /** Called with how many runs are ahead when a program has to wait. */
  readonly waiting: ((ahead: number) => void) | undefined;
}

/** All that running a program takes. */
export type Running = Pick<Services, 'sandbox' | 'waiting'>;

const NOTHING_ELSE = {
  attempts: [],
  cards: [],
  reviews: [],
  reminders: null,
  lastRun: null,
  draft: null,
  round: null,
  class: null,
  unkept: null,
  unread: null,
} as const;

interface Said {
  readonly blocks: readonly Block[];
  readonly pressed?: Reply['pressed'];
  readonly attempts?: readonly Attempt[];
  readonly lastRun?: LastRun | null;
  readonly draft?: Draft | null;
}

/** Says something at `place`. The pressed message loses its controls unless `pressed` says otherwise. */
export function say(place: Place, said: Said): Done {
  const { blocks, pressed = 'settle', attempts = [], lastRun = null, draft = null } = said;
  const { learner, progress } = place;
  return { kind: 'done', ...NOTHING_ELSE, learner, progress, attempts, reply: { pressed, blocks }, lastRun, draft };
}

/** Says something at `place`, sentences or blocks; the pressed message stays as it is. */
export const sayHere = (place: Place, ...said: readonly (string | Block)[]): Done =>
  say(place, { pressed: 'keep', blocks: said.map((one) => (typeof one === 'string' ? paragraph(one) : one)) });

/** Says something that belongs to no lesson, with these changes. */
export function sayOnly(
  learner: Learner | null,
  blocks: readonly Block[],
  changes: Partial<Pick<Done, 'attempts' | 'cards' | 'reviews' | 'reminders' | 'round' | 'class' | 'unkept'>> & {
    readonly pressed?: Reply['pressed'];
  } = {},
): Done {
  const { pressed = 'keep', ...rest } = changes;
  return { kind: 'done', ...NOTHING_ELSE, ...rest, learner, progress: null, reply: { pressed, blocks } };
}

/** The same in place of the pressed message, or below what was typed. */
export const sayInPlace = (
  way: Way,
  learner: Learner,
  blocks: readonly Block[],
  changes: Parameters<typeof sayOnly>[2] = {},
): Done =>
  way === 'press' ? sayOnly(learner, [], { ...changes, pressed: blocks }) : sayOnly(learner, blocks, changes);

/** The same with a sentence above what is said. */
export const onTop = (done: Done, text: string): Done => ({
  ...done,
  reply: { ...done.reply, blocks: [paragraph(text), ...done.reply.blocks] },
  unkept: done.unkept && { ...done.unkept, blocks: [paragraph(text), ...done.unkept.blocks] },
});

/**
 * Says what nobody else may find again: names and results of others. What is stored says where it was, and keeps its
 * buttons, since their labels can be typed.
 */
export function sayUnkept(learner: Learner, blocks: readonly Block[]): Done {
  const kept = blocks.filter(({ kind }) => kind === 'buttons' || kind === 'menu');
  const done = sayOnly(learner, [
    paragraph('Results of a class are shown once, and not kept here. Ask again.'),
    ...kept,
  ]);
  return { ...done, unkept: { pressed: 'keep', blocks } };
}

export const needs = (perform: Needs['perform']): Needs => ({ kind: 'needs', perform });

/** Runs a program with a dialogue, then decides. `startTime`: epoch milliseconds. */
export const runThen = <Result>(
  program: string,
  startTime: number,
  dialogue: Dialogue<Result>,
  then: (result: RunResult<Result>) => Plan<Running>,
): Plan<Running> => ({
  kind: 'needs',
  perform: async ({ sandbox, waiting }) => then(await sandbox.run(program, startTime, dialogue, waiting)),
});

/** The same plan with something made of what is done, once that is known. */
export function mapDone(plan: Plan, change: (done: Done) => Plan): Plan {
  if (plan.kind === 'done') return change(plan);
  return needs(async (services) => mapDone(await plan.perform(services), change));
}

/** Gets everything that a plan needs, until it is done. */
export async function perform<Needed>(plan: Plan<Needed>, services: Needed): Promise<Done> {
  let next = plan;
  while (next.kind === 'needs') next = await next.perform(services);
  return next;
}
