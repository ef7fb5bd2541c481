/** The phrases of the conversation sets, typed to the tutor in their situations. */
import { describe, expect, it } from 'vitest';
import { conversationSets, type Phrase } from '../fixtures/conversation.ts';
import { MORE_PHRASES } from './more-phrases.ts';
import { isMeant, isWrongGuess, type Outcome, type } from './phrase-judge.ts';

const line = ({ phrase, reply }: Outcome): string =>
  `${phrase.id} ${phrase.situation}: ${JSON.stringify(phrase.says)} wants ${JSON.stringify(phrase.means)}, got ${reply.slice(0, 150).replaceAll('\n', ' / ')}`;

async function judge(phrases: readonly Phrase[]) {
  const outcomes: Outcome[] = [];
  for (const phrase of phrases) outcomes.push(await type(phrase));
  const unread = outcomes.filter((outcome) => !outcome.phrase.means.some((meaning) => isMeant(outcome, meaning)));
  const wrong = outcomes.filter(isWrongGuess);
  return {
    all: outcomes.length,
    right: outcomes.length - unread.length,
    unread: unread.map(line),
    wrong: wrong.map(line),
  };
}

/** The least of each half that is read right, which may rise and must not fall; no guess may change anything. */
const LEAST = { seen: 0.99, apart: 0.99, fresh: 0.98, further: 0.95, last: 0.98, newest: 0.93 } as const;

describe('a phrase', () => {
  it.for(['seen', 'apart', 'fresh', 'further', 'last', 'newest'] as const)(
    'of the half `%s` is read as people mean it',
    async (half, { annotate }) => {
      const { all, right, unread, wrong } = await judge(conversationSets(half).phrases);
      await annotate(`read right ${right}, wrong guesses ${wrong.length}, of ${all}`);
      expect(wrong).toEqual([]);
      expect(right / all, unread.join('\n')).toBeGreaterThanOrEqual(LEAST[half]);
    },
  );

  it.each(MORE_PHRASES)('that %s is read so, in whatever words', async (_, phrases) => {
    const { unread, wrong } = await judge(phrases);
    expect(unread).toEqual([]);
    expect(wrong).toEqual([]);
  });
});
