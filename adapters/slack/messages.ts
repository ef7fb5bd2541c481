/** Blocks of a reply → the messages that go to Slack, in Block Kit, each within its limits. Pure. */
import type { ActionsBlock, KnownBlock, RichTextBlock, Button as SlackButton, StaticSelect } from '@slack/types';
import { encodeAction } from '../../src/core/action.ts';
import { code, codeBlock, inlineText, type Picture, type Prose, paragraph, proseText } from '../../src/core/prose.ts';
import {
  type Block,
  type Button,
  type Choices,
  type File,
  type Menu,
  type Notice,
  type PlainBlock,
  type Progress,
  replaceIn,
  settlePictures,
} from '../../src/core/reply.ts';
import { inChunks, pack } from '../shared/split.ts';
import { listEntries } from '../shared/words.ts';
import { SLACK_LIMITS } from './limits.ts';
import {
  escapeMrkdwn,
  inlineElements,
  joinElements,
  literal,
  plainText,
  richText,
  richTextParts,
  section,
  shorten,
  textElement,
} from './text.ts';

/** A block as it went to Slack or came back from it. */
export type SlackBlock = KnownBlock | { type: string; block_id?: string | undefined };

export interface SlackMessage {
  /** For notifications, and for clients that draw no blocks; escaped mrkdwn. */
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}

/**
 * Draws blocks as messages, in order. Blocks with nothing to read make no message. Pictures are drawn where they are
 * uploaded, and else told by their words; files are written out.
 */
export function writeReply(blocks: readonly Block[], uploaded: Uploaded = NOTHING_UPLOADED): SlackMessage[] {
  const write = (part: readonly PlainBlock[]) => {
    const text = fallbackText(part);
    if (text === null) return null;
    const drawn = part.flatMap((block) => writeBlock(block, uploaded));
    return fits(drawn) ? { text, blocks: drawn } : null;
  };
  return pack(withFallbacks(blocks, uploaded), write).filter((message) => message.blocks.length > 0);
}

/** A message without its controls; null when it has none. A message that was nothing else comes back without blocks. */
export function removeControls(message: SlackMessage): SlackMessage | null {
  const blocks = message.blocks.filter((block) => block.type !== 'actions');
  return blocks.length === message.blocks.length ? null : { text: message.text, blocks };
}

/** Whether Slack takes these as one message. A table must come last, because Slack draws it below everything else. */
function fits(blocks: readonly KnownBlock[]): boolean {
  const { message } = SLACK_LIMITS;
  return (
    blocks.length <= message.blocks &&
    blocks.slice(0, -1).every((block) => block.type !== 'table') &&
    blocks.every((block) => block.type !== 'table' || tableFits(block)) &&
    JSON.stringify(blocks).length <= message.characters
  );
}

function tableFits({ rows }: Extract<KnownBlock, { type: 'table' }>): boolean {
  const { table } = SLACK_LIMITS;
  const isSmall = rows.length <= table.rows && rows.every((row) => row.length <= table.columns);
  return isSmall && JSON.stringify(rows).length <= table.characters;
}

export type Outgoing =
  | { readonly kind: 'message'; readonly message: SlackMessage }
  | { readonly kind: 'file'; readonly file: File };

/** `sharesFiles`: whether files can be sent there; else they are written out. */
export function planBlocks(given: readonly Block[], uploaded: Uploaded, sharesFiles: boolean): Outgoing[] {
  const blocks = settlePictures(given, (picture) => uploaded.has(picture));
  const isShared = (block: PlainBlock): block is File => sharesFiles && block.kind === 'file' && block.text !== '';
  const at = blocks.findIndex(isShared);
  const file = blocks[at];
  if (file === undefined || !isShared(file)) return messages(writeReply(blocks, uploaded));
  return [
    ...messages(writeReply(blocks.slice(0, at), uploaded)),
    { kind: 'file', file },
    ...planBlocks(blocks.slice(at + 1), uploaded, sharesFiles),
  ];
}

/** A message with its pictures told in words, for when Slack would not show them. */
export const withoutPictures = ({ text, blocks }: SlackMessage): SlackMessage => ({
  text,
  blocks: blocks.map((block) =>
    block.type === 'image' && 'alt_text' in block ? { type: 'section', text: plainText(block.alt_text) } : block,
  ),
});

