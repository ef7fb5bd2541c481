/**
 * Which option shares the telling words of a sentence. A word that only one option has tells more than one that many
 * have; names of code count as their parts, too; endings and a slip of the fingers do not matter. What is ruled out
 * (“not timeout, so …”), and the reason behind an answer, do not count.
 */
import { distance } from 'fastest-levenshtein';
import { inFull, withoutAsides, withoutReason, withoutTag } from './around-answer.ts';
import { plainPunctuation } from './normalise.ts';

/** `likely`: the sentence says little else. `perhaps`: it says more, or asks. `position` counts from 0, as shown. */
export type WordsReading =
  | { readonly kind: 'likely'; readonly position: number }
  | { readonly kind: 'perhaps'; readonly position: number; readonly isLoose: true };

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** They stand around an answer, or in any sentence. */
const SMALL = setOf(
  `a an the it its is of to in on at with and that this these those by for as be been being one ones option answer i
  think guess say says said so my from thing things please pls plz my your you we they their there then than just really
  would should could must have has had will was were are am do does did surely definitely certainly obviously obvs
  probably maybe perhaps clearly sure certain right correct look looks seem seems sound sounds mean means called named
  which who whom inside into about get gets go goes going went choose pick take bet reckon believe suppose assume vote
  leaning lean towards toward like kind sort something stuff yes yeah yep ok okay well hmm hm um umm final thanks thx
  through via me us own some case way course says tell lol haha imo tbh honestly actually simply gonna bit if when while`,
);

/** They tell half as much: many sentences have them. */
const LIGHT = setOf('only always first second third last each same other another all both not never more new own no');

/** What people write for a word; both sides are stems. */
const SAME: Readonly<Record<string, string>> = {
  ...{ js: 'javascript', db: 'databas', pw: 'password', app: 'application' },
  ...{
    url: 'address',
    link: 'address',
    overwrit: 'replac',
    except: 'error',
    photo: 'pictur',
    imag: 'pictur',
    filename: 'name',
  },
};

const ENDINGS = /(?:ations?|ions?|ings?|ature|ed|es|(?<!s)s|e|y)$/;

/** `signing` and `signs` are `sign`. */
function stem(word: string): string {
  const bare = word.length > 3 && word !== 'https' ? word.replace(ENDINGS, '') : word;
  const short = bare.length < 3 ? word : bare.replace(/([^aeiouls])\1$/, '$1');
  return SAME[short] ?? SAME[word] ?? short;
}

