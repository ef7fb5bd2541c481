/**
 * The parts of Block Kit that are drawn: Slack's own types, made read-only, so that messages of the local Slack fit
 * them, and payloads of an adapter.
 */
import type { ImageBlock, KnownBlock, RichTextBlock, RichTextElement, TextObject } from '@slack/types';

/** Read-only at every level; optional fields may be undefined, too. */
type Readable<Value> = Value extends readonly (infer Item)[]
  ? readonly Readable<Item>[]
  : Value extends object
    ? {
        readonly [Key in keyof Value]: Readable<Value[Key]> | (object extends Pick<Value, Key> ? undefined : never);
      }
    : Value;

/** A picture at an address, or in Slack's files. */
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

/** Any block; its type may be unknown here. */
export interface AnySlackBlock {
  readonly type: string;
  readonly block_id?: string | undefined;
}

export type BlockOf<Type extends SlackBlock['type']> = Extract<SlackBlock, { readonly type: Type }>;

export type SlackRichText = Readable<RichTextBlock>;
export type SlackRichElement = Readable<RichTextElement>;
type Part = SlackRichText['elements'][number];
/** Fields that Slack's reference has, and its types lack. */
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

/** Whether a block is of a type that is drawn. Its fields were checked by Slack, or the local Slack. */
export const isDrawn = (block: AnySlackBlock): block is SlackBlock => Object.hasOwn(DRAWN, block.type);
