/** A sitting with due cards: it begins, goes from card to card, and ends. The place in the lesson stays as it is. */
import { action } from '../../core/action.ts';
import { code, paragraph } from '../../core/prose.ts';
import type { Block, Button } from '../../core/reply.ts';
import type { Card } from '../../review/card.ts';
import { type ReviewPlan, sceneFor, selectDue } from '../../review/index.ts';
import { buttons } from '../controls.ts';
import { count } from '../day-words.ts';
import { type Outcome, type Plan, sayOnly } from '../decision.ts';
import { settingsOf } from '../settings.ts';
import { MAX_CARDS_PER_DAY } from '../settings-change.ts';
import { type Asked, sceneIn, showCard, stopButton } from '../show/card.ts';
import { nextOnes, showReviewEnd } from '../show/review-end.ts';
import { questionOf, type Situation, toSelect, type Way, withCards } from '../situation.ts';
import type { ReviewSession } from '../state.ts';

/** How many cards a sitting is to have: a few, everything that today takes, or as it is going. */
export type ReviewSize = 'short' | 'all' | 'any';

export const SHORT_DAY = 3;

/** Begins a review or goes on with it. */
export const review = (situation: Situation, size: ReviewSize, way: Way): Plan =>
  withCards(situation, (cards) => goOn(situation, cards, size, way));

function goOn(situation: Situation, cards: readonly Card[], size: ReviewSize, way: Way): Outcome {
  const session = situation.learner.review;
  const current = session === null || session.answered ? null : askedIn(situation, cards, session);
  if (session === null || isOver(session)) return beginReview(situation, cards, size);
  if (current === null) return nextCard(situation, cards, resized(session, size, cards, situation));
  const resizedSession = resized(session, size, cards, situation);
  return ask(situation, { ...current, session: resizedSession }, size === 'any' ? 'message' : way);
}

export const isOver = ({ answered, done, planned }: ReviewSession): boolean => answered && done >= planned;

function resized(session: ReviewSession, size: ReviewSize, cards: readonly Card[], situation: Situation) {
  if (size === 'any') return session;
  const left = dueCards(situation, cards, session).today.length;
  const wanted = size === 'short' ? Math.min(left, SHORT_DAY) : left;
  return { ...session, planned: session.done + Math.max(wanted, 1) };
}

/** A new sitting, with the card that needs it most. */
function beginReview(situation: Situation, cards: readonly Card[], size: ReviewSize): Outcome {
  const { learner } = situation;
  const { today, later, laterDays } = dueCards(situation, cards, null);
  const [first] = today;
  if (first === undefined) return nothingDue(situation, cards, later > 0);
  const planned = size === 'short' ? Math.min(today.length, SHORT_DAY) : today.length;
  const asked = askCard(situation, first, { ...FRESH, planned });
  if (asked === null) return nothingDue(situation, cards, false);
  const rest =
    later > 0
      ? [paragraph(`${count(later, 'more card')} can wait: I spread them over ${count(laterDays, 'day')}.`)]
      : [];
  const hello = [paragraph(`${count(planned, 'card')} for today.`), ...rest];
  const more = planned > SHORT_DAY ? [stopButton, shortButton] : [stopButton];
  return sayOnly({ ...learner, review: asked.session }, [...hello, ...showCard(learner, asked, more)], {
    pressed: 'settle',
  });
}

const FRESH = { answered: false, hints: 0, done: 0, rated: [], skipped: [], before: null } as const;

export const shortButton: Button = {
  label: `Only ${SHORT_DAY} cards today`,
  action: action('review', '', '', 'short'),
  style: 'secondary',
};

/** A sitting of which only the number of cards is known, to be had with its first card. */
export const freshSession = (planned: number) => ({ ...FRESH, planned });

/** The next card of the sitting, or its end. */
export function nextCard(situation: Situation, cards: readonly Card[], session: ReviewSession): Outcome {
  const { learner } = situation;
  const [next] = dueCards(situation, cards, session).today;
  const asked = next === undefined || session.done >= session.planned ? null : askCard(situation, next, session);
  if (asked === null) {
    const over = { ...session, answered: true, planned: session.done };
    const blocks = [...showReviewEnd(situation, over, cards), ...endButtons(situation, cards)];
    return sayOnly({ ...learner, review: over.before === null ? null : over }, blocks, { pressed: 'settle' });
  }
  return sayOnly({ ...learner, review: asked.session }, showCard(learner, asked), { pressed: 'settle' });
}

