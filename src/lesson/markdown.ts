/** GitHub-flavoured Markdown with front matter → a syntax tree (mdast), and what one needs to walk it. */
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';

/** Lists in quotes in lists … deeper than this no message can show, and no recursion should follow. */
const MAX_DEPTH = 40;

/** The tree, or null when the text is nested too deeply to be read. */
export function parseMarkdown(text: string, part: 'file' | 'fragment'): Root | null {
  const withFrontMatter = part === 'file';
  try {
    const root = fromMarkdown(text, {
      extensions: [gfm(), ...(withFrontMatter ? [frontmatter()] : [])],
      mdastExtensions: [gfmFromMarkdown(), ...(withFrontMatter ? [frontmatterFromMarkdown()] : [])],
    });
    return isShallow(root) ? root : null;
  } catch (error) {
    // The parser recurses, and a line of ten thousand `>` exhausts the stack.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A node and everything in it, in the order of the text. */
export function* descendants(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* descendants(child);
}

function isShallow(root: Root): boolean {
  let level: readonly Nodes[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return false;
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  }
  return true;
}
