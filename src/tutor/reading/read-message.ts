/**
 * A typed message, read in one order wherever the learner is:
 *
 * 1. what stands between fences: a header, or a program
 * 2. the label of a button or menu entry of the newest reply; an opening such as `/lesson cookies`; and yes or no where
 *    the newest reply asked
 * 3. a clear answer to what is open: the card of a review, or the question of the lesson
 * 4. a lesson's name; in the lab, its own commands
 * 5. a phrase: what people say (`phrases/`), the patterns of the features, and what is like examples of it; a program
 *    between words
 * 6. a likely answer, which is asked about where it may as well mean something else
 * 7. a free question, answered from the lessons
 * 8. a typed answer, or what goes into blanks
 * 9. what is left is not understood, and answered with the most likely buttons
 *
 * Nothing that could be an answer and a wish is guessed: it is asked about.
 */
import { paragraph } from '../../core/prose.ts';
import type { Button, Reply } from '../../core/reply.ts';
import { findProgram } from '../../exercise/find-program.ts';
import { namesBlanks } from '../../exercise/read-blanks.ts';
import { hasFence } from '../../exercise/tidy-program.ts';
import { readQuestion } from '../../explain/decisions.ts';
import { hasSetCookieLine } from '../../explain/find-headers.ts';
import { FOLLOWING } from '../../explain/story.ts';
import { readLabCommand } from '../../lab/lab-command.ts';
import type { Card } from '../../review/card.ts';
import {
  type Context,
  currentPlace,
  leavingReview,
  type Plan,
  placeIn,
  sayHere,
  sayOnly,
  withCards,
  withLastReply,
  withLastRun,
} from '../decision.ts';
import { action, buttons, type Saying } from '../feature.ts';
import { readOpening, sayingOf } from '../features/index.ts';
import {
  compareInLab,
  drawLab,
  explainInLab,
  followInLab,
  leave,
  obeyInLab,
  openInLab,
  openLabOf,
  tellLab,
} from '../features/lab/lab.ts';
import { labHelp, type ShownLab } from '../features/lab/show.ts';
import { answerTo, isQuestion } from '../features/learner/ask.ts';
import { inspect } from '../features/learner/cookie.ts';
import { answerQuestion } from '../features/lesson/answer.ts';
import { runEdited } from '../features/lesson/example.ts';
import { submitProgram, submitTyped } from '../features/lesson/exercise.ts';
import { explainTyped } from '../features/lesson/last-run.ts';
import { goTo } from '../features/lesson/navigate.ts';
import { greet, startLesson } from '../features/lesson/start.ts';
import { type OpenQuestion, sayUnclear } from '../features/lesson/unclear.ts';
import { answerOffer } from '../features/reminders/reminders.ts';
import {
  answerCard,
  comfortAtCard,
  hintCard,
  skipCard,
  tellWhereTaught,
  tellWhyOpen,
} from '../features/review/recall.ts';
import { ask, askedIn, endReview, isOver, outsideReview, review } from '../features/review/review.ts';
import { atStep, type Place } from '../place.ts';
import { type AskedQuestion, askedHere, exampleAfter } from '../question.ts';
import { type Asked, askedCard } from '../show/card.ts';
import { wayBlock, waysFrom } from '../show/ways.ts';
import type { Situation } from '../state.ts';
import { CHANGING, guessAfterAll, readWords, type Said } from './find-phrase.ts';
import { asksInWords, isChangeOfCode, isError, isForBlanks, isTopic } from './kinds-of-text.ts';
import { lessonMeant } from './lesson-meant.ts';
import type { Meaning } from './phrases/phrases.ts';
import { answeredYesOrNo, labelled } from './read-controls.ts';
import { either, isClearInLesson, isCodeAnswer, isTyped, readNoPhrase, signOf } from './read-open-question.ts';
import { isSentence, readYesNo } from './read-phrase.ts';
import { sectionWished } from './section-meant.ts';

/** Decides about a message. */
export const readMessage = (context: Context, text: string): Plan =>
  withLastReply(context, (last) => read(context, text, last));

function read(context: Context, text: string, last: Reply | null): Plan {
  if (text.trim() === '') return sayOnly(context.learner, [paragraph('I can only read text.'), wayBlock(context)]);
  const { review: session } = context.learner;
  if (hasFence(text)) return hasSetCookieLine(text) ? inspect(context, text) : readOutside(context, text, null);
  const phrase = readWords(context, text);
  const said =
    labelled(context, text, last) ??
    readOpening(context, text, phrase !== null) ??
    answeredYesOrNo(context, text, last, phrase?.isGuess === true && CHANGING.has(phrase.name)) ??
    (isClearInLesson(context, text) ? null : answerOffer(context, text, last));
  if (said !== null) return said;
  if (session === null) return readOutside(context, text, phrase);
  if (!session.answered) return withCards(context, (cards) => readOpenCard(context, cards, text, phrase));
  return isOver(session) ? readOutside(context, text, phrase) : readBetween(context, text, phrase);
}

