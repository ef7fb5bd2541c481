/** Answering the card of a review: by click, by typing, by skipping; its hints, and why it came today. */
import type { Action } from '../../core/action.ts';
import { inlineText, paragraph } from '../../core/prose.ts';
import type { Block, Reply } from '../../core/reply.ts';
import { questionHints } from '../../quiz/hints.ts';
import { readChoice } from '../../quiz/read-answer.ts';
import type { Card } from '../../review/card.ts';
import { rate, ratingOf } from '../../review/index.ts';
import { buttons } from '../controls.ts';
import { type Outcome, sayOnly } from '../decision.ts';
import { settingsOf } from '../settings.ts';
import { type Asked, askingOf, cardAction, cardHeading, readRound } from '../show/card.ts';
import { choiceFeedback, readAsOption, typedFeedback, ungradable, whatToType } from '../show/feedback.ts';
import { optionList, optionOrder, shownOptions } from '../show/question.ts';
import type { Situation, Way } from '../situation.ts';
import type { ReviewSession } from '../state.ts';
import { afterRating } from './rate-recall.ts';
import { askCard, askedIn, dueCards, freshSession, nextCard } from './review.ts';
import { tellWhy } from './why-today.ts';

type RecallVerb = 'recall' | 'recall-hint' | 'recall-skip' | 'recall-why' | 'submit-recall';

/** A press or form about a card. A card that was answered since then is told of, and nothing changes. */
export function pressRecall(
  situation: Situation,
  cards: readonly Card[],
  verb: RecallVerb,
  pressed: Action,
  fields: Readonly<Record<string, string>>,
): Outcome {
  const { round, more } = readRound(pressed.argument);
  const card = cards.find(({ lesson, step }) => lesson === pressed.lesson && step === pressed.step);
  if (verb === 'recall-why' && card !== undefined) return tellWhy(situation, card);
  const asked = card === undefined || card.reps !== round ? null : askedBy(situation, cards, card);
  if (asked === null) return answeredSince(situation);
  switch (verb) {
    case 'recall-hint':
      return hint(situation, asked);
    case 'recall-skip':
      return putOff(situation, cards, asked);
    case 'recall':
      return chooseOption(situation, cards, asked, Number(more) - 1, 'press');
    default:
      return answerWith(situation, cards, asked, fields.answer ?? '');
  }
}

/** The card in its sitting; an older message than the newest one, such as a reminder, begins a sitting of its own. */
function askedBy(situation: Situation, cards: readonly Card[], card: Card): Asked | null {
  const session = situation.learner.review;
  const isCurrent = session !== null && session.lesson === card.lesson && session.step === card.step;
  if (isCurrent) return askedIn(situation, cards, session);
  if (session !== null && session.done < session.planned) return askCard(situation, card, session);
  return askCard(situation, card, freshSession(Math.max(1, dueCards(situation, cards, null).today.length)));
}

const answeredSince = ({ learner }: Situation): Outcome =>
  sayOnly(learner, [
    paragraph('You have answered that card already. Nothing has changed.'),
    buttons({ label: 'Review', action: { verb: 'review', lesson: '', step: '', argument: '' }, style: 'primary' }),
  ]);

/** What was typed while a card is open: an option's words, or the answer itself. */
export function answerWith(situation: Situation, cards: readonly Card[], asked: Asked, text: string): Outcome {
  const { learner } = situation;
  const keep = (blocks: readonly Block[]): Outcome => sayOnly({ ...learner, review: asked.session }, blocks);
  const problem = ungradable(text);
  if (problem !== null) return keep([problem]);
  const { answer } = asked.question;
  if (answer.kind === 'typed') {
    const { right, notice } = typedFeedback(asked.question, answer.accepted, text);
    return answered(situation, cards, asked, { right, given: text, content: [notice], way: 'message' });
  }
  const options = shownOptions(askingOf(learner, asked), asked.question);
  const words = options.map((option) => inlineText(option.label));
  const reading = readChoice(text, words);
  if (reading.kind === 'chosen') return chooseOption(situation, cards, asked, reading.position, 'message');
  const likely = reading.kind === 'perhaps' ? options[reading.position] : undefined;
  if (likely === undefined) return keep([whatToType(options)]);
  const yes = cardAction('recall', asked.card, asked.session.round, String(likely.position + 1));
  const button = buttons({ label: `Yes, ${likely.letter}`, action: yes, style: 'primary' });
  return keep([...readAsOption(likely), button]);
}

