/**
 * The reminder itself: a message that already holds the first card, and what is assigned in the learner's classes.
 * Nothing due: nothing is said, so nothing is sent.
 *
 * Its card takes typed answers only once the message is known to have reached the learner: one that was given up, or
 * refused, must not take what was typed for something else. Its buttons work at once.
 */
import { paragraph } from '../../../core/prose.ts';
import type { Block } from '../../../core/reply.ts';
import type { Card } from '../../../review/card.ts';
import { addDays } from '../../../review/local-time.ts';
import { type Context, needs, type Plan, sayOnly, withCards, zoneIn } from '../../decision.ts';
import { buttons, type Feature, internal } from '../../feature.ts';
import type { Reminded } from '../../ports.ts';
import { cardIn, showCard } from '../../show/card.ts';
import { type DueAssignment, showDue } from '../../show/class.ts';
import { count, todayIn } from '../../show/words.ts';
import { askCard, dueCards, freshSession, SHORT_DAY, shortButton } from '../review/review.ts';
import { snoozeButtons } from './snooze.ts';

export const reminder: Feature = { command: internal('remind', remind) };

function remind(context: Context): Plan {
  return withCards(context, (cards) => withAssigned(context, (assigned) => remindOf(context, cards, assigned)));
}

/** What is assigned to the learner's classes and not finished; until the day after its last day. */
const withAssigned = (context: Context, then: (assigned: readonly DueAssignment[]) => Plan): Plan =>
  needs(async ({ store }) => {
    const { learner, lessons, now } = context;
    const yesterday = addDays(todayIn(zoneIn(context), now), -1);
    const own = (await store.classesOf(learner.id)).filter(({ member }) => member !== null);
    const assigned = own.flatMap(({ class: of }) =>
      of.assignments
        .filter(({ lesson, dueOn }) => lessons.has(lesson) && dueOn >= yesterday)
        .map((one) => ({ ...one, class: of })),
    );
    const open: DueAssignment[] = [];
    for (const one of assigned) {
      const { progress } = await store.load(learner.id, one.lesson);
      if ((progress?.completedAt ?? null) === null) open.push(one);
    }
    return then(open.toSorted((one, other) => one.dueOn.localeCompare(other.dueOn)));
  });

function remindOf(context: Context, cards: readonly Card[], assigned: readonly DueAssignment[]): Plan {
  const { learner, lessons, now } = context;
  const due = showDue(lessons, assigned, todayIn(zoneIn(context), now));
  const { today } = dueCards(context, cards, null);
  const [first] = today;
  const asked = first === undefined ? null : askCard(context, first, freshSession(today.length));
  if (asked === null) return sayOnly(learner, due.length === 0 ? [] : [...due, buttons(...snoozeButtons)]);
  const hello =
    today.length === 1
      ? 'One card is due today. Here it is.'
      : `${count(today.length, 'card')} are due today. Here’s the first one.`;
  const short = today.length > SHORT_DAY ? [shortButton] : [];
  return sayOnly(learner, [
    ...due,
    paragraph(hello),
    ...showCard(learner, asked, []),
    buttons(...short, ...snoozeButtons),
  ]);
}

/** What became of the reminder: its card is open now, or the learner hears of it later that it was refused. */
export function reminded(
  context: Context,
  { written, blocks }: { readonly written: string; readonly blocks: readonly Block[] },
  result: Reminded['result'],
): Plan {
  const { learner, reminders } = context;
  if (result === 'refused') {
    return sayOnly(learner, [], { reminders: reminders === null ? null : { ...reminders, refused: true } });
  }
  const shown = cardIn(blocks);
  return withCards(context, (cards) => {
    const card = cards.find(({ lesson, step }) => lesson === shown?.lesson && step === shown.step);
    // It may have been answered while it was on its way.
    if (card === undefined || card.reps !== shown?.round) return sayOnly(learner, []);
    const planned = Math.max(1, dueCards(context, cards, null).today.length);
    const asked = askCard(context, card, freshSession(planned));
    return sayOnly({ ...learner, lastEvent: written, review: asked?.session ?? learner.review }, []);
  });
}