/** A free question; where the lessons do not answer it, it may be a wish that is put as one. */
const askOrGuess = (context: Context, text: string): Plan =>
  answerTo(context, text, () => guessAfterAll(context, text));

/* A card of a review */

function readOpenCard(context: Context, cards: readonly Card[], text: string, phrase: Said | null): Plan {
  const { learner } = context;
  const asked = learner.review === null ? null : askedIn(context, cards, learner.review);
  // The card was answered in a lesson since, or its question is gone.
  if (asked === null) return readOutside(outsideReview(context), text, phrase);
  const question = askedCard(learner, asked);
  const answer = signOf(question, text);
  const grade = (): Plan => answerCard(context, cards, asked, text);
  const open: OpenQuestion = { of: 'card', lesson: asked.card.lesson, step: asked.card.step };
  if (answer === 'clear')
    return phrase?.isPiece === false && isTyped(question) && !isCodeAnswer(text)
      ? either(context, text, open, phrase)
      : grade();
  // A reminder may have come while the learner was typing an answer in the lesson.
  if (isClearInLesson(context, text)) return readOutside(context, text, phrase);
  if (/^why\??$/i.test(text.trim())) return tellWhyOpen(context);
  if (phrase !== null && !phrase.isPiece) return sayAtCard(context, cards, asked, phrase);
  if (readQuestion(text) !== null) return readOutside(context, text, phrase);
  if (answer === 'likely') return grade();
  if (phrase !== null) return sayAtCard(context, cards, asked, phrase);
  return readNoPhrase(context, text, question, open, grade);
}

/** What a phrase means while a card is open. */
function sayAtCard(context: Context, cards: readonly Card[], asked: Asked, phrase: Said): Plan {
  switch (phrase.name) {
    case 'hint':
      return hintCard(context, asked);
    case 'solution':
    case 'compare':
    case 'give-up':
      return comfortAtCard(context, asked);
    case 'skip':
      return skipCard(context, cards, asked);
    case 'stop':
      return endReview(context);
    case 'show':
    case 'again':
    case 'explain':
    case 'shorter':
    case 'where':
    case 'review':
      return ask(context, asked, 'message');
    case 'why':
      return tellWhyOpen(context);
    case 'submit':
      return sayOnly(context.learner, [paragraph('Type the answer itself, and send it.'), wayBlock(context)]);
    case 'next':
      return sayOnly(context.learner, [
        paragraph('This card is still open. Answer it, or type “skip”. “Stop” takes you out of the review.'),
        wayBlock(context),
      ]);
    default:
      return phrase.decide(context);
  }
}

/** Said between two cards, it is said of the card that was answered, not of the lesson. */
const ABOUT_THE_CARD: ReadonlySet<string> = new Set<Meaning>(['explain', 'shorter', 'example', 'show', 'again']);

/** Between two cards. What is said about the newest answer, and any other word of ours, is read as everywhere. */
function readBetween(context: Context, text: string, phrase: Said | null): Plan {
  if (phrase?.name === 'next' || readYesNo(text) === 'yes') return review(context, 'any', 'message');
  if (readQuestion(text) !== null && phrase?.name !== 'why-card') return readOutside(context, text, phrase);
  if (phrase !== null && ABOUT_THE_CARD.has(phrase.name)) return tellWhereTaught(context);
  if (phrase !== null) return phrase.where === 'anywhere' ? phrase.decide(context) : readOutside(context, text, phrase);
  if (isQuestion(text)) return askOrGuess(context, text);
  return (
    guessAfterAll(context, text) ??
    sayUnclear(
      context,
      text,
      'review',
      'I’m not sure what you mean. That card is answered: type “next” for the next one, or “stop” to leave the review.',
    )
  );
}

/* Everywhere else */

