/** A question as it is compared: its telling words, its frame, the code in it, and what kind of question it is. */
import { trimEndOf } from '../core/trim.ts';
import { namesAnotherSubject } from './other-subjects.ts';
import { inFull, type Speller } from './spelling.ts';
import { inOneWord, isFiller, isGrammar, partsOf, stem, wordsOf } from './words.ts';

/** Of a question, in characters; what is longer is cut. */
export const MAX_QUESTION = 400;

/** What the lessons say, as far as reading a question needs it. */
export interface Vocabulary {
  readonly isKnown: (term: string) => boolean;
  /** Whether a passage has this name in it, dots and all. */
  readonly isSaid: (name: string) => boolean;
  readonly spell: Speller;
}

/** A question as it is compared. */
export interface Asked {
  /** Its telling words. */
  readonly terms: readonly string[];
  /** All its words but those that hold the sentence together, in their order. */
  readonly words: readonly string[];
  /** Those that nobody typed like this. */
  readonly guessed: ReadonlySet<string>;
  /** Those that name something of another field. */
  readonly foreign: ReadonlySet<string>;
  /** Its words, between spaces. */
  readonly said: string;
  /** Without its frame: `what does if not file do` gives `if not file`. */
  readonly phrase: string;
  /** Where the learner says they are, of which no lesson knows. */
  readonly at: string;
  /** Three words in a row, two of them telling. */
  readonly runs: readonly string[];
  /** Pieces of code in it. */
  readonly codes: readonly string[];
  /** The name of an exception in it, in lower case. */
  readonly error: string | null;
  /** Whether it asks what the tutor can or does. */
  /** A tool by its name, whose own way of doing it is asked for. `isOnlyRead`: of reading something. */
  readonly ofTool: { readonly name: string | null; readonly isOnlyRead: boolean } | null;
  readonly isToTutor: boolean;
  readonly isAboutTutor: boolean;
  readonly isHowTo: boolean;
  readonly isDefinition: boolean;
  /** What a thing is, or how two differ. */
  readonly isAbout: boolean;
}

/** But not “can you tell me …”. */
const TO_TUTOR =
  /^(?:can|could|do|did|are|will|would|have|were|should) you\b(?! (?:please |maybe |also )?(?:tell|explain|show|help|say|give|describe|know|remember))/;
/** What no lesson is about, whatever words it has. */
const ABOUT_TUTOR =
  /\b(?:who|how old|what) (?:made|created|wrote|built|programmed|invented|are) you\b|\b(?:are|do) you (?:an? )?(?:human|bot|robot|ai|real|like|love|sleep|dream|speak|cost)\b|\byour (?:name|age|favou?rite|maker|creator)\b|\b(?:language|model) are you\b/;

/**
 * Something that is done with a tool of its own, though a lesson has the tool's name: “set a cookie with javascript”,
 * “python requests”. Not what is to be kept from it.
 */
const OF_ANOTHER_TOOL =
  /\b(set|create|make|write|change|delete|remove|clear|upload|store|save|send|get|expire|fetch|read|access)\b(?:(?!\bflask\b)[^?\n]){0,80}?\b(?:(?:in|with|using|via|from|by|through) )?(?:(?:plain|pure|vanilla|my|client[- ]side) )?(javascript|js|html|css)\b/;
const OF_A_LIBRARY = /\bpython requests\b|\brequests (?:library|module|package|lib)\b|\bimport requests\b/;
const KEPT_FROM =
  /\b(?:hide|hidden|protect|prevent|stop|block|forbid|keep|safe|secure|steal|stolen|attack\w*|hack\w*|can|cant|cannot|could|why|does|doesnt|should|allow\w*|httponly|able|page|upload(?:ed|s)? (?:an? )?html|html (?:file|page|form)s?)\b/;

/** The name of an exception, with its module or without. */
const EXCEPTION = /\b[A-Z]\w*(?:Error|Exception|TooLarge)\b/;

/**
 * What is asked about, without filler; a code name as one word where a lesson has it, else in its parts. Of an error's
 * message only what the lessons know counts, but for the error's name.
 */
function askedTerms(question: string, { isKnown, spell }: Vocabulary): readonly string[] {
  const name = EXCEPTION.exec(question)?.[0].toLowerCase();
  const names = new Map(wordsOf(question).map((word) => [word.toLowerCase(), word]));
  const words = wordsOf(inOneWord(question)).flatMap(inFull).map(spell);
  const telling = words.filter((word) => !isFiller(word));
  const terms = telling.flatMap((word) => {
    const term = stem(word);
    if (isKnown(term)) return [term];
    const split =
      name === undefined || word === name ? [] : partsOf(names.get(word) ?? word).map((part) => part.toLowerCase());
    const parts = split.filter((part) => !isFiller(part)).map(stem);
    const known = parts.filter(isKnown);
    if (known.length === parts.length && parts.length > 0) return parts;
    return name === undefined || word === name ? [term] : [];
  });
  return [...new Set(terms)];
}

