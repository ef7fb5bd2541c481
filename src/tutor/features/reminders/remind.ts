/**
 * The reminder itself: a message that already holds the first card. Nothing due: nothing is said, so nothing is sent.
 *
 * Its card takes typed answers only once the message is known to have reached the learner: one that was given up, or
 * refused, must not take what was typed for something else. Its buttons work at once.
 */
import { paragraph } from '../../../core/prose.ts';
import type { Block } from '../../../core/reply.ts';
import { type Context, type Plan, sayOnly, withCards } from '../../decision.ts';
import { buttons, type Feature, internal } from '../../feature.ts';
import type { Reminded } from '../../ports.ts';
import { cardIn, showCard } from '../../show/card.ts';
import { count } from '../../show/words.ts';
import { askCard, dueCards, freshSession, SHORT_DAY, shortButton } from '../review/review.ts';
import { snoozeButtons } from './snooze.ts';

export const reminder: Feature = { command: internal('remind', remind) };

function remind(context: Context): Plan {
  return withCards(context, (cards) => {
    const { learner } = context;
    const { today } = dueCards(context, cards, null);
    const [first] = today;
    const asked = first === undefined ? null : askCard(context, first, freshSession(today.length));
    if (asked === null) return sayOnly(learner, []);
    const hello =
      today.length === 1
        ? 'One card is due today. Here it is.'
        : `${count(today.length, 'card')} are due today. Here is the first one.`;
    const short = today.length > SHORT_DAY ? [shortButton] : [];
    return sayOnly(learner, [paragraph(hello), ...showCard(learner, asked, []), buttons(...short, ...snoozeButtons)]);
  });
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
