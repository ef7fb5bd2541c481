/** What a sequence diagram shows, before it is laid out. Plain JSON, and small: long values are shortened already. */
import type { MarkKind } from '../mark.ts';

/** One entry of a transcript. */
export interface Scene {
  /** Of the step; null for where a redirect led to. */
  readonly number: number | null;
  readonly title: string;
  /** From top to bottom. */
  readonly parts: readonly Part[];
}

export type Part =
  /** Fields are lines of the message: the request line or status, then `Name: value`. */
  | { readonly kind: 'request'; readonly host: string; readonly fields: readonly Field[] }
  | { readonly kind: 'response'; readonly host: string; readonly fields: readonly Field[]; readonly page: string }
  /** A server that gave no answer. */
  | { readonly kind: 'silence'; readonly host: string; readonly words: string }
  | { readonly kind: 'mark'; readonly mark: MarkKind; readonly words: readonly MarkedWord[] }
  | { readonly kind: 'note'; readonly words: string }
  /** The clock was moved. */
  | { readonly kind: 'time'; readonly words: string }
  /** What a script read or wrote. */
  | { readonly kind: 'script'; readonly text: string }
  | JarPart;

export interface JarPart {
  readonly kind: 'jar';
  /** `Cookie jar`, or whose it is. */
  readonly title: string;
  /** `theme=dark`, each with what tells it from another of its name. */
  readonly cookies: readonly string[];
  /** How many more there are. */
  readonly others: number;
}

export interface Field {
  /** `first`: the request line or the status; `cookie`: a header about cookies; `absent`: words for what is not there. */
  readonly kind: 'first' | 'header' | 'cookie' | 'absent' | 'body';
  readonly text: string;
}

export interface MarkedWord {
  readonly text: string;
  readonly isCode: boolean;
}
