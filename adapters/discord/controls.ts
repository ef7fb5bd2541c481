/**
 * What can be pressed → buttons and menus. Pure.
 *
 * Discord wants each `custom_id` once in a message and each value once in a menu, while two buttons may well do the same. A
 * repeated id gets `~` and one more character, which is taken off again when it comes back.
 */
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APISectionComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { type Action, decodeAction, encodeAction } from '../../src/core/action.ts';
import { type Inline, inlineText, type Prose, strong } from '../../src/core/prose.ts';
import type { Choices, Menu } from '../../src/core/reply.ts';
import { inChunks } from '../shared/split.ts';
import { listEntries } from '../shared/words.ts';
import {
  MAX_BUTTON_LABEL,
  MAX_BUTTONS_IN_ROW,
  MAX_OPTION_LABEL,
  MAX_PLACEHOLDER,
  MAX_SELECT_OPTIONS,
} from './limits.ts';
import { writeMarkdown } from './markdown.ts';
import { clipLabel } from './text.ts';

/** Up to this length an option's words stand on its button too, so that a phone shows them whole. */
const MAX_CHOICE_ON_BUTTON = 30;
/** Options of a question that stand beside their buttons; more would fill a message with few words. */
const MAX_SECTIONS = 6;

export type Row = APIActionRowComponent<APIButtonComponentWithCustomId | APIStringSelectComponent>;

interface Pressable {
  readonly label: string;
  readonly action: Action;
  readonly style: 'primary' | 'secondary';
}

/** Buttons, five a row. */
export const writeButtons = (buttons: readonly Pressable[], uniqueId: (id: string) => string): Row[] =>
  inChunks(
    buttons.map((button) => writeButton(button, uniqueId)),
    MAX_BUTTONS_IN_ROW,
  ).map((components) => ({ type: ComponentType.ActionRow, components }));

const writeButton = ({ label, action, style }: Pressable, uniqueId: (id: string) => string) => ({
  type: ComponentType.Button as const,
  style: style === 'primary' ? (ButtonStyle.Primary as const) : (ButtonStyle.Secondary as const),
  label: clipLabel(label, MAX_BUTTON_LABEL),
  custom_id: uniqueId(encodeAction(action)),
});

/** Whether all options are short enough to be read on their buttons. */
export function areOnButtons({ choices }: Choices): boolean {
  const words = choices.map(({ label }) => inlineText(label));
  return words.every((text) => text.length <= MAX_CHOICE_ON_BUTTON && !text.includes('\n'));
}

/** A row of buttons, each with the words of its option where `areOnButtons`, else with its letter. */
export function writeChoiceButtons(block: Choices, uniqueId: (id: string) => string): Row[] {
  const areShort = areOnButtons(block);
  const buttons = block.choices.map(({ letter, label, action }) => ({
    label: areShort ? `${letter}: ${inlineText(label)}` : letter,
    action,
    style: 'secondary' as const,
  }));
  return writeButtons(buttons, uniqueId);
}

/** Every option beside its own button; null when there are too many for that. */
export function writeChoiceSections(block: Choices, uniqueId: (id: string) => string): APISectionComponent[] | null {
  if (block.choices.length > MAX_SECTIONS) return null;
  return block.choices.map((choice) => ({
    type: ComponentType.Section,
    components: [{ type: ComponentType.TextDisplay, content: writeMarkdown([listChoices([choice])]) }],
    accessory: writeButton({ label: choice.letter, action: choice.action, style: 'secondary' }, uniqueId),
  }));
}

/** Options with their letters, one a line: they stay readable once the buttons are gone. */
export function listChoices(choices: Choices['choices']): Prose {
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

/** A menu shortens a long entry; then all entries stand above it in full. */
export function listLongEntries({ entries }: Menu): Prose[] {
  const isLong = entries.some(({ label }) => label.length > MAX_OPTION_LABEL);
  return isLong ? [listEntries(entries)] : [];
}

/** As many menus as the entries need. */
export function writeMenu({ label, entries }: Menu, uniqueId: (id: string) => string): Row[] {
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

const MARKS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Makes ids unique among those that were given to it: the first of each kind stays as it is. */
export function createUniqueIds(): (id: string) => string {
  const seen = new Map<string, number>();
  return (id) => {
    const times = seen.get(id) ?? 0;
    seen.set(id, times + 1);
    return times === 0 ? id : `${id}~${MARKS[times - 1]}`;
  };
}

/** The action of an id that came back; null when it is not one of this version's. */
export const readId = (id: string): Action | null => decodeAction(id.replace(/~[a-z0-9]$/, ''));
