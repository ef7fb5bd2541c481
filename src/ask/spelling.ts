/** What people type on a phone or with slips of the fingers, as the words that they mean. */
import { distance } from 'fastest-levenshtein';
import { namesAnotherSubject } from './other-subjects.ts';
import { isPlainWord, plainWords, stem } from './words.ts';

/** Short for, or another spelling of; in lower case, without apostrophes. */
const SHORT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      r: 'are',
      u: 'you',
      ur: 'your',
      wat: 'what',
      wut: 'what',
      wht: 'what',
      wats: 'what is',
      y: 'why',
      n: 'and',
      im: 'i am',
    },
    ...{ pls: 'please', plz: 'please', cuz: 'because', coz: 'because', bc: 'because', abt: 'about', thru: 'through' },
    ...{ diff: 'difference', smth: 'something', sth: 'something', msg: 'message', msgs: 'messages', b4: 'before' },
    ...{ wont: 'not', cant: 'can not', dont: 'do not', doesnt: 'does not', isnt: 'is not', didnt: 'did not' },
    ...{ whats: 'what is', hows: 'how is', wheres: 'where is', wanna: 'want to', gonna: 'going to', lemme: 'let me' },
    ...{ gimme: 'give me', ppl: 'people', sec: 'second', secs: 'seconds', mins: 'minutes', min: 'minutes' },
    ...{ repo: 'repository', env: 'environment', oder: 'or', und: 'and', func: 'function', cfg: 'config' },
    ...{ wich: 'which', wether: 'whether', becouse: 'because', teh: 'the', hav: 'have', thier: 'their' },
    ...{
      coockie: 'cookie',
      del: 'delete',
      qs: 'questions',
      q: 'question',
      ques: 'question',
      ans: 'answer',
      someones: 'somebodys',
      cooky: 'cookie',
      pyhton: 'python',
      js: 'javascript',
    },
  }),
);

/** As people mean it: one word or more. */
export const inFull = (word: string): readonly string[] => SHORT.get(word)?.split(' ') ?? [word];

/** Shorter words resemble many others; so do those below the other length, where one letter is another one. */
const SHORTEST_MISSPELT = 5;
const SHORTEST_EXCHANGED = 7;

/** Finds the word that a misspelt one is meant to be. */
export type Speller = (word: string) => string;

/** `counts`: the words of all lessons, in lower case, with how often they are said. */
export function createSpeller(counts: ReadonlyMap<string, number>, stemOf: (word: string) => string): Speller {
  const known = new Map([...plainWords()].map((word) => [word, 1]));
  for (const [word, count] of counts) known.set(word, count + 1);
  const stems = new Set([...counts.keys()].map(stemOf));
  return (word) => {
    if (word.length < SHORTEST_MISSPELT || /[^a-z]/.test(word)) return word;
    if (counts.has(word) || stems.has(stem(word)) || isPlainWord(word) || namesAnotherSubject(word)) return word;
    let best = word;
    let most = 0;
    for (const [one, count] of known) {
      if (count > most && one.length > 3 && isMisspelt(word, one)) {
        best = one;
        most = count;
      }
    }
    return best;
  };
}

/** One letter too many, one too few, or two exchanged; in long words also a wrong one. The first letter is right. */
function isMisspelt(word: string, meant: string): boolean {
  const longer = word.length - meant.length;
  if (word[0] !== meant[0] || Math.abs(longer) > 1) return false;
  const slips = distance(word, meant);
  if (slips === 1) return longer !== 0 || word.length >= SHORTEST_EXCHANGED;
  if (slips !== 2) return false;
  const isExchanged = longer === 0 && [...word].sort().join('') === [...meant].sort().join('');
  return isExchanged || word.length >= TWO_SLIPS;
}

/** From this length on, two slips still leave the word. */
const TWO_SLIPS = 9;
