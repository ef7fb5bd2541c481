/**
 * Reply blocks → messages of Components V2 that Discord takes, each within every limit of limits.ts. Pure, but for
 * drawing pictures.
 *
 * Runs of prose share a text display; a notice is a container with an accent colour (its title says the same in words);
 * an option with many words stands beside its button, other controls in rows. A line is drawn above a heading that
 * begins something new.
 *
 * Discord wants each `custom_id` once in a message and each value once in a menu, while two buttons may well do the
 * same. A repeated id gets `~` and one more character, which is taken off again when it comes back.
 */
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIContainerComponent,
  type APIMediaGalleryComponent,
  type APIMessageTopLevelComponent,
  type APISectionComponent,
  type APISeparatorComponent,
  type APIStringSelectComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
  type RawFile,
  SeparatorSpacingSize,
} from 'discord.js';
import { type Action, decodeAction, encodeAction } from '../../src/core/action.ts';
import { type Inline, inlineText, type Picture, type Prose, paragraph, strong } from '../../src/core/prose.ts';
import {
  type Block,
  type Button,
  type Choices,
  type Menu,
  type Notice,
  type PlainBlock,
  settlePictures,
} from '../../src/core/reply.ts';
import { drawPicture, fileNameOf } from '../shared/pictures.ts';
import { inChunks, joinLists, pack } from '../shared/split.ts';
import { listEntries } from '../shared/words.ts';
import { DISCORD_LIMITS } from './limits.ts';
import { clipLabel, writeMarkdown } from './text.ts';

/** The body of a message, as Discord's REST API takes it in a follow-up, an edit or a new message. */
interface MessagePayload {
  readonly flags: number;
  readonly components: APIMessageTopLevelComponent[];
  /** Nothing in a message of ours ever notifies anybody; an edit parses again, so edits carry it too. */
  readonly allowed_mentions: { readonly parse: [] };
}

/** A message with the files that its components name. */
export interface Message {
  readonly body: MessagePayload;
  readonly files: readonly RawFile[];
}

/** As few messages as hold these blocks, in order; none when the blocks say nothing. */
export function writeReply(blocks: readonly Block[]): Message[] {
  const write = (part: readonly PlainBlock[]) => {
    const attachments = new Attachments();
    const components = writeBlocks(part, attachments);
    const isTaken =
      attachments.files.length <= DISCORD_LIMITS.message.files &&
      attachments.bytes <= DISCORD_LIMITS.message.bytes &&
      fits(components);
    return isTaken ? toMessage(components, attachments.files) : null;
  };
  const shown = settlePictures(blocks, ({ image }) => drawPicture(image) !== null);
  return pack(shown, write).filter(({ body }) => body.components.length > 0);
}

/** A Components V2 message of these components. */
export const toMessage = (components: APIMessageTopLevelComponent[], files: readonly RawFile[] = []): Message => ({
  body: { flags: MessageFlags.IsComponentsV2, components, allowed_mentions: { parse: [] } },
  files,
});

type AnyComponent = APIMessageTopLevelComponent | { readonly type: ComponentType };

/** A component and all that is in it. */
const flatten = (component: AnyComponent): AnyComponent[] => [
  component,
  ...('components' in component ? component.components.flatMap(flatten) : []),
  ...('accessory' in component ? [component.accessory] : []),
];

/** Whether one message holds these components. */
export function fits(components: readonly APIMessageTopLevelComponent[]): boolean {
  const all = components.flatMap(flatten);
  const texts = all.flatMap((component) => ('content' in component ? [component.content] : []));
  const text = texts.join('');
  const { message } = DISCORD_LIMITS;
  const weight = Buffer.byteLength(text) + texts.length * message.weightOfDisplay;
  return all.length <= message.components && text.length <= message.characters && weight <= message.weight;
}

const ACCENTS: Readonly<Record<Notice['tone'], number>> = {
  right: 0x2e9e5b,
  wrong: 0xd1583f,
  info: 0x4a78c8,
  warning: 0xd99a1c,
};

/**
 * The components of these blocks; empty when they say nothing. Knows no limit of the message as a whole. The files of
 * the message are added to `attachments`.
 */
