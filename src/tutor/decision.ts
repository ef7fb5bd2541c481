/** What a flow decides: everything that changes, and what is said. Or: what has to be had from another room first. */
import type { LearnerId } from '../core/event.ts';
import type { Dialogue, RunResult, Sandbox } from '../core/program.ts';
import type { Block, Reply } from '../core/reply.ts';
import type { Card, ReviewEntry } from '../review/card.ts';
import type { Place } from './place.ts';
import type { Store } from './ports.ts';
import type { Seen } from './seen.ts';
import type { Attempt, Learner, Progress, Reminders } from './state.ts';

export interface Outcome {
  readonly kind: 'outcome';
  readonly learner: Learner;
  readonly progress: Progress | null;
  readonly attempts: readonly Attempt[];
  /** Cards that were rated, and the lines of the review log about it. */
  readonly cards: readonly Card[];
  readonly reviews: readonly ReviewEntry[];
  /** Null: nothing about reminders changed. */
  readonly reminders: Reminders | null;
  readonly reply: Reply;
  /** What was decided about cookies in the run that is told of, to be asked about; null when there was none. */
  readonly seen: Seen | null;
}

export interface PendingRun {
  readonly kind: 'run';
  /** Lets the sandbox run the program and decides what follows from it. `waiting` as in `Sandbox.run`. */
  readonly perform: (sandbox: Sandbox, waiting?: (ahead: number) => void) => Promise<Decision>;
}

/** What is decided within a lesson. */
export type Decision = Outcome | PendingRun;

/** What a plan may need before it can be decided. */
export interface Rooms {
  readonly sandbox: Sandbox;
  readonly store: Pick<Store, 'load' | 'loadCard' | 'loadReview' | 'loadAll' | 'loadRun' | 'loadDrafts' | 'forget'>;
  /** The IANA zone in the learner's profile; null where there is none. */
  readonly zoneOf: (learner: LearnerId) => Promise<string | null>;
  /** Told how many runs are ahead when a program has to wait. */
  readonly waiting: ((ahead: number) => void) | undefined;
}

export interface Pending {
  readonly kind: 'pending';
  /** Gets from the rooms what is missing and decides what follows from it. */
  readonly perform: (rooms: Rooms) => Promise<Plan>;
}

/** Everything about the learner is deleted already, so there is nothing to be committed. */
export interface Forgotten {
  readonly kind: 'forgotten';
  readonly reply: Reply;
}

/** What is decided about any request. */
export type Plan = Decision | Pending | Forgotten;

const NOTHING_ELSE = { attempts: [], cards: [], reviews: [], reminders: null, seen: null } as const;

interface Said {
  readonly blocks: readonly Block[];
  readonly pressed?: Reply['pressed'];
  readonly attempts?: readonly Attempt[];
  readonly seen?: Seen | null;
}

/** The outcome of being at `place` and saying something. The pressed message loses its controls unless told otherwise. */
export function say(place: Place, { blocks, pressed = 'settle', attempts = [], seen = null }: Said): Outcome {
  const { learner, progress } = place;
  return { kind: 'outcome', ...NOTHING_ELSE, learner, progress, attempts, reply: { pressed, blocks }, seen };
}

/** The outcome of saying something that belongs to no lesson and changes nothing but what is told. */
export function sayOnly(
  learner: Learner,
  blocks: readonly Block[],
  changes: Partial<Pick<Outcome, 'attempts' | 'cards' | 'reviews' | 'reminders'>> & {
    readonly pressed?: Reply['pressed'];
  } = {},
): Outcome {
  const { pressed = 'keep', ...rest } = changes;
  return { kind: 'outcome', ...NOTHING_ELSE, ...rest, learner, progress: null, reply: { pressed, blocks } };
}

/** Runs a program with a dialogue, then decides. `startTime`: epoch milliseconds. */
export function runThen<Result>(
  program: string,
  startTime: number,
  dialogue: Dialogue<Result>,
  then: (result: RunResult<Result>) => Decision,
): PendingRun {
  return {
    kind: 'run',
    perform: async (sandbox, waiting) => then(await sandbox.run(program, startTime, dialogue, waiting)),
  };
}

/** A plan that needs something from the rooms first. */
export const needing = (perform: Pending['perform']): Pending => ({ kind: 'pending', perform });

/** The same plan with something made of its outcome, once that is known. */
export function mapOutcome(plan: Plan, change: (outcome: Outcome) => Plan): Plan {
  switch (plan.kind) {
    case 'outcome':
      return change(plan);
    case 'forgotten':
      return plan;
    case 'run':
      return needing(async ({ sandbox, waiting }) => mapOutcome(await plan.perform(sandbox, waiting), change));
    case 'pending':
      return needing(async (rooms) => mapOutcome(await plan.perform(rooms), change));
  }
}

/** Gets everything that a plan needs, until it is decided. */
export async function settle(plan: Plan, rooms: Rooms): Promise<Outcome | Forgotten> {
  let settled = plan;
  while (settled.kind === 'run' || settled.kind === 'pending') {
    settled =
      settled.kind === 'run' ? await settled.perform(rooms.sandbox, rooms.waiting) : await settled.perform(rooms);
  }
  return settled;
}
