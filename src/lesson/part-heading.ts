/** What a heading says about the part that it opens: `### Example: …`, `### Question: …` and the like start a step. */
import type { RootContent } from 'mdast';
import { beginsWithMarker } from './markers.ts';
import { nearestName, type Place, quote, type Report } from './problem.ts';
import { isTaskList } from './steps/options.ts';

/** What a part of a section is; all but `text` are announced by their heading: `Example: …`, `Question: …` … */
export type PartKind = 'text' | 'example' | 'question' | 'predict' | 'recall' | 'exercise' | 'challenge';

const KINDS: Readonly<Record<string, PartKind>> = {
  Example: 'example',
  Question: 'question',
  Predict: 'predict',
  Recall: 'recall',
  Exercise: 'exercise',
  Challenge: 'challenge',
};
const NAMES = Object.keys(KINDS);

export const kindOf = (name: string): PartKind => KINDS[name] ?? 'text';

const KIND_AND_TITLE = /^\s*(\p{L}+)\s*:\s*(.*)$/su;

/** Whether the words of a heading announce a step, however misspelt. */
export const announcesStep = (words: string): boolean => nameIn(words) !== undefined;

/**
 * The kind that a heading names without the colon behind it. "Example of a header" may be the heading of a text, so
 * what stands below has to be a step of that kind.
 */
export function kindWithoutColon(words: string, after: readonly RootContent[]): string | undefined {
  if (announcesStep(words)) return undefined;
  const [word = ''] = /^\p{L}+/u.exec(words) ?? [];
  const name = NAMES.find((one) => one.toLowerCase() === word.toLowerCase());
  if (name === undefined) return undefined;
  const end = after.findIndex((block) => block.type === 'heading' && block.depth <= 3);
  const below = after.slice(0, end < 0 ? undefined : end);
  const isOfKind = ASKED.has(name)
    ? below.some((block) => isTaskList(block) || beginsWithMarker(block))
    : below.some((block) => block.type === 'code' && block.lang === 'python') &&
      below.some((block) => block.type === 'code' && block.lang === 'yaml');
  return isOfKind ? name : undefined;
}

/** The title of such a heading; a number or a dash may stand before it. */
export const titleBehind = (words: string, kind: string): string =>
  words.slice(kind.length).replace(/^[\s\d.):–—-]+/, '');

const ASKED: ReadonlySet<string> = new Set(['Question', 'Predict', 'Recall']);

/** Kind and title (without the kind). A misspelt kind is reported and taken as the one that was meant. */
export function readPartHeading(words: string, place: Place, report: Report): { kind: PartKind; title: string } {
  const name = nameIn(words);
  if (name === undefined) return { kind: 'text', title: words };
  const [, word, title = ''] = KIND_AND_TITLE.exec(words) ?? [];
  if (name !== word) report('heading', place, `the heading ${quote(words)}`, `"${name}: …"`);
  if (title === '') report('heading', place, `"${name}:" without a title`, `a few words after "${name}:"`);
  return { kind: kindOf(name), title };
}

/** The kind's name that a heading begins with. "Examples: …" is no slip but a heading over several. */
function nameIn(words: string): string | undefined {
  const word = KIND_AND_TITLE.exec(words)?.[1];
  if (word === undefined || NAMES.some((name) => word === `${name}s`)) return undefined;
  return nearestName(word, NAMES);
}
