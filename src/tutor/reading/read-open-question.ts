/** What is typed while a question is open, in a lesson or as a card: an answer, or something else. */
import { rulesOf } from '../../quiz/kinds/index.ts';
import { bareAnswer, isCode } from '../../quiz/typed-answer.ts';
import { type Context, currentPlace, type Plan, sayOnly } from '../decision.ts';
import { sayingOf } from '../features/index.ts';
import { answerTo, isQuestion } from '../features/learner/ask.ts';
import { sayButton } from '../features/learner/talk.ts';
import { askWhetherAnswer, type OpenQuestion, sayUnclear } from '../features/lesson/unclear.ts';
import { type AskedQuestion, askedHere, orderOf, readAnswer, ungradable } from '../question.ts';
import { wayBlock } from '../show/ways.ts';
import { guessAfterAll, isPhrase, type Said } from './find-phrase.ts';
import { isHelpless, isNearAnswer, isNumberInWords, isOrder, isSpokenCode } from './kinds-of-text.ts';
import type { Meaning } from './phrases/phrases.ts';
import { isSentence, readYesNo } from './read-phrase.ts';

/** Whether it is answered in words or figures, and not by what is shown. */
export const isTyped = ({ asking, question }: AskedQuestion): boolean =>
  rulesOf(question.answer).control(orderOf(asking, question)).kind === 'text';

/** `clear`: word for word, or by its letter. `likely`: misspelt, which is graded or asked about, as its kind is. */
export function signOf(asked: AskedQuestion, text: string): 'clear' | 'likely' | null {
  const reading = readAnswer(asked, text);
  if (reading.kind === 'unclear') return null;
  if (reading.kind === 'perhaps') return 'likely';
  return reading.sign === 'unsure' ? null : reading.sign;
}

export function isClearInLesson(context: Context, text: string): boolean {
  const place = currentPlace(context);
  if (place === null || place.step.kind !== 'question' || place.progress.answered) return false;
  return signOf(askedHere(place, place.step), text) === 'clear';
}

/** `SECRET_KEY, right?`: nothing that is said to the tutor. */
export const isCodeAnswer = (text: string): boolean => isCode(bareAnswer(text).text);

/** An answer that is a word of ours as well. */
export const either = (context: Context, text: string, open: OpenQuestion, { name }: Said): Plan =>
  askWhetherAnswer(
    context,
    text,
    open,
    sayingOf(name) === undefined ? null : sayButton('No, I meant the command', name as Meaning),
  );

/** Why what was typed is none of the answers that can be picked. */
function whyUnclear({ asking, question }: AskedQuestion, text: string): string {
  const reading = readAnswer({ asking, question }, text);
  if (reading.kind === 'unclear' && reading.says !== null) return reading.says;
  if (question.answer.kind === 'choice') {
    return 'I couldn’t match that to an answer. Type its letter, or some of its words.';
  }
  const how = rulesOf(question.answer)
    .howToType(orderOf(asking, question))
    .replace(/`([^`]*)`/g, '“$1”');
  return `I couldn’t match that to an answer. ${how}`;
}

/** No clear answer, and no phrase: a free question, or an answer of the learner's own words. */
export function readNoPhrase(
  context: Context,
  text: string,
  asked: AskedQuestion,
  open: OpenQuestion,
  grade: () => Plan,
): Plan {
  const problem = ungradable(text);
  if (problem !== null) return sayOnly(context.learner, [problem, wayBlock(context)]);
  const situation = open.of === 'card' ? 'card' : 'question';
  const { text: bare, isFramed, isAsked } = bareAnswer(text);
  const isBareAsked = /^\S+(?: \S+)?\?$/.test(text.trim());
  // `a cookie?` may be a guess or a question, and so may `the SECRET_KEY setting?` and `i think save?`.
  if (isTyped(asked) && (isBareAsked || (isAsked && (isCode(bare) || (isFramed && isNameLike(bare))))))
    return askWhetherAnswer(context, text, open, null);
  if (isBareAsked) return sayUnclear(context, text, situation, whyUnclear(asked, text));
  const isOpinion = isFramed && !isAsked && isNameLike(bare) && isTyped(asked);
  if (isQuestion(text) && !isOpinion) return answerTo(context, text, () => guessAfterAll(context, text));
  if (!isTyped(asked))
    return guessAfterAll(context, text) ?? sayUnclear(context, text, situation, whyUnclear(asked, text));
  if (/^[a-z]$/i.test(text.trim()))
    return sayUnclear(
      context,
      text,
      situation,
      'This one has no letters to choose from: type the answer in your own words.',
    );
  if (isOpinion && !isNearAnswer(asked, bare)) return grade();
  if (!mayBeNoAnswer(asked, text, bare)) return grade();
  return (isSentence(text) ? guessAfterAll(context, text) : null) ?? askWhetherAnswer(context, text, open, null);
}

/** What people say for another reason than to answer, or write otherwise than they mean it. */
const mayBeNoAnswer = (asked: AskedQuestion, text: string, bare: string): boolean =>
  isSentence(text) ||
  isOrder(text) ||
  readYesNo(text) !== null ||
  isNumberInWords(bare) ||
  isSpokenCode(bare) ||
  isHelpless(text) ||
  /^(?:not|no|never|nor) /.test(bare) ||
  isNearAnswer(asked, text) ||
  /^(?:the )?(?:first|second|third|fourth|last)(?: one)?$/i.test(text.trim());

/** A name or two words, and nothing that is said for another reason. */
const isNameLike = (bare: string): boolean =>
  /^\S{3,}(?: \S+)?$/.test(bare) &&
  !/^(?:that|this|not|all|done|good|fine|nothing|everything|something|wrong|right|correct|later|tomorrow)\b/.test(
    bare,
  ) &&
  !isSentence(bare) &&
  !isNumberInWords(bare) &&
  !isSpokenCode(bare) &&
  !isHelpless(bare) &&
  readYesNo(bare) === null &&
  !isPhrase(bare);
