/** A piece of parsed Markdown together with what its readers need: places in the file, link targets, the report. */
import type { Code, Nodes, Root, RootContent, Yaml } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import type { Place, Report } from './problem.ts';
import { repairMarkdown } from './repair.ts';

/** Of parts of a lesson, as objects: where each begins in the file. */
export type Places = Map<object, Place>;

export interface Page {
  readonly blocks: readonly RootContent[];
  readonly report: Report;
  /** Where a node begins in the file. */
  place(node: Nodes): Place;
  /** Where a position inside the text of a code block or of the front matter is in the file; all counted from 1. */
  placeInside(block: Code | Yaml, line: number, column: number): Place;
  /** Targets of `[label]: https://…` by identifier; the first definition counts, as everywhere. */
  readonly linkTargets: ReadonlyMap<string, string>;
  /** Footnotes that some text refers to. */
  readonly footnotes: ReadonlySet<string>;
  /** Where things that were read begin, such as an option or a step of a scenario: readers add to it. */
  readonly places: Places;
  /** Whether the end of a block was guessed (repair.ts). */
  isDoubtful(block: RootContent): boolean;
  /** Whether something was said about the front matter as a whole. */
  readonly frontMatterReported: boolean;
  /** The last line: where something is missing that should have come at the end. */
  readonly end: Place;
}

/** Opens a whole lesson file; null when it could not be parsed, which is reported. */
export function openPage(text: string, report: Report): Page | null {
  const { root, lines, fileLine, isDoubtful, frontMatterReported } = repairMarkdown(text, report);
  if (root.type === 'too-deep') {
    report('nesting', root.place, 'quotes or lists nested too deeply', 'a few levels at most');
    return null;
  }
  return {
    ...contentOf(root, report),
    isDoubtful,
    frontMatterReported,
    place: (node) => ({ line: fileLine(node.position?.start.line ?? 1), column: node.position?.start.column ?? 1 }),
    placeInside: (block, line, column) => {
      const parsedLine = (block.position?.start.line ?? 1) + line;
      const whole = lines[parsedLine - 1] ?? '';
      // Containers (a list item, a quote) and the fence's own indentation are taken off each line of a block.
      const inside = block.value.split('\n')[line - 1] ?? '';
      return {
        line: fileLine(parsedLine),
        column: column + (whole.endsWith(inside) ? whole.length - inside.length : 0),
      };
    },
    end: { line: fileLine(lines.length), column: 1 },
  };
}

/** Opens Markdown that stands in a string of the file; all its problems are reported at `place`. */
export function openFragment(text: string, place: Place, report: Report): Page | null {
  const root = parseMarkdown(text, 'fragment');
  if (root.type === 'too-deep') {
    report('nesting', place, 'quotes or lists nested too deeply', 'one or two sentences');
    return null;
  }
  return {
    ...contentOf(root, report),
    isDoubtful: () => false,
    frontMatterReported: false,
    place: () => place,
    placeInside: () => place,
    end: place,
  };
}

function contentOf(
  root: Root,
  report: Report,
): Pick<Page, 'blocks' | 'report' | 'linkTargets' | 'footnotes' | 'places'> {
  const linkTargets = new Map<string, string>();
  const footnotes = new Set<string>();
  for (const node of descendants(root)) {
    if (node.type === 'definition' && !linkTargets.has(node.identifier)) linkTargets.set(node.identifier, node.url);
    if (node.type === 'footnoteReference') footnotes.add(node.identifier);
  }
  return { blocks: root.children, report, linkTargets, footnotes, places: new Map() };
}

/* GitHub-flavoured Markdown with front matter → a syntax tree (mdast), and what one needs to walk it. */

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
