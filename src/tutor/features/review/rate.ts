/** What the learner says about their own answer in a review: it was too easy, it was a guess, or take it back. */
import type { Action } from '../../../core/action.ts';
import { paragraph } from '../../../core/prose.ts';
import type { Block, Button } from '../../../core/reply.ts';
import type { Card } from '../../../review/card.ts';
import { type Adjustment, adjust, adjustRating, undo } from '../../../review/rate.ts';
import { type Context, type Done, type Plan, sayOnly, withCards, zoneIn } from '../../decision.ts';
import { action, button, buttons, type Feature, means, press } from '../../feature.ts';
import { settingsOf } from '../../settings.ts';
import { cardAction, readRound, showCard, showReviewEnd } from '../../show/card.ts';
import { wayBlock } from '../../show/ways.ts';
import { dayWords, todayIn } from '../../show/words.ts';
import type { ReviewSession } from '../../state.ts';
import { askCard, endButtons, isOver } from './review.ts';

export const rateCard: Feature<'rate' | 'undo'> = {
  presses: {
    rate: press((context, { action }) => {
      const { more } = readRound(action.argument);
      return adjustLast(context, more === 'e' ? 'too-easy' : 'guess', action);
    }),
    undo: press((context, { action }) => undoLast(context, action)),
  },
  typed: [
    means('easy', (context) => adjustLast(context, 'too-easy', null)),
    means('guess', (context) => adjustLast(context, 'guess', null)),
    means('undo', (context) => undoLast(context, null)),
  ],
  help: ['`why this card`, `too easy`, `that was a guess` and `undo` in a review'],
  topics: [
    {
      asked: `card too easy, card was easy, card too hard, i guessed, that was a guess, only guessed, undo a
        rating, take back a rating, undo my last answer, rate a card, wrong rating, too easy, card easy,
        tell you it was too easy, i only guessed, just guessed, was a guess, tell you i guessed, undo, how
        do i undo, take back, take back an answer, take back my answer, take back a card, change my answer,
        wrong button, pressed the wrong button, mistake in a review, undo a card, undo an answer to a card,
        answered a card by mistake`,
      says: 'After a card, type `too easy`, `that was a guess` or `undo`.',
    },
    {
      asked: `why this card, why this card today, why do you ask me this again, this card again, get this card again, why do
        i get this card, why do i see this card, why again this question`,
      says: 'During a review, type `why this card` to learn why it comes today.',
    },
  ],
};

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

/**
 * Rates the newest answer anew. `named`: the button's action; null for a typed word, which is about the newest answer.
 */
function adjustLast(context: Context, adjustment: Adjustment, named: Action | null): Plan {
  return withLast(context, named, ({ card, before }) => {
    const { learner, reminders } = context;
    const rating = adjustRating(card.lastRating, adjustment);
    if (rating === card.lastRating) {
      return sayOnly(learner, [paragraph(`OK, it stays as it is. ${comesAgain(context, card)}`)]);
    }
    const rated = adjust(card, before, rating, settingsOf(reminders).retention, learner.id);
    const thanks =
      adjustment === 'too-easy' ? 'Good, it can wait longer.' : 'Thanks for telling me. It’ll come back sooner.';
    return sayOnly(learner, [paragraph(`${thanks} ${comesAgain(context, rated.card)}`)], {
      cards: [rated.card],
      reviews: [rated.entry],
    });
  });
}

/** Takes the newest answer back and asks the card again, as if it had not been answered. */
function undoLast(context: Context, named: Action | null): Plan {
  return withLast(context, named, ({ session, card, before }) => {
    const { learner } = context;
    const undone = undo(card, before);
    const done = session.done - 1;
    const planned = Math.max(session.planned, session.done);
    const left = { ...session, before: null, rated: session.rated.slice(0, -1), done, planned };
    const asked = askCard(context, undone.card, left);
    if (asked === null) return nothingToChange(context);
    // Hints that were seen stay seen, as long as no other card has been asked since.
    const review = { ...asked.session, hints: session.answered ? session.hints : 0 };
    return sayOnly({ ...learner, review }, [paragraph('Taken back. Here it is again.'), ...showCard(learner, asked)], {
      pressed: 'settle',
      cards: [undone.card],
      reviews: [undone.entry],
    });
  });
}

/** The card that was rated last in this sitting, now and before. */
interface Last {
  readonly session: ReviewSession;
  readonly card: Card;
  readonly before: Card;
}

/** Changes the newest answer; where there is none, or another one is meant, nothing. */
const withLast = (context: Context, named: Action | null, then: (last: Last) => Done): Plan =>
  withCards(context, (cards) => {
    const session = context.learner.review;
    const before = session?.before ?? null;
    if (session === null || before === null) return nothingToChange(context);
    const card = cards.find(({ lesson, step }) => lesson === before.lesson && step === before.step);
    if (card === undefined || card.reps !== before.reps + 1) return nothingToChange(context);
    const isMeant =
      named === null ||
      (named.lesson === card.lesson && named.step === card.step && readRound(named.argument).round === card.reps);
    return isMeant ? then({ session, card, before }) : nothingToChange(context);
  });

const nothingToChange = (context: Context): Done =>
  sayOnly(context.learner, [
    paragraph('There’s no answer to change any more. Nothing has changed.'),
    wayBlock(context),
  ]);

function comesAgain(context: Context, { due }: Card): string {
  const zone = zoneIn(context);
  return `This card comes back ${dayWords(todayIn(zone, due), todayIn(zone, context.now))}.`;
}
