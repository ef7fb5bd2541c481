/**
 * The only door: an event in, a reply out. Load → decide → (what is missing) → commit → reply, one learner's events in order.
 * Other processes may be answering the same learner: whoever commits second decides again, on what the first has made.
 */
import { type Action, decodeAction } from '../core/action-id.ts';
import { InOrder } from '../core/in-order.ts';
import type { LearnerEvent, LearnerId } from '../core/intent.ts';
import { RecentMap } from '../core/recent-map.ts';
import type { Reply } from '../core/reply.ts';
import { decide } from './decide.ts';
import { type Forgotten, type Outcome, settle } from './decision.ts';
import { type Draft, formFor } from './forms.ts';
import type { Lessons } from './lessons.ts';
import type { ReminderWriter, Sandbox, Store, Tutor, Watch } from './ports.ts';
import { type Request, readRequest } from './read-request.ts';
import { runningOnce } from './running-once.ts';
import type { Seen } from './seen.ts';
import { suggest } from './suggest.ts';

export interface TutorParts {
  readonly lessons: Lessons;
  readonly store: Store;
  readonly sandbox: Sandbox;
  /** The time now, in epoch milliseconds. */
  readonly clock: () => number;
  /** The IANA zone in a learner's profile on their platform; null where there is none. Never rejects. */
  readonly zoneOf: (learner: LearnerId) => Promise<string | null>;
}

/** How many events this process remembers having answered, and of how many learners the forms and the runs: bounds memory. */
const REMEMBERED_EVENTS = 10_000;
const REMEMBERED_DRAFTS = 500;
const REMEMBERED_RUNS = 500;

/** How often an event is decided again because another process had something of the same learner to commit. */
const TRIES = 5;

/** What an event is committed under. */
type Named = Pick<LearnerEvent, 'id' | 'learner'>;

/** By lesson and step. */
type Drafts = Readonly<Record<string, Draft>>;

export function createTutor({ lessons, store, sandbox, clock, zoneOf }: TutorParts): Tutor & ReminderWriter {
  const queue = new InOrder();
  const taken = new RecentMap<string, true>(REMEMBERED_EVENTS);
  const drafts = new RecentMap<LearnerId, Drafts>(REMEMBERED_DRAFTS);
  const runs = new RecentMap<LearnerId, Seen>(REMEMBERED_RUNS);

  async function answer(event: Named, request: Request, watch: Watch | undefined): Promise<Reply | null> {
    // When it came, however often it is decided: so a program that ran need not run again.
    const now = clock();
    const rooms = { sandbox: runningOnce(sandbox), store, zoneOf, waiting: watch?.waiting };
    for (let tried = 0; tried < TRIES; tried += 1) {
      const { learner, version, ...stored } = await store.load(event.learner, lessonOf(request));
      const remembered = {
        ...stored,
        learner: learner ?? { id: event.learner, currentLesson: null, review: null },
        seen: runs.get(event.learner) ?? null,
      };
      const decision = await settle(decide(lessons, request, remembered, now), rooms);
      if (decision.kind === 'forgotten') return forget(event, decision);
      const outcome = await commit(event, decision, version, now);
      if (outcome === 'committed') return decision.reply;
      if (outcome === 'duplicate') return store.takeOver(event.id);
    }
    throw new Error(`event ${event.id} was overtaken ${TRIES} times by others of its learner`);
  }

  function commit({ id, learner }: Named, { kind, seen, ...change }: Outcome, version: number, at: number) {
    if (seen !== null) runs.set(learner, seen);
    return store.commit({ event: id, at, version, ...change });
  }

  function forget({ learner }: Named, { reply }: Forgotten): Reply {
    runs.delete(learner);
    drafts.delete(learner);
    return reply;
  }

  function rememberDraft({ learner, intent }: LearnerEvent): void {
    const submitted = intent.kind === 'submit' ? decodeAction(intent.id) : null;
    if (intent.kind !== 'submit' || submitted === null) return;
    const before = drafts.get(learner);
    const key = draftKey(submitted);
    drafts.set(learner, { ...before, [key]: { ...before?.[key], ...intent.fields } });
  }

  return {
    form: (learner: LearnerId, action: Action) =>
      formFor(lessons, action, drafts.get(learner)?.[draftKey(action)] ?? {}),

    async handle(event, watch) {
      if (taken.get(event.id)) return null;
      taken.set(event.id, true);
      rememberDraft(event);
      try {
        return await queue.run(event.learner, () => answer(event, readRequest(event.intent, lessons), watch));
      } catch (error) {
        // Nothing was committed, so a repeated delivery may try again.
        taken.delete(event.id);
        throw error;
      }
    },

    async reminded({ id, learner, written, result }) {
      const message = await store.replyTo(written);
      const wish = { kind: 'reminded', blocks: message?.blocks ?? [], result } as const;
      await queue.run(learner, () => answer({ id, learner }, { kind: 'wish', wish, way: 'message' }, undefined));
    },

    suggest: (what, typed) => suggest(lessons, what, typed, clock()),
  };
}

function lessonOf(request: Request): string | undefined {
  return 'lesson' in request ? request.lesson?.id : undefined;
}

const draftKey = ({ lesson, step }: Action): string => `${lesson}\n${step}`;
