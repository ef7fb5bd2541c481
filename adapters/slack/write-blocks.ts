/** One block of a reply → blocks of Block Kit. Limits that need a second message are `write-reply.ts`'s business. */
import type { ActionsBlock, KnownBlock, RichTextBlock, Button as SlackButton, StaticSelect } from '@slack/types';
import { encodeAction } from '../../src/core/action.ts';
import { inlineText, type Prose, paragraph } from '../../src/core/prose.ts';
import type { Block, Button, Choices, Menu, Notice, Picture, Progress } from '../../src/core/reply.ts';
import { inChunks } from '../shared/in-chunks.ts';
import { listEntries } from '../shared/menu-entries.ts';
import { SLACK_LIMITS } from './limits.ts';
import { inlineElements, richText, richTextParts, section, textElement } from './rich-text.ts';
import { literal, shorten } from './slack-text.ts';
import type { Uploaded } from './stand-in.ts';

type TableCell = Extract<KnownBlock, { type: 'table' }>['rows'][number][number];

/** An extra for the eye; the notice's title says the same in words. */
const TONE_EMOJI: Readonly<Record<Notice['tone'], string>> = {
  right: 'white_check_mark',
  wrong: 'x',
  info: 'information_source',
  warning: 'warning',
};

/** Draws a block; empty when it has nothing to read, and for files, which are no blocks. */
export function writeBlock(block: Block, uploaded: Uploaded): KnownBlock[] {
  switch (block.kind) {
    case 'notice':
      return writeNotice(block);
    case 'progress':
      return writeProgress(block);
    case 'choices':
      return writeChoices(block);
    case 'buttons':
      return actionRows(block.buttons.map(writeButton));
    case 'menu':
      return writeMenu(block);
    case 'picture':
      return writePicture(block, uploaded);
    case 'file':
      return [];
    default:
      return writeProse(block);
  }
}

function writeProse(node: Prose): KnownBlock[] {
  if (node.kind === 'heading' && node.level === 1) return writeTitle(node);
  return node.kind === 'table' ? writeTable(node) : richText(richTextParts(node));
}

const plainText = (text: string) => ({ type: 'plain_text', text, emoji: false }) as const;

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

function writeNotice(notice: Notice): KnownBlock[] {
  const title = textElement(notice.title, { bold: true });
  return [
    ...richText(section([{ type: 'emoji', name: TONE_EMOJI[notice.tone] }, ...textElement(' '), ...title])),
    ...notice.content.flatMap(writeProse),
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
  const options = choices.flatMap(({ letter, label }, index) => [
    ...textElement(index === 0 ? '' : '\n'),
    ...textElement(`${letter}.`, { bold: true }),
    ...textElement(' '),
    ...inlineElements(label),
  ]);
  const buttons = choices.map(({ letter, label, action }, index) => ({
    ...writeButton({ label: letter, action, style: 'secondary' }, index),
    accessibility_label: shorten(`${letter}. ${literal(inlineText(label))}`, SLACK_LIMITS.button.text),
  }));
  return [...richText(section(options)), ...actionRows(buttons)];
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
