/**
 * GitHub-flavoured Markdown → a syntax tree (mdast). In a file, a slip that swallows what follows it (front matter, a
 * code block or a comment without an end) is reported, and the end put where it was probably meant, so that everything
 * below is read and has its own problems told.
 */
import type { Code, Nodes, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { isUnclosedComment } from './html.ts';
import { missingSpaces } from './missing-space.ts';
import type { Place, Report } from './problem.ts';

/** Lists in quotes in lists … deeper than this no message can show, and no recursion should follow. */
const MAX_DEPTH = 40;

/** Lists that one line may open: the parser goes through all of them again for each further one. */
const MAX_OPENED = 12;
const OPENED = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])(?=[ \t>])/;
/**
 * Characters that stand together without an empty line: in a paragraph, the parser compares each mark with all before
 * it. The longest part of a lesson of ours, a question with its options, has 4,500.
 */
const MAX_TOGETHER = 8_000;

/** Not read, because no message could show it, or because reading it would take too long. */
interface TooDeep {
  readonly type: 'too-deep';
  /** Where it begins. */
  readonly place: Place;
  readonly found: string;
  readonly expected: string;
}

/** The tree of a piece of Markdown without front matter. */
export const parseFragment = (text: string): Root | TooDeep =>
  treeOf(text, () => fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));

const parseFile = (text: string): Root | TooDeep =>
  treeOf(text, () =>
    fromMarkdown(text, {
      extensions: [gfm(), frontmatter()],
      mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown()],
    }),
  );

function treeOf(text: string, parse: () => Root): Root | TooDeep {
  const refused = refuseSlow(text);
  if (refused !== null) return refused;
  try {
    const root = parse();
    const [deep] = nodesAt(root, MAX_DEPTH);
    if (deep === undefined) return root;
    return tooDeep(deep.position?.start ?? TOP);
  } catch (error) {
    // The parser recurses, and a line of ten thousand `>` exhausts the stack.
    if (error instanceof RangeError) return tooDeep(TOP);
    throw error;
  }
}

const TOP: Place = { line: 1, column: 1 };

const tooDeep = (place: Place): TooDeep => ({
  type: 'too-deep',
  place,
  found: 'quotes or lists nested too deeply',
  expected: 'a few levels at most',
});

/** What the parser would take more time for than in proportion to its length; null when there is nothing of it. */
function refuseSlow(text: string): TooDeep | null {
  let together = 0;
  for (const [index, line] of text.split('\n').entries()) {
    together = line.trim() === '' ? 0 : together + line.length;
    const place = { line: index + 1, column: 1 };
    if (opensMany(line)) return tooDeep(place);
    if (together > MAX_TOGETHER) {
      const expected = `an empty line after at most ${MAX_TOGETHER.toLocaleString('en')}`;
      return { type: 'too-deep', place, found: 'very many characters without an empty line', expected };
    }
  }
  return null;
}

function opensMany(line: string): boolean {
  let rest = line;
  for (let opened = 0; opened <= MAX_OPENED; opened += 1) {
    const [mark] = OPENED.exec(rest) ?? [];
    if (mark === undefined) return false;
    rest = rest.slice(mark.length);
  }
  return true;
}

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

/* Mending */

interface Repaired {
  readonly root: Root | TooDeep;
  /** The lines that were parsed. */
  readonly lines: readonly string[];
  /** Which line of the file a parsed line is, both from 1; for an added line, the one below it. */
  fileLine(line: number): number;
  /** Whether the end of a block was guessed: then neither its content nor what seems missing beside it is judged. */
  isDoubtful(block: RootContent): boolean;
  /** Whether something was said about the front matter as a whole. */
  readonly frontMatterReported: boolean;
}

interface Line {
  readonly text: string;
  readonly file: number;
}

/** Every mistake of this kind costs one more parse; a file with more than these is another kind of file. */
const MAX_REPAIRS = 30;

/** Parses the text of a whole file, line ends being `\n`. */
export function parseMending(text: string, report: Report): Repaired {
  const front = repairFrontMatter(
    text.split('\n').map((line, index) => ({ text: line, file: index + 1 })),
    report,
  );
  let lines = front.lines;
  const doubtful = new Set<number>();
  const seen = new Set<Nodes['type'] | string>();
  const textOf = (): string => lines.map((line) => line.text).join('\n');
  let root = parseFile(textOf());
  for (let repairs = 0; repairs < MAX_REPAIRS && root.type === 'root'; repairs += 1) {
    const slip = findSlip(root, lines, seen);
    if (slip === null) break;
    const { line, column, found, expected, end } = slip;
    seen.add(`${line}:${column}`);
    doubtful.add(line);
    report('unclosed', { line: lines[line - 1]?.file ?? line, column }, found, expected);
    if (end === null) continue;
    lines = lines.toSpliced(end.line - 1, 0, { text: end.text, file: lines[end.line - 1]?.file ?? lines.length });
    root = parseFile(textOf());
  }
  const missing = root.type === 'root' ? missingSpaces(root, textOf().split('\n')) : [];
  for (const { line, column, rule, found, expected, mended } of missing) {
    const file = lines[line - 1]?.file ?? line;
    report(rule, { line: file, column }, found, expected);
    lines = lines.with(line - 1, { text: mended, file });
  }
  if (missing.length > 0) root = parseFile(textOf());
  return {
    root,
    lines: lines.map((line) => line.text),
    fileLine: (line) => lines[line - 1]?.file ?? line,
    isDoubtful: (block) => [...descendants(block)].some(({ position }) => doubtful.has(position?.start.line ?? 0)),
    frontMatterReported: front.reported,
  };
}

