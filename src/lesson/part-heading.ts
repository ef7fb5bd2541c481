/** What a heading announces: `Example: …`, `Question: …`, `Exercise: …`, `Challenge: …`, or text. */
import { nearestName } from './did-you-mean.ts';
import { type Place, quote, type Report } from './problem.ts';

/** What a part of a section is; all but `text` are announced by their heading. */
export type PartKind = 'text' | 'example' | 'question' | 'exercise' | 'challenge';

const KINDS: Readonly<Record<string, PartKind>> = {
  Example: 'example',
  Question: 'question',
  Exercise: 'exercise',
  Challenge: 'challenge',
};
const NAMES = Object.keys(KINDS);
const KIND_AND_TITLE = /^\s*(\p{L}+)\s*:\s*(.*)$/su;

/** Whether the words of a heading announce a step, however misspelt. */
export const announcesStep = (words: string): boolean => nameIn(words) !== undefined;

/** Kind and title (without the kind). A misspelt kind is reported and taken as the one that was meant. */
export function readPartHeading(words: string, place: Place, report: Report): { kind: PartKind; title: string } {
  const name = nameIn(words);
  if (name === undefined) return { kind: 'text', title: words };
  const [, word, title = ''] = KIND_AND_TITLE.exec(words) ?? [];
  if (name !== word) report('heading', place, `the heading ${quote(words)}`, `"${name}: …"`);
  if (title === '') report('heading', place, `"${name}:" without a title`, `a few words after "${name}:"`);
  return { kind: KINDS[name] ?? 'text', title };
}

/** The kind's name that a heading begins with. "Examples: …" is no slip but a heading over several. */
function nameIn(words: string): string | undefined {
  const word = KIND_AND_TITLE.exec(words)?.[1];
  if (word === undefined || NAMES.some((name) => word === `${name}s`)) return undefined;
  return nearestName(word, NAMES);
}
