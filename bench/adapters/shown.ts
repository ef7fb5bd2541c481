/**
 * What Nibble shows for the question and for its answer, taken from the tutor itself. The bare bots send the same, so
 * that messages of another length are no part of what differs.
 */
import type { Action } from '../../src/core/action.ts';
import { command, type Input } from '../../src/core/event.ts';
import type { Block, Reply } from '../../src/core/reply.ts';
import type { Tutor } from '../../src/tutor/ports.ts';

export interface Shown {
  readonly question: readonly Block[];
  readonly answer: readonly Block[];
}

/** Takes the lesson of the measurements up to its answer, as a learner of its own. */
export async function showOnce(tutor: Tutor): Promise<Shown> {
  let count = 0;
  const say = async (input: Input): Promise<Reply> => {
    count += 1;
    const reply = await tutor.handle({ id: `shown ${count}`, learner: 'terminal:shown', ...input });
    if (reply === null) throw new Error('the tutor says nothing');
    return reply;
  };
  const press = (reply: Reply, pick: (action: Action) => boolean): Promise<Reply> => {
    const found = reply.blocks.flatMap(actionsIn).find(pick);
    if (found === undefined) throw new Error('the tutor offers no such thing');
    return say({ kind: 'press', action: found });
  };
  const question = await press(await say(command('lesson', { name: 'bench' })), ({ verb }) => verb === 'next');
  const answer = await press(question, ({ verb }) => verb === 'answer');
  return { question: whole(question), answer: whole(answer) };
}

function actionsIn(block: Block): readonly Action[] {
  if (block.kind === 'buttons') return block.buttons.map(({ action }) => action);
  return block.kind === 'choices' ? block.choices.map(({ action }) => action) : [];
}

const whole = ({ pressed, blocks }: Reply): readonly Block[] =>
  typeof pressed === 'string' ? blocks : [...pressed, ...blocks];
