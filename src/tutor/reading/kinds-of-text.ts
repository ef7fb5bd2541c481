/** What kind of text a line is, whatever it says: a number, a slip of an answer, an error, or values for blanks. */
import { namesBlanks } from '../../exercise/read-blanks.ts';
import { rulesOf } from '../../quiz/kinds/index.ts';
import { isNear } from '../../quiz/typed-answer.ts';
import type { AskedQuestion } from '../question.ts';
import { isSentence } from './read-phrase.ts';

const NUMBER_IN_WORDS =
  /^(?:(?:and|a|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand)[ -]?){1,9}$/i;

export const isNumberInWords = (text: string): boolean => NUMBER_IN_WORDS.test(text.trim());

/** `session dot permanent equals true`. */
export const isSpokenCode = (text: string): boolean => /\S (?:dot|equals?|underscore) \S/i.test(text);

const NO_ENGLISH =
  /^(?:no|non|nein|nicht|je|ich|ne|pas|yo|eu|nao|io|ja|nie|nem|ik|jeg|jag)\s|\b(?:hilfe|hilf|ayuda|ayudame|aide|aidez|aiuto|ajuda|pomoc|weiter|siguiente|suivant|avanti|nada|nichts|rien|niente|keine|ahnung|weiss|entiendo|comprendo|capisco|comprends|verstehe|verstanden|espanol|deutsch|francais|sais|perdon|scusa|pardon)\b|[^\p{ASCII}\p{P}\p{S}]/iu;

/** Said by somebody who cannot answer, maybe in another language: never an answer to be graded. */
export const isHelpless = (text: string): boolean => NO_ENGLISH.test(text.trim().normalize('NFKC'));

/** Whether it is like an accepted answer but for a slip, so that it may not be what was meant to be typed. */
export const isNearAnswer = ({ question }: AskedQuestion, text: string): boolean =>
  isNear(text, rulesOf(question.answer).secret.answers);

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
  namesBlanks(text) ||
  (/\bblank\b/i.test(text) && / (?:is|should be|must be) /i.test(text)) ||
  !isSentence(text);

/** A word or two that somebody may have typed to read about: “encryption”, “path traversal”. */
export const isTopic = (text: string): boolean => /^\p{L}{6,30}(?: \p{L}{3,30})?[.!]?$/u.test(text.trim());
