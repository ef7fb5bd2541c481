/**
 * Blocks → Components V2 of one message. Runs of prose share a text display; a notice is a container with an accent
 * colour (its title says the same in words); an option with many words stands beside its button, other controls in
 * rows. A line is drawn above a heading that begins something new.
 */
import {
  type APIContainerComponent,
  type APIFileComponent,
  type APIMediaGalleryComponent,
  type APIMessageTopLevelComponent,
  type APISeparatorComponent,
  type APITextDisplayComponent,
  ComponentType,
  SeparatorSpacingSize,
} from 'discord.js';
import { type Prose, paragraph } from '../../src/core/prose.ts';
import type { Block, Choices, Notice, Picture } from '../../src/core/reply.ts';
import type { Attachments } from './attachments.ts';
import { createUniqueIds } from './custom-id.ts';
import { clipLabel, MAX_ALT } from './limits.ts';
import { writeMarkdown } from './markdown.ts';
import {
  areOnButtons,
  listChoices,
  listLongEntries,
  writeButtons,
  writeChoiceButtons,
  writeChoiceSections,
  writeMenu,
} from './write-controls.ts';

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
export function writeBlocks(blocks: readonly Block[], attachments: Attachments): APIMessageTopLevelComponent[] {
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
