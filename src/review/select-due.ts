/**
 * Which cards are asked today, and in what order.
 *
 * Normally those that are most nearly forgotten come first. When there is more than a day takes, because days were
 * missed, it is the other way round: what is still mostly remembered comes first. That is the quickest relief, and it
 * keeps those cards from being forgotten as well; the rest is spread over the coming days.
 */
import type { Card } from './card.ts';
import { type DayWindow, windowAt } from './local-time.ts';
import { expectedRecall } from './strength.ts';

/**
 * FSRS counts in days, to the moment of the answer; reminders come at a time of day. A card goes with the reminder that
 * is nearest to its moment, so one that falls due within half a day is taken now. Milliseconds.
 */
export const DUE_AHEAD = 12 * 60 * 60 * 1000;

/** Whether a card's time has come, but for having been answered today already. */
export const isDue = (card: Card, now: number): boolean => card.due <= now + DUE_AHEAD;

export interface ToSelect {
  readonly cards: readonly Card[];
  readonly now: number;
  /** The learner's zone: no card is asked twice on one local day. */
  readonly zone: string;
  /** At most so many reviews a local day. */
  readonly cardsPerDay: number;
}

export interface ReviewPlan {
  /** In the order in which they are to be asked. */
  readonly today: readonly Card[];
  /** Cards that are due as well and have to wait for the coming days. */
  readonly later: number;
  /** On how many coming days the waiting ones are asked, at `cardsPerDay`. */
  readonly laterDays: number;
}

/** Never more than so many of one lesson in a row, as long as there are others. */
const LONGEST_RUN = 2;

/** What is due and was not answered today, however many that are, in the order given. */
export function dueToday({ cards, now, zone }: Omit<ToSelect, 'cardsPerDay'>): readonly Card[] {
  const today = windowAt(zone, now);
  return cards.filter((card) => isDue(card, now) && !isWithin(today, card.lastReview));
}

const isWithin = (day: DayWindow | null, at: number): boolean => day !== null && day.start <= at && at < day.end;

/** Plans what is left of today. */
export function selectDue({ cards, now, zone, cardsPerDay }: ToSelect): ReviewPlan {
  const today = windowAt(zone, now);
  const due = dueToday({ cards, now, zone });
  // A card's first rating is its answer in a lesson, which is no review.
  const reviewed = cards.filter((card) => card.reps > 1 && isWithin(today, card.lastReview)).length;
  const room = Math.max(0, cardsPerDay - reviewed);
  const ordered = byNeed(due, now);
  if (due.length > room) ordered.reverse();
  const later = Math.max(0, due.length - room);
  return {
    today: mixLessons(ordered.slice(0, room)),
    later,
    laterDays: Math.ceil(later / Math.max(1, cardsPerDay)),
  };
}

/** Lowest expected recall first; equal ones in an order of their own that never changes. */
function byNeed(cards: readonly Card[], now: number): Card[] {
  const recall = new Map(cards.map((card) => [card, expectedRecall(card, now)]));
  const name = ({ lesson, step }: Card): string => `${lesson}/${step}`;
  return cards.toSorted(
    (one, other) => (recall.get(one) ?? 0) - (recall.get(other) ?? 0) || (name(one) < name(other) ? -1 : 1),
  );
}

/** Keeps the order, but lets the next card of another lesson go before a third of the same. */
function mixLessons(ordered: readonly Card[]): Card[] {
  const waiting = [...ordered];
  const mixed: Card[] = [];
  while (waiting.length > 0) {
    const run = mixed.slice(-LONGEST_RUN);
    const tired =
      run.length === LONGEST_RUN && run.every((card) => card.lesson === run[0]?.lesson) ? run[0] : undefined;
    const other = waiting.findIndex((card) => card.lesson !== tired?.lesson);
    mixed.push(...waiting.splice(Math.max(0, other), 1));
  }
  return mixed;
}
