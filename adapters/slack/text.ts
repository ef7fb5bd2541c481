/**
 * Texts on their way to and from Slack. Going out, nothing needs escaping but the plain-text fallback of a message, because
 * rich text and plain text are literal. Coming in, Slack has turned addresses and mentions into `<…>`.
 */
import { z } from 'zod';

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

/* What a person wrote. Slack's own text glues the fences to the code in them; the blocks of the message box keep both apart. */

const element = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  url: z.string().optional(),
  name: z.string().optional(),
  user_id: z.string().optional(),
});
type Element = z.infer<typeof element>;
const line = z.looseObject({ type: z.string(), elements: z.array(element) });
const part = z.union([
  z.looseObject({ type: z.literal('rich_text_list'), elements: z.array(line) }),
  line.refine(({ type }) => type !== 'rich_text_list'),
]);
const richText = z.looseObject({ type: z.literal('rich_text'), elements: z.array(part) });

interface Written {
  readonly text: string;
  readonly blocks: readonly unknown[];
  readonly attachments: readonly { readonly text: string }[];
}

/** The words of a message and of what hangs below it, code between fences on lines of their own. */
export const messageText = ({ attachments, ...message }: Written): string =>
  [ownText(message), ...attachments.map(({ text }) => readSlackText(text))].filter((text) => text !== '').join('\n');

function ownText({ text, blocks }: Omit<Written, 'attachments'>): string {
  const parts = blocks.flatMap((block) => {
    const read = richText.safeParse(block);
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
