/** The phrases of the conversation sets, typed to the tutor in their situations. */
import { describe, expect, it } from 'vitest';
import { conversationSets, type Half } from '../fixtures/conversation.ts';
import { isMeant, isWrongGuess, type Outcome, type } from './phrase-judge.ts';

const line = ({ phrase, reply }: Outcome): string =>
  `${phrase.id} ${phrase.situation}: ${JSON.stringify(phrase.says)} wants ${JSON.stringify(phrase.means)}, got ${reply.slice(0, 150).replaceAll('\n', ' / ')}`;

async function judge(half: Half) {
  const outcomes: Outcome[] = [];
  for (const phrase of conversationSets(half).phrases) outcomes.push(await type(phrase));
  const unread = outcomes.filter((outcome) => !outcome.phrase.means.some((meaning) => isMeant(outcome, meaning)));
  const wrong = outcomes.filter(isWrongGuess);
  return {
    all: outcomes.length,
    right: outcomes.length - unread.length,
    unread: unread.map(line),
    wrong: wrong.map(line),
  };
}

/** The share that is read right; nothing may be changed by a wrong guess. */
const ENOUGH = 0.95;

describe('a phrase', () => {
  it('of the half `seen` is read as people mean it', async ({ annotate }) => {
    const { all, right, unread, wrong } = await judge('seen');
    await annotate(`read right ${right}, wrong guesses ${wrong.length}, of ${all}`);
    expect(wrong).toEqual([]);
    expect(right / all, unread.join('\n')).toBeGreaterThanOrEqual(ENOUGH);
  });
});
