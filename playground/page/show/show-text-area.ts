/** A field of many lines, with what it holds. */
import type { Element } from 'hast';
import { h, type Properties } from 'hastscript';

/** Code is typed here, too: no spelling is checked. HTML drops a line end right after the tag, so that one more is needed. */
export const showTextArea = (attributes: Properties, value: string): Element =>
  h('textarea', { ...attributes, rows: 8, spellCheck: false }, value.startsWith('\n') ? `\n${value}` : value);
