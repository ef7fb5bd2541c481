/**
 * Who had how much right, and how many chose what. A question that somebody did not answer counts as missed, so nobody
 * wins by one quick answer.
 */
import type { LearnerId } from '../core/event.ts';
import { countedPlaces, type Round } from './round.ts';

export interface Player {
  readonly learner: LearnerId;
  /** As the others know them: plain text. */
  readonly name: string;
}

/** What somebody chose last, before the question closed. */
export interface GivenAnswer {
  readonly learner: LearnerId;
  /** The question's place in the round. */
  readonly place: number;
  /** The option's index in the author's order. */
  readonly choice: number;
  /** How often they chose something else after the first time. */
  readonly changes: number;
  /** Milliseconds after the question was opened. */
  readonly after: number;
  /** By the platform's clock: of two presses that come the wrong way round, the later one counts. */
  readonly pressedAt: number;
}

export interface Ranked extends Player {
  /** 1 for the best; those who are level share one. */
  readonly rank: number;
  readonly right: number;
  readonly changes: number;
  /** Milliseconds over all right answers. */
  readonly time: number;
}

/** `keyAt`: the index of the right option of the question at a place. */
export function rankPlayers(
  round: Round,
  players: readonly Player[],
  answers: readonly GivenAnswer[],
  keyAt: (place: number) => number | null,
): readonly Ranked[] {
  const counted = new Set(countedPlaces(round));
  const totals = new Map(players.map((player) => [player.learner, { ...player, right: 0, changes: 0, time: 0 }]));
  for (const { learner, place, choice, changes, after } of answers) {
    const total = totals.get(learner);
    if (total === undefined || !counted.has(place)) continue;
    total.changes += changes;
    if (choice !== keyAt(place)) continue;
    total.right += 1;
    total.time += after;
  }
  const sorted = [...totals.values()].sort(
    (one, other) => compare(round, one, other) || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0),
  );
  let rank = 0;
  return sorted.map((player, index) => {
    const before = sorted[index - 1];
    if (before === undefined || compare(round, before, player) !== 0) rank = index + 1;
    return { ...player, rank };
  });
}

type Totals = Omit<Ranked, 'rank'>;

/** Right answers, then fewer changes; who was quicker only where the host wants that. */
function compare({ countsSpeed }: Round, one: Totals, other: Totals): number {
  return other.right - one.right || one.changes - other.changes || (countsSpeed ? one.time - other.time : 0);
}

/** How many chose each option of a question, by the author's index. */
export function tally(answers: readonly GivenAnswer[], place: number, options: number): readonly number[] {
  const counts = Array.from({ length: options }, () => 0);
  for (const answer of answers) {
    if (answer.place === place && answer.choice in counts) counts[answer.choice] = (counts[answer.choice] ?? 0) + 1;
  }
  return counts;
}

/** Places that a player did not have right, of those that count. */
export function missedPlaces(
  round: Round,
  answers: readonly GivenAnswer[],
  keyAt: (place: number) => number | null,
): readonly number[] {
  return countedPlaces(round).filter((place) => {
    const given = answers.find((answer) => answer.place === place);
    return given === undefined || given.choice !== keyAt(place);
  });
}
