/** A tutor that answers by a script, so that the adapter can be tested without lessons. */

import type { Action } from '../../../src/core/action.ts';
import { InOrder } from '../../../src/core/async.ts';
import type { Input, LearnerEvent } from '../../../src/core/event.ts';
import type { Form, Reply } from '../../../src/core/reply.ts';
import { COMMANDS, paceOf } from '../../../src/tutor/features/index.ts';
import type { Suggested, Suggestion, Tutor, Watch } from '../../../src/tutor/ports.ts';

export interface Script {
  /** What to answer; a promise is waited for. */
  readonly answer: (intent: Input, event: LearnerEvent, watch: Watch) => Reply | Promise<Reply>;
  readonly form?: (action: Action) => Form | null;
  /** What is suggested, where its label holds what was typed. */
  readonly suggestions?: Readonly<Partial<Record<Suggested, readonly Suggestion[]>>>;
}

export interface ScriptedTutor extends Tutor {
  /** The events that were answered, in order, repeated ones left out. */
  readonly events: readonly LearnerEvent[];
}

const NONE = { lessons: [], zones: [], class: [] };
const NOBODY: Watch = { waiting: () => {} };

/** Like the real one: an event that was answered before is answered with null. */
export function scriptTutor({ answer, form = () => null, suggestions = NONE }: Script): ScriptedTutor {
  const events: LearnerEvent[] = [];
  return {
    events,
    commands: COMMANDS,
    turns: new InOrder(),
    paceOf,
    form: async (_learner, action) => form(action),
    suggest: (what, typed) =>
      (suggestions[what === 'courses' ? 'lessons' : what] ?? []).filter(({ label }) =>
        label.toLowerCase().includes(typed.toLowerCase()),
      ),
    handle: async (event, watch = NOBODY) => {
      if (events.some(({ id }) => id === event.id)) return null;
      events.push(event);
      return answer(event, event, watch);
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