function writeBlocks(blocks: readonly PlainBlock[], attachments: Attachments): APIMessageTopLevelComponent[] {
  const page = new Page();
  const uniqueId = createUniqueIds();
  for (const block of blocks) {
    switch (block.kind) {
      case 'notice':
        page.add(...writeNotice(block, attachments));
        break;
      case 'progress':
        page.add(...textDisplay(writeMarkdown([paragraph(block.label)]), '-# '));
        break;
      case 'choices':
        addChoices(page, block, uniqueId);
        break;
      case 'buttons':
        page.add(...writeButtons(block.buttons, uniqueId));
        break;
      case 'menu':
        page.say(...listLongEntries(block));
        page.add(...writeMenu(block, uniqueId));
        break;
      case 'picture':
        page.add(...writePicture(block, attachments));
        break;
      case 'file':
        page.add({ type: ComponentType.File, file: { url: attachments.addText(block.name, block.text) } });
        break;
      case 'heading':
        if (block.level < 3) page.drawLine();
        page.say(block);
        break;
      default:
        page.say(block);
    }
  }
  return page.components();
}

/** A message as it grows: prose is collected until something else comes. */
class Page {
  readonly #components: APIMessageTopLevelComponent[] = [];
  #run: Prose[] = [];

  say(...prose: readonly Prose[]): void {
    this.#run.push(...prose);
  }

