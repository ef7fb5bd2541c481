/** A tutor that answers by a script, so that the terminal can be tested without lessons. */
import type { Action } from '../../../src/core/action-id.ts';
import type { Intent, LearnerEvent } from '../../../src/core/intent.ts';
import { paragraph } from '../../../src/core/prose.ts';
import type { Form, Reply } from '../../../src/core/reply.ts';
import type { Tutor } from '../../../src/tutor/ports.ts';

export interface ScriptedTutor extends Tutor {
  readonly events: readonly LearnerEvent[];
  intents(): readonly Intent[];
}

type Answer = (intent: Intent) => Reply | Promise<Reply>;

/** Without an answer of its own it says back what it was asked. */
export function scriptTutor(answer: Answer = echo, form: (action: Action) => Form | null = () => null): ScriptedTutor {
  const events: LearnerEvent[] = [];
  return {
    events,
    intents: () => events.map(({ intent }) => intent),
    form: async (_learner, action) => form(action),
    formNow: (_learner, action) => form(action),
    handle: async (event) => {
      events.push(event);
      return answer(event.intent);
    },
    suggest: (_what, typed) => (typed.startsWith('coo') ? [{ value: 'cookies', label: 'Working with Cookies' }] : []),
  };
}

function echo(intent: Intent): Reply {
  return { pressed: 'keep', blocks: [paragraph(`heard ${JSON.stringify(intent)}`)] };
}
