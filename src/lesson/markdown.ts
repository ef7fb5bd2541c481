/** GitHub-flavoured Markdown with front matter → a syntax tree (mdast), and what one needs to walk it. */
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import type { Place } from './problem.ts';

/** Lists in quotes in lists … deeper than this no message can show, and no recursion should follow. */
const MAX_DEPTH = 40;

/** Nested so deeply that it is not read; `place` is where the last level that is read begins. */
export interface TooDeep {
  readonly type: 'too-deep';
  readonly place: Place;
}

/** The tree of a whole file, which may have front matter, or of a fragment. */
export function parseMarkdown(text: string, part: 'file' | 'fragment'): Root | TooDeep {
  const withFrontMatter = part === 'file';
  try {
    const root = fromMarkdown(text, {
      extensions: [gfm(), ...(withFrontMatter ? [frontmatter()] : [])],
      mdastExtensions: [gfmFromMarkdown(), ...(withFrontMatter ? [frontmatterFromMarkdown()] : [])],
    });
    const [deep] = nodesAt(root, MAX_DEPTH);
    if (deep === undefined) return root;
    return { type: 'too-deep', place: deep.position?.start ?? TOP };
  } catch (error) {
    // The parser recurses, and a line of ten thousand `>` exhausts the stack.
    if (error instanceof RangeError) return { type: 'too-deep', place: TOP };
    throw error;
  }
}

const TOP: Place = { line: 1, column: 1 };

/** A node and everything in it, in the order of the text. */
export function* descendants(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* descendants(child);
}

function nodesAt(root: Root, depth: number): readonly Nodes[] {
  let level: readonly Nodes[] = [root];
  for (let reached = 0; reached < depth && level.length > 0; reached += 1) {
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  }
  return level;
}
