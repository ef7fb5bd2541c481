/** What a person wrote, from what Slack made of it: addresses and mentions have become `<…>`, and some signs entities. */
import { z } from 'zod';

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
