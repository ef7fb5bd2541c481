/** How many cards come on each of the next days, as `selectDue` will hand them out. */
import { localDay, windowAfter, windowAt } from './local-time.ts';
import { dueToday, selectDue, type ToSelect } from './select-due.ts';

export interface ForecastDay {
  /** A local date. */
  readonly day: string;
  readonly cards: number;
}

const DAYS = 7;

/**
 * The next seven days, today first with what is left of it. What is more than a day takes goes on to the next one, and
 * what comes after a week is not counted. Empty for a zone that is none.
 */
export function forecast(wanted: ToSelect): readonly ForecastDay[] {
  const { now, zone, cardsPerDay } = wanted;
  const today = windowAt(zone, now);
  if (today === null) return [];
  const plan = selectDue(wanted);
  const days: ForecastDay[] = [{ day: today.date, cards: plan.today.length }];
  const coming = comingDays(wanted);
  let waiting = plan.later;
  let window = today;
  while (days.length < DAYS) {
    window = windowAfter(window);
    const { date } = window;
    waiting += coming.filter((day) => day === date).length;
    const cards = Math.min(waiting, cardsPerDay);
    days.push({ day: date, cards });
    waiting -= cards;
  }
  return days;
}

/** The first day after today on which cards come, however far away; null when there are none to come. */
export function nextDay(wanted: ToSelect): ForecastDay | null {
  const near = forecast(wanted).find(({ cards }, index) => index > 0 && cards > 0);
  if (near !== undefined) return near;
  const days = comingDays(wanted).toSorted();
  const [day] = days;
  if (day === undefined) return null;
  return { day, cards: Math.min(days.filter((one) => one === day).length, wanted.cardsPerDay) };
}

/** The local days of the cards that are not due yet: tomorrow at the earliest. */
function comingDays(wanted: ToSelect): readonly string[] {
  const { cards, now, zone } = wanted;
  const today = windowAt(zone, now);
  if (today === null) return [];
  const due = new Set(dueToday(wanted));
  return cards.flatMap((card) => (due.has(card) ? [] : (localDay(zone, Math.max(card.due, today.end)) ?? [])));
}
