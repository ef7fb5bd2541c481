/**
 * Texts on their way to Discord and from it: prose as Discord's Markdown, plain text made safe in it, labels shortened.
 *
 * Discord's rules differ from CommonMark: line breaks count, there are no tables, and marks that touch each other
 * merge. Safe text is shown as it is, whatever it says. A backslash before ASCII punctuation keeps its meaning away;
 * where backslashes do not reach (mentions are found by the server in the raw text, and code takes no escapes) an
 * invisible zero-width space breaks the pattern.
 */
import { type Inline, inlineText, type Prose } from '../../src/core/prose.ts';
import { joinLists } from '../shared/split.ts';

const ZERO_WIDTH_SPACE = '\u200b';
/** A table wider than this wraps on a phone and becomes a list. */
const MAX_TABLE_WIDTH = 38;
/** Letters that are wider or narrower than a column of code: ideographs, emoji, marks, other directions. */
const UNEVEN = /[^\u0020-\u024f\u0370-\u058f\u2010-\u2027\u2190-\u21ff\u2500-\u259f]/;

/** Prose as one text for a text display; the empty string when it says nothing. */
export function writeMarkdown(nodes: readonly Prose[]): string {
  let written = '';
  let before: Prose | null = null;
  for (const node of nodes) {
    const text = writeNode(node);
    if (text.trim() === '') continue;
    written += before === null ? text : `${gap(before, node)}${text}`;
    before = node;
  }
  return written;
}

/** Headings and code blocks have space of their own; a list stands close to the sentence that announces it. */
function gap(before: Prose, node: Prose): string {
  const isClose =
    before.kind === 'heading' ||
    before.kind === 'code-block' ||
    node.kind === 'code-block' ||
    (node.kind === 'list' && before.kind === 'paragraph');
  return isClose ? '\n' : '\n\n';
}

function writeNode(node: Prose): string {
  switch (node.kind) {
    case 'paragraph':
      return writeRun(node.children, '');
    case 'heading':
      return writeHeading(node.level, node.children);
    case 'code-block':
      return escapeCodeBlock(node.language, node.code);
    case 'quote':
      return writeMarkdown(node.children).replace(/^/gm, '> ');
    case 'list':
      return writeList(node.start, node.items);
    case 'table':
      return writeTable(node.header, node.rows);
    case 'picture':
      return writeRun([{ kind: 'text', text: node.alt }], '');
  }
}

/** A chat message wants small headings, on one line. */
function writeHeading(level: 1 | 2 | 3, children: readonly Inline[]): string {
  const lines = writeRun(children, level === 3 ? 'b' : '').split('\n');
  const line = lines
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ');
  if (line === '') return '';
  return level === 3 ? `**${line}**` : `${level === 1 ? '##' : '###'} ${line}`;
}

function writeList(start: number | null, items: readonly (readonly Prose[])[]): string {
  return items
    .map((item, index) => ({ text: writeMarkdown(item), mark: start === null ? '- ' : `${start + index}. ` }))
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, mark }) => indentItem(text, mark))
    .join('\n');
}

/** Code blocks are left at the margin of a list, where their own indentation is sure to be kept. */
function indentItem(text: string, mark: string): string {
  let inCode = false;
  const lines = text.split('\n').map((line, index) => {
    const isFence = line.startsWith('```');
    const isCode = inCode || isFence;
    if (isFence) inCode = !inCode;
    if (index === 0) return isCode ? `${mark}\n${line}` : `${mark}${line}`;
    return isCode || line === '' ? line : `${' '.repeat(mark.length)}${line}`;
  });
  return lines.join('\n');
}

type Cells = readonly (readonly Inline[])[];

function writeTable(header: Cells, rows: readonly Cells[]): string {
  const plain = [header, ...rows].map((row) => row.map((cell) => inlineText(cell).replace(/\s+/g, ' ').trim()));
  const widths = header.map((_, column) => Math.max(...plain.map((row) => row[column]?.length ?? 0)));
  const total = widths.reduce((sum, width) => sum + width + 2, 0);
  const isEven = plain.every((row) => row.every((cell) => !UNEVEN.test(cell)));
  if (total > MAX_TABLE_WIDTH || !isEven || [header, ...rows].flat().some(hasLink)) {
    return writeTableAsList(header, rows);
  }
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const [head = '', ...body] = plain.map(line);
  return escapeCodeBlock('', [head, widths.map((width) => '-'.repeat(width)).join('  '), ...body].join('\n'));
}

