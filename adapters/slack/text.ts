/**
 * Texts on their way to Slack and from it.
 *
 * There: prose as rich text. A `text` element is literal, so nothing is escaped in it, and no text becomes an element
 * that mentions, broadcasts or names a channel: only a `person` is a mention, and that is an id of ours. Back: Slack
 * has made `<…>` of addresses and mentions, and entities of signs.
 */
import type { RichTextBlock, RichTextElement, RichTextList, RichTextPreformatted, RichTextSection } from '@slack/types';
import { z } from 'zod';
import { type Inline, inlineText, type Prose } from '../../src/core/prose.ts';
import { joinLists } from '../shared/split.ts';
import { SLACK_LIMITS } from './limits.ts';

type RichTextPart = RichTextBlock['elements'][number];
type Style = Readonly<Partial<Record<'bold' | 'italic' | 'strike' | 'code', true>>>;
type List = Extract<Prose, { kind: 'list' }>;

/** Both are in Slack's reference and missing in @slack/types 3.2. */
type NumberedList = RichTextList & { offset?: number };
type CodeBlock = RichTextPreformatted & { language?: string };

/** A block of these parts; none when there is nothing to read in them. */
export const richText = (parts: RichTextPart[]): RichTextBlock[] =>
  parts.length === 0 ? [] : [{ type: 'rich_text', elements: parts }];

/** A section, or nothing when it would be empty, which Slack refuses. */
export const section = (elements: RichTextElement[]): RichTextSection[] =>
  elements.length === 0 ? [] : [{ type: 'rich_text_section', elements }];

/** A text element, or nothing for the empty string, which Slack refuses. */
export function textElement(text: string, style: Style = {}): RichTextElement[] {
  if (text === '') return [];
  const element = { type: 'text', text: literal(text) } as const;
  return [Object.keys(style).length === 0 ? element : { ...element, style }];
}

export const joinElements = (parts: readonly RichTextElement[][], separator: string): RichTextElement[] =>
  joinLists(parts, textElement(separator));

/** Inline nodes as elements of a section. */
export function inlineElements(nodes: readonly Inline[], style: Style = {}): RichTextElement[] {
  return nodes.flatMap((node) => {
    switch (node.kind) {
      case 'text':
        return textElement(node.text, style);
      case 'code':
        return textElement(node.text, { ...style, code: true });
      case 'break':
        return textElement('\n');
      case 'person':
        return personElement(node, style);
      case 'strong':
        return inlineElements(node.children, { ...style, bold: true });
      case 'emphasis':
        return inlineElements(node.children, { ...style, italic: true });
      case 'strike':
        return inlineElements(node.children, { ...style, strike: true });
      case 'link':
        return linkElements(node.url, node.children, style);
    }
  });
}

/** Slack shows the name that people go by now. Somebody of another platform is a text. */
function personElement({ learner, name }: Inline & { kind: 'person' }, style: Style): RichTextElement[] {
  const [, user] = /^slack:[A-Z0-9]+:([A-Z0-9]+)$/.exec(learner) ?? [];
  return user === undefined ? textElement(name, style) : [{ type: 'user', user_id: user }];
}

/**
 * A link whose words cannot lie: words that look like an address are shown beside the real one. Only web and mail
 * addresses become links.
 */
function linkElements(url: string, children: readonly Inline[], style: Style): RichTextElement[] {
  const target = URL.canParse(url) ? new URL(url) : null;
  if (target === null || !['http:', 'https:', 'mailto:'].includes(target.protocol)) {
    return inlineElements(children, style);
  }
  const words = literal(inlineText(children));
  if (words.trim() === '') return [{ type: 'link', url }];
  const looksLikeAddress = /^\s*(\w+:|www\.|[\w.-]+\.[a-z]{2,})/i.test(words);
  if (!looksLikeAddress || words === url) return [{ type: 'link', url, text: words, style: { ...style } }];
  return [...inlineElements(children, style), ...textElement(' ('), { type: 'link', url }, ...textElement(')')];
}

/**
 * One node of prose as parts of a rich text block. Tables become lines; at the top level they are blocks of their own.
 */
export function richTextParts(node: Prose, indent = 0): RichTextPart[] {
  switch (node.kind) {
    case 'paragraph':
      return section(inlineElements(node.children));
    case 'heading':
      return section(inlineElements(node.children, { bold: true }));
    case 'list':
      return listParts(node, indent);
    case 'quote': {
      const elements = lines(node.children);
      return elements.length === 0 ? [] : [{ type: 'rich_text_quote', elements }];
    }
    case 'code-block':
      return codeParts(node.language, node.code);
    case 'table':
      return section(lines([node]));
    case 'picture':
      return section(textElement(node.alt));
  }
}

function codeParts(language: string, code: string): CodeBlock[] {
  if (code === '') return [];
  const block: CodeBlock = { type: 'rich_text_preformatted', elements: [{ type: 'text', text: literal(code) }] };
  return [/^[a-z]+$/.test(language) ? { ...block, language } : block];
}

/**
 * Slack's lists hold lines only: whatever else an item has stands between two lists, and the numbers go on after it.
 */
function listParts(list: List, indent: number): RichTextPart[] {
  const parts: RichTextPart[] = [];
  let open: NumberedList | null = null;
  for (const [index, item] of list.items.entries()) {
    const [first, ...rest] = item;
    const hasLead = first?.kind === 'paragraph' || first?.kind === 'heading';
    const lead = hasLead ? inlineElements(first.children) : [];
    if (open === null) {
      open = newList(list, index, indent);
      parts.push(open);
    }
    // A bullet needs something to stand before, and Slack refuses the empty text.
    open.elements.push({ type: 'rich_text_section', elements: lead.length > 0 ? lead : [{ type: 'text', text: ' ' }] });
    const below = (hasLead ? rest : item).flatMap((node) => richTextParts(node, indent + 1));
    if (below.length > 0) open = null;
    parts.push(...below);
  }
  return parts;
}

