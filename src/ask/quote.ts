/** What is shown of the passage that answers a question: a few sentences, and a line of code where one is asked for. */
import { inlineText } from '../core/prose.ts';
import type { Asked } from './asked.ts';
import type { Passage, Sentence } from './passages.ts';
import { termsOf } from './words.ts';

export interface Quote {
  /** The one to three sentences that say it. */
  readonly sentences: readonly Sentence[];
  /** The line of code that shows it; null where none does. */
  readonly line: string | null;
}

/** What tells of a run that the learner does not see here. */
const OF_A_RUN =
  /\b(?:examples?|this (?:app|time|lesson)|here|(?:first|second|third|last) (?:request|visit|browser))\b/i;

/** What leans on the sentence before it. */
const LEANING = /^(?:It|That|This|So|But|And|Then|They|With it)\b|\bsuch\b/;

/**
 * The sentence with most of the question in it, and what goes on from it; a passage that is about nothing else, from
 * its beginning. And the line of code with most of the question, where code is asked for or announced.
 */
export function quote(
  { title, sentences, code, kind }: Passage,
  { terms, isHowTo, isAbout }: Asked,
  weightOf: (term: string) => number,
): Quote {
  const worthOf = (text: string): number => {
    const had = new Set(termsOf(text));
    const worth = terms.filter((term) => had.has(term)).reduce((sum, term) => sum + weightOf(term), 0);
    return OF_A_RUN.test(text) ? worth / 2 : worth;
  };
  const heads = termsOf(title);
  const isWhole = isAbout && kind === 'text' && terms.every((term) => heads.includes(term));
  const worths = sentences.map((sentence) => worthOf(inlineText(sentence)));
  const best = isWhole ? 0 : worths.indexOf(Math.max(...worths));
  const before = best > 0 && LEANING.test(inlineText(sentences[best] ?? [])) ? 1 : 0;
  const isShort = kind === 'row' || kind === 'help';
  const shown = isShort ? sentences : sentences.slice(best - before, best + (isWhole ? 3 : 2));
  const announced = /:$/.test(inlineText(shown.at(-1) ?? []));
  const lines = code.map((line) => ({ line: line.trim(), worth: worthOf(line) }));
  const line = lines.toSorted((one, other) => other.worth - one.worth)[0];
  const isShown = line !== undefined && (announced || (isHowTo && line.worth > 0));
  return {
    sentences: announced && !isShown && shown.length > 1 ? shown.slice(0, -1) : shown,
    line: isShown ? line.line : null,
  };
}