  add(...components: readonly APIMessageTopLevelComponent[]): void {
    const text = textDisplay(writeMarkdown(this.#run));
    this.#run = [];
    this.#components.push(...text, ...components);
  }

  /** Parts what came before from what is to come; nothing at the top of a message or above another line. */
  drawLine(): void {
    this.add();
    const last = this.#components.at(-1);
    if (last !== undefined && last.type !== ComponentType.Separator) this.#components.push(LINE);
  }

  components(): APIMessageTopLevelComponent[] {
    this.add();
    // A heading without words leaves its line behind.
    return this.#components.at(-1)?.type === ComponentType.Separator ? this.#components.slice(0, -1) : this.#components;
  }
}

const LINE: APISeparatorComponent = {
  type: ComponentType.Separator,
  divider: true,
  spacing: SeparatorSpacingSize.Small,
};

/** A text display, or none for a blank text, which Discord refuses. */
function textDisplay(content: string, prefix = ''): [] | [APITextDisplayComponent] {
  return content.trim() === '' ? [] : [{ type: ComponentType.TextDisplay, content: `${prefix}${content}` }];
}

function writeNotice({ tone, title, content }: Notice, attachments: Attachments): [] | [APIContainerComponent] {
  const components: (APITextDisplayComponent | APIMediaGalleryComponent)[] = [];
  let run: Prose[] = [{ kind: 'heading', level: 2, children: [{ kind: 'text', text: title }] }];
  for (const node of content) {
    if (node.kind === 'picture') {
      components.push(...textDisplay(writeMarkdown(run)), ...writePicture(node, attachments));
      run = [];
    } else run.push(node);
  }
  components.push(...textDisplay(writeMarkdown(run)));
  return components.length === 0 ? [] : [{ type: ComponentType.Container, accent_color: ACCENTS[tone], components }];
}

/** Short options are listed above a row of buttons that say them again; long ones stand beside a letter to press. */
function addChoices(page: Page, block: Choices, uniqueId: UniqueId): void {
  const sections = areOnButtons(block) ? null : writeChoiceSections(block, uniqueId);
  if (sections === null) page.say(listChoices(block.choices));
  page.add(...(sections ?? writeChoiceButtons(block, uniqueId)));
}

/** Up to this length an option's words stand on its button too, so that a phone shows them whole. */
const MAX_CHOICE_ON_BUTTON = 30;
/** Options of a question that stand beside their buttons; more would fill a message with few words. */
const MAX_SECTIONS = 6;

type Row = APIActionRowComponent<APIButtonComponentWithCustomId | APIStringSelectComponent>;

/** Buttons, five a row. */
const writeButtons = (buttons: readonly Button[], uniqueId: UniqueId): Row[] =>
  inChunks(
    buttons.map((button) => writeButton(button, uniqueId)),
    DISCORD_LIMITS.button.row,
  ).map((components) => ({ type: ComponentType.ActionRow, components }));

const writeButton = ({ label, action, style }: Button, uniqueId: UniqueId) => ({
  type: ComponentType.Button as const,
  style: style === 'primary' ? (ButtonStyle.Primary as const) : (ButtonStyle.Secondary as const),
  label: clipLabel(label, DISCORD_LIMITS.button.label),
  custom_id: uniqueId(encodeAction(action)),
});

/** Whether all options are short enough to be read on their buttons. */
function areOnButtons({ choices }: Choices): boolean {
  const words = choices.map(({ label }) => inlineText(label));
  return words.every((text) => text.length <= MAX_CHOICE_ON_BUTTON && !text.includes('\n'));
}

/** A row of buttons, each with the words of its option where `areOnButtons`, else with its letter. */
function writeChoiceButtons(block: Choices, uniqueId: UniqueId): Row[] {
  const areShort = areOnButtons(block);
  const buttons = block.choices.map(({ letter, label, action }) => ({
    label: areShort ? `${letter}: ${inlineText(label)}` : letter,
    action,
    style: 'secondary' as const,
  }));
  return writeButtons(buttons, uniqueId);
}

/** Every option beside its own button; null when there are too many for that. */
function writeChoiceSections(block: Choices, uniqueId: UniqueId): APISectionComponent[] | null {
  if (block.choices.length > MAX_SECTIONS) return null;
  return block.choices.map((choice) => ({
    type: ComponentType.Section,
    components: [{ type: ComponentType.TextDisplay, content: writeMarkdown([listChoices([choice])]) }],
    accessory: writeButton({ label: choice.letter, action: choice.action, style: 'secondary' }, uniqueId),
  }));
}

/** Options with their letters, one a line: they stay readable once the buttons are gone. */
function listChoices(choices: Choices['choices']): Prose {
  const lines = choices.map(({ letter, label }): Inline[] => [
    strong(`${letter}.`),
    { kind: 'text', text: ' ' },
    ...label,
  ]);
  return { kind: 'paragraph', children: joinLists(lines, [{ kind: 'break' }]) };
}

/** A menu shortens a long entry; then all entries stand above it in full. */
function listLongEntries({ entries }: Menu): Prose[] {
  const isLong = entries.some(({ label }) => label.length > DISCORD_LIMITS.select.label);
  return isLong ? [listEntries(entries)] : [];
}

/** As many menus as the entries need. */
function writeMenu({ label, entries }: Menu, uniqueId: UniqueId): Row[] {
  const parts = inChunks(entries, DISCORD_LIMITS.select.options);
  return parts.map((part, index) => {
    const uniqueValue = createUniqueIds();
    const select: APIStringSelectComponent = {
      type: ComponentType.StringSelect,
      custom_id: uniqueId('menu'),
      placeholder: clipLabel(
        parts.length > 1 ? `${label} (${index + 1} of ${parts.length})` : label,
        DISCORD_LIMITS.select.placeholder,
      ),
      options: part.map((entry) => ({
        label: clipLabel(entry.label, DISCORD_LIMITS.select.label),
        value: uniqueValue(encodeAction(entry.action)),
      })),
    };
    return { type: ComponentType.ActionRow, components: [select] };
  });
}

const MARKS = 'abcdefghijklmnopqrstuvwxyz0123456789';

type UniqueId = (id: string) => string;

/** Makes ids unique among those that were given to it: the first of each kind stays as it is. */
function createUniqueIds(): UniqueId {
  const seen = new Map<string, number>();
  return (id) => {
    const times = seen.get(id) ?? 0;
    seen.set(id, times + 1);
    return times === 0 ? id : `${id}~${MARKS[times - 1]}`;
  };
}

/** The action of an id that came back; null when it is not one of this version's. */
export const readId = (id: string): Action | null => decodeAction(id.replace(/~[a-z0-9]$/, ''));

/** Who cannot see the picture hears its words; where it cannot be drawn, everybody reads them. */
function writePicture(
  { image, alt }: Picture,
  attachments: Attachments,
): [] | [APITextDisplayComponent | APIMediaGalleryComponent] {
  const url = attachments.addPicture(image);
  if (url === null) return textDisplay(writeMarkdown([paragraph(alt)]));
  const description = clipLabel(alt, DISCORD_LIMITS.alt);
  return [{ type: ComponentType.MediaGallery, items: [{ media: { url }, description }] }];
}

/** The files of one message: components name them (`attachment://picture-1.png`), and the request carries them. */
class Attachments {
  readonly #files: { readonly name: string; readonly data: Uint8Array }[] = [];

  /** Adds a picture and returns the address that a component shows it by; null when it cannot be drawn here. */
  addPicture(image: string): string | null {
    const bytes = drawPicture(image);
    return bytes === null ? null : this.#add(fileNameOf(bytes), bytes);
  }

  /** Adds a text file and returns the address that a component shows it by. */
  addText(name: string, text: string): string {
    return this.#add(name, new TextEncoder().encode(text));
  }

  get files(): readonly RawFile[] {
    return this.#files.map(({ name, data }) => ({ name, data }));
  }

  get bytes(): number {
    return this.#files.reduce((sum, { data }) => sum + data.byteLength, 0);
  }

  /** Discord changes other characters in names, and then no component would find the file; names are unique. */
  #add(wanted: string, data: Uint8Array): string {
    const safe = wanted.replace(/[^A-Za-z0-9._-]/g, '-').replace(/^\.*/, '');
    const isTaken = this.#files.some(({ name }) => name === safe);
    const name = isTaken || safe === '' ? `${this.#files.length + 1}-${safe}` : safe;
    this.#files.push({ name, data });
    return `attachment://${name}`;
  }
}