/** A message that is no answer to a card of a review. */
function readOutside(context: Context, text: string, said: Said | null): Plan {
  const place = currentPlace(context);
  // “all of them” is said of the options of an open question, not of the cards.
  const isOfOptions = place?.step.kind === 'question' && !place.progress.answered && said?.name === 'review-all';
  const phrase = isOfOptions && !/card|review/i.test(text) ? null : said;
  const isAnswer = isClearInLesson(context, text);
  const lesson = isAnswer ? null : lessonMeant(context.lessons, text, place);
  if (lesson !== null) return startLesson(context, lesson);
  if (place?.step.kind === 'complete' && WHAT_NOW.test(text.trim()))
    return sayingOf('lessons')?.decide(context) ?? greet(context);
  const here =
    phrase === null || place === null || isAnswer || isInOpenLab(place)
      ? undefined
      : meantHere(place, phrase.name, text);
  if (here !== undefined) return leavingReview(context, here.decide);
  if (phrase?.where === 'anywhere' && !isAnswer && !isInOpenLab(place)) {
    if (!phrase.isPiece || phrase.isGuess || !isQuestion(text)) return phrase.decide(context);
  }
  if (place === null) return readFresh(context, text, phrase);
  return leavingReview(context, (left) => readAt(left, placeIn(left, place.lesson), text, phrase));
}

/** Said at the end of a lesson: which one is next. */
const WHAT_NOW = /^(?:ok |so |and |well )?(?:what now|now what|and now|so now)[?!.]?$/i;

const isInOpenLab = (place: Place | null): boolean => place !== null && openLabOf(place) !== null;

/** Before any lesson. */
function readFresh(context: Context, text: string, phrase: Said | null): Plan {
  if (phrase === null && isQuestion(text)) return askOrGuess(context, text);
  // There is no score of a lesson yet, and no place in one.
  if (phrase?.name === 'score' || phrase?.name === 'where')
    return sayingOf('progress')?.decide(context) ?? greet(context);
  const list = greet(context);
  return phrase === null ? { ...list, unread: sayUnclear(context, text, 'fresh').unread } : list;
}

/** A program in a message, where one is taken; null where it is none, or lines that are to be put in order. */
function programIn(place: Place, text: string): string | null {
  const { step, progress } = place;
  const isQuestion = step.kind === 'question';
  if (isQuestion && !progress.answered && askedHere(place, step).question.answer.kind === 'lines') return null;
  const program = findProgram(text);
  if (hasFence(text)) return program ?? text;
  return isQuestion && exampleAfter(place) === null ? null : program;
}

function readAt(context: Context, place: Place, text: string, phrase: Said | null): Plan {
  const { step, progress } = place;
  const program = programIn(place, text);
  if (program !== null) return runCode(context, place, program);
  const lab = openLabOf(place);
  if (lab !== null) return readInLab(context, place, lab, text, phrase);
  if (step.kind === 'question' && !progress.answered)
    return readOpenQuestion(context, place, askedHere(place, step), text, phrase);
  const about = phrase === null || phrase.isPiece ? readQuestion(text) : null;
  if (about !== null) return withLastRun(context, (lastRun) => explainTyped(place, lastRun, about));
  if (phrase !== null && !isBetterRead(place, phrase, text) && !isAskedAbout(phrase, text))
    return phrase.decide(context);
  if (isError(text)) return answerTo(context, text);
  return readNoPhraseAt(context, place, text);
}

/** What some words mean at this step alone. */
function meantHere({ step, progress }: Place, name: string, text: string): Saying | undefined {
  if (step.kind === 'example' && (PLAY.test(text.trim()) || (name === 'score' && SHOW_RESULT.test(text.trim()))))
    return sayingOf('run');
  // An answer is not taken back, but its question can be answered again.
  const isMissed = step.kind === 'question' && progress.answers[step.id]?.right === false;
  return name === 'undo' && isMissed && ANSWERS_AGAIN.test(text) ? sayingOf('retry') : undefined;
}

const PLAY = /^▶\ufe0f?$/;
const SHOW_RESULT = /^(?:show|see|check)(?: me)? (?:the )?results?[.!]?$/i;
const ANSWERS_AGAIN = /\bagain\b|\bchange\b|\bcorrect\b/i;

/** What is only guessed, and names a section or a blank: “blank 1 is good” is no praise. */
const isBetterRead = ({ lesson, step }: Place, phrase: Said, text: string): boolean =>
  phrase.isGuess && (sectionWished(lesson, text) !== null || (step.kind === 'exercise' && namesBlanks(text)));

