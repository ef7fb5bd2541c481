/** Short ways to write the replies that the tests script. */
import { type Action, action } from '../../../src/core/action.ts';
import { paragraph } from '../../../src/core/prose.ts';
import type { Block, Buttons, Reply } from '../../../src/core/reply.ts';

/** A reply of one paragraph a sentence, with controls below. */
export const say = (sentence: string, ...controls: readonly Block[]): Reply => ({
  pressed: 'keep',
  blocks: [paragraph(sentence), ...controls],
});

export const button = (label: string, pressed: Action = action('next', 'cookies', 'intro')): Buttons => ({
  kind: 'buttons',
  buttons: [{ label, action: pressed, style: 'primary' }],
});

/** A sentence that is longer than a message. */
export const LONG = `${'A word and another one. '.repeat(250)}The end.`;
