/** A typed message while a review goes on: an answer to the open card, or a word about the one that was answered. */
import { inlineText, paragraph } from '../core/prose.ts';
import { hasFence } from '../exercise/tidy-program.ts';
import { readQuestion } from '../explain/index.ts';
import { gradeTyped, readChoice } from '../quiz/read-answer.ts';
import type { Card } from '../review/card.ts';
import { type Plan, sayOnly } from './decision.ts';
import { answerWith, hint, putOff } from './flows/recall.ts';
import { ask, askedIn, endReview, isOver, review } from './flows/review.ts';
import { fulfil } from './fulfil.ts';
import { readWish, type Wish } from './read-wish.ts';
import { type Asked, askingOf } from './show/card.ts';
import { shownOptions } from './show/question.ts';
import { type Situation, withCards } from './situation.ts';
import { readArgument, readCommand } from './words.ts';

/** What ends a sitting; elsewhere these words mean something else, or nothing. */
const END = /^(?:end|stop|stop here|done|enough|quit|leave|exit)[.!]?$/i;

/** What is outside of the review. */
export interface Outside {
  /** Whether the message is, word for word, an answer to the open question of the lesson. */
  readonly isAnswer: boolean;
  /** Reads the message as if there were no review. */
  readonly read: (situation: Situation) => Plan;
}

/** Null: the message does not belong to the review. */
export function readInReview(situation: Situation, text: string, outside: Outside): Plan | null {
  const session = situation.learner.review;
  if (session === null || hasFence(text)) return null;
  if (!session.answered) return withCards(situation, (cards) => readOpen(situation, cards, text, outside));
  return isOver(session) ? null : readBetween(situation, text);
}

/** Between two cards. What is said about the newest answer, and any other word of ours, is read as everywhere. */
function readBetween(situation: Situation, text: string): Plan | null {
  if (readWish(text) !== null || isAboutLesson(text)) return null;
  if (END.test(text.trim())) return endReview(situation);
  const command = readCommand(text);
  if (command === 'next') return review(situation, 'any', 'message');
  if (command !== null) return null;
  return sayOnly(situation.learner, [
    paragraph('That card is answered. Type “next” for the next one, or “stop” to leave the review.'),
  ]);
}

const isAboutLesson = (text: string): boolean =>
  readQuestion(text) !== null || readArgument(text, 'go') !== null || /^back to the lesson[.!]?$/i.test(text.trim());

function readOpen(situation: Situation, cards: readonly Card[], text: string, outside: Outside): Plan {
  const { learner } = situation;
  const asked = learner.review === null ? null : askedIn(situation, cards, learner.review);
  // The card was answered in a lesson since, or its question is gone.
  if (asked === null) return outside.read({ ...situation, learner: { ...learner, review: null } });
  if (isClearAnswer(situation, asked, text)) return answerWith(situation, cards, asked, text);
  // A reminder may have come while the learner was typing an answer in the lesson.
  if (outside.isAnswer) return outside.read(situation);
  if (END.test(text.trim())) return endReview(situation);
  const wish: Wish | null = /^why\??$/i.test(text.trim()) ? { kind: 'why-card' } : readWish(text);
  if (wish !== null) return fulfil(situation, wish, 'message');
  if (isAboutLesson(text)) return outside.read(situation);
  switch (readCommand(text)) {
    case null:
      return answerWith(situation, cards, asked, text);
    case 'hint':
      return hint(situation, asked);
    case 'skip':
      return putOff(situation, cards, asked);
    case 'show':
      return ask(situation, asked, 'message');
    case 'submit':
      return sayOnly(learner, [paragraph('Type the answer itself, and send it.')]);
    case 'next':
      return sayOnly(learner, [
        paragraph('This card is still open. Answer it, or type “skip”. “End” takes you out of the review.'),
      ]);
    default:
      return outside.read(situation);
  }
}

/** Whether a text is one of the options, or an accepted answer, word for word or by its letter. */
function isClearAnswer({ learner }: Situation, asked: Asked, text: string): boolean {
  const { answer } = asked.question;
  if (answer.kind === 'typed') {
    const { right, readAs } = gradeTyped(text, answer.accepted);
    return right && readAs === null;
  }
  const words = shownOptions(askingOf(learner, asked), asked.question).map(({ label }) => inlineText(label));
  return readChoice(text, words).kind === 'chosen';
}
