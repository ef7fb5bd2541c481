/**
 * A typed message: an answer, a word in place of a button, or code. Everything a button does can be typed. The words
 * are those of the features; here is only who gets a message first: the open card of a review, the open question of the
 * lesson, the lab, or the words.
 */

import { paragraph } from '../core/prose.ts';
import { trimEndOf } from '../core/trim.ts';
import { hasFence } from '../exercise/tidy-program.ts';
import { readQuestion } from '../explain/decisions.ts';
import { readLabCommand } from '../lab/lab-command.ts';
import type { Card } from '../review/card.ts';
import {
  type Context,
  currentPlace,
  leavingReview,
  type Plan,
  placeIn,
  sayHere,
  sayOnly,
  withCards,
  withLastRun,
} from './decision.ts';
import type { Phrase } from './feature.ts';
import { PHRASES } from './features/index.ts';
import { drawLab, explainInLab, leave, obeyInLab, openLabOf } from './features/lab/lab.ts';
import { labHelp, type ShownLab } from './features/lab/show.ts';
import { answerQuestion } from './features/lesson/answer.ts';
import { runEdited } from './features/lesson/example.ts';
import { submitProgram, submitTyped } from './features/lesson/exercise.ts';
import { explainTyped } from './features/lesson/last-run.ts';
import { greet } from './features/lesson/start.ts';
import { answerCard, askedCard, hintCard, skipCard, tellWhyOpen } from './features/review/recall.ts';
import { ask, askedIn, endReview, isOver, outsideReview, review } from './features/review/review.ts';
import { atStep, type Place } from './place.ts';
import { askedHere, exampleAfter, isClearAnswer, ungradable } from './question.ts';

/** Longer than any of them; what is longer is not looked at. */
const MAX_PHRASE = 120;

/** A phrase that a message is, with what it decides. */
interface Said {
  readonly phrase: Phrase;
  readonly decide: (context: Context) => Plan;
}

