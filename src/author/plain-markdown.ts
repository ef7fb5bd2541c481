/** Text that is no Markdown, or HTML as Moodle stores it, as Markdown that says the same. */
import { parseDocument } from 'htmlparser2';
import type { PhrasingContent } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';

type Node = ReturnType<typeof parseDocument>['children'][number];

/** Plain text as Markdown: whatever would be markup is escaped. Line ends within it become spaces. */
export const fromPlainText = (text: string): string => written([{ type: 'text', value: text.replace(/\s+/g, ' ') }]);

/** HTML as Markdown: paragraphs, line breaks, code, strong and emphasised words; of others the words are kept. */
export function fromHtml(html: string): string {
  const parts: string[] = [];
  let run: PhrasingContent[] = [];
  const flush = () => {
    if (run.length > 0) parts.push(written(run));
    run = [];
  };
  const walk = (nodes: readonly Node[], depth = 0) => {
    for (const node of depth > MAX_DEPTH ? [] : nodes) {
      if (node.type === 'tag' && node.name === 'pre') {
        flush();
        parts.push(`\`\`\`\n${wordsOf(node.children).replace(/^\n|\n$/g, '')}\n\`\`\``);
      } else if (node.type === 'tag' && BLOCKS.test(node.name)) {
        flush();
        walk(node.children, depth + 1);
        flush();
      } else for (const part of inline(node)) run.push(part);
    }
  };
  walk(parseDocument(html).children);
  flush();
  return parts.filter((part) => part !== '').join('\n\n');
}

const MARKS: Readonly<Record<string, 'strong' | 'emphasis'>> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
};

const BLOCKS = /^(?:p|div|ul|ol|li|section|h[1-4]|table|tr)$/;

/** Deeper than anybody nests marks; what is deeper still is left out. */
const MAX_DEPTH = 200;

/** `around`: what is open already. A mark within itself says nothing, and HTML may open thousands. */
function inline(node: Node, around: readonly string[] = []): PhrasingContent[] {
  if (around.length > MAX_DEPTH) return [];
  if (node.type === 'text') return [{ type: 'text', value: node.data.replace(/\s+/g, ' ') }];
  if (node.type !== 'tag') return [];
  const mark = MARKS[node.name];
  const children = node.children.flatMap((child) => inline(child, [...around, mark ?? node.name]));
  if (mark !== undefined) return around.includes(mark) ? children : marked(mark, children);
  switch (node.name) {
    case 'img':
      return [{ type: 'text', value: `(picture: ${pictureName(node.attribs)})` }];
    case 'br':
      return [{ type: 'text', value: ' ' }];
    case 'code':
    case 'tt':
    case 'kbd':
      return [{ type: 'inlineCode', value: wordsOf(node.children, around.length) }];
    default:
      return children;
  }
}

/** The mark around its words alone; a space at its edge stands outside, since Markdown could only write a reference. */
function marked(type: 'strong' | 'emphasis', children: readonly PhrasingContent[]): PhrasingContent[] {
  const inner = trimmed(children);
  const [first, last] = [children[0], children.at(-1)];
  const before = first?.type === 'text' && /^\s/.test(first.value);
  const after = last?.type === 'text' && /\s$/.test(last.value);
  const space = { type: 'text', value: ' ' } as const;
  return [
    ...(before ? [space] : []),
    ...(inner.length > 0 ? [{ type, children: inner }] : []),
    ...(after ? [space] : []),
  ];
}

/** Without the spaces at both ends. */
function trimmed(children: readonly PhrasingContent[]): PhrasingContent[] {
  const isSpace = (child: PhrasingContent): boolean => child.type === 'text' && child.value.trim() === '';
  const start = children.findIndex((child) => !isSpace(child));
  if (start === -1) return [];
  const inner = children.slice(start, children.findLastIndex((child) => !isSpace(child)) + 1);
  return inner.map((child, index) => {
    if (child.type !== 'text') return child;
    const value = index === 0 ? child.value.trimStart() : child.value;
    return { ...child, value: index === inner.length - 1 ? value.trimEnd() : value };
  });
}

/** The words in place of a picture, else the name of its file. */
const pictureName = ({ alt = '', src = '' }: Readonly<Record<string, string>>): string =>
  alt.trim() || src.slice(src.lastIndexOf('/') + 1) || 'without a name';

function wordsOf(nodes: readonly Node[], depth = 0): string {
  if (depth > MAX_DEPTH) return '';
  const words = (node: Node): string =>
    node.type === 'text' ? node.data : node.type === 'tag' ? wordsOf(node.children, depth + 1) : '';
  return nodes.map(words).join('');
}

/** Two of them strike out what is between in GitHub's Markdown. */
const STRIKES = { character: '~', inConstruct: 'phrasing' as const };

/** Empty where the words are nothing but spaces. Spaces at the ends would become references. */
function written(children: readonly PhrasingContent[]): string {
  const inner = trimmed(children);
  return inner.length === 0
    ? ''
    : toMarkdown({ type: 'paragraph', children: inner }, { emphasis: '_', unsafe: [STRIKES] }).trim();
}
