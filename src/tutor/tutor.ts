/** The only door: an event in, a reply out. Load → decide → (run) → commit → reply, one learner's events in order. */
import { type Action, decodeAction } from '../core/action-id.ts';
import { InOrder } from '../core/in-order.ts';
import type { LearnerEvent, LearnerId } from '../core/intent.ts';
import { RecentMap } from '../core/recent-map.ts';
import type { Reply } from '../core/reply.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import { type Draft, formFor } from './forms.ts';
import { type Lessons, suggestLessons } from './lessons.ts';
import type { Sandbox, Store, Tutor } from './ports.ts';
import { type Request, readRequest } from './read-request.ts';
import type { Seen } from './seen.ts';

export interface TutorParts {
  readonly lessons: Lessons;
  readonly store: Store;
  readonly sandbox: Sandbox;
  /** The time now, in epoch milliseconds. */
  readonly clock: () => number;
}

/** How many events this process remembers having answered, forms' last contents and learners' last runs: bounds memory. */
const REMEMBERED_EVENTS = 10_000;
const REMEMBERED_DRAFTS = 1_000;
const REMEMBERED_RUNS = 500;

export function createTutor({ lessons, store, sandbox, clock }: TutorParts): Tutor {
  const queue = new InOrder();
  const taken = new RecentMap<string, true>(REMEMBERED_EVENTS);
  const drafts = new RecentMap<string, Draft>(REMEMBERED_DRAFTS);
  const runs = new RecentMap<LearnerId, Seen>(REMEMBERED_RUNS);

  async function answer(event: LearnerEvent): Promise<Reply> {
    const request = readRequest(event.intent, lessons);
    const stored = await store.load(event.learner, lessonOf(request));
    const learner = stored.learner ?? { id: event.learner, currentLesson: null };
    const now = clock();
    const remembered = { learner, progress: stored.progress, seen: runs.get(learner.id) ?? null };
    const decision = await settle(decide(lessons, request, remembered, now));
    const { reply, attempts, progress, seen } = decision;
    if (seen !== null) runs.set(learner.id, seen);
    const change = { event: event.id, at: now, learner: decision.learner, progress, attempts, reply };
    if ((await store.commit(change)) === 'committed') return reply;
    // Committed before by a process that ended before it could answer: the same answer again.
    return (await store.replyTo(event.id)) ?? reply;
  }

  async function settle(decision: Decision) {
    let settled = decision;
    while (settled.kind === 'run') settled = await settled.perform(sandbox);
    return settled;
  }

  return {
    form: (learner: LearnerId, action: Action) => formFor(lessons, action, drafts.get(draftKey(learner, action)) ?? {}),

    async handle(event) {
      if (taken.get(event.id)) return null;
      taken.set(event.id, true);
      rememberDraft(drafts, event);
      try {
        return await queue.run(event.learner, () => answer(event));
      } catch (error) {
        // Nothing was committed, so a repeated delivery may try again.
        taken.delete(event.id);
        throw error;
      }
    },

    suggest: (typed) => suggestLessons(lessons, typed).map(({ id, title }) => ({ id, title })),
  };
}

function lessonOf(request: Request): string | undefined {
  const isAboutLesson = request.kind === 'open' || request.kind === 'action' || request.kind === 'lab';
  return isAboutLesson ? request.lesson?.id : undefined;
}

const draftKey = (learner: LearnerId, { lesson, step }: Action): string => `${learner}\n${lesson}\n${step}`;

function rememberDraft(drafts: RecentMap<string, Draft>, { learner, intent }: LearnerEvent): void {
  const submitted = intent.kind === 'submit' ? decodeAction(intent.id) : null;
  if (intent.kind !== 'submit' || submitted === null) return;
  const key = draftKey(learner, submitted);
  drafts.set(key, { ...drafts.get(key), ...intent.fields });
}
