/**
 * Grades what was typed as an answer in words. Forgiven: case, quotes, and what people put around an answer ("it's …",
 * "the … method", "… i think"). A slip of the fingers is forgiven within a long word, where it makes no other word;
 * digits never are. A predicted header is compared cookie by cookie: spaces and order are forgiven, a letter never is.
 */

import { distance } from 'fastest-levenshtein';
import type { TypedAnswer } from '../core/answer.ts';
import { trimOf } from '../core/trim.ts';
import { inFull, withoutAsides, withoutReason, withoutTag } from './around-answer.ts';
import { normalise, plainPunctuation } from './normalise.ts';

export interface TypedReading {
  readonly right: boolean;
  /** The accepted form that it was read as, when that differs by more than what is forgiven; null otherwise. */
  readonly readAs: string | null;
}

const RIGHT: TypedReading = { right: true, readAs: null };
const WRONG: TypedReading = { right: false, readAs: null };

/** Longer texts are no answers to a question, and cost no more than to be told so. */
const MAX_LENGTH = 300;

/** Grades a typed answer against the accepted forms. A small slip counts as right; `readAs` is then the exact form. */
export function gradeTyped(typed: string, { accepted, header }: Omit<TypedAnswer, 'kind'>): TypedReading {
  if (typed.length > MAX_LENGTH) return WRONG;
  if (header !== undefined) return isSameHeader(typed, accepted[0], header.caseCounts) ? RIGHT : WRONG;
  const forms = accepted.flatMap((form) => {
    const text = normalise(form);
    return [text, text.replace(ARTICLE, '')].map((one) => ({ form, text: one }));
  });
  const readings = readingsOf(
    normalise(typed),
    forms.some(({ form }) => isText(form)),
  );
  const isForm = (reading: string): boolean =>
    [reading, withoutArguments(reading)].some((one) => forms.some(({ text }) => text === one));
  if (readings.some((reading) => isForm(reading) || isForm(withoutDot(reading)))) return RIGHT;
  const meant = forms.find(({ text }) => readings.some((reading) => isSlip(reading, text)));
  return meant === undefined ? WRONG : { right: true, readAs: meant.form };
}