function newList(list: List, index: number, indent: number): NumberedList {
  const offset = (list.start ?? 1) - 1 + index;
  return {
    type: 'rich_text_list',
    style: list.start === null ? 'bullet' : 'ordered',
    elements: [],
    ...(indent > 0 ? { indent: Math.min(indent, SLACK_LIMITS.listIndent) } : {}),
    ...(list.start !== null && offset > 0 ? { offset } : {}),
  };
}

/** Prose as lines of one section, for the places where Slack takes nothing else: quotes, and tables inside others. */
function lines(nodes: readonly Prose[]): RichTextElement[] {
  const written = nodes.map(lineElements).filter((line) => line.length > 0);
  return joinElements(written, '\n');
}

function lineElements(node: Prose): RichTextElement[] {
  switch (node.kind) {
    case 'paragraph':
      return inlineElements(node.children);
    case 'heading':
      return inlineElements(node.children, { bold: true });
    case 'code-block':
      return textElement(node.code, { code: true });
    case 'quote':
      return lines(node.children);
    case 'list':
      return joinElements(
        node.items.map((item, index) => [
          ...textElement(node.start === null ? '• ' : `${node.start + index}. `),
          ...lines(item),
        ]),
        '\n',
      );
    case 'picture':
      return textElement(node.alt);
    case 'table':
      return joinElements(
        [node.header, ...node.rows].map((row) =>
          joinElements(
            row.map((cell) => inlineElements(cell)),
            ' | ',
          ),
        ),
        '\n',
      );
  }
}

/** Text as Slack can carry it: control characters become their visible pictures, broken surrogates U+FFFD. */
export function literal(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[\p{Cc}\p{Cs}]/gu, (character) => {
    const code = character.charCodeAt(0);
    if (character === '\n' || character === '\t') return character;
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '␡' : '\ufffd';
  });
}

/** At most `length` UTF-16 units, cut after a word where there is one near the end, and then marked with `…`. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const space = text.lastIndexOf(' ', length - 1);
  const cut = text.slice(0, space > length * 0.7 ? space : length - 1);
  return `${cut.replace(/[\ud800-\udbff]$/, '')}…`;
}

export const plainText = (text: string) => ({ type: 'plain_text', text, emoji: false }) as const;

/** For the fields that Slack reads as mrkdwn: with these three escaped no mention and no link can come to be. */
export const escapeMrkdwn = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** What the learner typed, from what Slack made of it: `&lt;` is `<`, `<https://app.test|app.test>` is `app.test`. */
export function readSlackText(text: string): string {
  return text
    .replace(/<([^<>]+)>/g, (_, reference: string) => readReference(reference))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

/** The inside of Slack's `<…>`: an address, a mention of somebody, a channel, or a word such as `!here`. */
function readReference(reference: string): string {
  const bar = reference.indexOf('|');
  const label = bar === -1 ? '' : reference.slice(bar + 1);
  const target = bar === -1 ? reference : reference.slice(0, bar);
  const sign = target.charAt(0) === '!' ? '@' : target.charAt(0);
  if (sign !== '@' && sign !== '#') return label || target;
  return `${sign}${(label || target.slice(1)).replace(/^[@#]/, '')}`;
}

const element = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  url: z.string().optional(),
  name: z.string().optional(),
  user_id: z.string().optional(),
});
type Element = z.infer<typeof element>;
const elements = z.looseObject({ type: z.string(), elements: z.array(element) });
const part = z.union([
  z.looseObject({ type: z.literal('rich_text_list'), elements: z.array(elements) }),
  elements.refine(({ type }) => type !== 'rich_text_list'),
]);
const writtenText = z.looseObject({ type: z.literal('rich_text'), elements: z.array(part) });

interface Written {
  readonly text: string;
  readonly blocks: readonly unknown[];
  readonly attachments: readonly { readonly text: string }[];
}

/**
 * The words of a message and of what hangs below it, code between fences on lines of their own. Slack's own text glues
 * the fences to the code in them; the blocks of the message box keep both apart.
 */
export const messageText = ({ attachments, ...message }: Written): string =>
  [ownText(message), ...attachments.map(({ text }) => readSlackText(text))].filter((text) => text !== '').join('\n');

function ownText({ text, blocks }: Omit<Written, 'attachments'>): string {
  const parts = blocks.flatMap((block) => {
    const read = writtenText.safeParse(block);
    return read.success ? read.data.elements : [];
  });
  const hasCode = parts.some(({ type }) => type === 'rich_text_preformatted');
  return hasCode ? parts.map(partText).join('\n') : readSlackText(text);
}

function partText(node: z.infer<typeof part>): string {
  if (node.type === 'rich_text_preformatted') return `\`\`\`\n${wordsOf(node.elements)}\n\`\`\``;
  if (node.type !== 'rich_text_list') return wordsOf(node.elements);
  return node.elements
    .map((item) => ('elements' in item ? wordsOf(z.array(element).parse(item.elements)) : ''))
    .join('\n');
}

const wordsOf = (elements: readonly Element[]): string => elements.map(word).join('');

function word({ type, text, url, name, user_id }: Element): string {
  if (type === 'emoji') return `:${name ?? ''}:`;
  return type === 'user' ? `@${user_id ?? ''}` : (text ?? url ?? '');
}
