/**
 * What Nibble shows for the question and for its answer, taken from the tutor itself. The bare bots send the same, so
 * that messages of another length are no part of what differs.
 */
import type { Action } from '../../src/core/action.ts';
import { command, type Input } from '../../src/core/event.ts';
import type { Block, Reply } from '../../src/core/reply.ts';
import type { Platform, Rooms, Tutor } from '../../src/tutor/ports.ts';

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

/** The question of a round as the channel sees it, and the answer to a press on its first option. */
export async function showRoundOnce(
  tutor: Tutor,
  keepRounds: (platforms: Readonly<Record<string, Platform>>) => void,
): Promise<Shown> {
  const room = { server: 'terminal:s', channel: 'c', name: 'Shown', canManage: false };
  let count = 0;
  const say = (input: Input, learner = 'terminal:host') =>
    tutor.handle({ id: `shown ${++count}`, learner, room, ...input });
  let show: (blocks: readonly Block[]) => void = () => {};
  const seen = () =>
    new Promise<readonly Block[]>((resolve) => {
      show = resolve;
    });
  const rooms: Rooms = {
    canManage: async () => false,
    namesOf: async () => ({}),
    giveRole: async () => ({ kind: 'refused' }),
    lookAtRole: async () => 'no-roles',
    post: async (_, blocks) => {
      show(blocks);
      return { kind: 'sent', message: '1' };
    },
    edit: async (_, __, blocks) => {
      show(blocks);
      return { kind: 'sent' };
    },
  };
  const pressOf = (blocks: readonly Block[], verb: string): Input => {
    const action = blocks.flatMap(actionsIn).find((one) => one.verb === verb);
    if (action === undefined) throw new Error(`there is no ${verb}`);
    return { kind: 'press', action };
  };
  keepRounds({ terminal: { zoneOf: async () => null, deliver: async () => ({ kind: 'refused' }), rooms } });
  const posted = seen();
  await say(command('quiz', { name: 'bench', how: 'together' }));
  const lobby = await posted;
  const joined = seen();
  await say(pressOf(lobby, 'round-join'));
  await joined;
  const asked = seen();
  await say(pressOf(lobby, 'round-start'));
  const question = await asked;
  const answer = await say(pressOf(question, 'round-pick'), 'terminal:shown');
  return { question, answer: answer?.blocks ?? [] };
}

function actionsIn(block: Block): readonly Action[] {
  if (block.kind === 'buttons') return block.buttons.map(({ action }) => action);
  return block.kind === 'choices' ? block.choices.map(({ action }) => action) : [];
}

const whole = ({ pressed, blocks }: Reply): readonly Block[] =>
  typeof pressed === 'string' ? blocks : [...pressed, ...blocks];