/** A string of Python; then its type is part of the answer, and "the number" before it makes it wrong. */
const isText = (form: string): boolean => /^(["']).*\1$/.test(form.trim());

/* What stands around an answer */

const MAYBE = '(?:maybe|perhaps|probably|just|simply|called|named)';
const THINK = '(?:think|guess|believe|suppose|would say)';

/** Before it, and in this order if several do: "i think it's called". A quote stands for an apostrophe. */
const BEFORE: readonly RegExp[] = [
  new RegExp(`^(?:(?:so|well|hm+|um+|ok(?:ay)?|but|${MAYBE})[, ]+)+`),
  new RegExp(`^(?:i ${THINK}|i"d say|my guess is|i am (?:pretty |quite |fairly )?(?:sure|certain))(?: that)?[:, ]+`),
  /^(?:isnt (?:it|that|this)|wasnt (?:it|that|this)) /,
  /^i (?:would |will |am )?(?:going to )?(?:go|going|take|pick|choose|bet|vote|settle|say)(?: (?:for|with|on))? /,
  /^(?:(?:my|the|right|correct|final) )*answer\b(?: is| would be)? *:? */,
  new RegExp(
    `^(?:(?:it|that|this)(?:"s| is| has to be| must be| should be| would be| gives| returns)?|its|thats) (?:${MAYBE} )*`,
  ),
  /^(?:(?:you|i)(?: should| must| can| have to| would| need to)? )?(?:use|call|write|type) |^(?:you|i) (?:set|need) /,
  /^(?:with|by|via|using|called|named) /,
];
const AFTER = new RegExp(
  `(?<![, ])(?:[, ]+(?:i ${THINK}|maybe|perhaps|probably|please|pls|it|of course|obviously|imo|for sure|definitely|if i (?:am |do )?(?:remember|recall|not mistaken|not wrong)(?: (?:correctly|right|well|it|that))*|as far as i (?:know|remember)|from memory|or something(?: like that)?|i would say|surely)){1,9}$`,
);

const ARTICLE = /^(?:the|an?) /;
const NAMES_KIND =
  '(?:(?:keyword |built-?in )?(?:method|function|call|attribute|property|argument|parameter|option|keyword|setting|variable|field|flag|module|class|decorator|header))';
const NUMBERS_KIND =
  '(?:(?:http(?:/\\d(?:\\.\\d)?)? *)?(?:(?:status|error) *code|status|error|code|response|number)|http(?:/\\d(?:\\.\\d)?)?)';
const TEXTS_KIND = '(?:text|string|str|characters)';

/** What kind of thing it is, on either side of it. */
const around = (kind: string, of: string): RegExp =>
  new RegExp(`^(?:${kind} +(?:(?:is|called|named) +){0,2}${of}|${of} +${kind})$`);
const AROUND_NAME = around(NAMES_KIND, '(.+)');
const AROUND_NUMBER = around(NUMBERS_KIND, '(\\d+)');
const AROUND_TEXT = around(TEXTS_KIND, '(.+)');

/** The text as it is, and without what stands around the answer in it. */
function readingsOf(text: string, isAboutText: boolean): readonly string[] {
  const first = bareOf(text);
  const said = withoutTag(inFull(text)) ?? inFull(text);
  const second = bareOf(withoutReason(withoutAsides(said)));
  // `413 (request entity too large)` says what it means; so many words are no arguments.
  const alone = second.replace(/^([\w.]+) ?\([a-z]+(?: [a-z]+)+\)$/, '$1');
  const all = [first, second, alone, spoken(second)].flatMap((bare) => aroundKind(bare, isAboutText));
  return [...new Set([text, ...all])];
}

const bareOf = (text: string): string =>
  normalise(BEFORE.reduce((rest, frame) => rest.replace(frame, ''), text).replace(AFTER, ''));

/** `session dot permanent equals true` as it is written. */
const spoken = (text: string): string =>
  text
    .replace(/ dot /g, '.')
    .replace(/ equals? /g, '=')
    .replace(/ underscore /g, '_');

/** Without what kind of thing it is. */
function aroundKind(bare: string, isAboutText: boolean): readonly string[] {
  const named = normalise(bare.replace(ARTICLE, ''));
  const kinds = isAboutText ? [AROUND_TEXT] : [AROUND_NUMBER, AROUND_NAME, AROUND_TEXT];
  const inside = kinds.map((kind) => {
    const [, before, after] = kind.exec(named) ?? [];
    return normalise(before ?? after ?? '');
  });
  return [bare, named, ...inside].filter((reading) => reading !== '');
}

/** `save(path)` as `save()`: whoever asks for a function does not ask what it is called with. */
function withoutArguments(text: string): string {
  const open = text.search(/(?<=[a-z0-9_])\(/);
  return open >= 0 && text.endsWith(')') ? `${text.slice(0, open)}()` : text;
}

/** `.save()` and `.save` as `save()` and `save`: the dot only says that it belongs to something. */
const withoutDot = (text: string): string => text.replace(/^\.(?=[a-z_])/, '');

/* An answer that is not right, or not known yet */

/**
 * What is meant as the answer, without what stands around it, however it is graded. `isFramed`: the words around it say
 * that it is meant so. `isAsked`: it is put as a question, that does not only want a nod.
 */
export interface BareAnswer {
  readonly text: string;
  readonly isFramed: boolean;
  readonly isAsked: boolean;
}

const OPINION = new RegExp(
  `\\bi (?:${THINK}|reckon|bet|assume)\\b|\\b(?:go|going) (?:for|with)\\b|\\banswer (?:is|would be)\\b|^answer:|\\b(?:must|has to|should) be\\b|\\b(?:maybe|perhaps|probably)\\b`,
);

export function bareAnswer(typed: string): BareAnswer {
  const plain = plainPunctuation(typed).toLowerCase().replace(/\s+/g, ' ').trim();
  if (typed.length > MAX_LENGTH) return { text: plain, isFramed: false, isAsked: plain.endsWith('?') };
  const line = inFull(plain).replace(/'/g, '"');
  const said = withoutTag(line);
  const stated = withoutReason(withoutAsides(said ?? line));
  const isNot = /^isnt /.test(stated);
  const bare = bareOf(stated).replace(/^([\w.]+) ?\([a-z]+(?: [a-z]+)+\)$/, '$1');
  const text = [AROUND_NUMBER, AROUND_NAME].reduce((rest, kind) => {
    const [, before, after] = kind.exec(rest.replace(ARTICLE, '')) ?? [];
    return before ?? after ?? rest;
  }, bare);
  return { text, isFramed: OPINION.test(stated), isAsked: said === null && !isNot && line.endsWith('?') };
}

/** A number, or a name, call or setting of code: nothing that is said for any other reason. */
export const isCode = (text: string): boolean =>
  /^\d{1,6}$/.test(text) || (/^[\w.]+(?:\([^()]*\)|=[\w"]+)?$/.test(text) && /[_(=]|\w\.\w/.test(text));

/* Slips */

/** So many letters at least, of which so many may be wrong. */
const SHORTEST_NEAR = 5;
const MOST_SLIPS = 2;

/** Whether a text is like one of the accepted but for a slip that is not forgiven. */
export function isNear(typed: string, accepted: readonly string[]): boolean {
  const letters = (one: string): string => one.toLowerCase().replace(/[^\p{L}]/gu, '');
  return accepted
    .map(letters)
    .some(
      (one) => one.length >= SHORTEST_NEAR && one !== letters(typed) && distance(one, letters(typed)) <= MOST_SLIPS,
    );
}

/** A word shorter than this is another word as soon as one letter differs. */
const LONG_WORD = 7;
/** Words that begin alike (`message`, `massage`) differ before this letter. */
const BEGINNING = 3;

const partsOf = (text: string): readonly string[] => text.match(/[\p{L}]+|\d+|[^\p{L}\d]/gu) ?? [];

/** Words run together or apart: `maxage`, `max-age` and `max age` for `max_age`. Digits are never joined. */
const joined = (text: string): string => text.replace(/(?<=\p{L})[_\- ](?=\p{L})/gu, '');

/** Whether `typed` is `form` with other separators, or with one slip in one of its words. */
function isSlip(typed: string, form: string): boolean {
  if (joined(typed) === joined(form)) return true;
  const spaced = (text: string) => partsOf(text.replace(/(?<=\p{L})[- ](?=\p{L})/gu, '_'));
  const [one, other] = [spaced(typed), spaced(form)];
  if (one.length !== other.length) return false;
  const differing = one.flatMap((part, index) => (part === other[index] ? [] : [[part, other[index] ?? ''] as const]));
  const [only, ...more] = differing;
  return only !== undefined && more.length === 0 && isSlipInWord(...only);
}

/** Two letters in the wrong order; or, not at the beginning, one letter missing, one too many, or another vowel. */
function isSlipInWord(typed: string, word: string): boolean {
  if (word.length < LONG_WORD || /\P{L}/u.test(typed)) return false;
  // An ending makes another form of the word, or another name: `messages`, `message`.
  if (typed[0] !== word[0] || typed.at(-1) !== word.at(-1)) return false;
  const at = [...typed].findIndex((letter, index) => letter !== word[index]);
  const rest = (text: string, from: number) => text.slice(at + from);
  if (typed.length === word.length) {
    const isSwapped = typed[at] === word[at + 1] && typed[at + 1] === word[at] && rest(typed, 2) === rest(word, 2);
    const isVowel = /[aeiou]{2}/.test(`${typed[at]}${word[at]}`) && rest(typed, 1) === rest(word, 1);
    return isSwapped || (isVowel && at >= BEGINNING);
  }
  if (at < BEGINNING) return false;
  // One “s” more makes another word (`httpsonly`), unless it only doubles one.
  const isNewS = typed.length > word.length && typed[at] === 's' && word[at - 1] !== 's' && word[at] !== 's';
  if (isNewS) return false;
  return rest(typed, 1) === rest(word, 0) || rest(typed, 0) === rest(word, 1);
}

/* A header */

/** Whether the same cookies are named, with the same values. */
function isSameHeader(typed: string, header: string, caseCounts: boolean): boolean {
  const plain = plainPunctuation(typed).trim();
  const bare = trimOf(plain, '`"\'* \t\r\n')
    .replace(header.endsWith('.') ? /$/ : /\.$/, '')
    .replace(/^(?:it(?:'s| is| sends)|the answer is|answer:)\s+/i, '')
    .replace(/^(?:the )?cookie(?: header)?(?: is)?(?:\s*:)?\s+(?=\S+=)|^cookie:\s*/i, '');
  const read = (text: string): string => cookiesIn(caseCounts ? text : text.toLowerCase(), header).join('; ');
  return bare !== '' && read(bare) === read(plainPunctuation(header));
}

/** Sorted. Where no value has commas or spaces, these divide cookies as semicolons do. */
function cookiesIn(text: string, header: string): readonly string[] {
  const commas = header.includes(',') ? text : text.replace(/,/g, ';');
  const together = commas.replace(/(?<!\s)\s*=\s*/g, '=');
  const isSpaced = /[^;]\s/.test(header.replace(/;\s/g, ';'));
  const divided = isSpaced ? together : together.replace(/\s+(?:and\s+)?/g, ';');
  return divided
    .split(';')
    .map((pair) => pair.trim().replace(/^[`"'](.*)[`"']$/, '$1'))
    .filter((pair) => pair !== '')
    .toSorted();
}
