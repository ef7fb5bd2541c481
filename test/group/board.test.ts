import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GivenAnswer, missedPlaces, type Player, rankPlayers, tally } from '../../src/group/board.ts';
import { openRound, type Round } from '../../src/group/round.ts';

const round = (more: Partial<Round> = {}): Round => ({
  ...openRound(
    { id: 'r', room: { server: 's', channel: 'c' }, host: null, lesson: 'l', questions: ['a', 'b', 'c'] },
    0,
  ),
  revealed: [0, 1, 2],
  ...more,
});
const player = (name: string): Player => ({ learner: `slack:T:${name}`, name });
const given = (name: string, place: number, choice: number, more: Partial<GivenAnswer> = {}): GivenAnswer => ({
  learner: `slack:T:${name}`,
  place,
  choice,
  changes: 0,
  after: 1000,
  pressedAt: 0,
  ...more,
});
/** The key of every question is its first option. */
const key = () => 0;
const board = (of: Round, names: string, ...answers: readonly GivenAnswer[]) =>
  rankPlayers(of, [...names].map(player), answers, key).map(({ rank, name, right }) => `${rank} ${name} ${right}`);

describe('a board', () => {
  it.each<[string, Round, readonly GivenAnswer[], readonly string[]]>([
    ['has who was right more often first', round(), [given('a', 0, 1), given('b', 0, 0)], ['1 b 1', '2 a 0']],
    [
      'lets nobody win by one quick answer',
      round(),
      [given('a', 0, 0, { after: 1 }), given('b', 0, 0), given('b', 1, 0)],
      ['1 b 2', '2 a 1'],
    ],
    [
      'has who changed less often first among equals',
      round(),
      [given('a', 0, 0, { changes: 2 }), given('b', 0, 0, { changes: 1 })],
      ['1 b 1', '2 a 1'],
    ],
    [
      'has equals on one place, by their names, whoever was quicker',
      round(),
      [given('b', 0, 0, { after: 1 }), given('a', 0, 0, { after: 9 })],
      ['1 a 1', '1 b 1'],
    ],
    [
      'has who was quicker first where the host wants that',
      round({ countsSpeed: true }),
      [given('b', 0, 0, { after: 1 }), given('a', 0, 0, { after: 9 })],
      ['1 b 1', '2 a 1'],
    ],
    [
      'counts no speed of wrong answers',
      round({ countsSpeed: true }),
      [given('b', 0, 1, { after: 1 }), given('a', 0, 1, { after: 9 })],
      ['1 a 0', '1 b 0'],
    ],
    [
      'counts no question that was skipped',
      round({ skipped: [0] }),
      [given('a', 0, 0), given('b', 1, 0)],
      ['1 b 1', '2 a 0'],
    ],
    [
      'counts no question that was never shown',
      round({ revealed: [1] }),
      [given('a', 0, 0), given('b', 1, 0)],
      ['1 b 1', '2 a 0'],
    ],
    ['knows nobody who does not play', round(), [given('x', 0, 0)], ['1 a 0', '1 b 0']],
  ])('%s', (_, of, answers, expected) => {
    expect(board(of, 'ab', ...answers)).toEqual(expected);
  });

  const answers = fc.array(
    fc.record({
      learner: fc.constantFrom('slack:T:a', 'slack:T:b', 'slack:T:c'),
      place: fc.nat(3),
      choice: fc.nat(3),
      changes: fc.nat(3),
      after: fc.nat(9),
      pressedAt: fc.constant(0),
    }),
    { maxLength: 12 },
  );

  it('has every player once, and nobody better below somebody worse', () => {
    fc.assert(
      fc.property(answers, fc.boolean(), (all, countsSpeed) => {
        const ranked = rankPlayers(round({ countsSpeed }), [...'cab'].map(player), all, key);
        expect(ranked.map(({ name }) => name).sort()).toEqual(['a', 'b', 'c']);
        for (const [index, one] of ranked.entries()) {
          const next = ranked[index + 1];
          if (next !== undefined) expect(one.right).toBeGreaterThanOrEqual(next.right);
          if (next !== undefined) expect(next.rank === one.rank || next.rank === index + 2).toBe(true);
        }
      }),
    );
  });

  it('agrees with the tally: as many are right as chose the key', () => {
    fc.assert(
      fc.property(answers, (all) => {
        const once = [...new Map(all.map((one) => [`${one.learner} ${one.place}`, one])).values()];
        const ranked = rankPlayers(round(), [...'abc'].map(player), once, key);
        const right = [0, 1, 2].reduce((sum, place) => sum + (tally(once, place, 4)[0] ?? 0), 0);
        expect(ranked.reduce((sum, one) => sum + one.right, 0)).toBe(right);
      }),
    );
  });
});

it('what was missed is what was wrong or not answered, of the questions that count', () => {
  const of = round({ skipped: [2] });
  expect(missedPlaces(of, [given('a', 0, 0)], key)).toEqual([1]);
  expect(missedPlaces(of, [given('a', 0, 1), given('a', 2, 1)], key)).toEqual([0, 1]);
});
