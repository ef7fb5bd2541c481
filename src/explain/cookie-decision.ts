/** One thing that was decided about one cookie, with the rule that decided it. Plain data, small enough to remember. */
import type { Reason } from '../browser/index.ts';
import { textKey } from '../core/hash-text.ts';

export type Outcome =
  | 'sent'
  | 'withheld'
  /** Neither sent nor withheld: the browser did not have it. */
  | 'absent'
  | 'stored'
  | 'replaced'
  | 'deleted'
  | 'ignored'
  | 'rejected'
  | 'evicted'
  | 'expired'
  | 'kept'
  | 'visible'
  | 'hidden';

export interface CookieDecision {
  /** Six characters that name it in an action; the same decision of the same run has the same key. */
  readonly key: string;
  /** Number of the step, from 1. */
  readonly number: number;
  /** What happened there: `Visit /theme`; empty where that is not known. */
  readonly title: string;
  readonly cookie: string;
  readonly outcome: Outcome;
  /** Completes "… because". */
  readonly words: string;
  /** The rule and the section it stands in. */
  readonly spec: string;
  /** Rules that were asked before and let it pass, each a clause in plain words. */
  readonly passed: readonly string[];
}

/** Where a decision was made. */
export interface Scene {
  readonly number: number;
  /** 0 for the step itself, 1 for the first redirect, … */
  readonly hop: number;
  readonly title: string;
}

/** A name or a reason can be as long as a header; what is shown of it is not. */
const MAX_NAME = 60;
const MAX_WORDS = 400;

export function decided(
  { number, hop, title }: Scene,
  { name, path = '' }: { readonly name: string; readonly path?: string },
  outcome: Outcome,
  { words, spec }: Pick<Reason, 'words' | 'spec'>,
  passed: readonly string[] = [],
): CookieDecision {
  // Without the words: they may hold times, which differ from run to run.
  const key = textKey(JSON.stringify([number, hop, title, name, path, outcome]));
  const cookie = name === '' ? '(no name)' : clip(name, MAX_NAME);
  return {
    key,
    number,
    title: clip(title, MAX_NAME),
    cookie,
    outcome,
    words: clip(words, MAX_WORDS),
    spec,
    passed: passed.map((clause) => clip(clause, MAX_WORDS)),
  };
}

/** One line, and no longer than that. */
function clip(text: string, length: number): string {
  const characters = [...text.replace(/\p{Cc}/gu, '\ufffd')];
  return characters.length <= length ? characters.join('') : `${characters.slice(0, length - 1).join('')}…`;
}