/** What is no phrase, and no answer to an open question. */
function readNoPhraseAt(context: Context, place: Place, text: string): Plan {
  const { step } = place;
  const section = sectionWished(place.lesson, text);
  if (section !== null) return goTo(place, place.lesson.steps[section.first]?.id ?? section.id);
  if (step.kind === 'example' && isChangeOfCode(text)) return sayingOf('edit')?.decide(context) ?? greet(context);
  if (step.kind === 'exercise' && isForExercise(text)) return submitTyped(place, step, text);
  if (isQuestion(text)) return askOrGuess(context, text);
  if (readYesNo(text) === 'yes' && step.kind === 'text' && !/^i\b/i.test(text.trim()))
    return sayingOf('next')?.decide(context) ?? greet(context);
  return (
    guessAfterAll(context, text) ??
    (isTopic(text) ? answerTo(context, text, () => sayUnclear(context, text, situationOf(place))) : null) ??
    sayUnclear(context, text, situationOf(place))
  );
}

const isForExercise = (text: string): boolean => namesBlanks(text) || (isForBlanks(text) && !isWholeQuestion(text));

const isWholeQuestion = (text: string): boolean => isQuestion(text) && (isSentence(text) || asksInWords(text));

/** What changes something is not read from a piece of a question. */
const isAskedAbout = (phrase: Said, text: string): boolean =>
  phrase.isPiece && !phrase.isGuess && isQuestion(text) && CHANGING.has(phrase.name);

const situationOf = ({ step }: Place): Situation =>
  step.kind === 'exercise' || step.kind === 'example' ? step.kind : 'lesson';

function readOpenQuestion(
  context: Context,
  place: Place,
  asked: AskedQuestion,
  text: string,
  phrase: Said | null,
): Plan {
  const { question } = asked;
  const answer = signOf(asked, text);
  const grade = (): Plan => answerQuestion(place, question, text);
  const open: OpenQuestion = { of: 'lesson', lesson: place.lesson.id, step: question.id };
  if (answer === 'clear')
    return phrase?.isPiece === false && isTyped(asked) && !isCodeAnswer(text)
      ? either(context, text, open, phrase)
      : grade();
  const about = phrase === null || phrase.isPiece ? readQuestion(text) : null;
  if (about !== null && about.kind === 'named')
    return withLastRun(context, (lastRun) => explainTyped(place, lastRun, about));
  if (phrase !== null && !phrase.isPiece) return phrase.decide(context);
  if (answer === 'likely') return grade();
  if (phrase !== null && !isAskedAbout(phrase, text)) return phrase.decide(context);
  return readNoPhrase(context, text, asked, open, grade);
}

/** In the lab its own words go first. The lesson's words are understood, too; many of them leave the lab. */
function readInLab(context: Context, place: Place, lab: ShownLab, text: string, phrase: Said | null): Plan {
  const question = readQuestion(text);
  if (question !== null) return explainInLab(place, lab, question);
  const followed = FOLLOWING.exec(text.trim());
  if (followed !== null) return followInLab(place, lab, followed[1] ?? '');
  // `/help` is a command of ours, and `/theme` a page of the app.
  const labCommand = /^\/[a-z]/i.test(text.trim()) && phrase !== null ? null : readLabCommand(text);
  // `wait a moment` is no length of time.
  if (labCommand !== null && !(labCommand.kind === 'mistake' && phrase?.name === 'wait'))
    return obeyInLab(place, lab, labCommand);
  if (phrase?.name === 'picture') return drawLab(place, lab);
  if (phrase?.name === 'compare-browsers') return compareInLab(place, lab);
  if (phrase?.name === 'headers') return tellLab(place, lab);
  if (phrase?.name === 'inside') return openInLab(place, lab);
  if (phrase?.name === 'help') return sayHere(place, ...labHelp());
  // The question that is still open is not in sight here, so it is shown rather than complained about.
  const isAtOpenQuestion = place.step.kind === 'question' && !place.progress.answered;
  if (phrase?.name === 'next' && isAtOpenQuestion) return leave(place);
  if (phrase !== null) return phrase.decide(context);
  if (isQuestion(text)) return askOrGuess(context, text);
  const unclear = sayUnclear(context, text, 'lab');
  const back: Button = {
    label: 'Leave the lab',
    action: action('lab-leave', place.lesson.id, lab.example.id),
    style: 'secondary',
  };
  return {
    ...sayHere(place, paragraph('I’m not sure what you mean.'), ...labHelp(), buttons(back)),
    unread: unclear.unread,
  };
}

function runCode(context: Context, place: Place, text: string): Plan {
  // Before a prediction its program is in sight, too.
  const example = place.step.kind === 'example' ? place.step : exampleAfter(place);
  if (example !== null) return runEdited(atStep(place, example.id) ?? place, example, text);
  if (place.step.kind === 'exercise') return submitProgram(place, place.step, text);
  const said = 'I can run code at an example or an exercise. This step has none; type “outline” to go to one.';
  return sayOnly(context.learner, [paragraph(said), buttons(...waysFrom(place))]);
}
