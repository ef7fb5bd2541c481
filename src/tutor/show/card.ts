/** A card of a review: as it is asked, and as it stays once it is answered. */
import type { Action } from '../../core/action.ts';
import type { Lesson, QuestionStep } from '../../core/lesson.ts';
import { bullets, emphasis, heading, type Prose, paragraph } from '../../core/prose.ts';
import type { Block, Button } from '../../core/reply.ts';
import type { Card } from '../../review/card.ts';
import { nextDay } from '../../review/due.ts';
import { type Context, questionOf, toSelect, zoneIn } from '../decision.ts';
import { action, button, buttons } from '../feature.ts';
import type { Verb } from '../features/index.ts';
import type { AskedQuestion, Asking } from '../question.ts';
import type { ReviewSession } from '../state.ts';
import { answerControls, writePlaced } from './answer-controls.ts';
import { count, dayWords, todayIn } from './words.ts';

/** The card that is being asked, in its sitting. */
export interface Asked {
  readonly card: Card;
  readonly lesson: Lesson;
  /** As it is asked this time. */
  readonly question: QuestionStep;
  readonly session: ReviewSession;
}

/**
 * The id of a control about a card. The argument begins with the card's round, so that a press on an older message is
 * recognized.
 */
export const cardAction = (verb: Verb, { lesson, step }: Card, round: number, more = ''): Action =>
  action(verb, lesson, step, more === '' ? String(round) : `${round}-${more}`);

/** Reads that argument back. */
export function readRound(argument: string): { readonly round: number; readonly more: string } {
  const [round = '', more = ''] = argument.split('-');
  return { round: Number(round), more };
}

/** The card that a message asks; null when it asks none. */
export function cardIn(blocks: readonly Block[]): { lesson: string; step: string; round: number } | null {
  const buttons = blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  const asking = buttons.find(({ action: { verb } }) => verb === 'recall-skip')?.action;
  if (asking === undefined) return null;
  const { lesson, step, argument } = asking;
  return { lesson, step, round: readRound(argument).round };
}

/** The card's question, in the order of its round. */
export function askedCard(learner: Asking['learner'], asked: Asked): AskedQuestion {
  const { card, lesson, question, session } = asked;
  const act = (verb: Verb, more = '') => cardAction(verb, card, session.round, more);
  return {
    asking: { learner, lesson, round: session.round },
    question,
    shown: [...cardHeading(asked), ...question.prompt],
    actions: {
      choose: (position) => act('recall', String(position)),
      type: act('recall-type'),
      sort: (placed) => act('card-sort', writePlaced(placed)),
      submit: (placed) => act('card-run', writePlaced(placed)),
    },
  };
}

export const stopButton: Button = button('Stop here', action('review-end'));

/**
 * The question and its controls. `more` are buttons that belong beside them; `placed`: what was put in order so far.
 */
export function showCard(
  learner: Asking['learner'],
  asked: Asked,
  more: readonly Button[] = [stopButton],
  placed: readonly number[] = [],
): readonly Block[] {
  const { card, session } = asked;
  const question = askedCard(learner, asked);
  const act = (verb: Verb) => cardAction(verb, card, session.round);
  return [
    ...question.shown,
    ...answerControls(question, placed),
    buttons(
      button('Hint', act('recall-hint')),
      button('Skip', act('recall-skip')),
      button('Why this card today?', act('recall-why')),
      ...more,
    ),
  ];
}

/** What stands above the prompt: how far the sitting is, and where the question is from. */
export const cardHeading = ({ session, question, lesson }: Asked): readonly Block[] => [
  heading(2, `Review, ${Math.min(session.done + 1, session.planned)} of ${session.planned}: ${question.title}`),
  paragraph(emphasis(`From the lesson ${lesson.title}.`)),
];

// The end of a review: what was strengthened, what comes back soon, and when the next cards come.

/** `cards` are all of the learner's, as they are now. */
export function showReviewEnd(context: Context, { rated }: ReviewSession, cards: readonly Card[]): readonly Block[] {
  const right = rated.filter((one) => one.right);
  const wrong = rated.filter((one) => !one.right);
  const titles = (some: ReviewSession['rated']): Prose =>
    bullets(some.map((one) => [questionOf(context.lessons, one)?.question.title ?? one.step]));
  if (rated.length === 0) return [paragraph('That’s enough for today.'), nextOnes(context, cards)];
  return [
    heading(3, 'Done'),
    ...(right.length === 0 ? [] : [paragraph(`You strengthened ${count(right.length, 'card')}:`), titles(right)]),
    ...(wrong.length === 0 ? [] : [paragraph('These will come back soon, so that they stick:'), titles(wrong)]),
    nextOnes(context, cards),
  ];
}

/** `The next 2 cards come on Friday.` What is left of today is not counted: those can be had at once. */
export function nextOnes(context: Context, cards: readonly Card[]): Prose {
  const next = nextDay(toSelect(context, cards));
  if (next === null) return paragraph(NOTHING_PLANNED);
  const words = dayWords(next.day, todayIn(zoneIn(context), context.now));
  return paragraph(next.cards === 1 ? `The next card comes ${words}.` : `The next ${next.cards} cards come ${words}.`);
}

const NOTHING_PLANNED = 'Nothing is planned yet. Each question that you answer in a lesson becomes a card.';