const wordsOf = (text: string): readonly string[] => text.replace(/["']/g, '').match(/[\p{L}\p{N}_]+/gu) ?? [];

/** The words of an option, the parts of its names, and what its signs are called. */
function tokensOf(option: string): ReadonlySet<string> {
  const text = plainPunctuation(option)
    .toLowerCase()
    .replace(/(["'])\1/g, ' empty string ')
    .replace(/ = /g, ' set ');
  const words = wordsOf(text).flatMap((word) => [word, word.replaceAll('_', ''), ...word.split('_')]);
  return new Set(words.filter((word) => word !== '').map(stem));
}

/** Other than “i think”: then the sentence may be about what somebody did. */
const ABOUT_ME =
  /\bi (?!(?:think|guess|believe|suppose|bet|reckon|assume|say|would|will|vote|choose|pick|take|go|am (?:going|pretty|sure|quite|fairly|leaning)|mean|remember|know it|read)\b)/;
/** What asks for something, or is about the question rather than an answer to it. */
const WISH =
  /\b(?:help|hints?|clues?|tips?|skip|again|explain|show|repeat|remind|next|back|stop|quit|later|bye|sorry|question|quiz|lesson|exercise|cards?|understand|confus\w+|trick|stuck|forgot\w*|idea|rule out|cross out|eliminate|tell me|give me|want|need|wrong|nonsense|silly|stupid|difference|between|versus|vs|compare|either|neither|everything but|anything but|all but|nod|dont grade)\b/g;
const ASKS =
  /^(?:so |and |but |hmm? |ok |well )*(?:what|how|why|when|where|who|which|can|do|does|did|is|are|was|were|will|(?:would|should|could|may)(?! be\b)|explain|tell|show|give|look up|search|find)(?:s|nt)?\b/;
/** `cookie only over https how`: people who look something up put it last. */
const ASKS_LAST = /\b(?:what|how|why|when|where|which|who)(?: (?:though|exactly|again))?\s*\?*$/;
const DENIES = /\b(?:not|nor|never|isnt|wasnt|doesnt|dont|cant|cannot|wont|no|without|except)\b/;
const FRAMED =
  /\bi (?:think|guess|believe|suppose|bet|reckon|assume|say|would|will|vote|choose|pick|take|am)\b|\b(?:the one|answer|it (?:is|was|must|has|should)|must be|probably|maybe|perhaps|definitely|surely|obviously|obvs|for sure)\b/;

/** Code has these, too, and then both halves are about the same option. */
const CLAUSES = /[,;!]|\.(?=\s|$)|…|\.\.+|\s(?:but|though|although|whereas|and)\s|\s[-–—]+\s/;

/** At least so much of what is said is in the option. */
const MOSTLY = 0.5;
const MOSTLY_IN_FRAME = 0.4;
const ENOUGH_TO_ASK = 0.34;

/** Whether somebody tells what they did or will do, which may have an option's words in it. */
export const isAboutMe = (text: string): boolean => ABOUT_ME.test(inFull(plainPunctuation(text).toLowerCase()));

export function readByWords(typed: string, shown: readonly string[]): WordsReading | null {
  const line = plainPunctuation(typed).toLowerCase().replace(/\s+/g, ' ').trim();
  const full = inFull(line);
  const has = (word: string): boolean => shown.some((option) => option.toLowerCase().includes(word));
  const wishes = full.replace(/["']/g, '').match(WISH) ?? [];
  if (ASKS_LAST.test(full)) return null;
  if (wishes.some((word) => !has(word)) || (ASKS.test(full) && !/^isnt (?:it|that|this)\b/.test(full))) return null;
  const said = withoutTag(full);
  const isAsked = said !== null || full.endsWith('?') || full.startsWith('isnt ');
  const bare = withoutReason(withoutAsides((said ?? full).replace(/^isnt (?:it|that|this) /, '')), has);
  const likeness = has(' like ') ? -1 : bare.search(/,? like (?:on|in|with|at|a|an|my|the|when)\b/);
  const plain = likeness < 0 ? bare : bare.slice(0, likeness);
  const options = shown.map(tokensOf);
  const concluded = plain.split(/\b(?:so|therefore|thus|hence)\b/).at(-1) ?? plain;
  const reading = weigh(concluded, options) ?? (concluded === plain ? null : weigh(plain, options));
  if (reading === null) return null;
  const { position, share, isClear } = reading;
  const isMost = share > MOSTLY || (FRAMED.test(full) && share >= MOSTLY_IN_FRAME);
  if (!isAsked && isClear && isMost) return { kind: 'likely', position };
  return share >= ENOUGH_TO_ASK ? { kind: 'perhaps', position, isLoose: true } : null;
}

interface Weighed {
  readonly position: number;
  /** How much of what is said the option has, from 0 to 1. */
  readonly share: number;
  /** Whether no other option has half as much, and nothing is said of what somebody did. */
  readonly isClear: boolean;
}

function weigh(line: string, options: readonly ReadonlySet<string>[]): Weighed | null {
  const clauses = line
    .split(CLAUSES)
    .map((clause) => ({ clause, tokens: telling(clause, options) }))
    .filter(({ tokens }) => tokens.some((token) => havingOf(token, options).length > 0));
  const denied = clauses.filter(({ clause }) => DENIES.test(clause));
  // What denies may be an option's own words.
  if (denied.length > 0 && options.some((tokens) => [...tokens].some((token) => DENIES.test(token)))) return null;
  const out = new Set(
    denied.flatMap(({ tokens }) =>
      tokens.flatMap((token) => {
        const having = havingOf(token, options);
        return having.length === 1 ? having : [];
      }),
    ),
  );
  const meant = clauses.filter((one) => !denied.includes(one));
  if (meant.length === 0 || meant.some(({ clause }) => /\bor\b/.test(clause))) return null;
  const tokens = [...new Set(meant.flatMap((one) => one.tokens))];
  const scores = options.map((_, position) => ({ position, score: scoreOf(tokens, position, options) }));
  const [best, second] = scores.toSorted((one, other) => other.score - one.score);
  if (best === undefined || best.score < 1 || out.has(best.position)) return null;
  const rival = second?.score ?? 0;
  if (best.score - rival < 1) return null;
  const shared = tokens.filter((token) => havingOf(token, options).includes(best.position));
  return {
    position: best.position,
    share: shared.length / tokens.length,
    isClear: rival <= best.score / 2 && !meant.some(({ clause }) => ABOUT_ME.test(clause)),
  };
}

function scoreOf(tokens: readonly string[], position: number, options: readonly ReadonlySet<string>[]): number {
  return tokens.reduce((sum, token) => {
    const having = havingOf(token, options);
    if (!having.includes(position) || having.length === options.length) return sum;
    const weight = having.length === 1 ? 1 : 1 / (having.length + 1);
    return sum + (LIGHT.has(token) ? weight / 2 : weight);
  }, 0);
}

const havingOf = (token: string, options: readonly ReadonlySet<string>[]): readonly number[] =>
  options.flatMap((tokens, position) => (tokens.has(token) ? [position] : []));

/** The words that tell something, as the options have them: two that make one name there (“max age”) are that name. */
function telling(clause: string, options: readonly ReadonlySet<string>[]): readonly string[] {
  const words = wordsOf(clause.replace(/ ?= ?|\bequals\b/g, ' ')).flatMap((word) =>
    isKnown(stem(word), options) ? [word] : word.split('_').filter((part) => part !== ''),
  );
  const found: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const [word = '', next] = [words[at], words[at + 1]];
    const both = next === undefined ? '' : stem(`${word}${next}`);
    if (both !== '' && isKnown(both, options)) {
      found.push(both);
      at += 1;
    } else if (!SMALL.has(word)) found.push(known(stem(word), options));
  }
  return found;
}

const isKnown = (token: string, options: readonly ReadonlySet<string>[]): boolean =>
  options.some((tokens) => tokens.has(token));

/** Shorter words are other words as soon as a letter differs. */
const SHORTEST_SLIP = 6;

/** The word of an option that this one most likely is, but for a slip; itself where there is none. */
function known(token: string, options: readonly ReadonlySet<string>[]): string {
  if (token.length < SHORTEST_SLIP || isKnown(token, options)) return token;
  const near = [...new Set(options.flatMap((tokens) => [...tokens]))].filter(
    (other) => other.length >= SHORTEST_SLIP && other[0] === token[0] && distance(other, token) === 1,
  );
  const [only, ...more] = near;
  return only === undefined || more.length > 0 ? token : only;
}
