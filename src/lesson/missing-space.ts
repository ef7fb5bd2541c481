/** A space that Markdown needs and that is easily left out: `##Quiz`, `-[x] right`. Without it, both are plain text. */
import type { Root } from 'mdast';
import { descendants } from './markdown.ts';
import type { RuleId } from './problem.ts';

interface MissingSpace {
  /** Of the parsed lines, from 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly rule: RuleId;
  readonly found: string;
  readonly expected: string;
  /** The line as it was meant. */
  readonly mended: string;
}

/** One sign alone may be a channel or a hashtag. */
const HEADING = /^ {0,3}(#{2,6})(?=[\p{L}\p{N}`*"“])/u;
const TITLE = /^(#)(?=\p{L})/u;
const OPTION = /^[ \t]*([-*+])(?=\[[ xX]?\])/;

/** Where a space is missing in what was read as a paragraph. `lines`: those that were parsed. */
export function missingSpaces(root: Root, lines: readonly string[]): readonly MissingSpace[] {
  const hasTitle = root.children.some((block) => block.type === 'heading' && block.depth === 1);
  const top = hasTitle ? undefined : root.children.find(({ type }) => type !== 'yaml')?.position?.start.line;
  const missing: MissingSpace[] = [];
  for (const node of descendants(root)) {
    if (node.type !== 'paragraph' || node.position === undefined) continue;
    const { start, end } = node.position;
    for (let line = start.line; line <= end.line; line += 1) {
      const found = missingIn(lines[line - 1] ?? '', line === top);
      if (found !== null) missing.push({ line, ...found });
    }
  }
  return missing;
}

function missingIn(text: string, mayBeTitle: boolean): Omit<MissingSpace, 'line'> | null {
  const [headed, signs] = HEADING.exec(text) ?? (mayBeTitle ? (TITLE.exec(text) ?? []) : []);
  if (headed !== undefined && signs !== undefined) {
    const rest = text.slice(headed.length);
    return { rule: 'heading', ...told(headed, signs, rest), expected: `a space behind it: "${signs} ${rest.trim()}"` };
  }
  const [listed, sign] = OPTION.exec(text) ?? [];
  if (listed === undefined || sign === undefined) return null;
  const rest = text.slice(listed.length);
  return {
    rule: 'options',
    ...told(listed, sign, rest),
    expected: `a space behind it: "${sign} ${rest.slice(0, 3)} …"`,
  };
}

const told = (before: string, signs: string, rest: string) => ({
  column: before.length - signs.length + 1,
  found: `${JSON.stringify(signs)} without a space, so that it is plain text`,
  mended: `${before} ${rest}`,
});
