/** Marks of other dialects of Markdown that a chat shows as they are written: formulas, raised and lowered signs. */
import type { PhrasingContent } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';

interface Formula {
  /** Where in the text of the node it begins. */
  readonly index: number;
  readonly found: string;
  readonly remedy: string;
}

const NO_FORMULAS = 'say it in words, or write it as `code`';

/** Those that stand in a text node whole. */
export function formulasIn(text: string): readonly Formula[] {
  const dollars = text.includes('$$') ? '$$' : '$';
  const parts = text.split(dollars);
  const starts = parts.map((_, index) => parts.slice(0, index).join(dollars).length);
  const formulas = parts.slice(1, -1).flatMap((part, index): readonly Formula[] => {
    if (dollars === '$' ? !isFormula(part) : part.trim() === '') return [];
    return [{ index: starts[index + 1] ?? 0, found: `the formula ${dollars}${part}${dollars}`, remedy: NO_FORMULAS }];
  });
  const raised = Array.from(text.matchAll(/[\p{L}\d)]\^([\p{L}\d+-]{1,8})\^/gu), (match): Formula => {
    return {
      index: match.index,
      found: `the raised sign "${match[0]}"`,
      remedy: 'x² can be written with the sign itself',
    };
  });
  return [...formulas, ...raised];
}

/** `$5 and $6` is money, `$HOME:$PATH` a shell's. */
const isFormula = (part: string): boolean =>
  part !== '' &&
  part.trim() === part &&
  (/[\\^_{}]/.test(part) || /^\p{L}$/u.test(part) || (/[=+<>]/.test(part) && /\p{L}/u.test(part)));

const LONGEST_SIGN = 8;

/** `H~2~O`: struck out, where it was meant to be lowered. Null for what is really struck. */
export function loweredSign(nodes: readonly PhrasingContent[], index: number): string | null {
  const node = nodes[index];
  const before = nodes[index - 1];
  const after = nodes[index + 1];
  if (node?.type !== 'delete') return null;
  const words = wordsOf(node);
  const touchesBefore = before?.type === 'text' && /[\p{L}\d)]$/u.test(before.value);
  const touchesAfter = after?.type === 'text' && /^[\p{L}\d(]/u.test(after.value);
  if (words.length > LONGEST_SIGN || /\s/.test(words) || !touchesBefore) return null;
  return touchesAfter || /^\d+$/.test(words) ? words : null;
}