/** Case, a leading slash and closing punctuation do not matter. Null: the message is no phrase. */
function readPhrase(text: string, where: Phrase['where']): Said | null {
  if (text.length > MAX_PHRASE) return null;
  const typed = text.trim();
  const line = trimEndOf(typed.toLowerCase().replace(/^\//, '').replace(/\s+/g, ' '), '.!?… ');
  for (const phrase of PHRASES) {
    const match = phrase.where === where ? matchOf(phrase.says, line, typed) : null;
    if (match !== null) return { phrase, decide: (context) => phrase.decide(context, match) };
  }
  return null;
}

function matchOf(says: Phrase['says'], line: string, typed: string): readonly (string | undefined)[] | null {
  if (typeof says === 'function') return says(typed) ? [typed] : null;
  if (says instanceof RegExp) return says.exec(says.ignoreCase ? typed : line);
  return says.includes(line) || says.includes(typed.toLowerCase()) ? [line] : null;
}

/** Decides about a message. In a review with an open card it is most often an answer to that. */
export function readMessage(context: Context, text: string): Plan {
  const session = context.learner.review;
  if (session === null || hasFence(text)) return readOutside(context, text);
  if (!session.answered) return withCards(context, (cards) => readOpenCard(context, cards, text));
  return isOver(session) ? readOutside(context, text) : readBetween(context, text);
}

/** What ends a sitting; elsewhere these words mean something else, or nothing. */
const END = /^(?:end|stop|stop here|done|enough|quit|leave|exit)[.!]?$/i;

function readOpenCard(context: Context, cards: readonly Card[], text: string): Plan {
  const { learner } = context;
  const asked = learner.review === null ? null : askedIn(context, cards, learner.review);
  // The card was answered in a lesson since, or its question is gone.
  if (asked === null) return readOutside(outsideReview(context), text);
  if (isClearAnswer(askedCard(context, asked), text)) return answerCard(context, cards, asked, text);
  // A reminder may have come while the learner was typing an answer in the lesson.
  if (isAnswerInLesson(context, text)) return readOutside(context, text);
  if (END.test(text.trim())) return endReview(context);
  if (/^why\??$/i.test(text.trim())) return tellWhyOpen(context);
  const anywhere = readPhrase(text, 'anywhere');
  if (anywhere !== null) return anywhere.decide(context);
  if (readQuestion(text) !== null) return readOutside(context, text);
  const word = readPhrase(text, 'lesson');
  // It is on a button of the lesson, beside a review that goes on.
  if (/^back to the lesson[.!]?$/i.test(text.trim())) return readOutside(context, text);
  switch (word?.phrase.name) {
    case undefined:
      return answerCard(context, cards, asked, text);
    case 'hint':
      return hintCard(context, asked);
    case 'skip':
      return skipCard(context, cards, asked);
    case 'show':
      return ask(context, asked, 'message');
    case 'submit':
      return sayOnly(learner, [paragraph('Type the answer itself, and send it.')]);
    case 'next':
      return sayOnly(learner, [
        paragraph('This card is still open. Answer it, or type “skip”. “End” takes you out of the review.'),
      ]);
    default:
      return readOutside(context, text);
  }
}

/** Between two cards. What is said about the newest answer, and any other word of ours, is read as everywhere. */
function readBetween(context: Context, text: string): Plan {
  if (readPhrase(text, 'anywhere') !== null || readQuestion(text) !== null) return readOutside(context, text);
  if (END.test(text.trim())) return endReview(context);
  const word = readPhrase(text, 'lesson');
  if (word?.phrase.name === 'next') return review(context, 'any', 'message');
  if (word !== null) return readOutside(context, text);
  return sayOnly(context.learner, [
    paragraph('That card is answered. Type “next” for the next one, or “stop” to leave the review.'),
  ]);
}

/** A message that is no answer to a card of a review. */
function readOutside(context: Context, text: string): Plan {
  const place = currentPlace(context);
  const isAnswer = isAnswerInLesson(context, text);
  const anywhere = isAnswer ? null : readPhrase(text, 'anywhere');
  if (anywhere !== null) return anywhere.decide(context);
  const word = readPhrase(text, 'lesson');
  // These belong to no lesson, and leave a review as it is.
  const isOfNoLesson =
    ['help', 'lessons'].includes(word?.phrase.name ?? '') ||
    (word?.phrase.name === 'ask' && readQuestion(text) === null);
  if (
    word !== null &&
    isOfNoLesson &&
    (context.learner.review !== null || (place === null && word.phrase.name !== 'lessons'))
  )
    return word.decide(context);
  if (place === null) return greet(context);
  return leavingReview(context, (left) => readAt(left, placeIn(left, place.lesson), text, isAnswer ? null : word));
}

function readAt(context: Context, place: Place, text: string, word: Said | null): Plan {
  if (text.trim() === '') return sayHere(place, 'I can only read text. Type an answer, or “help”.');
  if (hasFence(text)) return runCode(place, text);
  const lab = openLabOf(place);
  return lab === null ? readInLesson(context, place, text, word) : readInLab(context, place, lab, text, word);
}

/** In the lab its own words go first. The lesson's words are understood, too; many of them leave the lab. */
function readInLab(context: Context, place: Place, lab: ShownLab, text: string, word: Said | null): Plan {
  const question = readQuestion(text);
  if (question !== null) return explainInLab(place, lab, question);
  const labCommand = readLabCommand(text);
  if (labCommand !== null) return obeyInLab(place, lab, labCommand);
  if (word?.phrase.name === 'picture') return drawLab(place, lab);
  // The question that is still open is not in sight here, so it is shown rather than complained about.
  const isAtOpenQuestion = place.step.kind === 'question' && !place.progress.answered;
  if (word?.phrase.name === 'next' && isAtOpenQuestion) return leave(place);
  if (word !== null) return word.decide(context);
  return sayHere(place, paragraph('I did not understand that.'), ...labHelp());
}

function readInLesson(context: Context, place: Place, text: string, word: Said | null): Plan {
  const { step, progress } = place;
  const question = readQuestion(text);
  if (question !== null) return withLastRun(context, (lastRun) => explainTyped(place, lastRun, question));
  if (word !== null) return word.decide(context);
  if (step.kind === 'exercise') return submitTyped(place, step, text);
  const problem = ungradable(text);
  if (problem !== null) return sayHere(place, problem);
  if (step.kind === 'question' && !progress.answered) return answerQuestion(place, step, text);
  return sayHere(place, 'I did not understand that. Type “next” to go on, or “help” for what I know.');
}

function isAnswerInLesson(context: Context, text: string): boolean {
  const place = currentPlace(context);
  if (place === null || place.step.kind !== 'question' || place.progress.answered) return false;
  return isClearAnswer(askedHere(place, place.step), text);
}

function runCode(place: Place, text: string): Plan {
  // Before a prediction its program is in sight, too.
  const example = place.step.kind === 'example' ? place.step : exampleAfter(place);
  if (example !== null) return runEdited(atStep(place, example.id) ?? place, example, text);
  if (place.step.kind === 'exercise') return submitProgram(place, place.step, text);
  return sayHere(
    place,
    'I can run code at an example or an exercise. This step has none; type “outline” to go to one.',
  );
}
