/**
 * Blocks → Components V2 of one message. Runs of prose share a text display; a notice is a container with an accent
 * colour (its title says the same in words); controls become rows of buttons and selects.
 */
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIContainerComponent,
  type APIMessageTopLevelComponent,
  type APIStringSelectComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { type Action, encodeAction } from '../../src/core/action-id.ts';
import { type Inline, inlineText, type Prose, paragraph, strong } from '../../src/core/prose.ts';
import type { Block, Choices, Menu, Notice } from '../../src/core/reply.ts';
import { inChunks } from '../shared/in-chunks.ts';
import { listEntries } from '../shared/menu-entries.ts';
import { createUniqueIds } from './custom-id.ts';
import {
  clipLabel,
  MAX_BUTTON_LABEL,
  MAX_BUTTONS_IN_ROW,
  MAX_OPTION_LABEL,
  MAX_PLACEHOLDER,
  MAX_SELECT_OPTIONS,
} from './limits.ts';
import { writeMarkdown } from './markdown.ts';

const ACCENTS: Readonly<Record<Notice['tone'], number>> = {
  right: 0x2e9e5b,
  wrong: 0xd1583f,
  info: 0x4a78c8,
  warning: 0xd99a1c,
};

/** Up to this length an option's words stand on its button too, so that a phone shows them whole. */
const MAX_CHOICE_ON_BUTTON = 30;

type Row = APIActionRowComponent<APIButtonComponentWithCustomId | APIStringSelectComponent>;

/** The components of these blocks; empty when they say nothing. Knows no limit of the message as a whole. */
export function writeBlocks(blocks: readonly Block[]): APIMessageTopLevelComponent[] {
  const components: APIMessageTopLevelComponent[] = [];
  const uniqueId = createUniqueIds();
  let run: Prose[] = [];
  const flush = () => {
    components.push(...textDisplay(writeMarkdown(run)));
    run = [];
  };
  for (const block of blocks) {
    switch (block.kind) {
      case 'notice':
        flush();
        components.push(...writeNotice(block));
        break;
      case 'progress':
        flush();
        components.push(...textDisplay(writeMarkdown([paragraph(block.label)]), '-# '));
        break;
      case 'choices':
        run.push(listChoices(block));
        flush();
        components.push(...buttonRows(choiceButtons(block), uniqueId));
        break;
      case 'buttons':
        flush();
        components.push(...buttonRows(block.buttons, uniqueId));
        break;
      case 'menu':
        run.push(...listLongEntries(block));
        flush();
        components.push(...selectRows(block, uniqueId));
        break;
      default:
        run.push(block);
    }
  }
  flush();
  return components;
}

/** A text display, or none for a blank text, which Discord refuses. */
function textDisplay(content: string, prefix = ''): [] | [APITextDisplayComponent] {
  return content.trim() === '' ? [] : [{ type: ComponentType.TextDisplay, content: `${prefix}${content}` }];
}

function writeNotice({ tone, title, content }: Notice): [] | [APIContainerComponent] {
  const heading: Prose = { kind: 'heading', level: 2, children: [{ kind: 'text', text: title }] };
  const components = textDisplay(writeMarkdown([heading, ...content]));
  return components.length === 0 ? [] : [{ type: ComponentType.Container, accent_color: ACCENTS[tone], components }];
}

/** All options with their letters, one a line: they stay readable once the buttons are gone. */
function listChoices({ choices }: Choices): Prose {
  const lines = choices.map(({ letter, label }): Inline[] => [
    strong(`${letter}.`),
    { kind: 'text', text: ' ' },
    ...label,
  ]);
  return {
    kind: 'paragraph',
    children: lines.flatMap((line, index) => (index === 0 ? line : [{ kind: 'break' as const }, ...line])),
  };
}

interface Pressable {
  readonly label: string;
  readonly action: Action;
  readonly style: 'primary' | 'secondary';
}

function choiceButtons({ choices }: Choices): Pressable[] {
  const words = choices.map(({ label }) => inlineText(label));
  const areShort = words.every((text) => text.length <= MAX_CHOICE_ON_BUTTON && !text.includes('\n'));
  return choices.map(({ letter, action }, index) => ({
    label: areShort ? `${letter}: ${words[index]}` : letter,
    action,
    style: 'secondary',
  }));
}

function buttonRows(buttons: readonly Pressable[], uniqueId: (id: string) => string): Row[] {
  const components = buttons.map(
    ({ label, action, style }): APIButtonComponentWithCustomId => ({
      type: ComponentType.Button,
      style: style === 'primary' ? ButtonStyle.Primary : ButtonStyle.Secondary,
      label: clipLabel(label, MAX_BUTTON_LABEL),
      custom_id: uniqueId(encodeAction(action)),
    }),
  );
  return inChunks(components, MAX_BUTTONS_IN_ROW).map((row) => ({ type: ComponentType.ActionRow, components: row }));
}

/** A menu shortens a long entry; then all entries stand above it in full. */
function listLongEntries({ entries }: Menu): Prose[] {
  const isLong = entries.some(({ label }) => label.length > MAX_OPTION_LABEL);
  return isLong ? [listEntries(entries)] : [];
}

function selectRows({ label, entries }: Menu, uniqueId: (id: string) => string): Row[] {
  const parts = inChunks(entries, MAX_SELECT_OPTIONS);
  return parts.map((part, index) => {
    const uniqueValue = createUniqueIds();
    const select: APIStringSelectComponent = {
      type: ComponentType.StringSelect,
      custom_id: uniqueId('menu'),
      placeholder: clipLabel(parts.length > 1 ? `${label} (${index + 1} of ${parts.length})` : label, MAX_PLACEHOLDER),
      options: part.map((entry) => ({
        label: clipLabel(entry.label, MAX_OPTION_LABEL),
        value: uniqueValue(encodeAction(entry.action)),
      })),
    };
    return { type: ComponentType.ActionRow, components: [select] };
  });
}
