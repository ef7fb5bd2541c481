/** A sitting with due cards: it begins, goes from card to card, and ends. The place in the lesson stays as it is. */

import { code, paragraph } from '../../../core/prose.ts';
import type { Block, Button } from '../../../core/reply.ts';
import type { Card } from '../../../review/card.ts';
import { type ReviewPlan, selectDue, variantFor } from '../../../review/due.ts';
import {
  type Context,
  type Done,
  type Plan,
  questionOf,
  sayInPlace,
  sayOnly,
  toSelect,
  type Way,
  withCards,
} from '../../decision.ts';
import { action, button, buttons, type Feature, means, press, type Saying, slash } from '../../feature.ts';
import { sceneIn } from '../../question.ts';
import type { Meaning } from '../../reading/phrases/phrases.ts';
import { MAX_CARDS_PER_DAY, settingsOf } from '../../settings.ts';
import { type Asked, nextOnes, showCard, showReviewEnd, stopButton } from '../../show/card.ts';
import { count } from '../../show/words.ts';
import type { ReviewSession } from '../../state.ts';

export const reviewCards: Feature<'review' | 'review-end'> = {
  command: slash('review', 'Answer the questions that are due today', (context) => review(context, 'any', 'message')),
  presses: {
    review: press((context, { action: { argument } }) => review(context, sizeOf(argument), 'press')),
    'review-end': press(endReview),
  },
  typed: [
    reviewing('review', 'any'),
    reviewing('review-short', 'short'),
    reviewing('review-all', 'all'),
    means('review-end', endReview),
  ],
  help: ['`review` for the cards that are due; `short day` for three of them'],
  topics: [
    {
      asked: `what is a review, how do the cards work, how do cards work, repeat cards, cards that repeat, what are reviews, what is a card, what are cards, spaced repetition, cards due, when do
        cards come back, why do questions come back, review my cards, flashcards, questions again later, review,
        reviews, cards for, what are the cards for, why cards, see this question again, when will i see it again,
        question again, questions come again, why do questions come again, come back later, repeat after days, how do
        reviews work, spaced, learn by heart, not forget what i learned, remember what i learned, repetition, when are
        cards due, due`,
      says: 'A review brings back questions that you’ve answered, days and weeks later, just before you’d forget them. Type `review` for those that are due.',
    },
  ],
};

function reviewing(meaning: Meaning, size: ReviewSize): Saying {
  return means(meaning, (context) => review(context, size, 'message'));
}

const sizeOf = (argument: string): ReviewSize => (argument === 'short' || argument === 'all' ? argument : 'any');

/** Shows the card that is open; outside of a review, or when it was answered elsewhere since, what `otherwise` says. */
export function showOpenCard(context: Context, otherwise: (context: Context) => Plan): Plan {
  const session = context.learner.review;
  if (session === null || session.answered) return otherwise(context);
  return withCards(context, (cards) => {
    const asked = askedIn(context, cards, session);
    return asked === null ? otherwise(outsideReview(context)) : ask(context, asked, 'message');
  });
}

export const outsideReview = (context: Context): Context => ({
  ...context,
  learner: { ...context.learner, review: null },
});

/** How many cards a sitting is to have: a few, everything that today takes, or as it is going. */
type ReviewSize = 'short' | 'all' | 'any';

export const SHORT_DAY = 3;

/** Begins a review or goes on with it. */
export const review = (context: Context, size: ReviewSize, way: Way): Plan =>
  withCards(context, (cards) => goOn(context, cards, size, way));

function goOn(context: Context, cards: readonly Card[], size: ReviewSize, way: Way): Done {
  const session = context.learner.review;
  if (session === null || isOver(session)) return beginReview(context, cards, size);
  const current = session.answered ? null : askedIn(context, cards, session);
  const after = resized(session, size, cards, context);
  if (current === null) return nextCard(context, cards, after);
  return ask(context, { ...current, session: after }, size === 'any' ? 'message' : way);
}

export const isOver = ({ answered, done, planned }: ReviewSession): boolean => answered && done >= planned;

function resized(session: ReviewSession, size: ReviewSize, cards: readonly Card[], context: Context) {
  if (size === 'any') return session;
  const left = dueCards(context, cards, session).today.length;
  const wanted = size === 'short' ? Math.min(left, SHORT_DAY) : left;
  return { ...session, planned: session.done + Math.max(wanted, 1) };
}