/** A row an item. Of two columns the first names the item; of others each cell is a line after its column's name. */
function writeTableAsList(header: Cells, rows: readonly Cells[]): string {
  if (rows.length === 0) return writeList(null, header.map(cellAsItem));
  if (header.length === 2 && rows.every((row) => row.length <= 2)) return writePairs(header, rows);
  const items = rows.map((row) => {
    const lines = row.map((cell, column): Inline[] => {
      const name = header[column] ?? [];
      return inlineText(name).trim() === ''
        ? [...cell]
        : [{ kind: 'strong', children: name }, { kind: 'text', text: ': ' }, ...cell];
    });
    return cellAsItem(joinLists(lines, [{ kind: 'break' }]));
  });
  return writeList(null, items);
}

function writePairs(header: Cells, rows: readonly Cells[]): string {
  const title = writeMarkdown([{ kind: 'heading', level: 3, children: pair(header) }]);
  const items = rows.map(([first = [], ...rest]) => cellAsItem(pair([[{ kind: 'strong', children: first }], ...rest])));
  return [title, writeList(null, items)].filter((part) => part !== '').join('\n');
}

/** `first: second`, or the one that says something. */
const pair = (cells: Cells): readonly Inline[] =>
  joinLists(
    cells.filter((cell) => inlineText(cell).trim() !== ''),
    [{ kind: 'text', text: ': ' }],
  );

const hasLink = (nodes: readonly Inline[]): boolean =>
  nodes.some((node) => node.kind === 'link' || ('children' in node && hasLink(node.children)));

const cellAsItem = (cell: readonly Inline[]): readonly Prose[] => [{ kind: 'paragraph', children: cell }];

/** `marks` names the marks that are open already (`b`, `i`, `s`, `l`); a mark inside itself would end it. */
function writeRun(nodes: readonly Inline[], marks: string): string {
  return mergeTexts(nodes)
    .map((node) => writeInline(node, marks))
    .reduce(joinMarks, '');
}

function writeInline(node: Inline, marks: string): string {
  switch (node.kind) {
    case 'text':
      return escapeText(node.text);
    case 'code':
      return escapeCode(node.text);
    case 'break':
      return '\n';
    case 'person':
      return escapeText(node.name);
    case 'strong':
      return mark('**', node.children, marks, 'b');
    case 'emphasis':
      return mark('*', node.children, marks, 'i');
    case 'strike':
      return mark('~~', node.children, marks, 's');
    case 'link':
      return writeLink(node.url, node.children, marks);
  }
}

function mark(sign: string, children: readonly Inline[], marks: string, name: string): string {
  if (marks.includes(name) || hasSignInCode(children, sign.charAt(0))) return writeRun(children, marks);
  const text = writeRun(children, marks + name);
  const words = text.trim();
  if (words === '') return text;
  const start = text.indexOf(words);
  return `${text.slice(0, start)}${sign}${words}${sign}${text.slice(start + words.length)}`;
}

/** Discord looks for the end of a mark in code, too: there it would be found, and the code would be none any more. */
const hasSignInCode = (nodes: readonly Inline[], sign: string): boolean =>
  nodes.some((node) =>
    node.kind === 'code' ? node.text.includes(sign) : 'children' in node && hasSignInCode(node.children, sign),
  );

/** Discord does not mask a link whose words look like an address, have brackets or line breaks, or are in a link. */
function writeLink(url: string, children: readonly Inline[], marks: string): string {
  const text = writeRun(children, `${marks}l`);
  const target = linkTarget(url);
  if (target === null || marks.includes('l')) return text;
  const words = inlineText(children).trim();
  // In angle brackets an address ends where it ends, whatever comes next.
  if (words === '' || words === url) return `<${target}>`;
  if (/:\/\/|[\n[\]]/.test(words) || text.trim() === '') return `${text} (${target})`;
  return `[${text}](<${target}>)`;
}

/** Adjacent texts are one text: `1` and `. item` must be escaped together. */
function mergeTexts(nodes: readonly Inline[]): Inline[] {
  const merged: Inline[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (node.kind === 'text' && last?.kind === 'text')
      merged[merged.length - 1] = { ...last, text: last.text + node.text };
    else merged.push(node);
  }
  return merged;
}

