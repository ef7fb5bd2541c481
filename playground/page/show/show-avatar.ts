/** The portrait of somebody who has none: a letter on a colour that is always the same for the same name. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import { hashText } from '../../../src/core/hash-text.ts';

const HUES = 6;

export function showAvatar(name: string): Element {
  const [letter = '?'] = name.trim();
  return h(`span.avatar.hue-${hashText(name) % HUES}`, { ariaHidden: 'true' }, letter.toUpperCase());
}
