/** Lines about cookies as parts of a scene. */
import { inlineText } from '../../core/prose.ts';
import type { Line } from '../mark.ts';
import { printableLine } from '../printable.ts';
import type { Part } from './scene.ts';

/** So many of one entry are drawn. */
const MOST_MARKS = 12;

/** The first ones, and how many more the text has. */
export function markParts(lines: readonly Line[]): readonly Part[] {
  const left = lines.length - MOST_MARKS;
  return [
    ...lines.slice(0, MOST_MARKS).map(markPart),
    ...(left > 0 ? [{ kind: 'note', words: `… and ${left} more, told in the text.` } as const] : []),
  ];
}

const markPart = ({ kind, words }: Line): Part => ({
  kind: 'mark',
  mark: kind,
  words: words.map((word) =>
    typeof word === 'string'
      ? { text: printableLine(word), isCode: false }
      : { text: printableLine(inlineText([word])), isCode: word.kind === 'code' },
  ),
});
