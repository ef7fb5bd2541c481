/**
 * An event in, a reply out: read the event → load → its feature decides → what follows → commit. One learner's events in
 * order.
 * Other processes may be answering the same learner: whoever commits second decides again, on what the first has made.
 */
import type { Action } from '../core/action.ts';
import type { Input, LearnerEvent, LearnerId } from '../core/event.ts';
import { InOrder } from '../core/in-order.ts';
import { inTime } from '../core/in-time.ts';
import type { Sandbox } from '../core/program.ts';
import { RecentMap } from '../core/recent-map.ts';
import type { Reply } from '../core/reply.ts';
import { active, afterwards } from './after.ts';
import type { Context } from './context.ts';
import { type Plan, perform } from './decision.ts';
import { COMMANDS, paceOf, pressOf } from './features/index.ts';
import { reminded } from './features/reminders/remind.ts';
import { type Lessons, suggest } from './lessons.ts';
import type { ReminderWriter, Tutor, Watch } from './ports.ts';
import { type Asked, readEvent } from './read-event.ts';
import { runningOnce } from './running-once.ts';
import type { Learner } from './state.ts';
import type { Draft, LearnerStorage } from './storage.ts';

export interface TutorParts {
  readonly lessons: Lessons;
  readonly store: LearnerStorage;
  readonly sandbox: Sandbox;
  /** The time now, in epoch milliseconds. */
  readonly clock: () => number;
  /** The IANA zone in a learner's profile on their platform; null where there is none. Never rejects. */
  readonly zoneOf: (learner: LearnerId) => Promise<string | null>;
}

/** How many events this process remembers having answered: bounds memory. */
const REMEMBERED_EVENTS = 10_000;

/**
 * How long a form waits for what was sent with it last, in milliseconds; without it the form opens as for the first time.
 * A platform gives three seconds in all, and the guard is here because the storage's own thread may be what stands still.
 */
const LONGEST_DRAFT_WAIT = 500;

/**
 * How often an event is decided again because another process had something of the same learner to commit. Each time that
 * other event was counted, so it ends when the learner pauses; nobody presses this often while one event is decided.
 */
const TRIES = 20;

/** What is to be answered. */
interface Question extends Pick<LearnerEvent, 'id' | 'learner'> {
  readonly asked: Asked;
  /** The form that it came with, to open with the same the next time; null where it came with none. */
  readonly draft: Draft | null;
}

export function createTutor({ lessons, store, sandbox, clock, zoneOf }: TutorParts): Tutor & ReminderWriter {
  const turns = new InOrder();
  const taken = new RecentMap<string, true>(REMEMBERED_EVENTS);

  async function answer({ id, learner: owner, asked, draft }: Question, watch?: Watch): Promise<Reply | null> {
    // When it came, however often it is decided: so a program that ran need not run again.
    const now = clock();
    const services = { sandbox: runningOnce(sandbox), store, zoneOf, waiting: watch?.waiting };
    for (let tried = 0; tried < TRIES; tried += 1) {
      const { version, ...loaded } = await store.load(owner, asked.lesson);
      const plan = decide(asked, { ...loaded, learner: loaded.learner ?? newcomer(owner), lessons, now });
      const { kind: _, learner, ...change } = await perform(plan, services);
      if (learner === null) return change.reply;
      const outcome = await store.commit({ event: id, at: now, version, draft, learner, ...change });
      if (outcome === 'committed') return change.reply;
      if (outcome === 'duplicate') return store.takeOver(owner, id);
    }
    throw new Error(`event ${id} was overtaken ${TRIES} times by others of its learner`);
  }

  return {
    commands: COMMANDS,
    turns,
    paceOf,

    async form(learner, action) {
      const press = pressOf(action);
      if (press?.pace !== 'form') return null;
      const form = press.form(lessons, action, {});
      if (form === null || !isDrafted(form.submit)) return form;
      const { lesson, step, verb } = form.submit;
      const stored = store.loadDraft(learner, { lesson, step, form: verb }).catch(() => null);
      const draft = await inTime(LONGEST_DRAFT_WAIT, stored, null);
      return draft === null ? form : press.form(lessons, action, draft);
    },

    async handle(event, watch) {
      if (taken.get(event.id)) return null;
      taken.set(event.id, true);
      const { id, learner } = event;
      const question = { id, learner, asked: readEvent(event, lessons), draft: draftIn(event) };
      try {
        if (watch?.hasTurn) return await answer(question, watch);
        return await turns.run(learner, () => answer(question, watch));
      } catch (error) {
        // Nothing was committed, so a repeated delivery may try again.
        taken.delete(event.id);
        throw error;
      }
    },

    async reminded({ id, learner, written, result }) {
      const message = await store.replyTo(learner, written);
      const decide = (context: Context): Plan => reminded(context, message?.blocks ?? [], result);
      const asked = { lesson: undefined, isUnasked: true, decide };
      await turns.run(learner, () => answer({ id, learner, asked, draft: null }));
    },

    suggest: (what, typed) => suggest(lessons, what, typed, clock()),
  };
}

/** Pure: nothing here reads a clock, a disk or a network. */
function decide(asked: Asked, loaded: Context): Plan {
  const { reminders } = loaded;
  const context =
    asked.isUnasked || reminders === null ? loaded : { ...loaded, reminders: active(reminders, loaded.now) };
  return afterwards(asked.decide(context), { context, reminders });
}

const newcomer = (id: LearnerId): Learner => ({ id, currentLesson: null, review: null });

/** Programs, and what is done in the lab: what may have to be corrected. An answer to a question is given once. */
const isDrafted = (action: Action): boolean => paceOf(action) === 'run';

function draftIn(input: Input): Draft | null {
  if (input.kind !== 'submit' || input.action === null || !isDrafted(input.action)) return null;
  const { lesson, step, verb } = input.action;
  return { lesson, step, form: verb, fields: input.fields };
}
