/** The end of a review: what was strengthened, what comes back soon, and when the next cards come. */
import { bullets, heading, type Prose, paragraph } from '../../core/prose.ts';
import type { Block } from '../../core/reply.ts';
import type { Card } from '../../review/card.ts';
import { DUE_AHEAD, localDay } from '../../review/index.ts';
import { count, dayWords, todayIn } from '../day-words.ts';
import { questionOf, type Situation, zoneIn } from '../situation.ts';
import type { ReviewSession } from '../state.ts';

/** `cards` are all of the learner's, as they are now. */
export function showReviewEnd(
  situation: Situation,
  { rated }: ReviewSession,
  cards: readonly Card[],
): readonly Block[] {
  const right = rated.filter((one) => one.right);
  const wrong = rated.filter((one) => !one.right);
  const titles = (some: ReviewSession['rated']): Prose =>
    bullets(some.map((one) => [questionOf(situation.lessons, one)?.question.title ?? one.step]));
  return [
    heading(3, 'Done'),
    ...(right.length === 0 ? [] : [paragraph(`You strengthened ${count(right.length, 'card')}:`), titles(right)]),
    ...(wrong.length === 0 ? [] : [paragraph('These come back soon, so that they stick:'), titles(wrong)]),
    nextOnes(situation, cards),
  ];
}

/** `The next 2 cards come on Friday.` What is left of today is not counted: those can be had at once. */
export function nextOnes(situation: Situation, cards: readonly Card[]): Prose {
  const { now } = situation;
  const zone = zoneIn(situation);
  const today = todayIn(zone, now);
  const days = cards.flatMap((card) => {
    const isTodays = localDay(zone, card.lastReview) === today;
    // What was answered today comes tomorrow at the earliest.
    const from = isTodays ? Math.max(card.due, now + DUE_AHEAD) : card.due;
    return localDay(zone, Math.max(from, now)) ?? [];
  });
  const [first] = days.filter((day) => day > today).sort();
  if (first === undefined) return paragraph('No further cards are planned. They come from the questions you answer.');
  const many = days.filter((day) => day === first).length;
  const words = dayWords(first, today);
  return paragraph(many === 1 ? `The next card comes ${words}.` : `The next ${many} cards come ${words}.`);
}
