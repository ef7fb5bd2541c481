/** Reads the order in which numbered things are put: `2 1 3`, `2, 1, 3`, `213`, `first 2, then 1, then 3`. */
import { plainPunctuation } from '../normalise.ts';
import type { Order } from './kind.ts';

const MAX_LENGTH = 300;

const FRAMES =
  /\b(?:first|second|third|then|next|last|lastly|finally|and|lines?|numbers?|order|the|is|i think|it"?s)\b/g;

/** Positions from 0, each once; null for anything else. */
export function readSequence(typed: string, count: number): readonly number[] | null {
  if (typed.length > MAX_LENGTH) return null;
  const line = plainPunctuation(typed).toLowerCase().replace(FRAMES, ' ');
  const parts = line.split(/[\s,;:.>\-→()[\]]+/).filter((part) => part !== '');
  const together = parts.length === 1 && count < 10 ? [...(parts[0] ?? '')] : parts;
  if (together.length !== count || !together.every((part) => /^\d{1,2}$/.test(part))) return null;
  const positions = together.map((part) => Number(part) - 1);
  const isEachOnce = new Set(positions).size === count && positions.every((one) => one >= 0 && one < count);
  return isEachOnce ? positions : null;
}

/** What can be typed, as an example that is never the answer shown: `2 1 3`. */
export const exampleOf = (count: number): string =>
  [2, 1, ...Array.from({ length: Math.max(0, count - 2) }, (_, index) => index + 3)].slice(0, count).join(' ');

/** What is typed for the author's order, where it is shown in this one. */
export const writeSequence = (shown: Order): string =>
  [...shown.keys()].map((index) => shown.indexOf(index) + 1).join(' ');
