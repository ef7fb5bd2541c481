/** The table of phrases as a graph: from each place in a phrase, the places behind the word that may come next. */

type WordsOf = (text: string) => readonly string[];

interface Spot<Name> {
  readonly next: Map<string, Spot<Name>[]>;
  /** Without a word: over what may be left out. */
  readonly past: Spot<Name>[];
  /** What has been said, where a phrase may end here. */
  readonly ends: Name[];
}

export interface Graph<Name> {
  readonly start: ReadonlySet<Spot<Name>>;
  /** By the first word of a line, where that leads: most of the lines that are looked up begin with no phrase. */
  readonly firsts: ReadonlyMap<string, ReadonlySet<Spot<Name>>>;
}

const spot = <Name>(): Spot<Name> => ({ next: new Map(), past: [], ends: [] });

/** Adds a template and gives the place behind it. `tokens`: what is still to be read of it. */
function add<Name>(from: Spot<Name>, tokens: string[], wordsOf: WordsOf): Spot<Name> {
  let at = from;
  for (let token = tokens.shift(); token !== undefined; token = tokens.shift()) {
    if (token === '|' || token === ')' || token === ']') {
      tokens.unshift(token);
      break;
    }
    at = token === '(' || token === '[' ? addGroup(at, tokens, wordsOf) : wordsOf(token).reduce(addWord, at);
  }
  return at;
}

function addWord<Name>(from: Spot<Name>, word: string): Spot<Name> {
  const to = spot<Name>();
  from.next.set(word, [...(from.next.get(word) ?? []), to]);
  return to;
}

function addGroup<Name>(from: Spot<Name>, tokens: string[], wordsOf: WordsOf): Spot<Name> {
  const behind = spot<Name>();
  let sign: string | undefined = '|';
  while (sign === '|') {
    add(from, tokens, wordsOf).past.push(behind);
    sign = tokens.shift();
  }
  if (sign === ']') from.past.push(behind);
  return behind;
}

const tokensOf = (template: string): string[] => template.match(/[[\]()|]|[^[\]()|\s]+/g) ?? [];

/** `wordsOf`: how the words of a template are compared. */
export function graphOf<Name extends string>(
  table: Partial<Record<Name, readonly string[]>>,
  wordsOf: WordsOf,
): Graph<Name> {
  const root = spot<Name>();
  for (const [name, templates] of Object.entries(table) as [Name, readonly string[]][]) {
    for (const template of templates) add(root, tokensOf(template), wordsOf).ends.push(name);
  }
  const start = reached([root]);
  const words = new Set([...start].flatMap(({ next }) => [...next.keys()]));
  return { start, firsts: new Map([...words].map((word) => [word, after(start, word)])) };
}

/** What a word leads to, and all that is reached from there without another one. */
const after = <Name>(here: ReadonlySet<Spot<Name>>, word: string): ReadonlySet<Spot<Name>> =>
  reached([...here].flatMap(({ next }) => next.get(word) ?? []));

/** Everything that is reached without another word. */
function reached<Name>(spots: readonly Spot<Name>[]): ReadonlySet<Spot<Name>> {
  const found = new Set(spots);
  for (const one of found) for (const other of one.past) found.add(other);
  return found;
}

const NOWHERE: ReadonlySet<never> = new Set();

/** What the words say from their beginning: all of them, or as many as it takes (`isPiece`). */
function follow<Name>({ start, firsts }: Graph<Name>, words: readonly string[], isPiece: boolean): Name | null {
  let here = start;
  for (const [at, word] of words.entries()) {
    here = at === 0 ? (firsts.get(word) ?? NOWHERE) : after(here, word);
    const [said] = isPiece ? [...here].flatMap(({ ends }) => ends) : [];
    if (said !== undefined) return said;
    if (here.size === 0) return null;
  }
  return isPiece ? null : ([...here].flatMap(({ ends }) => ends)[0] ?? null);
}

/** What all of the words say. */
export const lookUp = <Name>(graph: Graph<Name>, words: readonly string[]): Name | null => follow(graph, words, false);

/** A piece of the words, wherever it begins. */
export function lookUpPiece<Name>(graph: Graph<Name>, words: readonly string[]): Name | null {
  for (let at = 0; at < words.length; at += 1) {
    const said = follow(graph, words.slice(at), true);
    if (said !== null) return said;
  }
  return null;
}
