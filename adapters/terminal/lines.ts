/**
 * Typed lines, one at a time or several that belong together, whether they come from a person or a file. Owns the
 * readline interface.
 */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

export type Typed =
  | { readonly kind: 'line'; readonly line: string }
  /** Ctrl+C. */
  | { readonly kind: 'interrupt' }
  /** Ctrl+D, the end of the file, or `close`. */
  | { readonly kind: 'end' };

export interface Lines {
  /** The next line, in the order they were typed. A person sees `prompt`; a script does not. */
  next(prompt: string): Promise<Typed>;
  close(): void;
}

export interface LineSource {
  readonly input: Readable;
  readonly output: Writable;
  /** A person types: there is a prompt, and lines can be edited. */
  readonly interactive: boolean;
  /** What the Tab key may turn a beginning into. */
  readonly complete: (beginning: string) => readonly string[];
}

/** Starts to read at once; what comes before it is asked for is kept. */
export function readLines({ input, output, interactive, complete }: LineSource): Lines {
  const completer = (beginning: string): [string[], string] => [[...complete(beginning)], beginning];
  const reader = createInterface(
    interactive
      ? { input, output, terminal: true, completer }
      : { input, terminal: false, crlfDelay: Number.POSITIVE_INFINITY },
  );
  const arrived: Typed[] = [];
  let ended = false;
  let waiting: ((typed: Typed) => void) | null = null;

  const arrive = (typed: Typed) => {
    if (waiting === null) arrived.push(typed);
    else {
      const resolve = waiting;
      waiting = null;
      resolve(typed);
    }
  };
  reader.on('line', (line) => arrive({ kind: 'line', line }));
  reader.on('SIGINT', () => arrive({ kind: 'interrupt' }));
  reader.on('close', () => {
    ended = true;
    waiting?.({ kind: 'end' });
  });

  return {
    next(prompt) {
      const first = arrived.shift();
      if (first !== undefined) return Promise.resolve(first);
      if (ended) return Promise.resolve({ kind: 'end' });
      if (interactive) {
        reader.setPrompt(prompt);
        reader.prompt();
      }
      return new Promise((resolve) => {
        waiting = resolve;
      });
    },
    close: () => reader.close(),
  };
}

/* Several lines: a fenced block of code, or lines up to one that holds only a dot. */

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

/** Nothing, or the language of a program. */
const ONLY_LANGUAGE = /^`+(?:py\d?|python[\d.]*)?$/i;

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
 * Reads a text of many lines: fenced, or up to a dot or a fence alone on a line. The empty string when its first line
 * is empty; null when the learner cancels.
 */
export async function readText(lines: Lines): Promise<string | null> {
  const first = await lines.next(MORE);
  if (first.kind === 'interrupt' || (first.kind === 'line' && isCancel(first.line))) return null;
  if (first.kind === 'end' || ['', '.'].includes(first.line.trim())) return '';
  const fence = openingFence(first.line);
  if (fence !== null) {
    const block = await readFenced(first.line, fence, lines);
    // Other words behind the backticks belong to the text; who reads the field knows what to make of them.
    return (ONLY_LANGUAGE.test(first.line.replace(/\s/g, '')) ? block?.inside : block?.whole) ?? null;
  }
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
