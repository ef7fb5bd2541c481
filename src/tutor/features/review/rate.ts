/** What the learner says about their own answer in a review: it was too easy, it was a guess, or take it back. */
import { code, paragraph } from '../../../core/prose.ts';
import type { Block, Button } from '../../../core/reply.ts';
import type { Card } from '../../../review/card.ts';
import { type Adjustment, adjust, adjustRating, undo } from '../../../review/rate.ts';
import { type Context, type Done, sayOnly, withCards, zoneIn } from '../../decision.ts';
import { action, button, buttons, type Feature, press, typed } from '../../feature.ts';
import { settingsOf } from '../../settings.ts';
import { cardAction, readRound, showCard, showReviewEnd } from '../../show/card.ts';
import { dayWords, todayIn } from '../../show/words.ts';
import type { ReviewSession } from '../../state.ts';
import { askCard, endButtons, isOver } from './review.ts';

export const rateCard: Feature<'rate' | 'undo'> = {
  presses: {
    rate: press((context, { action }) => {
      const { round, more } = readRound(action.argument);
      const adjustment = more === 'e' ? 'too-easy' : 'guess';
      return withCards(context, (cards) => adjustLast(context, cards, adjustment, { ...action, round }));
    }),
    undo: press((context, { action }) =>
      withCards(context, (cards) => undoLast(context, cards, { ...action, ...readRound(action.argument) })),
    ),
  },
  typed: [
    typed('rate', /^(?:it was |that was )?(?:too )?easy$/, (context) =>
      withCards(context, (cards) => adjustLast(context, cards, 'too-easy', null)),
    ),
    typed('rate', /^(?:(?:it|that) was )?(?:just )?(?:a )?guess(?:ed)?$|^i guessed$/, (context) =>
      withCards(context, (cards) => adjustLast(context, cards, 'guess', null)),
    ),
    typed('undo', /^(?:undo|take (?:it|that) back)$/, (context) =>
      withCards(context, (cards) => undoLast(context, cards, null)),
    ),
  ],
  help: [
    [
      code('why this card'),
      ', ',
      code('too easy'),
      ', ',
      code('that was a guess'),
      ' and ',
      code('undo'),
      ' in a review',
    ],
  ],
};

/** The card that a button was about; null for a typed word, which is about the newest. */
type Named = { readonly lesson: string; readonly step: string; readonly round: number } | null;

/** What stands below an answer: when the card comes again, what can be said about it, and the way on. */
export function afterRating(
  context: Context,
  cards: readonly Card[],
  session: ReviewSession,
  card: Card,
): readonly Block[] {
  const about: readonly Button[] = [
    ...(card.lastRating === 'again'
      ? []
      : [rateButton(card, 'Too easy', 'e'), rateButton(card, 'That was a guess', 'g')]),
    button('Undo', cardAction('undo', card, card.reps)),
  ];
  const again = paragraph(comesAgain(context, card));
  if (isOver(session)) {
    const end = [...showReviewEnd(context, session, cards), ...endButtons(context, cards)];
    return [again, buttons(...about), ...end];
  }
  return [again, buttons(button('Next card', action('review'), 'primary'), ...about)];
}

const rateButton = (card: Card, label: string, kind: 'e' | 'g'): Button =>
  button(label, cardAction('rate', card, card.reps, kind));

/** Rates the newest answer anew. */
function adjustLast(context: Context, cards: readonly Card[], adjustment: Adjustment, named: Named): Done {
  const { learner, reminders } = context;
  const last = lastRated(context, cards, named);
  if (last === null) return nothingToChange(context);
  const { card, before } = last;
  const rating = adjustRating(card.lastRating, adjustment);
  if (rating === card.lastRating) {
    return sayOnly(learner, [paragraph(`It stays as it is. ${comesAgain(context, card)}`)]);
  }
  const rated = adjust(card, before, rating, settingsOf(reminders).retention, learner.id);
  const thanks =
    adjustment === 'too-easy' ? 'Good: it can wait longer.' : 'Thank you for saying so: it comes back sooner.';
  return sayOnly(learner, [paragraph(`${thanks} ${comesAgain(context, rated.card)}`)], {
    cards: [rated.card],
    reviews: [rated.entry],
  });
}

/** Takes the newest answer back and asks the card again, as if it had not been answered. */
function undoLast(context: Context, cards: readonly Card[], named: Named): Done {
  const { learner } = context;
  const last = lastRated(context, cards, named);
  if (last === null) return nothingToChange(context);
  const undone = undo(last.card, last.before);
  const session = {
    ...last.session,
    before: null,
    rated: last.session.rated.slice(0, -1),
    done: last.session.done - 1,
  };
  const asked = askCard(context, undone.card, { ...session, planned: Math.max(session.planned, session.done + 1) });
  if (asked === null) return nothingToChange(context);
  const said = paragraph('Taken back. Here it is again.');
  // Hints that were seen stay seen, as long as no other card has been asked since.
  const hints = last.session.answered ? last.session.hints : 0;
  return sayOnly({ ...learner, review: { ...asked.session, hints } }, [said, ...showCard(learner, asked)], {
    pressed: 'settle',
    cards: [undone.card],
    reviews: [undone.entry],
  });
}

/** The card that was rated last in this sitting, now and before; null when there is none, or another one is meant. */
function lastRated(
  { learner }: Context,
  cards: readonly Card[],
  named: Named,
): { readonly session: ReviewSession; readonly card: Card; readonly before: Card } | null {
  const session = learner.review;
  const before = session?.before ?? null;
  if (session === null || before === null) return null;
  const card = cards.find(({ lesson, step }) => lesson === before.lesson && step === before.step);
  if (card === undefined || card.reps !== before.reps + 1) return null;
  const isMeant =
    named === null || (named.lesson === card.lesson && named.step === card.step && named.round === card.reps);
  return isMeant ? { session, card, before } : null;
}

const nothingToChange = ({ learner }: Context): Done =>
  sayOnly(learner, [paragraph('There is no answer to change any more. Nothing has changed.')]);

function comesAgain(context: Context, { due }: Card): string {
  const zone = zoneIn(context);
  return `This card comes again ${dayWords(todayIn(zone, due), todayIn(zone, context.now))}.`;
}
