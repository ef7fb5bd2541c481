/**
 * Reply blocks → messages of Components V2 that Discord takes, each within every limit of limits.ts. Pure, but for drawing
 * pictures.
 *
 * Runs of prose share a text display; a notice is a container with an accent colour (its title says the same in words); an
 * option with many words stands beside its button, other controls in rows. A line is drawn above a heading that begins
 * something new.
 */
import {
  type APIContainerComponent,
  type APIFileComponent,
  type APIMediaGalleryComponent,
  type APIMessageTopLevelComponent,
  type APISeparatorComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
  type RawFile,
  SeparatorSpacingSize,
} from 'discord.js';
import { type Prose, paragraph } from '../../src/core/prose.ts';
import type { Block, Choices, Notice, Picture, Reply } from '../../src/core/reply.ts';
import { drawPicture } from '../shared/pictures.ts';
import { pack } from '../shared/split.ts';
import {
  areOnButtons,
  createUniqueIds,
  listChoices,
  listLongEntries,
  writeButtons,
  writeChoiceButtons,
  writeChoiceSections,
  writeMenu,
} from './controls.ts';
import {
  MAX_ALT,
  MAX_COMPONENTS,
  MAX_FILES,
  MAX_FILES_BYTES,
  MAX_TEXT,
  MAX_WEIGHT,
  WEIGHT_OF_DISPLAY,
} from './limits.ts';
import { writeMarkdown } from './markdown.ts';
import { clipLabel } from './text.ts';

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
  const pictures = new Map<string, Uint8Array | null>();
  const write = (part: readonly Block[]) => {
    const attachments = new Attachments(pictures);
    const components = writeBlocks(part, attachments);
    const isTaken = attachments.files.length <= MAX_FILES && attachments.bytes <= MAX_FILES_BYTES && fits(components);
    return isTaken ? toMessage(components, attachments.files) : null;
  };
  return pack(blocks, write).filter(({ body }) => body.components.length > 0);
}

/** A Components V2 message of these components. */
export const toMessage = (components: APIMessageTopLevelComponent[], files: readonly RawFile[] = []): Message => ({
  body: { flags: MessageFlags.IsComponentsV2, components, allowed_mentions: { parse: [] } },
  files,
});

interface Size {
  readonly components: number;
  readonly characters: number;
  readonly weight: number;
}

/** Whether one message holds these components. */
function fits(components: readonly APIMessageTopLevelComponent[]): boolean {
  const size = components.map(measure).reduce(add, { components: 0, characters: 0, weight: 0 });
  return size.components <= MAX_COMPONENTS && size.characters <= MAX_TEXT && size.weight <= MAX_WEIGHT;
}

type AnyComponent = APIMessageTopLevelComponent | { readonly type: ComponentType };

function measure(component: AnyComponent): Size {
  if ('content' in component) {
    const weight = Buffer.byteLength(component.content) + WEIGHT_OF_DISPLAY;
    return { components: 1, characters: component.content.length, weight };
  }
  const inside = 'components' in component ? component.components.map(measure) : [];
  const accessory = 'accessory' in component ? 1 : 0;
  return inside.reduce(add, { components: 1 + accessory, characters: 0, weight: 0 });
}

