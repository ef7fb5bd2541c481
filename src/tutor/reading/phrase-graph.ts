/** The table of phrases as a graph: from each place in a phrase, the places behind the word that may come next. */

type WordsOf = (text: string) => readonly string[];

export interface Spot<Name> {
  readonly next: Map<string, Spot<Name>[]>;
  /** Without a word: over what may be left out. */
  readonly past: Spot<Name>[];
  /** What has been said, where a phrase may end here. */
  readonly ends: Name[];
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
): Spot<Name> {
  const start = spot<Name>();
  for (const [name, templates] of Object.entries(table) as [Name, readonly string[]][]) {
    for (const template of templates) add(start, tokensOf(template), wordsOf).ends.push(name);
  }
  return start;
}

/** Everything that is reached without another word. */
function reached<Name>(spots: readonly Spot<Name>[]): ReadonlySet<Spot<Name>> {
  const found = new Set(spots);
  for (const one of found) for (const other of one.past) found.add(other);
  return found;
}

/** What the words say from their beginning: all of them, or as many as it takes (`isPiece`). */
function follow<Name>(start: Spot<Name>, words: readonly string[], isPiece: boolean): Name | null {
  let here = reached([start]);
  for (const word of words) {
    here = reached([...here].flatMap(({ next }) => next.get(word) ?? []));
    const [said] = isPiece ? [...here].flatMap(({ ends }) => ends) : [];
    if (said !== undefined) return said;
    if (here.size === 0) return null;
  }
  return isPiece ? null : ([...here].flatMap(({ ends }) => ends)[0] ?? null);
}

/** What all of the words say. */
export const lookUp = <Name>(graph: Spot<Name>, words: readonly string[]): Name | null => follow(graph, words, false);

/** A piece of the words, wherever it begins. */
export function lookUpPiece<Name>(graph: Spot<Name>, words: readonly string[]): Name | null {
  for (let at = 0; at < words.length; at += 1) {
    const said = follow(graph, words.slice(at), true);
    if (said !== null) return said;
  }
  return null;
}