function chooseOption(situation: Situation, cards: readonly Card[], asked: Asked, position: number, way: Way): Outcome {
  const options = shownOptions(askingOf(situation.learner, asked), asked.question);
  const chosen = options.find((option) => option.position === position);
  if (chosen === undefined) return sayOnly(situation.learner, [whatToType(options)]);
  const feedback = choiceFeedback(asked.question, options, chosen);
  const history =
    way === 'press' ? [...cardHeading(asked), ...asked.question.prompt, optionList(options, position)] : [];
  const given = inlineText(chosen.label);
  return answered(situation, cards, asked, { right: chosen.right, given, content: [...history, feedback], way });
}

interface Given {
  readonly right: boolean;
  readonly given: string;
  readonly content: readonly Block[];
  readonly way: Way;
}

/** Rates the card, and keeps the attempt, in the same commit. The lesson's own record stays as it is. */
function answered(situation: Situation, cards: readonly Card[], asked: Asked, { right, given, content, way }: Given) {
  const { learner, now, reminders } = situation;
  const { card, session } = asked;
  const { lesson, step } = card;
  const { retention } = settingsOf(reminders);
  const rating = ratingOf({ right, hints: session.hints });
  const rated = rate({ lesson, step, before: card, rating, now, retention, learner: learner.id });
  const after: ReviewSession = {
    ...session,
    answered: true,
    done: session.done + 1,
    rated: [...session.rated, { lesson, step, right }],
    before: card,
  };
  const all = cards.map((one) => (one === card ? rated.card : one));
  const blocks = [...content, ...afterRating(situation, all, after, rated.card)];
  const reply: Pick<Reply, 'pressed' | 'blocks'> =
    way === 'press' ? { pressed: blocks, blocks: [] } : { pressed: 'settle', blocks };
  return sayOnly({ ...learner, review: after }, reply.blocks, {
    pressed: reply.pressed,
    cards: [rated.card],
    reviews: [rated.entry],
    attempts: [{ lesson, step, kind: 'answer', given, verdict: right ? 'right' : 'wrong', hints: session.hints }],
  });
}

/** The next hint; after the last one, the last one again. */
export function hint({ learner }: Situation, asked: Asked): Outcome {
  const { session, question, card } = asked;
  const hints = questionHints(question, optionOrder(askingOf(learner, asked), question));
  const shown = Math.min(session.hints + 1, hints.length);
  const content = hints[shown - 1];
  const review = { ...session, hints: shown };
  if (content === undefined) return sayOnly({ ...learner, review }, [paragraph('There is no hint for this one.')]);
  const another = cardAction('recall-hint', card, session.round);
  return sayOnly({ ...learner, review }, [
    { kind: 'notice', tone: 'info', title: `Hint ${shown} of ${hints.length}`, content },
    ...(shown < hints.length ? [buttons({ label: 'Another hint', action: another, style: 'secondary' })] : []),
  ]);
}

/** Not now: the card stays due, and is not asked again in this sitting. */
export function putOff(situation: Situation, cards: readonly Card[], { card, session }: Asked): Outcome {
  const { lesson, step } = card;
  const left = { ...session, skipped: [...session.skipped, { lesson, step }] };
  const planned = Math.min(session.planned, session.done + dueCards(situation, cards, left).today.length);
  return nextCard(situation, cards, { ...left, planned });
}