const add = (a: Size, b: Size): Size => ({
  components: a.components + b.components,
  characters: a.characters + b.characters,
  weight: a.weight + b.weight,
});

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
function writeBlocks(blocks: readonly Block[], attachments: Attachments): APIMessageTopLevelComponent[] {
  const page = new Page();
  const uniqueId = createUniqueIds();
  for (const block of blocks) {
    switch (block.kind) {
      case 'notice':
        page.add(...writeNotice(block));
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
        addPicture(page, block, attachments);
        break;
      case 'file':
        page.add(writeFile(attachments.addText(block.name, block.text)));
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

function writeNotice({ tone, title, content }: Notice): [] | [APIContainerComponent] {
  const heading: Prose = { kind: 'heading', level: 2, children: [{ kind: 'text', text: title }] };
  const components = textDisplay(writeMarkdown([heading, ...content]));
  return components.length === 0 ? [] : [{ type: ComponentType.Container, accent_color: ACCENTS[tone], components }];
}

/** Short options are listed above a row of buttons that say them again; long ones stand beside a letter to press. */
function addChoices(page: Page, block: Choices, uniqueId: (id: string) => string): void {
  const sections = areOnButtons(block) ? null : writeChoiceSections(block, uniqueId);
  if (sections === null) page.say(listChoices(block.choices));
  page.add(...(sections ?? writeChoiceButtons(block, uniqueId)));
}

/** Who cannot see the picture hears its words; where it cannot be drawn, everybody reads them. */
function addPicture(page: Page, { svg, alt }: Picture, attachments: Attachments): void {
  const url = attachments.addPicture(svg);
  if (url === null) page.say(paragraph(alt));
  else page.add(writeGallery(url, alt));
}

const writeGallery = (url: string, alt: string): APIMediaGalleryComponent => ({
  type: ComponentType.MediaGallery,
  items: [{ media: { url }, description: clipLabel(alt, MAX_ALT) }],
});

const writeFile = (url: string): APIFileComponent => ({ type: ComponentType.File, file: { url } });

/** The files of one message: components name them (`attachment://picture-1.png`), and the request carries them. */
class Attachments {
  readonly #pictures: Map<string, Uint8Array | null>;
  readonly #files: { readonly name: string; readonly data: Uint8Array }[] = [];

  /** `pictures` are the ones drawn so far: a message is measured several times, and drawn once. */
  constructor(pictures: Map<string, Uint8Array | null>) {
    this.#pictures = pictures;
  }

  /** Adds a picture and returns the address that a component shows it by; null when it cannot be drawn here. */
  addPicture(svg: string): string | null {
    const drawn = this.#pictures.get(svg);
    const png = drawn === undefined ? drawPicture(svg) : drawn;
    this.#pictures.set(svg, png);
    return png === null ? null : this.#add('picture.png', png);
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

/** What is still to be sent for a reply: whoever sends it takes off what has gone out. */
export interface AnswerPlan {
  /** What the pressed message becomes; null to leave it. */
  update: Message | null;
  /** New messages, in order. */
  messages: Message[];
}

/** `pressed` is what the message with the pressed button shows now; null when the event came from no message. */
export function planAnswer(reply: Reply, pressed: readonly APIMessageTopLevelComponent[] | null): AnswerPlan {
  const messages = writeReply(reply.blocks);
  if (pressed === null || reply.pressed === 'keep') return { update: null, messages };
  if (reply.pressed === 'settle') return { update: removeControls(pressed), messages };
  const [update = removeControls([]), ...rest] = writeReply(reply.pressed);
  return { update, messages: [...rest, ...messages] };
}

/** All that a reply says as new messages, for when the pressed message can no longer be changed. */
export function planNewMessages(reply: Reply): Message[] {
  return writeReply(typeof reply.pressed === 'string' ? reply.blocks : [...reply.pressed, ...reply.blocks]);
}

/** What stands in a message that had nothing but controls; Discord takes no empty message. */
const NOTHING_LEFT: APIMessageTopLevelComponent = { type: ComponentType.TextDisplay, content: '-# Done.' };

/** The message with these components, without its buttons and menus, also inside containers and beside texts. */
export function removeControls(components: readonly APIMessageTopLevelComponent[]): Message {
  const kept = withoutControls(components);
  return toMessage(kept.length === 0 ? [NOTHING_LEFT] : kept);
}

/** What is left of these components. A file in it is named as an edit wants it, and stays with the message. */
function withoutControls(components: readonly APIMessageTopLevelComponent[]): APIMessageTopLevelComponent[] {
  const kept = components.flatMap((component): APIMessageTopLevelComponent[] => {
    switch (component.type) {
      case ComponentType.ActionRow:
        return [];
      case ComponentType.Section:
        return component.components;
      case ComponentType.Container: {
        const inside = component.components.filter(({ type }) => type !== ComponentType.ActionRow);
        return inside.length === 0 ? [] : [{ ...component, components: inside }];
      }
      case ComponentType.MediaGallery: {
        const items = component.items.map(({ media, description }) => ({
          media: { url: attachedAs(media.url) },
          ...(description == null ? {} : { description }),
        }));
        return [{ type: component.type, items }];
      }
      case ComponentType.File:
        return [{ type: component.type, file: { url: attachedAs(component.file.url) } }];
      default:
        return [component];
    }
  });
  return kept.at(-1)?.type === ComponentType.Separator ? kept.slice(0, -1) : kept;
}

/** Discord shows a file of ours with the address it is kept at; the last part of that is its name. */
function attachedAs(url: string): string {
  if (url.startsWith('attachment://') || !URL.canParse(url)) return url;
  return `attachment://${new URL(url).pathname.split('/').at(-1) ?? ''}`;
}

/**
 * What shows, where a lesson was, that it goes on in the direct conversation: the pressed message (if any) without its
 * controls, and a link to the channel below; two messages if they do not fit one.
 */
export function dmLink(channel: string, pressed: readonly APIMessageTopLevelComponent[] | null): readonly Message[] {
  const link: APIMessageTopLevelComponent[] = [
    { type: ComponentType.TextDisplay, content: 'We go on in our direct messages.' },
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.Button,
          style: ButtonStyle.Link,
          label: 'Open our direct messages',
          url: `https://discord.com/channels/@me/${channel}`,
        },
      ],
    },
  ];
  if (pressed === null) return [toMessage(link)];
  const whole = [...withoutControls(pressed), ...link];
  return fits(whole) ? [toMessage(whole)] : [removeControls(pressed), toMessage(link)];
}
