/**
 * What is said to a line that was not understood, or that could mean two things: what it most likely meant, as buttons.
 * Nothing changes before one of them is pressed.
 */
import { paragraph } from '../../../core/prose.ts';
import type { Block, Button, Reply } from '../../../core/reply.ts';
import { type Context, currentPlace, type Done, type Plan, sayOnly, withCards, withLastReply } from '../../decision.ts';
import { action, button, buttons, type Feature, noButton, press, stepButton, yesNo } from '../../feature.ts';
import { isAtPosition, type Place } from '../../place.ts';
import { guessMeanings } from '../../reading/guess-meaning.ts';
import type { Meaning } from '../../reading/phrases/phrases.ts';
import { wayBlock, waysOn } from '../../show/ways.ts';
import type { Situation } from '../../state.ts';
import { anonymous } from '../../unread.ts';
import { nearestPlace } from '../learner/ask.ts';
import { sayButton } from '../learner/talk.ts';
import { answerCard } from '../review/recall.ts';
import { askedIn } from '../review/review.ts';
import { answerQuestion } from './answer.ts';

export const unclear: Feature<'grade'> = {
  presses: {
    /** Takes what was typed as the answer: the button's own message holds it. */
    grade: press((context, pressed) => withLastReply(context, (last) => grade(context, pressed.action, aboutIn(last)))),
  },
};

const MOST_BUTTONS = 3;
/** Of what it may have meant, from 0 to 1. */
const WORTH_A_BUTTON = 0.05;

/** It was not understood. `said`: what is said about it where there is more to say. */
export function sayUnclear(context: Context, text: string, situation: Situation, said = NOT_UNDERSTOOD): Done {
  const place = currentPlace(context);
  const meant = guessMeanings(context, text)
    .filter(({ sure }) => sure >= WORTH_A_BUTTON)
    .flatMap(({ meaning }) => buttonFor(meaning, place) ?? []);
  const isAsked = situation === 'question' || situation === 'exercise' || situation === 'card';
  const found = isAsked ? [] : nearestPlace(context, text);
  const likely = unique([...meant.slice(0, 1), ...found, ...meant.slice(1), ...waysOn(context)]).slice(0, MOST_BUTTONS);
  const unread = { situation, phrase: anonymous(text) };
  return { ...sayOnly(context.learner, [paragraph(said), buttons(...withWay(likely, context))]), unread };
}

const NOT_UNDERSTOOD = 'I’m not sure what you mean. Is it one of these? You can also type “help”.';

const nameOf = ({ action: { verb, step, argument } }: Button): string =>
  [verb, verb === 'say' ? step : '', argument].join(' ');

const unique = (all: readonly Button[]): readonly Button[] =>
  all.filter((one, index) => all.findIndex((other) => nameOf(other) === nameOf(one)) === index);

/** One of them leads on from where the learner is. */
function withWay(likely: readonly Button[], context: Context): readonly Button[] {
  const ways = waysOn(context);
  const hasWay = likely.some((one) => ways.some((way) => nameOf(way) === nameOf(one)));
  return hasWay ? likely : [...likely.slice(0, MOST_BUTTONS - 1), ...ways.slice(0, 1)];
}

/** The button that says so; null where it makes no sense. */
function buttonFor(meaning: Meaning, place: Place | null): Button | null {
  const global = GLOBAL[meaning];
  if (global !== undefined) return global();
  if (place === null) return null;
  const own = IN_LESSON[meaning];
  return own === undefined ? null : own(place);
}

const GLOBAL: Partial<Record<Meaning, () => Button>> = {
  help: () => sayButton('Help', 'help'),
  lessons: () => button('All lessons', action('lessons')),
  review: () => button('Review', action('review')),
  progress: () => button('Progress', action('progress')),
  reference: () => button('Reference', action('reference')),
  export: () => button('Export my data', action('export')),
  forget: () => button('Delete my data …', action('forget')),
  stop: () => sayButton('Stop here', 'stop'),
  later: () => sayButton('Later', 'later'),
};

const IN_LESSON: Partial<Record<Meaning, (place: Place) => Button | null>> = {
  next: (place) => (isAtPosition(place) ? stepButton(place, 'next', 'Next') : null),
  back: (place) => stepButton(place, 'back', 'Back'),
  outline: (place) => stepButton(place, 'outline', 'Outline'),
  hint: (place) => (isAsking(place) ? stepButton(place, 'hint', 'Hint') : null),
  'give-up': (place) => (isAsking(place) ? stepButton(place, 'hint', 'Hint') : null),
  skip: (place) => (isAsking(place) ? stepButton(place, 'skip', 'Skip') : null),
  run: (place) => (place.step.kind === 'example' ? stepButton(place, 'run', 'Run it') : null),
  score: (place) => stepButton(place, 'score', 'Score'),
  quiz: (place) => stepButton(place, 'quiz', 'Test me'),
  restart: (place) => stepButton(place, 'restart', 'Start again'),
  explain: () => sayButton('Explain this', 'explain'),
  shorter: () => sayButton('The short version', 'shorter'),
  example: () => sayButton('Show an example', 'example'),
  'how-long': () => sayButton('How long is it?', 'how-long'),
};

const isAsking = ({ step, progress }: Place): boolean =>
  (step.kind === 'question' && !progress.answered) || (step.kind === 'exercise' && progress.passed[step.id] !== true);

const MAX_SHOWN = 60;

/** Asks whether a line is the answer, where it may as well be a sentence or a wish (`instead`). */
export function askWhetherAnswer(context: Context, text: string, open: OpenQuestion, instead: Button | null): Done {
  const shown = text.trim().length <= MAX_SHOWN ? text.trim() : `${text.trim().slice(0, MAX_SHOWN)}…`;
  const take = button('Yes, that’s my answer', action('grade', open.lesson, open.step, open.of), 'primary');
  const block: Block = { ...yesNo(take, instead ?? noButton('No')), about: text };
  return sayOnly(context.learner, [paragraph('Is ', { kind: 'code', text: shown }, ' your answer?'), block]);
}

/** What is open: the question of a lesson, or a card of a review. */
export interface OpenQuestion {
  readonly of: 'lesson' | 'card';
  readonly lesson: string;
  readonly step: string;
}

const aboutIn = (reply: Reply | null): string | null =>
  reply?.blocks.flatMap((block) => (block.kind === 'buttons' ? (block.about ?? []) : []))[0] ?? null;

function grade(context: Context, { step, argument }: Button['action'], text: string | null): Plan {
  const place = currentPlace(context);
  if (text === null) return tooLate(context);
  if (argument === 'card') {
    return withCards(context, (cards) => {
      const { review } = context.learner;
      const asked = review === null || review.answered ? null : askedIn(context, cards, review);
      return asked === null || asked.card.step !== step ? tooLate(context) : answerCard(context, cards, asked, text);
    });
  }
  const isOpen = place !== null && place.step.id === step && place.step.kind === 'question' && !place.progress.answered;
  return isOpen && place.step.kind === 'question' ? answerQuestion(place, place.step, text) : tooLate(context);
}

const tooLate = (context: Context): Done =>
  sayOnly(context.learner, [paragraph('That was about an earlier message. Nothing has changed.'), wayBlock(context)]);
