/** Typed lines, one at a time, whether they come from a person or a file. Owns the readline interface. */
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
