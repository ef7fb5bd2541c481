/** A tutor that answers by a script, so that the adapter can be tested without lessons. */
import type { Action } from '../../../src/core/action-id.ts';
import type { Intent, LearnerEvent } from '../../../src/core/intent.ts';
import type { Form, Reply } from '../../../src/core/reply.ts';
import type { Tutor } from '../../../src/tutor/ports.ts';

export interface Script {
  /** What to answer; a promise is waited for. */
  readonly answer: (intent: Intent, event: LearnerEvent) => Reply | Promise<Reply>;
  readonly form?: (action: Action) => Form | null;
  readonly lessons?: readonly { readonly id: string; readonly title: string }[];
}

export interface ScriptedTutor extends Tutor {
  /** The events that were answered, in order, repeated ones left out. */
  readonly events: readonly LearnerEvent[];
}

/** Like the real one: an event that was answered before is answered with null. */
export function scriptTutor({ answer, form = () => null, lessons = [] }: Script): ScriptedTutor {
  const events: LearnerEvent[] = [];
  return {
    events,
    form: (_learner, action) => form(action),
    suggest: (typed) => lessons.filter(({ title }) => title.toLowerCase().includes(typed.toLowerCase())),
    handle: async (event) => {
      if (events.some(({ id }) => id === event.id)) return null;
      events.push(event);
      return answer(event.intent, event);
    },
  };
}

/** A promise and the way to settle it: for answers that take as long as a test wants. */
export function deferred<Value>() {
  let resolve: (value: Value) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<Value>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