/** A new sitting, with the card that needs it most. */
function beginReview(context: Context, cards: readonly Card[], size: ReviewSize): Done {
  const { learner } = context;
  const { today, later, laterDays } = dueCards(context, cards, null);
  const [first] = today;
  if (first === undefined) return nothingDue(context, cards, later > 0);
  const planned = size === 'short' ? Math.min(today.length, SHORT_DAY) : today.length;
  const asked = askCard(context, first, freshSession(planned));
  if (asked === null) return nothingDue(context, cards, false);
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

export const shortButton: Button = button(`Only ${SHORT_DAY} cards today`, action('review', '', '', 'short'));

/** A sitting of which only the number of cards is known, to be had with its first card. */
export const freshSession = (planned: number) =>
  ({ answered: false, hints: 0, done: 0, rated: [], skipped: [], before: null, planned }) as const;

/** The next card of the sitting, or its end. */
export function nextCard(context: Context, cards: readonly Card[], session: ReviewSession): Done {
  const { learner } = context;
  const [next] = dueCards(context, cards, session).today;
  const asked = next === undefined || session.done >= session.planned ? null : askCard(context, next, session);
  if (asked === null) {
    const over = { ...session, answered: true, planned: session.done };
    const blocks = [...showReviewEnd(context, over, cards), ...endButtons(context, cards)];
    return sayOnly({ ...learner, review: over.before === null ? null : over }, blocks, { pressed: 'settle' });
  }
  return sayOnly({ ...learner, review: asked.session }, showCard(learner, asked), { pressed: 'settle' });
}

/** Shows a card that is being asked already. */
export function ask({ learner }: Context, asked: Asked, way: Way): Done {
  return sayInPlace(way, { ...learner, review: asked.session }, showCard(learner, asked), { pressed: 'settle' });
}

/** The card as it is asked in this sitting; null when its question is gone. */
export function askCard(
  { lessons }: Pick<Context, 'lessons'>,
  card: Card,
  session: Omit<ReviewSession, 'lesson' | 'step' | 'round' | 'variant'>,
): Asked | null {
  const found = questionOf(lessons, card);
  if (found === null) return null;
  const { lesson, step, reps: round } = card;
  const variant = variantFor(round, found.question.variants.length);
  const question = sceneIn(found.question, round);
  const asked = { ...session, lesson, step, round, variant, answered: false, hints: 0 };
  return { card, lesson: found.lesson, question, session: asked };
}

/** The card that a sitting is at; null when it is gone, or was answered elsewhere since. */
export function askedIn(context: Context, cards: readonly Card[], session: ReviewSession): Asked | null {
  const card = cards.find(({ lesson, step }) => lesson === session.lesson && step === session.step);
  if (card === undefined || card.reps !== session.round) return null;
  const asked = askCard(context, card, session);
  return asked === null ? null : { ...asked, session: { ...asked.session, hints: session.hints } };
}

/** What is due, without what the learner does not want in this sitting. */
export function dueCards(context: Context, cards: readonly Card[], session: ReviewSession | null): ReviewPlan {
  const plan = selectDue(toSelect(context, cards));
  const isSkipped = (card: Card): boolean =>
    session?.skipped.some(({ lesson, step }) => lesson === card.lesson && step === card.step) === true;
  return { ...plan, today: plan.today.filter((card) => !isSkipped(card)) };
}

/** Ends the sitting before all its cards were asked. What is due stays due. */
export function endReview(context: Context): Plan {
  return withCards(context, (cards) => {
    const { learner } = context;
    const session = learner.review;
    if (session === null) return sayOnly(learner, [paragraph('There’s no review to end.'), backButtons(context)]);
    const blocks = [...showReviewEnd(context, session, cards), ...endButtons(context, cards)];
    return sayOnly({ ...learner, review: null }, blocks, { pressed: 'settle' });
  });
}

function nothingDue(context: Context, cards: readonly Card[], isDayFull: boolean): Done {
  const { learner } = context;
  const said =
    cards.length === 0
      ? paragraph('There’s nothing to review yet. Every question you answer in a lesson becomes a card.')
      : paragraph(isDayFull ? 'You’ve done all of today’s cards.' : 'Nothing is due today.');
  const next = cards.length === 0 ? [] : [nextOnes(context, cards)];
  const more = isDayFull ? wayToMore(settingsOf(context.reminders).cardsPerDay) : [];
  return sayOnly({ ...learner, review: null }, [said, ...next, ...more, backButtons(context)]);
}

const wayToMore = (cardsPerDay: number): readonly Block[] =>
  cardsPerDay >= MAX_CARDS_PER_DAY
    ? []
    : [paragraph('For more, type ', code(`${Math.min(2 * cardsPerDay, MAX_CARDS_PER_DAY)} cards a day`), '.')];

/** Ways on from the end of a sitting. */
export function endButtons(context: Context, cards: readonly Card[]): readonly Block[] {
  const left = dueCards(context, cards, null).today.length;
  const more = button(count(left, 'more card'), action('review', '', '', 'all'), 'primary');
  return [backButtons(context, ...(left === 0 ? [] : [more]))];
}

/** Back to the lesson by one click, or to the lessons; and the overview. */
export const backButtons = (context: Context, ...more: readonly Button[]): Block =>
  buttons(...more, backButton(context), button('Progress', action('progress')));

export function backButton({ learner, lessons }: Context): Button {
  const lesson = lessons.get(learner.currentLesson ?? '');
  return lesson === undefined
    ? button('All lessons', action('lessons'))
    : button('Back to the lesson', action('start', lesson.id));
}