/** A message with another below it, as one. */
export const joined = (above: SlackMessage, below: SlackMessage): SlackMessage => ({
  text: `${above.text}\n${below.text}`,
  blocks: [...above.blocks, ...below.blocks],
});

const messages = (written: readonly SlackMessage[]): Outgoing[] =>
  written.map((message) => ({ kind: 'message', message }));

/** Pictures that Slack has, by the id of its file. */
export type Uploaded = ReadonlyMap<Picture, string>;
export const NOTHING_UPLOADED: Uploaded = new Map();

/** Blocks without files, and without the pictures that are not uploaded. Loses no text. */
export const withFallbacks = (blocks: readonly Block[], uploaded: Uploaded): PlainBlock[] =>
  settlePictures(blocks, (picture) => uploaded.has(picture)).flatMap((block): PlainBlock[] => {
    if (block.kind === 'file') return fileFallback(block);
    return [replaceIn(block, (picture) => (uploaded.has(picture) ? picture : paragraph(picture.alt)))];
  });

function fileFallback({ name, text }: File): PlainBlock[] {
  const language = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return [paragraph(code(name)), codeBlock(language, text)];
}

type TableCell = Extract<KnownBlock, { type: 'table' }>['rows'][number][number];

/** An extra for the eye; the notice's title says the same in words. */
const TONE_EMOJI: Readonly<Record<Notice['tone'], string>> = {
  right: 'white_check_mark',
  wrong: 'x',
  info: 'information_source',
  warning: 'warning',
};

/** Draws a block; empty when it has nothing to read, and for files, which are no blocks. */
export function writeBlock(block: PlainBlock, uploaded: Uploaded): KnownBlock[] {
  switch (block.kind) {
    case 'notice':
      return writeNotice(block, uploaded);
    case 'progress':
      return writeProgress(block);
    case 'choices':
      return writeChoices(block);
    case 'buttons':
      return actionRows(block.buttons.map(writeButton));
    case 'menu':
      return writeMenu(block);
    case 'file':
      return [];
    default:
      return writeProse(block, uploaded);
  }
}

function writeProse(node: Prose, uploaded: Uploaded): KnownBlock[] {
  if (node.kind === 'picture') return writePicture(node, uploaded);
  if (node.kind === 'heading' && node.level === 1) return writeTitle(node);
  return node.kind === 'table' ? writeTable(node) : richText(richTextParts(node));
}

/**
 * A header is a real heading to a screen reader. Text that is too long for one, or that Slack might unescape there,
 * stands in bold instead.
 */
function writeTitle(heading: Extract<Prose, { kind: 'heading' }>): KnownBlock[] {
  const words = literal(inlineText(heading.children)).replace(/\s+/g, ' ').trim();
  const fits = words !== '' && words.length <= SLACK_LIMITS.header && !/&(amp|lt|gt);/.test(words);
  return fits ? [{ type: 'header', text: plainText(words) }] : richText(richTextParts(heading));
}

function writeTable(table: Extract<Prose, { kind: 'table' }>): KnownBlock[] {
  const rows = [table.header, ...table.rows].filter((row) => row.length > 0);
  if (rows.length === 0) return [];
  return [{ type: 'table', rows: rows.map((row) => row.map(writeCell)) }];
}

/** Slack refuses an empty cell; a dash reads as "nothing" to eyes and ears. */
function writeCell(nodes: Parameters<typeof inlineElements>[0]): TableCell {
  const [only, ...others]: RichTextBlock[] = richText(section(inlineElements(nodes)));
  return only !== undefined && others.length === 0 ? only : { type: 'raw_text', text: '–' };
}

function writeNotice(notice: Notice, uploaded: Uploaded): KnownBlock[] {
  const title = textElement(notice.title, { bold: true });
  return [
    ...richText(section([{ type: 'emoji', name: TONE_EMOJI[notice.tone] }, ...textElement(' '), ...title])),
    ...notice.content.flatMap((node) => writeProse(node, uploaded)),
  ];
}

