/** What a feature decides: everything that changes and what is said, or what is needed before that can be decided. */
import type { LearnerId } from '../core/event.ts';
import type { Dialogue, RunResult, Sandbox } from '../core/program.ts';
import { paragraph } from '../core/prose.ts';
import type { Block, Reply } from '../core/reply.ts';
import type { Card, ReviewEntry } from '../review/card.ts';
import type { Place } from './place.ts';
import type { Attempt, LastRun, Learner, Progress, Reminders } from './state.ts';
import type { LearnerStorage } from './storage.ts';

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
  /** The run that is shown, to be asked about; null when there was none. */
  readonly lastRun: LastRun | null;
}

export interface Needs<Needed = Services> {
  readonly kind: 'needs';
  /** Gets what is missing, and decides what follows from it. */
  readonly perform: (services: Needed) => Promise<Plan<Needed>>;
}

/** What a plan may need before it is done. */
export interface Services {
  readonly sandbox: Sandbox;
  readonly store: Pick<
    LearnerStorage,
    'load' | 'loadCard' | 'loadReview' | 'loadAll' | 'loadRun' | 'loadDrafts' | 'forget'
  >;
  /** The IANA zone in the learner's profile; null where there is none. */
  readonly zoneOf: (learner: LearnerId) => Promise<string | null>;
  /** Called with how many runs are ahead when a program has to wait. */
  readonly waiting: ((ahead: number) => void) | undefined;
}

/** All that running a program takes. */
export type Running = Pick<Services, 'sandbox' | 'waiting'>;

const NOTHING_ELSE = { attempts: [], cards: [], reviews: [], reminders: null, lastRun: null } as const;

interface Said {
  readonly blocks: readonly Block[];
  readonly pressed?: Reply['pressed'];
  readonly attempts?: readonly Attempt[];
  readonly lastRun?: LastRun | null;
}

/** Being at `place` and saying something. The pressed message loses its controls unless told otherwise. */
export function say(place: Place, { blocks, pressed = 'settle', attempts = [], lastRun = null }: Said): Done {
  const { learner, progress } = place;
  return { kind: 'done', ...NOTHING_ELSE, learner, progress, attempts, reply: { pressed, blocks }, lastRun };
}

/** Saying a sentence at `place`; the pressed message stays as it is. */
export const sayHere = (place: Place, text: string): Done => say(place, { pressed: 'keep', blocks: [paragraph(text)] });

/** Saying something that belongs to no lesson, and changing what is told. */
export function sayOnly(
  learner: Learner | null,
  blocks: readonly Block[],
  changes: Partial<Pick<Done, 'attempts' | 'cards' | 'reviews' | 'reminders'>> & {
    readonly pressed?: Reply['pressed'];
  } = {},
): Done {
  const { pressed = 'keep', ...rest } = changes;
  return { kind: 'done', ...NOTHING_ELSE, ...rest, learner, progress: null, reply: { pressed, blocks } };
}

/** The same with a sentence above what is said. */
export const onTop = (done: Done, text: string): Done => ({
  ...done,
  reply: { ...done.reply, blocks: [paragraph(text), ...done.reply.blocks] },
});

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
