/** Blocks of code. On both platforms their lines wrap; a payload's do not, so that it takes the focus to be scrolled by keys. */
import type { Element } from 'hast';
import { h } from 'hastscript';

/** `language` is a highlighter's name or the empty string. */
export const showCode = (language: string, code: string): Element =>
  h('pre.code', h('code', language === '' ? {} : { className: [`language-${language}`] }, code));

/** Code that scrolls in its own place; `name` is said to who comes there by key. */
export const showScrollingCode = (name: string, code: string): Element =>
  h('pre', { tabIndex: 0, role: 'group', ariaLabel: name }, code);
