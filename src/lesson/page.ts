/** A piece of parsed Markdown together with what its readers need: places in the file, link targets, the report. */
import type { Code, Nodes, Root, RootContent, Yaml } from 'mdast';
import { descendants, parseFragment, parseMending } from './markdown.ts';
import type { PictureFolder } from './pictures/picture-file.ts';
import { type Place, type Report, RULES, type RuleId } from './problem.ts';

/** Of parts of a lesson, as objects: where each begins in the file. */
export type Places = Map<object, Place>;

/** A `Report` that is also given the node which a problem begins with. */
type PageReport = (rule: RuleId, at: Place | Nodes, found: string, expected: string, remedy?: string) => void;

export interface Page {
  readonly blocks: readonly RootContent[];
  readonly report: PageReport;
  /** Where a node begins in the file. */
  place(node: Nodes): Place;
  /** Where a position inside the text of a code block or of the front matter is in the file; all counted from 1. */
  placeInside(block: Code | Yaml, line: number, column: number): Place;
  /** Targets of `[label]: https://…` by identifier; the first definition counts, as everywhere. */
  readonly linkTargets: ReadonlyMap<string, string>;
  /** Footnotes that some text refers to. */
  readonly footnotes: ReadonlySet<string>;
  /** Headers that the front matter wants to be shown in every transcript of the lesson. */
  readonly shownHeaders: readonly string[];
  /** Where things that were read begin, such as an option or a step of a scenario: readers add to it. */
  readonly places: Places;
  /** Whether the end of a block was guessed (markdown.ts). */
  isDoubtful(block: RootContent): boolean;
  /** Whether something was said about the front matter as a whole. */
  readonly frontMatterReported: boolean;
  /** Null where no picture can be shown. */
  readonly pictures: PagePictures | null;
  /** The last line: where something is missing that should have come at the end. */
  readonly end: Place;
}

interface PagePictures {
  /** The lesson's id. */
  readonly lesson: string;
  readonly folder: PictureFolder;
  /** By its name, each picture that was read: readers add to it. `size`: in bytes, as a file. */
  readonly used: Map<string, { readonly image: string; readonly size: number }>;
}

/**
 * Opens a whole lesson file; null when it could not be parsed, which is reported. `lesson`: its id, `folder`: where its
 * pictures are.
 */
export function openPage(text: string, report: Report, lesson: string, folder: PictureFolder): Page | null {
  const { root, lines, fileLine, isDoubtful, frontMatterReported } = parseMending(text, report);
  if (root.type === 'too-deep') {
    report('nesting', root.place, root.found, root.expected);
    return null;
  }
  const place = ({ position }: Nodes): Place => ({
    line: fileLine(position?.start.line ?? 1),
    column: position?.start.column ?? 1,
  });
  return {
    ...contentOf(root),
    report: (rule, at, ...rest) => report(rule, 'type' in at ? place(at) : at, ...rest),
    isDoubtful,
    frontMatterReported,
    pictures: { lesson, folder, used: new Map() },
    place,
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

/** The same page, and whether no error was reported through it. */
export function watched(page: Page): { readonly page: Page; isSound(): boolean } {
  let isSound = true;
  const report: PageReport = (rule, ...problem) => {
    if (RULES[rule].severity === 'error') isSound = false;
    page.report(rule, ...problem);
  };
  return { page: { ...page, report }, isSound: () => isSound };
}

/** Opens Markdown that stands in a string of the file; all its problems are reported at `place`. */
export function openFragment(text: string, place: Place, report: Report): Page | null {
  const root = parseFragment(text);
  if (root.type === 'too-deep') {
    report('nesting', place, root.found, 'one or two sentences');
    return null;
  }
  return {
    ...contentOf(root),
    report: (rule, _, ...rest) => report(rule, place, ...rest),
    isDoubtful: () => false,
    frontMatterReported: false,
    pictures: null,
    place: () => place,
    placeInside: () => place,
    end: place,
  };
}

function contentOf(root: Root): Pick<Page, 'blocks' | 'linkTargets' | 'footnotes' | 'shownHeaders' | 'places'> {
  const linkTargets = new Map<string, string>();
  const footnotes = new Set<string>();
  for (const node of descendants(root)) {
    if (node.type === 'definition' && !linkTargets.has(node.identifier)) linkTargets.set(node.identifier, node.url);
    if (node.type === 'footnoteReference') footnotes.add(node.identifier);
  }
  return { blocks: root.children, linkTargets, footnotes, shownHeaders: [], places: new Map() };
}