/** Shows a card that is being asked already. */
export function ask({ learner }: Situation, asked: Asked, way: Way): Outcome {
  const blocks = showCard(learner, asked);
  const after = { ...learner, review: asked.session };
  return way === 'press' ? sayOnly(after, [], { pressed: blocks }) : sayOnly(after, blocks, { pressed: 'settle' });
}

/** The card as it is asked in this sitting; null when its question is gone. */
export function askCard(
  { lessons }: Pick<Situation, 'lessons'>,
  card: Card,
  session: Omit<ReviewSession, 'lesson' | 'step' | 'round' | 'variant'>,
): Asked | null {
  const found = questionOf(lessons, card);
  if (found === null) return null;
  const { lesson, step, reps: round } = card;
  const variant = sceneFor(round, found.question.variants.length);
  const question = sceneIn(found.question, round);
  const asked = { ...session, lesson, step, round, variant, answered: false, hints: 0 };
  return { card, lesson: found.lesson, question, session: asked };
}

/** The card that a sitting is at; null when it is gone, or was answered elsewhere since. */
export function askedIn(situation: Situation, cards: readonly Card[], session: ReviewSession): Asked | null {
  const card = cards.find(({ lesson, step }) => lesson === session.lesson && step === session.step);
  if (card === undefined || card.reps !== session.round) return null;
  const asked = askCard(situation, card, session);
  return asked === null ? null : { ...asked, session: { ...asked.session, hints: session.hints } };
}

/** What is due, without what the learner does not want in this sitting. */
export function dueCards(situation: Situation, cards: readonly Card[], session: ReviewSession | null): ReviewPlan {
  const plan = selectDue(toSelect(situation, cards));
  const isSkipped = (card: Card): boolean =>
    session?.skipped.some(({ lesson, step }) => lesson === card.lesson && step === card.step) === true;
  return { ...plan, today: plan.today.filter((card) => !isSkipped(card)) };
}

/** Ends the sitting before all its cards were asked. What is due stays due. */
export const endReview = (situation: Situation): Plan =>
  withCards(situation, (cards) => {
    const { learner } = situation;
    const session = learner.review;
    if (session === null) return sayOnly(learner, [paragraph('There is no review to end.'), backButtons(situation)]);
    const blocks = [...showReviewEnd(situation, session, cards), ...endButtons(situation, cards)];
    return sayOnly({ ...learner, review: null }, blocks, { pressed: 'settle' });
  });

function nothingDue(situation: Situation, cards: readonly Card[], isDayFull: boolean): Outcome {
  const { learner } = situation;
  const said =
    cards.length === 0
      ? paragraph('There is nothing to review yet. Each question that you answer in a lesson becomes a card.')
      : paragraph(isDayFull ? 'You have done all of today’s cards.' : 'Nothing is due today.');
  const next = cards.length === 0 ? [] : [nextOnes(situation, cards)];
  const more = isDayFull ? wayToMore(settingsOf(situation.reminders).cardsPerDay) : [];
  return sayOnly({ ...learner, review: null }, [said, ...next, ...more, backButtons(situation)]);
}

const wayToMore = (cardsPerDay: number): readonly Block[] =>
  cardsPerDay >= MAX_CARDS_PER_DAY
    ? []
    : [paragraph('For more, type ', code(`${Math.min(2 * cardsPerDay, MAX_CARDS_PER_DAY)} cards a day`), '.')];

/** Ways on from the end of a sitting. */
export function endButtons(situation: Situation, cards: readonly Card[]): readonly Block[] {
  const left = dueCards(situation, cards, null).today.length;
  const more: readonly Button[] =
    left === 0
      ? []
      : [{ label: `${count(left, 'more card')}`, action: action('review', '', '', 'all'), style: 'primary' }];
  return [backButtons(situation, ...more)];
}

/** Back to the lesson by one click, or to the lessons; and the overview. */
export const backButtons = (situation: Situation, ...more: readonly Button[]): Block =>
  buttons(...more, backButton(situation), { label: 'Progress', action: action('progress'), style: 'secondary' });

export function backButton({ learner, lessons }: Situation): Button {
  const lesson = lessons.get(learner.currentLesson ?? '');
  return lesson === undefined
    ? { label: 'All lessons', action: action('lessons'), style: 'secondary' }
    : { label: 'Back to the lesson', action: action('start', lesson.id), style: 'secondary' };
}
