/**
 * Reads what a typed line means, from the table of `phrases.ts`: word for word; without the small talk around it; with
 * a slip of the fingers in a word; by its last clause; and at last by a telling piece of it.
 */
import { distance } from 'fastest-levenshtein';
import { trimOf } from '../../core/trim.ts';
import { type Graph, graphOf, lookUp, lookUpPiece } from './phrase-graph.ts';
import { type Meaning, SAYINGS } from './phrases/phrases.ts';
import { TELLING } from './phrases/pieces.ts';
import { YES_NO } from './phrases/yes-no.ts';

/** In characters and words; what is longer is no phrase. */
export const MAX_PHRASE = 120;
const MAX_WORDS = 16;

/* The form in which lines are compared */

const SMILEYS: readonly (readonly [RegExp, string])[] = [
  [/(?<=^|\s)(?:[:;=]-?[)dp]+|\^\^|x'?d+)(?=\s|$)/g, '🙂'],
  [/(?<=^|\s)[:=]'?-?[(/]+(?=\s|$)/g, '🙁'],
  [/(?<=^|\s)<3(?=\s|$)/g, '❤'],
  [/^(?:-+>|>+|=>)$/, '➡'],
  [/^(?:<-+|<+)$/, '⬅'],
  [/^\?+$/, '❓'],
];

/** Skin tones, variation selectors and joiners, which say nothing. */
const MARKS = /[\u{1f3fb}-\u{1f3ff}]|\u{fe0e}|\u{fe0f}|\u{200d}|\u2640|\u2642/gu;
const PICTURE = /\p{Extended_Pictographic}/gu;

/** Short for, or another spelling of. */
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ im: 'i am', ill: 'i will', id: 'i would', ive: 'i have', its: 'it is', thats: 'that is', whats: 'what is' },
    ...{ wheres: 'where is', whos: 'who is', hows: 'how is', heres: 'here is', theres: 'there is', youre: 'you are' },
    ...{ u: 'you', ur: 'your', r: 'are', pls: 'please', plz: 'please', plss: 'please', k: 'ok', kk: 'ok', okay: 'ok' },
    ...{ okey: 'ok', oki: 'ok', thx: 'thanks', thanx: 'thanks', tnx: 'thanks', ty: 'thanks', tysm: 'thanks' },
    ...{ tyvm: 'thanks', wanna: 'want to', gonna: 'going to', gotta: 'got to', gimme: 'give me', lemme: 'let me' },
    ...{ idk: 'i dont know', tmr: 'tomorrow', tmrw: 'tomorrow', min: 'minutes', mins: 'minutes', secs: 'seconds' },
    ...{
      cuz: 'because',
      bc: 'because',
      wat: 'what',
      wut: 'what',
      wdym: 'what do you mean',
      wich: 'which',
      n8: 'night',
    },
    ...{
      sry: 'sorry',
      cu: 'see you',
      msgs: 'messages',
      msg: 'message',
      tbh: 'honestly',
      wich: 'which',
      knowlege: 'knowledge',
    },
    ...{ teh: 'the', hte: 'the', adn: 'and', waht: 'what', hwo: 'how', yuo: 'you', thnks: 'thanks', m8: 'mate' },
    ...{ abt: 'about', smth: 'something', sth: 'something', ppl: 'people', nah: 'nah', outta: 'out of', 'i’m': 'i am' },
  }),
);
const TWO_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\b(do|does|did|is|was|have|could|would|should) not\b/g, '$1nt'],
  [/\b(?:can not|cannot)\b/g, 'cant'],
  [/\b4 (?=(?:today|now|me|tonight|this)\b)/g, 'for '],
  [/\blet us\b/g, 'lets'],
  [/^(?:wtf|wth|what the (?:hell|heck|fuck)) (?=(?:does|do|did|is|are|was)\b)/g, 'what '],
  // “y is it so”: alone it means yes.
  [/^y (?=\w)/g, 'why '],
];