function writePicture(picture: Picture, uploaded: Uploaded): KnownBlock[] {
  const id = uploaded.get(picture);
  if (id === undefined) return [];
  return [{ type: 'image', slack_file: { id }, alt_text: shorten(literal(picture.alt), SLACK_LIMITS.image.alt) }];
}

function writeProgress({ label }: Progress): KnownBlock[] {
  return [{ type: 'context', elements: [plainText(shorten(literal(label), SLACK_LIMITS.context))] }];
}

/** The options in full, then a row of their letters; a screen reader hears the option behind each letter. */
function writeChoices({ choices }: Choices): KnownBlock[] {
  const options = choices.map(({ letter, label }) => [
    ...textElement(`${letter}.`, { bold: true }),
    ...textElement(' '),
    ...inlineElements(label),
  ]);
  const buttons = choices.map(({ letter, label, action }, index) => ({
    ...writeButton({ label: letter, action, style: 'secondary' }, index),
    accessibility_label: shorten(`${letter}. ${literal(inlineText(label))}`, SLACK_LIMITS.button.text),
  }));
  return [...richText(section(joinElements(options, '\n'))), ...actionRows(buttons)];
}

/** The id only has to be unique in its row; what the button stands for is its value. */
function writeButton({ label, action, style }: Button, index: number): SlackButton {
  return {
    type: 'button',
    action_id: `button.${index}`,
    text: plainText(shorten(literal(label), SLACK_LIMITS.button.text)),
    value: encodeAction(action),
    ...(style === 'primary' ? { style } : {}),
  };
}

/** A menu's label is its placeholder. Entries too long for an option are written out above it. */
function writeMenu({ label, entries }: Menu): KnownBlock[] {
  const isCut = entries.some((entry) => literal(entry.label).length > SLACK_LIMITS.select.text);
  const long = isCut || literal(label).length > SLACK_LIMITS.select.placeholder;
  const written: Prose[] = long ? [paragraph(label), listEntries(entries)] : [];
  const options = entries.map((entry) => ({
    text: plainText(shorten(literal(entry.label), SLACK_LIMITS.select.text)),
    value: encodeAction(entry.action),
  }));
  const selects = inChunks(options, SLACK_LIMITS.select.options).map(
    (group, index): StaticSelect => ({
      type: 'static_select',
      action_id: `menu.${index}`,
      placeholder: plainText(shorten(literal(label), SLACK_LIMITS.select.placeholder)),
      options: group,
    }),
  );
  return [...richText(written.flatMap((node) => richTextParts(node))), ...actionRows(selects)];
}

const actionRows = (elements: ActionsBlock['elements']): ActionsBlock[] =>
  inChunks(elements, SLACK_LIMITS.actions).map((group) => ({ type: 'actions', elements: group }));

/**
 * The `text` of a message: never empty, escaped, so that nothing in it can mention anybody. Null when Slack takes no
 * text that says all of it; only the words of a picture, which has them itself and cannot be split, may be cut.
 */
function fallbackText(blocks: readonly PlainBlock[]): string | null {
  const words = wordsOf(blocks);
  const most = SLACK_LIMITS.message.fallback;
  if (words.length <= most) return words === '' ? 'A message from your tutor' : words;
  const isReadWhole = wordsOf(blocks.filter(({ kind }) => kind !== 'picture')).length <= most;
  // Cutting an escape in two is no harm, it stays literal.
  return isReadWhole ? shorten(words, most) : null;
}

const wordsOf = (blocks: readonly PlainBlock[]): string =>
  escapeMrkdwn(
    literal(blocks.map(blockText).join('\n'))
      .replace(/\n{2,}/g, '\n')
      .trim(),
  );

function blockText(block: PlainBlock): string {
  switch (block.kind) {
    case 'notice':
      return `${block.title}\n${proseText(block.content)}`;
    case 'progress':
      return block.label;
    case 'choices':
      return block.choices.map(({ letter, label }) => `${letter}. ${inlineText(label)}`).join('\n');
    case 'picture':
      return block.alt;
    case 'file':
      return block.name;
    case 'buttons':
    case 'menu':
      return '';
    default:
      return proseText([block]);
  }
}
