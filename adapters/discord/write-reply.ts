/** Reply blocks → message payloads that Discord takes, each within every limit of limits.ts. Pure. */
import { type APIMessageTopLevelComponent, type ComponentType, MessageFlags } from 'discord.js';
import type { Block } from '../../src/core/reply.ts';
import { pack } from '../shared/pack.ts';
import { MAX_COMPONENTS, MAX_TEXT, MAX_WEIGHT, WEIGHT_OF_DISPLAY } from './limits.ts';
import { writeBlocks } from './write-blocks.ts';

/** The body of a message, as Discord's REST API takes it in a callback, a follow-up, an edit or a new message. */
export interface MessagePayload {
  readonly flags: number;
  readonly components: APIMessageTopLevelComponent[];
  /** Nothing in a message of ours ever notifies anybody; an edit parses again, so edits carry it too. */
  readonly allowed_mentions: { readonly parse: [] };
}

/** As few messages as hold these blocks, in order; none when the blocks say nothing. */
export function writeReply(blocks: readonly Block[]): MessagePayload[] {
  return pack(blocks, (message) => fits(writeBlocks(message)))
    .map((message) => writeBlocks(message))
    .filter((components) => components.length > 0)
    .map(toPayload);
}

/** A Components V2 payload of these components. */
export const toPayload = (components: APIMessageTopLevelComponent[]): MessagePayload => ({
  flags: MessageFlags.IsComponentsV2,
  components,
  allowed_mentions: { parse: [] },
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
  return inside.reduce(add, { components: 1, characters: 0, weight: 0 });
}

const add = (a: Size, b: Size): Size => ({
  components: a.components + b.components,
  characters: a.characters + b.characters,
  weight: a.weight + b.weight,
});
