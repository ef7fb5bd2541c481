/** Code blocks and comments that are not closed where they should be: they swallow what follows. */
import type { Code, Nodes, RootContent } from 'mdast';
import { isUnclosedComment } from './html.ts';
import { descendants } from './markdown.ts';
import type { Page } from './page.ts';

/** A fence at the beginning of a line. */
const FENCE = /^(?:`{3,}|~{3,})/;

/**
 * Reports every such block. Returns those at the top level: what else their part of the lesson holds, and whether
 * something is missing below, cannot be told. `lines` are those of the file.
 */
export function reportUnclosed(page: Page, lines: readonly string[]): ReadonlySet<RootContent> {
  const swallowing = new Set<RootContent>();
  // When a block's beginning belongs to HTML, its end looks like the beginning of another block: one mistake, not two.
  let isOdd = false;
  for (const block of page.blocks) {
    if (isCodeInHtml(block)) {
      page.report(page.place(block), 'a code block right below a tag', 'a blank line between the two');
      swallowing.add(block);
      isOdd = true;
    }
    for (const node of descendants(block)) {
      const problem = findMissing(node, lines);
      if (problem === null) continue;
      if (!isOdd) page.report(page.place(node), ...problem);
      if (node === block) swallowing.add(block);
      isOdd = false;
    }
  }
  return swallowing;
}

const isCodeInHtml = (block: RootContent): boolean =>
  block.type === 'html' && !block.value.startsWith('<!--') && /^[ \t]*```/m.test(block.value);

/** What is wrong with a node, and what was expected; null when nothing is. */
function findMissing(node: Nodes, lines: readonly string[]): [found: string, expected: string] | null {
  if (node.type === 'html')
    return isUnclosedComment(node.value) ? ['a comment without an end', '"-->" after it'] : null;
  const expected = missingFence(node, lines);
  return expected === null ? null : ['a code block without an end', expected];
}

/** What ought to end a fenced block, and where; null when it is ended, or is no such block. */
function missingFence(node: Nodes, lines: readonly string[]): string | null {
  if (node.type !== 'code' || node.position === undefined) return null;
  const { start, end } = node.position;
  const fence = FENCE.exec((lines[start.line - 1] ?? '').slice(start.column - 1))?.[0];
  if (fence === undefined) return null;
  const inner = openingInside(node, fence);
  if (inner !== null) return `a line "${fence}" above line ${start.line + inner}, where the next block begins`;
  const last = (lines[end.line - 1] ?? '').slice(0, end.column - 1).trimEnd();
  return end.line > start.line && last.endsWith(fence) ? null : `a line "${fence}" below it`;
}

/** The line inside a block, from 1, that looks like the beginning of another one: a fence with a language. */
function openingInside({ value }: Code, fence: string): number | null {
  const index = value.split('\n').findIndex((line) => line.startsWith(fence) && /^[`~]+[ \t]*[a-z]/i.test(line));
  return index < 0 ? null : index + 1;
}
