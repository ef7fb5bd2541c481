/**
 * As much of Block Kit as is drawn: Slack's own types, read-only and with whatever may be left out, so that what the local
 * Slack keeps fits as well as what the adapter writes.
 */
import type { ImageBlock, KnownBlock, RichTextBlock, RichTextElement, TextObject } from '@slack/types';

/** Read-only all through; what is optional may be undefined, too. */
type Readable<Value> = Value extends readonly (infer Item)[]
  ? readonly Readable<Item>[]
  : Value extends object
    ? {
        readonly [Key in keyof Value]: Readable<Value[Key]> | (object extends Pick<Value, Key> ? undefined : never);
      }
    : Value;

/** A picture is at an address, or a file that Slack has. */
export interface SlackImage {
  readonly type: 'image';
  readonly block_id?: string | undefined;
  readonly alt_text: string;
  readonly title?: SlackText | undefined;
  readonly image_url?: string | undefined;
  readonly slack_file?: { readonly id?: string | undefined; readonly url?: string | undefined } | undefined;
}

export type SlackText = Readable<TextObject>;

/** Every block that is drawn. */
export type SlackBlock = Readable<Exclude<KnownBlock, ImageBlock>> | SlackImage;

/** A block as it comes; its type may be one that is not known here. */
export interface AnySlackBlock {
  readonly type: string;
  readonly block_id?: string | undefined;
}

export type BlockOf<Type extends SlackBlock['type']> = Extract<SlackBlock, { readonly type: Type }>;

export type SlackRichText = Readable<RichTextBlock>;
export type SlackRichElement = Readable<RichTextElement>;
type Part = SlackRichText['elements'][number];
/** Slack's reference has these fields, its types have not yet. */
export type SlackRichPart = Part & { readonly offset?: number | undefined; readonly language?: string | undefined };

/** What can be pressed, picked or filled in. */
export type SlackControl =
  | BlockOf<'actions'>['elements'][number]
  | NonNullable<BlockOf<'section'>['accessory']>
  | BlockOf<'input'>['element'];

const DRAWN: Readonly<Record<SlackBlock['type'], true>> = {
  actions: true,
  alert: true,
  card: true,
  carousel: true,
  container: true,
  context: true,
  context_actions: true,
  data_table: true,
  divider: true,
  file: true,
  header: true,
  image: true,
  input: true,
  markdown: true,
  plan: true,
  rich_text: true,
  section: true,
  table: true,
  task_card: true,
  video: true,
};

/** Whether a block is of a type that is drawn. Slack checked its fields, or the local Slack did. */
export const isDrawn = (block: AnySlackBlock): block is SlackBlock => Object.hasOwn(DRAWN, block.type);

/** What a message or view cannot know of itself. */
export interface SlackLook {
  /** Epoch milliseconds: "Today". */
  readonly now: number;
  /** The reader's time zone; UTC when left out. */
  readonly zone?: string | undefined;
  /**
   * Where a picture or file is found for this reader, by its address or by the id of Slack's file; null when it is not to be
   * had. When left out, addresses are themselves and Slack's files are not to be had.
   */
  readonly resolve?: ((addressOrId: string) => string | null) | undefined;
  /** Who or what an id stands for: people, groups, channels. */
  readonly nameOf?: ((id: string) => string | undefined) | undefined;
  /** The level of the message's heading, its author's name; 3 when left out. Headings inside go on from there. */
  readonly headingLevel?: 1 | 2 | 3 | 4 | undefined;
  /** The same author wrote the message above shortly before: no second portrait. */
  readonly isContinued?: boolean | undefined;
  /** Begins the ids of a view's inputs, which have to be unique on a page. */
  readonly formId?: string | undefined;
  /** Whether a modal bears its title's name, which makes it a landmark: not where a page has several of a title. */
  readonly isLandmark?: boolean | undefined;
  /** What is wrong with a view's inputs, by block id. */
  readonly errors?: Readonly<Record<string, string>> | undefined;
}
