/**
 * Which cards are asked today, and in what order; how many come on the next days; and which variant of a question is
 * shown.
 *
 * Normally those that are most nearly forgotten come first. When there is more than a day takes, because days were
 * missed, it is the other way round: what is still mostly remembered comes first. That is the quickest relief, and it
 * keeps those cards from being forgotten as well; the rest is spread over the coming days.
 */
import { expectedRecall } from './card.js';
import { localDay, windowAfter, windowAt } from './local-time.js';
/**
 * FSRS counts in days, to the moment of the answer; reminders come at a time of day. A card goes with the reminder that
 * is nearest to its moment, so one that falls due within half a day is taken now. Milliseconds.
 */
export const DUE_AHEAD = 12 * 60 * 60 * 1000;
/** Whether a card's time has come, but for having been answered today already. */
export const isDue = (card, now) => card.due <= now + DUE_AHEAD;
/** Never more than so many of one lesson in a row, as long as there are others. */
const LONGEST_RUN = 2;
/** What is due and was not answered today, however many that are, in the order given. */
function dueToday({ cards, now, zone }) {
    const today = windowAt(zone, now);
    return cards.filter((card) => isDue(card, now) && !isWithin(today, card.lastReview));
}
const isWithin = (day, at) => day !== null && day.start <= at && at < day.end;
/** Plans what is left of today. */
export function selectDue({ cards, now, zone, cardsPerDay }) {
    const today = windowAt(zone, now);
    const due = dueToday({ cards, now, zone });
    // A card's first rating is its answer in a lesson, which is no review.
    const reviewed = cards.filter((card) => card.reps > 1 && isWithin(today, card.lastReview)).length;
    const room = Math.max(0, cardsPerDay - reviewed);
    const ordered = byNeed(due, now);
    if (due.length > room)
        ordered.reverse();
    const later = Math.max(0, due.length - room);
    return {
        today: mixLessons(ordered.slice(0, room)),
        later,
        laterDays: Math.ceil(later / Math.max(1, cardsPerDay)),
    };
}
/** Lowest expected recall first; equal ones in an order of their own that never changes. */
function byNeed(cards, now) {
    const recall = new Map(cards.map((card) => [card, expectedRecall(card, now)]));
    const name = ({ lesson, step }) => `${lesson}/${step}`;
    return cards.toSorted((one, other) => (recall.get(one) ?? 0) - (recall.get(other) ?? 0) || (name(one) < name(other) ? -1 : 1));
}
/** Keeps the order, but lets the next card of another lesson go before a third of the same. */
function mixLessons(ordered) {
    const waiting = [...ordered];
    const mixed = [];
    while (waiting.length > 0) {
        const run = mixed.slice(-LONGEST_RUN);
        const tired = run.length === LONGEST_RUN && run.every((card) => card.lesson === run[0]?.lesson) ? run[0] : undefined;
        const other = waiting.findIndex((card) => card.lesson !== tired?.lesson);
        mixed.push(...waiting.splice(Math.max(0, other), 1));
    }
    return mixed;
}
const DAYS = 7;
/**
 * The next seven days, today first with what is left of it. What is more than a day takes goes on to the next one, and
 * what comes after a week is not counted. Empty for a zone that is none.
 */
export function forecast(wanted) {
    const { now, zone, cardsPerDay } = wanted;
    const today = windowAt(zone, now);
    if (today === null)
        return [];
    const plan = selectDue(wanted);
    const days = [{ day: today.date, cards: plan.today.length }];
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
export function nextDay(wanted) {
    const near = forecast(wanted).find(({ cards }, index) => index > 0 && cards > 0);
    if (near !== undefined)
        return near;
    const days = comingDays(wanted).toSorted();
    const [day] = days;
    if (day === undefined)
        return null;
    return { day, cards: Math.min(days.filter((one) => one === day).length, wanted.cardsPerDay) };
}
/** The local days of the cards that are not due yet: tomorrow at the earliest. */
function comingDays(wanted) {
    const { cards, now, zone } = wanted;
    const today = windowAt(zone, now);
    if (today === null)
        return [];
    const due = new Set(dueToday(wanted));
    return cards.flatMap((card) => (due.has(card) ? [] : (localDay(zone, Math.max(card.due, today.end)) ?? [])));
}
/**
 * Which variant of a question comes next, so that recall is not recognition: 0 for the question itself, 1 for its first
 * variant … A card that was rated once has been seen as the question itself,
 * so its first review shows a variant, and no two rounds in a row show the same one.
 *
 * @param round the card's `reps` when it is asked
 * @param variants how many variants the question has
 */
export const variantFor = (round, variants) => round % (variants + 1);
//# sourceMappingURL=due.js.map