/** What the learner says about their own answer in a review: it was too easy, it was a guess, or take it back. */
import { paragraph } from '../../core/prose.ts';
import type { Block, Button } from '../../core/reply.ts';
import type { Card } from '../../review/card.ts';
import { type Adjustment, adjust, adjustRating, undo } from '../../review/index.ts';
import { buttons } from '../controls.ts';
import { dayWords, todayIn } from '../day-words.ts';
import { type Outcome, sayOnly } from '../decision.ts';
import { settingsOf } from '../settings.ts';
import { cardAction, showCard } from '../show/card.ts';
import { showReviewEnd } from '../show/review-end.ts';
import { type Situation, zoneIn } from '../situation.ts';
import type { ReviewSession } from '../state.ts';
import { askCard, endButtons, isOver } from './review.ts';

/** What stands below an answer: when the card comes again, what can be said about it, and the way on. */
export function afterRating(
  situation: Situation,
  cards: readonly Card[],
  session: ReviewSession,
  card: Card,
): readonly Block[] {
  const about: readonly Button[] = [
    ...(card.lastRating === 'again'
      ? []
      : [rateButton(card, 'Too easy', 'e'), rateButton(card, 'That was a guess', 'g')]),
    { label: 'Undo', action: cardAction('undo', card, card.reps), style: 'secondary' },
  ];
  const again = paragraph(comesAgain(situation, card));
  if (isOver(session)) {
    const end = [...showReviewEnd(situation, session, cards), ...endButtons(situation, cards)];
    return [again, buttons(...about), ...end];
  }
  const next = { verb: 'review', lesson: '', step: '', argument: '' } as const;
  return [again, buttons({ label: 'Next card', action: next, style: 'primary' }, ...about)];
}

const rateButton = (card: Card, label: string, kind: 'e' | 'g'): Button => ({
  label,
  action: cardAction('rate', card, card.reps, kind),
  style: 'secondary',
});

export const adjustmentOf = (more: string): Adjustment => (more === 'e' ? 'too-easy' : 'guess');

/** Rates the newest answer anew. `named`: the card that a button was about, null for a typed word. */
export function adjustLast(
  situation: Situation,
  cards: readonly Card[],
  adjustment: Adjustment,
  named: { readonly lesson: string; readonly step: string; readonly round: number } | null,
): Outcome {
  const { learner, reminders } = situation;
  const last = lastRated(situation, cards, named);
  if (last === null) return nothingToChange(situation);
  const { card, before } = last;
  const rating = adjustRating(card.lastRating, adjustment);
  if (rating === card.lastRating) {
    return sayOnly(learner, [paragraph(`It stays as it is. ${comesAgain(situation, card)}`)]);
  }
  const rated = adjust(card, before, rating, settingsOf(reminders).retention, learner.id);
  const thanks =
    adjustment === 'too-easy' ? 'Good: it can wait longer.' : 'Thank you for saying so: it comes back sooner.';
  return sayOnly(learner, [paragraph(`${thanks} ${comesAgain(situation, rated.card)}`)], {
    cards: [rated.card],
    reviews: [rated.entry],
  });
}

/** Takes the newest answer back and asks the card again, as if it had not been answered. */
export function undoLast(
  situation: Situation,
  cards: readonly Card[],
  named: { readonly lesson: string; readonly step: string; readonly round: number } | null,
): Outcome {
  const { learner } = situation;
  const last = lastRated(situation, cards, named);
  if (last === null) return nothingToChange(situation);
  const undone = undo(last.card, last.before);
  const session = {
    ...last.session,
    before: null,
    rated: last.session.rated.slice(0, -1),
    done: last.session.done - 1,
  };
  const asked = askCard(situation, undone.card, { ...session, planned: Math.max(session.planned, session.done + 1) });
  if (asked === null) return nothingToChange(situation);
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
  { learner }: Situation,
  cards: readonly Card[],
  named: { readonly lesson: string; readonly step: string; readonly round: number } | null,
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

const nothingToChange = ({ learner }: Situation): Outcome =>
  sayOnly(learner, [paragraph('There is no answer to change any more. Nothing has changed.')]);

function comesAgain(situation: Situation, { due }: Card): string {
  const zone = zoneIn(situation);
  return `This card comes again ${dayWords(todayIn(zone, due), todayIn(zone, situation.now))}.`;
}