/** Names with a dot in them, such as `list.sort`; but not those of files. */
const dottedIn = (question: string): readonly string[] =>
  (question.toLowerCase().match(/\b[a-z_]{2,40}(?:\.[a-z_]{2,40}){1,4}(?![\w.])/g) ?? []).filter(
    (name) => !/\.(?:jpe?g|png|gif|svg|pdf|txt|html?|py|exe|zip|csv|docx?)$/.test(name),
  );

/** All words but those that hold the sentence together, as they are compared. */
const comparedWords = (text: string, spell: Speller): readonly string[] =>
  wordsOf(inOneWord(text))
    .flatMap(inFull)
    .map(spell)
    .filter((word) => !isGrammar(word))
    .map(stem);

/** Of a report of an error its last line counts, which names it. */
function tellingLine(question: string): string {
  const lines = question.split('\n');
  return /^Traceback/.test(question) ? (lines.findLast((line) => EXCEPTION.test(line)) ?? question) : question;
}

/** `im in brazil`. */
const WHERE_THEY_ARE = /\b(?:i['’]?m|i am|i live|we are|we live|living|i moved|moving) (?:in|from|to) ([a-z]{3,30})\b/;

function toolIn(question: string): Asked['ofTool'] {
  if (OF_A_LIBRARY.test(question)) return { name: null, isOnlyRead: false };
  const match = KEPT_FROM.test(question) ? null : OF_ANOTHER_TOOL.exec(question);
  if (match === null) return null;
  const [, verb = '', tool = ''] = match;
  return { name: stem(tool), isOnlyRead: /^(?:get|read|access|fetch)$/.test(verb) };
}

export function readAsked(typed: string, vocabulary: Vocabulary): Asked {
  const { isSaid, spell } = vocabulary;
  const question = tellingLine(typed).slice(0, MAX_QUESTION);
  const lower = question.toLowerCase();
  // A name that no lesson has is asked about, whatever it is made of.
  const strange = EXCEPTION.test(question) ? [] : dottedIn(question).filter((name) => !isSaid(name));
  const spelt = askedTerms(question, vocabulary);
  const terms = [...new Set([...spelt, ...strange])];
  const inWords = wordsOf(lower).flatMap(inFull);
  const words = inWords.map(spell);
  const guessed = new Set(words.flatMap((word, at) => (word === inWords[at] ? [] : [stem(word)])));
  const runs = words.slice(2).flatMap((_, at) => {
    const run = words.slice(at, at + 3);
    return run.filter((word) => !isFiller(word)).length > 1 ? [run.join(' ')] : [];
  });
  const compared = comparedWords(question, spell);
  const [, at = ''] = WHERE_THEY_ARE.exec(lower) ?? [];
  const sentence = words.join(' ');
  // “What is the session’s cookie called” asks for something about it.
  const isBare = new Set(compared).size <= terms.length || /\bmeans?\b/.test(lower);
  const isDefinition = /^whats?\b(?! (?:can|do|does|happens|if))/.test(sentence) && terms.length <= 2 && isBare;
  return {
    runs,
    at: stem(at),
    terms,
    words: [...new Set(compared)],
    guessed,
    foreign: new Set(wordsOf(lower).filter(namesAnotherSubject).map(stem)),
    said: ` ${sentence} `,
    phrase: lower
      .replace(
        /^(?:what(?:s| is| are| does| do)?|how do i|can i|why|is|does)\s+|(?<!\s)\s+(?:do|mean|work|for)\??$|\?$/g,
        '',
      )
      .trim(),
    codes: lower
      .split(/\s+/)
      .map((word) => trimEndOf(word, '?!,;:'))
      .filter((word) => /[_.([=-]/.test(word) && word.length > 1),
    error: EXCEPTION.exec(question)?.[0].toLowerCase() ?? null,
    ofTool: toolIn(lower),
    isToTutor: TO_TUTOR.test(lower),
    isAboutTutor: ABOUT_TUTOR.test(lower),
    isHowTo: /\b(?:syntax|how (?:do|can|to|would))\b/.test(sentence),
    isDefinition,
    isAbout: isDefinition || /\b(?:vs|versus|differ\w*|compare\w*|or)\b/.test(sentence),
  };
}
