/** How many cards come on each of the next days. */
import type { Card } from './card.ts';
import { windowAfter, windowAt } from './local-time.ts';

export interface ForecastDay {
  /** A local date. */
  readonly day: string;
  readonly cards: number;
}

const DAYS = 7;

/**
 * Cards by the local day on which they fall due, today first; what is overdue counts as today's. Without regard to how
 * many a day the learner takes. Empty for a zone that is none.
 */
export function forecast(cards: readonly Card[], now: number, zone: string): readonly ForecastDay[] {
  const today = windowAt(zone, now);
  if (today === null) return [];
  const days = [today];
  while (days.length < DAYS) days.push(windowAfter(days.at(-1) ?? today));
  return days.map(({ date, start, end }) => ({
    day: date,
    cards: cards.filter(({ due }) => (date === today.date || start <= due) && due < end).length,
  }));
}