/** Marks that touch are read as one longer mark; an invisible space keeps them apart. */
function joinMarks(left: string, right: string): string {
  const isTouching = /[*~`]$/.test(left) && left.at(-1) === right[0];
  return isTouching ? `${left}${ZERO_WIDTH_SPACE}${right}` : left + right;
}

/** Space within a line: over line ends these patterns would look at a run of empty lines again from each of them. */
const INDENT = '[^\\S\\n\\r\\u2028\\u2029]*';
const LINE_MARK = new RegExp(`^(${INDENT})([#>+-])`, 'gm');
const LINE_NUMBER = new RegExp(`^(${INDENT}\\d+)([.)])`, 'gm');

/**
 * Most of a lesson: words and stops, which mean nothing wherever they stand. It saves looking for each mark in turn.
 */
const PLAIN_WORDS = /^[A-Za-z][A-Za-z0-9 .,;?!'"()/=&%‘’“”…–—]*$/;

/** Text for the middle or the start of a line: no markup, mention, link, emoji, timestamp, heading, list or quote. */
export function escapeText(text: string): string {
  if (PLAIN_WORDS.test(text)) return text;
  return tidy(text)
    .replace(/[\\*_~|`<[\]]/g, '\\$&')
    .replace(/:(?=\S)/g, '\\:')
    .replace(/@(?=everyone|here)/gi, `@${ZERO_WIDTH_SPACE}`)
    .replace(/\\<(?=[@#])/g, `\\<${ZERO_WIDTH_SPACE}`)
    .replace(LINE_MARK, '$1\\$2')
    .replace(LINE_NUMBER, '$1\\$2');
}

/** Inline code; backticks inside stay visible. The empty string when there is nothing to show. */
export function escapeCode(text: string): string {
  const code = defuseMentions(tidy(text));
  if (code === '') return '';
  if (!code.includes('`')) return `\`${code}\``;
  // Three backticks would open a block, so a run of them is broken up and a fence of two is always enough.
  const separated = code.replace(/`(?=`)/g, `\`${ZERO_WIDTH_SPACE}`);
  const start = separated.startsWith('`') ? ' ' : '';
  const end = separated.endsWith('`') ? ' ' : '';
  return `\`\`${start}${separated}${end}\`\``;
}

/** A fenced block. The empty string when there is nothing to show. */
export function escapeCodeBlock(language: string, code: string): string {
  const shown = defuseMentions(toWellFormed(code).replace(/\r\n?/g, '\n')).replace(
    /``(?=`)/g,
    `\`\`${ZERO_WIDTH_SPACE}`,
  );
  if (shown.trim() === '') return '';
  const highlighter = /^[a-z0-9+#.-]*$/i.test(language) ? language : '';
  return `\`\`\`${highlighter}\n${shown}\n\`\`\``;
}

/**
 * What a learner copied from a message of ours, without the zero-width spaces that keep marks and mentions apart in it.
 */
export const withoutEscapes = (typed: string): string =>
  typed.replace(/(?<=`)\u200b(?=`)|(?<=@)\u200b(?=everyone|here)|(?<=<)\u200b(?=[@#])/gi, '');

/** The target of a link, or null when it is not one that Discord opens (`http`, `https`). */
export function linkTarget(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  return href.replace(/[\\()<>[\]*~|`@]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Code takes no escapes; Discord does not ping from code, and this does not rely on it. */
const defuseMentions = (code: string): string =>
  code.replace(/@(?=everyone|here)/gi, `@${ZERO_WIDTH_SPACE}`).replace(/<(?=[@#][!&]?\d)/g, `<${ZERO_WIDTH_SPACE}`);

/** What is looked for one by one below; most texts have none of it. */
const UNTIDY = /[\r\ud800-\udfff\u202a-\u202e\u2066-\u2069]/;

const tidy = (text: string): string =>
  UNTIDY.test(text) ? balanceDirection(toWellFormed(text)).replace(/\r\n?/g, '\n') : text;

/** Half a surrogate pair is not text that JSON can carry; it becomes the replacement character. */
const toWellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

/**
 * Closes the direction overrides, embeddings and isolates that a text leaves open, so that it cannot turn round the
 * sentence that follows it (Unicode Bidirectional Algorithm, X1–X8).
 */
function balanceDirection(text: string): string {
  const openings: string[] = [];
  for (const [character] of text.matchAll(/[\u202a-\u202e\u2066-\u2069\n]/g)) {
    if (character === '\n') openings.length = 0;
    else if (character === '\u202c' || character === '\u2069') {
      if (openings.at(-1) === character) openings.pop();
    } else openings.push(character >= '\u2066' ? '\u2069' : '\u202c');
  }
  return text + openings.reverse().join('');
}

/** Shortens a label to what Discord takes; only labels are ever shortened, and never to nothing. */
export function clipLabel(text: string, limit: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= limit) return line === '' ? '…' : line;
  return `${line.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
