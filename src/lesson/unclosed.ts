/** Code blocks and comments that are never closed: they swallow what follows, up to the end of the file. */
import type { Code, Nodes } from 'mdast';
import { isUnclosedComment } from './html.ts';
import { descendants } from './markdown.ts';
import type { Page } from './page.ts';

const FENCE = /^(?:`{3,}|~{3,})/;

/**
 * Reports every unclosed block. True when the rest of the file was swallowed by one, so that nothing can be said about
 * what is missing there. `lines` are those of the file.
 */
export function reportUnclosed(page: Page, lines: readonly string[]): boolean {
  let swallowed = false;
  for (const block of page.blocks) {
    for (const node of descendants(block)) {
      const closing = missingEnd(node, lines);
      if (closing === null) continue;
      const what = node.type === 'code' ? 'code block' : 'comment';
      page.report(page.place(node), `a ${what} that is never closed`, `${closing} after it`);
      swallowed ||= node === block;
    }
  }
  return swallowed;
}

/** What ought to have closed the node, or null when nothing is amiss. */
function missingEnd(node: Nodes, lines: readonly string[]): string | null {
  if (node.type === 'html') return isUnclosedComment(node.value) ? '"-->"' : null;
  return node.type === 'code' ? missingFence(node, lines) : null;
}

function missingFence({ position }: Code, lines: readonly string[]): string | null {
  if (position === undefined) return null;
  const { start, end } = position;
  const fence = FENCE.exec((lines[start.line - 1] ?? '').slice(start.column - 1))?.[0];
  if (fence === undefined) return null;
  const last = (lines[end.line - 1] ?? '').slice(0, end.column - 1).trimEnd();
  return end.line > start.line && last.endsWith(fence) ? null : `a line ${fence}`;
}
