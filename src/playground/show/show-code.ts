/** A block of code: it may be wider than its place, so that it has to take the focus to be scrolled by keys. */
import type { Element } from 'hast';
import { h } from 'hastscript';

/** `language` is a highlighter's name or the empty string. */
export const showCode = (language: string, code: string): Element =>
  h(
    'pre.code',
    { tabIndex: 0, role: 'group', ariaLabel: language === '' ? 'Code' : `Code, ${language}` },
    h('code', code),
  );
