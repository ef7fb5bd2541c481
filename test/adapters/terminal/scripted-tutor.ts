/** A tutor that answers by a script, so that the terminal can be tested without lessons. */

import type { Action } from '../../../src/core/action.ts';
import { InOrder } from '../../../src/core/async.ts';
import type { Input, LearnerEvent } from '../../../src/core/event.ts';
import { paragraph } from '../../../src/core/prose.ts';
import type { Form, Reply } from '../../../src/core/reply.ts';
import { COMMANDS, paceOf } from '../../../src/tutor/features/index.ts';
import type { Tutor } from '../../../src/tutor/ports.ts';
import { inputOf } from '../input-of.ts';

export interface ScriptedTutor extends Tutor {
  readonly events: readonly LearnerEvent[];
  inputs(): readonly Input[];
}

type Answer = (intent: Input) => Reply | Promise<Reply>;

/** Without an answer of its own it says back what it was asked. */
export function scriptTutor(answer: Answer = echo, form: (action: Action) => Form | null = () => null): ScriptedTutor {
  const events: LearnerEvent[] = [];
  return {
    events,
    commands: COMMANDS,
    turns: new InOrder(),
    paceOf,
    inputs: () => events.map(inputOf),
    form: async (_learner, action) => form(action),
    handle: async (event) => {
      events.push(event);
      return answer(inputOf(event));
    },
    suggest: (_what, typed) => (typed.startsWith('coo') ? [{ value: 'cookies', label: 'Working with Cookies' }] : []),
  };
}

function echo(intent: Input): Reply {
  return { pressed: 'keep', blocks: [paragraph(`heard ${JSON.stringify(intent)}`)] };
}
