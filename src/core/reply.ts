/** What the tutor answers, in blocks that every adapter can draw. */
import type { Action } from './action.ts';
import { type Inline, mapPictures, type Picture, type Prose } from './prose.ts';

export type Block = PlainBlock | WithPictures;

export type PlainBlock = Prose | Notice | Progress | Choices | Buttons | Menu | File;

/** A sentence that stands out. The tone is said in words too (`title`), never by colour or symbol alone. */
export interface Notice {
  readonly kind: 'notice';
  readonly tone: 'right' | 'wrong' | 'info' | 'warning';
  readonly title: string;
  readonly content: readonly Prose[];
}

/** Where the learner is. The label says it all in words ("Quiz, step 4 of 31"); the numbers are for drawing. */
export interface Progress {
  readonly kind: 'progress';
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** Lettered options of a question; each can be clicked, and its letter, number or words typed. */
export interface Choices {
  readonly kind: 'choices';
  readonly choices: readonly { readonly letter: string; readonly label: readonly Inline[]; readonly action: Action }[];
}

/** As much of a button's label as phones show. */
export const MAX_BUTTON_LABEL = 34;

export interface Button {
  /** At most `MAX_BUTTON_LABEL` characters. */
  readonly label: string;
  readonly action: Action;
  readonly style: 'primary' | 'secondary';
}

export interface Buttons {
  readonly kind: 'buttons';
  readonly buttons: readonly Button[];
  /** The first two answer a yes/no question: for them “yes” and “no” can be typed. */
  readonly answers?: 'yes-no';
  /**
   * What the yes does is gone for good: only a clear yes is one, or one of these lines (in lower case, without
   * punctuation). Of “ok” it is asked once more.
   */
  readonly destroys?: readonly string[];
  /** What was typed, for a button that takes it as the answer. */
  readonly about?: string;
}

/** One of several places to go, as a menu. It may hold more entries than a platform's menu takes. */
export interface Menu {
  readonly kind: 'menu';
  readonly label: string;
  readonly entries: readonly { readonly label: string; readonly action: Action }[];
}

/** Blocks around pictures, and what stands in the place of all of them where the pictures cannot be shown just now. */
export interface WithPictures {
  readonly kind: 'with-pictures';
  readonly blocks: readonly Block[];
  readonly instead: readonly Block[];
}

/** What is shown of blocks. `canShow`: whether a picture can be shown; of several that belong together, all or none. */
export const settlePictures = (
  blocks: readonly Block[],
  canShow: (picture: Picture) => boolean,
): readonly PlainBlock[] =>
  blocks.flatMap((block) => {
    if (block.kind !== 'with-pictures') return [block];
    return settlePictures(picturesIn(block.blocks).every(canShow) ? block.blocks : block.instead, canShow);
  });

/** What is shown of blocks where there are no pictures. */
export const inWords = (blocks: readonly Block[]): readonly PlainBlock[] => settlePictures(blocks, () => false);

/** All pictures of blocks, if they are shown. Those within a list or a quote never are. */
export const picturesIn = (blocks: readonly Block[]): readonly Picture[] =>
  settlePictures(blocks, () => true).flatMap((block) => {
    if (block.kind === 'picture') return [block];
    return block.kind === 'notice' ? block.content.filter((node) => node.kind === 'picture') : [];
  });

/** The same blocks with something else in the place of each picture. */
export const replacePictures = (blocks: readonly Block[], change: (picture: Picture) => Prose): readonly Block[] =>
  blocks.map((block) => {
    if (block.kind !== 'with-pictures') return replaceIn(block, change);
    const { blocks: shown, instead } = block;
    return { ...block, blocks: replacePictures(shown, change), instead: replacePictures(instead, change) };
  });

/** The same for a block that is shown as it is. */
export function replaceIn(block: PlainBlock, change: (picture: Picture) => Prose): PlainBlock {
  switch (block.kind) {
    case 'notice':
      return { ...block, content: mapPictures(block.content, change) };
    case 'list':
    case 'quote':
    case 'picture':
      return mapPictures([block], change)[0] ?? block;
    default:
      return block;
  }
}

export const hasPictures = (blocks: readonly Block[]): boolean => picturesIn(blocks).length > 0;

/** A file for the learner to keep. */
export interface File {
  readonly kind: 'file';
  /** `nibble-data.json` */
  readonly name: string;
  readonly text: string;
}

export interface Reply {
  /**
   * What becomes of the message whose button was pressed (for what was typed: of the message above it, which only loses
   * its controls): `keep` it, `settle` it (its controls go, its text stays), or put these blocks in its place.
   */
  readonly pressed: 'keep' | 'settle' | readonly Block[];
  /** New messages' content, below; may be empty when the pressed message says it all. */
  readonly blocks: readonly Block[];
}

/** A form (a modal on the platforms). Made from the action and the lesson alone, before any storage is read. */
export interface Form {
  /** At most 24 characters. */
  readonly title: string;
  /** What its submission is. */
  readonly submit: Action;
  readonly fields: readonly Field[];
}

/** A submission gives every field a string by its id; a `checks` field the values picked, joined by commas. */
export type Field = TextField | SelectField | ChecksField;

interface FieldBase {
  /** Lower-case slug, unique in the form. */
  readonly id: string;
  /** At most 45 characters. */
  readonly label: string;
  /** At most 100 characters; may be empty. */
  readonly description: string;
  /** Whether the form may be sent without it. */
  readonly optional: boolean;
}

export interface TextField extends FieldBase {
  readonly kind: 'text';
  readonly lines: 'one' | 'many';
  /** What it holds at first. */
  readonly value: string;
}

interface FieldOption {
  /** At most 75 characters, without a comma. */
  readonly value: string;
  /** At most 75 characters. */
  readonly label: string;
}

/** One of at most 25 options. */
export interface SelectField extends FieldBase {
  readonly kind: 'select';
  readonly options: readonly FieldOption[];
  /** The value of the option picked at first. */
  readonly value: string;
}

/** Any of at most 10 options. */
export interface ChecksField extends FieldBase {
  readonly kind: 'checks';
  readonly options: readonly FieldOption[];
  /** The values of the options picked at first. */
  readonly values: readonly string[];
}

/** What a field holds at first, as its submission would give it back untouched. */
export function firstValue(field: Field): string {
  return field.kind === 'checks' ? field.values.join(',') : field.value;
}