/** A line as its words, in lower case, without punctuation; emoji are words where there are no others. */
export function phraseWords(text: string): readonly string[] {
  const plain = SMILEYS.reduce((line, [smiley, picture]) => line.replace(smiley, picture), text.trim().toLowerCase())
    .replace(MARKS, '')
    .replace(/🅰/gu, 'a')
    .replace(/🅱/gu, 'b')
    .normalize('NFKC')
    .replace(/['’‘`´]/g, '')
    .replace(/^\//, '')
    .replace(/\btl[;:,. ]{1,3}dr\b/, 'tldr');
  const pictures = [...new Set(plain.match(PICTURE) ?? [])];
  const words = plain
    .replace(PICTURE, ' ')
    .replace(/…/g, ' ')
    .split(/\s+/)
    .map(bareWord)
    .join(' ')
    .replace(/(?<=[a-z])[-–](?=[a-z])/g, ' ')
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/\b(?:a?ha){2,}h?\b/g, 'haha')
    .replace(/\b(?:he){2,}\b/g, 'hehe')
    .replace(/\b(?:lo){2,}l\b/g, 'lol')
    .trim();
  return spelled(words === '' ? pictures.join(' ') : words);
}

const PUNCTUATION = '.,:;!?"“”-–—*';

/** Without the punctuation around it: neither what is within a name (`file.save`) nor a call's brackets (`save()`). */
function bareWord(word: string): string {
  const bare = trimOf(word, PUNCTUATION);
  return bare.includes('(') === bare.includes(')') && !/^\(.*\)$/.test(bare) ? bare : trimOf(bare, `${PUNCTUATION}()`);
}

function spelled(line: string): readonly string[] {
  const words = line.split(/\s+/).flatMap((word) => SPELLINGS.get(word) ?? word);
  const joined = TWO_WORDS.reduce((text, [two, one]) => text.replace(two, one), words.join(' '));
  return joined.split(' ').filter((word) => word !== '');
}

const WHOLE = graphOf<Meaning>(SAYINGS, spelled);
const PIECES = graphOf<Meaning>(TELLING, spelled);

/** What people leave out whose first language is another one, or who are in a hurry: “start from beginning”. */
const UNSAID: ReadonlySet<string> = new Set('a an the i is are am was do does did of to for'.split(' '));
const said = (words: readonly string[]): readonly string[] =>
  words.filter((word) => !UNSAID.has(word)).map((word) => (word.length > 4 ? word.replace(/(?<=[^s])s$/, '') : word));
const TERSE = graphOf<Meaning>(SAYINGS, (text) => said(spelled(text)));
/** In words: a shorter line without them may say anything. */
const SHORTEST_TERSE = 2;
const ANSWERS = graphOf<keyof typeof YES_NO>(YES_NO, spelled);

/* Small talk around a phrase */

const SMALL_TALK_BEFORE =
  /^(?:(?:oops|whoops|argh|ugh|wow|omg|please|ok|hey|hi|hello|well|so|um|uh|uhm|er|erm|hmm|hm|oh|ah|and|but|actually|nibble|just|now|then|dear|yes|yeah|no|sorry|lol|haha|thanks|cool|great|good|nice|alright|right|bot|maybe|again|wait|sure|can you|could you|would you|will you|can i|could i|may i|can we|could we|shall we|should we|do we|i want to|i want|i would like to|i would like|i like to|i need to|i must|i need|i have to|i am going to|i will|i think i will|i think|i guess i will|i guess|let me|lets|give me|show me|is there|are there|do you have|have you got|you|to|a|an|the|me|it is|this is|that is|time to|time for|how about|what about) )/;
const SMALL_TALK_AFTER =
  /( (?:please|now|thanks|thank you|for me|to me|then|mate|bro|man|dude|buddy|nibble|bot|lol|haha|ok|right now|for now|here|today|i think|i guess|tho|though|actually|if possible|if you can|sir|again|a bit|yet|already|too|instead|anyway|first|as well|really|so much|right|will you|would you|can you|could you|sorry|guys|friend|there|maybe|at all|quickly|soon))$/;

/** What can stand away from both ends and leaves enough to say something. At the start these are not taken alone. */
function strippedForms(words: readonly string[]): readonly (readonly string[])[] {
  const line = words.join(' ');
  const starts = [line];
  for (let rest = line; starts.length < 6; ) {
    const [said] = SMALL_TALK_BEFORE.exec(`${rest} `) ?? [];
    if (said === undefined || said.length > rest.length) break;
    rest = rest.slice(said.length);
    starts.push(rest);
  }
  const forms = starts.flatMap((start, taken) => {
    const ends = [start];
    for (let rest = start; ends.length < 5; ) {
      const [said] = SMALL_TALK_AFTER.exec(rest) ?? [];
      if (said === undefined || said.length >= rest.length) break;
      rest = rest.slice(0, -said.length);
      ends.push(rest);
    }
    return ends.map((form, cut) => ({ form, taken: taken + cut }));
  });
  return forms.toSorted((one, other) => one.taken - other.taken).map(({ form }) => form.split(' '));
}

/** Politeness at an end of a line is not what it is about. */
const POLITE: readonly Meaning[] = ['thanks', 'sorry', 'hello', 'laugh'];

function lookUpStripped<Name>(graph: Graph<Name>, words: readonly string[], shortest = 1): Name | null {
  for (const form of strippedForms(words)) {
    if (form.length < shortest) continue;
    const found = lookUp(graph, form);
    if (found !== null) return found;
  }
  return null;
}

/* Slips of the fingers */

const VOCABULARY: ReadonlySet<string> = new Set(
  [...Object.values(SAYINGS), ...Object.values(TELLING), ...Object.values(YES_NO)]
    .flat()
    .flatMap((template) => spelled(template.replace(/[[\]()|]/g, ' '))),
);
const BY_LENGTH = new Map<number, string[]>();
for (const word of VOCABULARY) BY_LENGTH.set(word.length, [...(BY_LENGTH.get(word.length) ?? []), word]);

/** A word of the table that this one most likely is; itself where it is one, or none is near. */
export function corrected(word: string): string {
  const { length } = word;
  if (length < 4 || VOCABULARY.has(word) || /[^a-z]/.test(word)) return word;
  const most = length >= 8 ? 2 : 1;
  let best: string | null = null;
  let least = most + 1;
  for (let other = length - most; other <= length + most; other += 1) {
    for (const known of BY_LENGTH.get(other) ?? []) {
      if (known.length < 4) continue;
      const slips = isSwapped(word, known) ? 1 : distance(word, known);
      // Of short words another letter makes another word: `none`, `done`.
      const isAnother = slips > 0 && known.length === length && length < 6 && !isSwapped(word, known);
      if (slips >= least || isAnother || (known[0] !== word[0] && !isSwapped(word, known))) continue;
      best = known;
      least = slips;
    }
  }
  return best ?? word;
}

/** Whether two letters that stand side by side are the wrong way round. */
function isSwapped(typed: string, word: string): boolean {
  if (typed.length !== word.length) return false;
  const at = [...typed].findIndex((letter, index) => letter !== word[index]);
  return (
    at >= 0 && typed[at] === word[at + 1] && typed[at + 1] === word[at] && typed.slice(at + 2) === word.slice(at + 2)
  );
}

/** What a line means, and how it was read. */
export interface PhraseReading {
  readonly meaning: Meaning;
  /**
   * `exactly`: word for word. `nearly`: but for slips and small talk. `piece`: only a piece of it says that, so it may
   * well be about something else.
   */
  readonly by: 'exactly' | 'nearly' | 'piece';
}

/** What a line means, wherever it is typed; null when it is no phrase of ours. */
export function readPhrase(text: string): PhraseReading | null {
  if (text.length > MAX_PHRASE) return null;
  const words = phraseWords(text);
  if (words.length === 0 || words.length > MAX_WORDS) return null;
  const exactly = lookUp(WHOLE, words);
  if (exactly !== null) return { meaning: exactly, by: 'exactly' };
  const right = words.map(corrected);
  const nearly = lookUpStripped(WHOLE, words) ?? lookUpStripped(WHOLE, right) ?? byClause(text);
  if (nearly !== null) return { meaning: nearly, by: 'nearly' };
  const piece = lookUpPiece(PIECES, words) ?? lookUpPiece(PIECES, right) ?? readTerse(right);
  // “dont skip this” has “skip this” in it, and asks for the opposite.
  if (piece === null || (isPlea(words) && !SAID_WITH_NOT.includes(piece))) return null;
  return { meaning: piece, by: 'piece' };
}

/** What pieces say in which something is denied: “dont get the part about paths”. */
const SAID_WITH_NOT: readonly Meaning[] = ['explain', 'give-up', 'hint', 'complain'];

/** Whether it begins by asking that something is not done. */
const isPlea = (words: readonly string[]): boolean =>
  ['dont', 'never'].includes(words.find((word) => word !== 'please' && word !== 'no') ?? '') ||
  (words[0] === 'do' && words[1] === 'not');

/** A line as it is without the words that are easily left out. */
function readTerse(words: readonly string[]): Meaning | null {
  const terse = said(words);
  return lookUpStripped(TERSE, terse, SHORTEST_TERSE);
}

/** `dont run it, next` and `next, thanks`: what is said last counts, but for politeness. */
function byClause(text: string): Meaning | null {
  const line = text.trim().replace(/\n/g, ', ').replace(/\s+/g, ' ');
  const clauses = line.split(/[,;.!] | (?:but|so|and then|then) /).filter((clause) => /\S/.test(clause));
  if (clauses.length < 2 || clauses.length > MAX_CLAUSES) return null;
  const read = clauses.map((clause) => lookUpStripped(WHOLE, phraseWords(clause)));
  const isAboutMore = clauses.some(
    (clause, at) => read[at] === null && (clause.includes('?') || clause.length > MAX_ASIDE),
  );
  const last = read.at(-1) ?? null;
  if (isAboutMore || last === null) return null;
  const serious = read.findLast((one) => one !== null && !POLITE.includes(one));
  return POLITE.includes(last) ? (serious ?? last) : last;
}

const MAX_CLAUSES = 3;
/** In characters: a longer clause that says nothing to us is what the line is about. */
const MAX_ASIDE = 40;

/** The answer to a yes/no question; null when it is none. */
export function readYesNo(text: string): 'yes' | 'no' | 'maybe' | null {
  if (text.length > MAX_PHRASE) return null;
  const words = phraseWords(text);
  const said =
    lookUp(ANSWERS, words) ??
    lookUpStripped(ANSWERS, words) ??
    lookUp(ANSWERS, words.map(corrected)) ??
    (isYesTwice(text) ? 'yes' : null);
  return said === 'clear-yes' ? 'yes' : said;
}

/** `sure thing, why not` */
function isYesTwice(text: string): boolean {
  const clauses = clausesOf(text);
  const isYes = (clause: string): boolean => /^(?:clear-)?yes$/.test(lookUp(ANSWERS, phraseWords(clause)) ?? '');
  return clauses.length > 1 && clauses.every(isYes);
}

const clausesOf = (text: string): readonly string[] => text.split(/[,;.!]/).filter((clause) => /\S/.test(clause));

/**
 * Whether a line says yes beyond doubt: word for word, and to this. `lines`: what else says so where it is worse than
 * to begin a lesson again; there no word may stand beside the yes.
 */
export function isClearYes(text: string, lines: readonly string[]): boolean {
  if (text.length > MAX_PHRASE) return false;
  const words = phraseWords(text);
  if (lookUp(ANSWERS, words) === 'clear-yes' || lines.includes(words.join(' '))) return true;
  return lines.length === 0 && isYesAndWhy(text);
}

/** What may take a yes back, or part of it. */
const DOUBT =
  /\b(?:but|wait|no|not|dont|cant|if|unless|later|first|after|before|except|only|keep|maybe|think|how|what|when|why|where|than|instead|hold|stop|cancel|seconds?|minutes?|moment|though|almost|part|until|or|lose|gone|export|copy|save)\b|\d/;

/** `yes please, from the top` */
function isYesAndWhy(text: string): boolean {
  const [yes = '', ...others] = clausesOf(text);
  const isHarmless = (clause: string): boolean => !clause.includes('?') && !DOUBT.test(phraseWords(clause).join(' '));
  return lookUp(ANSWERS, phraseWords(yes)) === 'clear-yes' && others.length > 0 && others.every(isHarmless);
}

/** `no, stop, that was a typo`: nothing is asked for beside the no. */
export function isNoAndWhy(text: string): boolean {
  const [no = '', ...others] = clausesOf(text);
  const isHarmless = (clause: string): boolean => {
    const { meaning = null } = readPhrase(clause) ?? {};
    return !clause.includes('?') && (meaning === null || ['stop', 'undo', 'sorry', 'wait'].includes(meaning));
  };
  return lookUp(ANSWERS, phraseWords(no)) === 'no' && others.length > 0 && others.every(isHarmless);
}

/* Sentences, as against answers and code */

/** What stands around an answer without making a sentence of it. */
const AROUND_ANSWER =
  /^(?:(?:i (?:think|guess|believe|suppose|would say|say)|my answer is|the answer is|answer is|answer|it is|this is|that is|maybe|probably|perhaps|called|must be|should be) )+/;

const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  'is it that this i you me my we us our your he she they can could would should will shall do does did are am was were what why how when where who which please not but because if then so about there here have has had need want know think understand let lets dont cant wont didnt doesnt isnt im its just really very too also maybe or'.split(
    ' ',
  ),
);
const MOST_ANSWER_WORDS = 5;

/** Whether a line is a sentence to somebody rather than a name, a value or code. */
export function isSentence(text: string): boolean {
  if (/[_=()[\]{}]|\w\.\w/.test(text)) return false;
  const words = phraseWords(text).join(' ').replace(AROUND_ANSWER, '').split(' ');
  if (words.length > MOST_ANSWER_WORDS) return true;
  return words.length > 1 && words.some((word) => FUNCTION_WORDS.has(word));
}