const RULE = /^---[ \t]*$/;
const HEADING = /^#{1,2} /;

function repairFrontMatter(all: readonly Line[], report: Report): { lines: readonly Line[]; reported: boolean } {
  const start = all.findIndex(({ text }) => text.trim() !== '');
  const isLower = start > 0 && RULE.test(all[start]?.text ?? '');
  if (isLower) {
    const remedy = 'nothing stands above it, not even an empty line';
    const expected = 'a line "---", "title: …" and the other fields, and a line "---"';
    report('front-matter', TOP, 'no front matter', expected, remedy);
  }
  const lines = isLower ? all.slice(start) : all;
  if (!RULE.test(lines[0]?.text ?? '')) return { lines, reported: isLower };
  const end = lines.findIndex(({ text }, index) => index > 0 && RULE.test(text));
  // A heading after an empty line belongs to the lesson: the "---" that was found separates two bites there.
  const heading = lines.findIndex(({ text }, index) => HEADING.test(text) && lines[index - 1]?.text.trim() === '');
  if (end >= 0 && (heading < 0 || end < heading)) return { lines, reported: isLower };
  report('front-matter', TOP, 'front matter without an end', 'a second line "---" below its fields');
  const added = { text: '---', file: lines[heading]?.file ?? 1 };
  return { lines: heading < 0 ? lines : lines.toSpliced(heading, 0, added), reported: true };
}

interface Slip {
  /** In the parsed lines. */
  readonly line: number;
  readonly column: number;
  readonly found: string;
  readonly expected: string;
  /** The line to add, and which one it becomes; null when there is no telling. */
  readonly end: { readonly line: number; readonly text: string } | null;
}

/** The first slip that was not seen yet. */
function findSlip(root: Root, lines: readonly Line[], seen: ReadonlySet<string>): Slip | null {
  for (const block of root.children) {
    for (const node of descendants(block)) {
      const { line = 1, column = 1 } = node.position?.start ?? {};
      if (seen.has(`${line}:${column}`)) continue;
      const slip = slipOf(node, lines);
      if (slip !== null) return { line, column, ...slip };
    }
  }
  return null;
}

function slipOf(node: Nodes, lines: readonly Line[]): Omit<Slip, 'line' | 'column'> | null {
  if (node.type === 'code') return slipOfCode(node, lines);
  if (node.type !== 'html' || node.position === undefined) return null;
  const { start, end } = node.position;
  const texts = lines.slice(start.line - 1, end.line).map(({ text }) => text);
  if (isUnclosedComment(node.value)) {
    const blank = texts.findIndex((text) => text.trim() === '');
    const below = blank < 0 ? null : { line: start.line + blank, text: '-->' };
    return { found: 'a comment without an end', expected: '"-->" after it', end: below };
  }
  const fence = node.value.startsWith('<!--') ? -1 : texts.findIndex((text) => /^[ \t]*```/.test(text));
  if (fence < 0) return null;
  return {
    found: 'a code block right below a tag',
    expected: 'a blank line between the two',
    end: { line: start.line + fence, text: '' },
  };
}

/** A fence at the beginning of a line. */
const FENCE = /^(?:`{3,}|~{3,})/;
/** What stands in no program: the beginning of another block or step, of a hint, or the fold of a solution. */
const ELSEWHERE = /^(?:#{2,4} \S|<\/?details\b|\*\*(?:Why|Hint|Answers|Predict):\*\*)/;
const STEP = /^### (?:Example|Question|Exercise|Challenge): /;

function slipOfCode({ value, position }: Code, lines: readonly Line[]): Omit<Slip, 'line' | 'column'> | null {
  if (position === undefined) return null;
  const { start, end } = position;
  const fence = FENCE.exec((lines[start.line - 1]?.text ?? '').slice(start.column - 1))?.[0];
  if (fence === undefined) return null;
  const inside = value.split('\n');
  const opens = (text: string): boolean => text.startsWith(fence) && /^[`~]+[ \t]*[a-z]/i.test(text);
  const last = (lines[end.line - 1]?.text ?? '').slice(0, end.column - 1).trimEnd();
  const isClosed = end.line > start.line && last.endsWith(fence);
  if (isClosed && !inside.some((text) => opens(text) || STEP.test(text))) return null;
  const next = inside.findIndex((text) => opens(text) || ELSEWHERE.test(text));
  const found = 'a code block without an end';
  if (next < 0) return { found, expected: `a line "${fence}" below it`, end: null };
  const line = start.line + 1 + next;
  const isBlock = opens(inside[next] ?? '');
  const above = `a line "${fence}" above line ${lines[line - 1]?.file}, where the next block begins`;
  return { found, expected: isBlock ? above : `a line "${fence}" below it`, end: { line, text: fence } };
}
