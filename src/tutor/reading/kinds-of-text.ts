/** What kind of text a line is, whatever it says: a number, a slip of an answer, an error, or values for blanks. */
import { distance } from 'fastest-levenshtein';
import { rulesOf } from '../../quiz/kinds/index.ts';
import type { AskedQuestion } from '../question.ts';
import { isSentence } from './read-phrase.ts';

const NUMBER_IN_WORDS =
  /^(?:(?:and|a|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand)[ -]?){1,9}$/i;

export const isNumberInWords = (text: string): boolean => NUMBER_IN_WORDS.test(text.trim());

/** So many letters at least, of which so many may be wrong. */
const SHORTEST_NEAR = 5;
const MOST_SLIPS = 2;

/** Whether it is like an accepted answer but for a slip, so that it may not be what was meant to be typed. */
export function isNearAnswer({ question }: AskedQuestion, text: string): boolean {
  const letters = (one: string): string => one.toLowerCase().replace(/[^\p{L}]/gu, '');
  const typed = letters(text);
  return rulesOf(question.answer)
    .secret.answers.map(letters)
    .some((answer) => answer.length >= SHORTEST_NEAR && answer !== typed && distance(answer, typed) <= MOST_SLIPS);
}

/** The message of an exception, with or without its traceback. */
export const isError = (text: string): boolean =>
  /^(?:Traceback\b|(?:[\w.]{1,80}\.)?[A-Z]\w{0,60}(?:Error|Exception)\b:)/.test(text.trim());

/** Whether a line begins as questions do, and as no line of Python does: “what is make_response again”. */
export const asksInWords = (text: string): boolean =>
  /^(?:what(?:['’]?s)?|how|why|when|where|which|who(?:['’]?s)?|can|could|do|does|did|should|explain|tell me)\s+[a-z]/i.test(
    text.trim(),
  ) && !text.trim().includes('\n');

/** Whether somebody is told to do something: “look up max_age”, “flip the card”. */
export const isOrder = (text: string): boolean =>
  /^(?:please )?(?:look|say|flip|turn|open|show|tell|read|print|reveal|display|give|search|find|google|check|go|let|define|translate|repeat|list|spell|fill|put|take|make|help|point|bring|hand|pass|throw|stop|start|run|do|try|send)\s+(?:it|me|us|up|for|over|the|a|an|my|your|this|that|out|in|at|to|all|again|another|one)\b/i.test(
    text.trim(),
  );

/** What somebody would like to try in a program: “i want change True to False and try”. */
export const isChangeOfCode = (text: string): boolean =>
  /^(?:(?:i want(?: to)?|i wanna|i would like to|i['’]?d like to|can i|could i|may i|let me|let['’]?s|what if i|what happens if i|please) )*(?:change|replace|swap|exchange|set|put|remove|delete|add|rename|turn|switch)\s\S/i.test(
    text.trim(),
  ) && /\b(?:to|with|by|for|into|from|in|instead|and (?:try|run|see))\b|=/i.test(text);

/** Values rather than a sentence: several in a row, one by its blank's number, or a word of code. */
export const isForBlanks = (text: string): boolean =>
  /[|\n_=()[\]{}"'`“”]|\w\.\w/.test(text) ||
  /^(?:blank|line|no\.?|#)?\s*\d\s*[:=.)-]/i.test(text.trim()) ||
  (/\bblank\b/i.test(text) && / (?:is|should be|must be) /i.test(text)) ||
  /^(?:blank )?\d is /i.test(text.trim()) ||
  !isSentence(text);
