/** Several lines that belong together: a fenced block of code, or lines up to one that holds only a dot. */
import type { Lines } from './lines.ts';

const OPENING = /^\s{0,3}(`{3,})[^`]*$/;
const MORE = '… ';

export interface TextBlock {
  /** The lines between the fences. */
  readonly inside: string;
  /** With its fences, as it was typed. */
  readonly whole: string;
}

/** The word that goes back out of a form. */
export const isCancel = (line: string): boolean => /^\s*\/cancel\s*$/i.test(line);

/** The backticks that a line opens a block with, or null when it opens none. */
export const openingFence = (line: string): string | null => OPENING.exec(line)?.[1] ?? null;

/**
 * Reads on after the line `opening`, up to a line of at least as many backticks as `fence`, or to the end of the
 * input. Null when the learner interrupts.
 */
export async function readFenced(opening: string, fence: string, lines: Lines): Promise<TextBlock | null> {
  const closing = new RegExp(`^\\s{0,3}\`{${fence.length},}\\s*$`);
  const inside = await readUntil((line) => closing.test(line), [], lines);
  return inside && { inside: inside.join('\n'), whole: [opening, ...inside, fence].join('\n') };
}

/**
 * Reads a text of many lines: fenced, or up to a dot or a fence alone on a line. The empty string when its first line is
 * empty; null when the learner cancels.
 */
export async function readText(lines: Lines): Promise<string | null> {
  const first = await lines.next(MORE);
  if (first.kind === 'interrupt' || (first.kind === 'line' && isCancel(first.line))) return null;
  if (first.kind === 'end' || /^\s*\.?\s*$/.test(first.line)) return '';
  const fence = openingFence(first.line);
  if (fence !== null) return (await readFenced(first.line, fence, lines))?.inside ?? null;
  return (await readUntil(endsText, [first.line], lines))?.join('\n') ?? null;
}

const endsText = (line: string): boolean => /^\s*(\.|`{3,})\s*$/.test(line);

async function readUntil(ends: (line: string) => boolean, taken: string[], lines: Lines): Promise<string[] | null> {
  for (;;) {
    const typed = await lines.next(MORE);
    if (typed.kind === 'interrupt') return null;
    if (typed.kind === 'end' || ends(typed.line)) return taken;
    taken.push(typed.line);
  }
}
