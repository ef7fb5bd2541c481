/** The end of a review: what was strengthened, what comes back soon, and when the next cards come. */
import { bullets, heading, type Prose, paragraph } from '../../core/prose.ts';
import type { Block } from '../../core/reply.ts';
import type { Card } from '../../review/card.ts';
import { nextDay } from '../../review/index.ts';
import { count, dayWords, todayIn } from '../day-words.ts';
import { questionOf, type Situation, toSelect, zoneIn } from '../situation.ts';
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
  if (rated.length === 0) return [paragraph('Another time, then.'), nextOnes(situation, cards)];
  return [
    heading(3, 'Done'),
    ...(right.length === 0 ? [] : [paragraph(`You strengthened ${count(right.length, 'card')}:`), titles(right)]),
    ...(wrong.length === 0 ? [] : [paragraph('These come back soon, so that they stick:'), titles(wrong)]),
    nextOnes(situation, cards),
  ];
}

/** `The next 2 cards come on Friday.` What is left of today is not counted: those can be had at once. */
export function nextOnes(situation: Situation, cards: readonly Card[]): Prose {
  const next = nextDay(toSelect(situation, cards));
  if (next === null) return paragraph(NOTHING_PLANNED);
  const words = dayWords(next.day, todayIn(zoneIn(situation), situation.now));
  return paragraph(next.cards === 1 ? `The next card comes ${words}.` : `The next ${next.cards} cards come ${words}.`);
}

const NOTHING_PLANNED = 'Nothing is planned yet. Each question that you answer in a lesson becomes a card.';
