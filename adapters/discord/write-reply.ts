/** Reply blocks → messages that Discord takes, each within every limit of limits.ts. Pure, but for drawing pictures. */
import { type APIMessageTopLevelComponent, type ComponentType, MessageFlags, type RawFile } from 'discord.js';
import type { Block } from '../../src/core/reply.ts';
import { pack } from '../shared/pack.ts';
import { Attachments } from './attachments.ts';
import { MAX_COMPONENTS, MAX_FILES, MAX_FILES_BYTES, MAX_TEXT, MAX_WEIGHT, WEIGHT_OF_DISPLAY } from './limits.ts';
import { writeBlocks } from './write-blocks.ts';

/** The body of a message, as Discord's REST API takes it in a follow-up, an edit or a new message. */
export interface MessagePayload {
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
export function fits(components: readonly APIMessageTopLevelComponent[]): boolean {
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
