/** What the tutor answers, in blocks that every adapter can draw. */
import type { Action } from './action-id.ts';
import type { Inline, Prose } from './prose.ts';

export type Block = Prose | Notice | Progress | Choices | Buttons | Menu;

/** A sentence that stands out. The tone is told in words too (`title`), never by colour or symbol alone. */
export interface Notice {
  readonly kind: 'notice';
  readonly tone: 'right' | 'wrong' | 'info' | 'warning';
  readonly title: string;
  readonly content: readonly Prose[];
}

/** Where the learner is. The label says it all in words ("Quiz, step 4 of 31"); the numbers are for drawing. */
export interface Progress {
  readonly kind: 'progress';
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** Lettered options of a question; each can be clicked, and its letter, number or words typed. */
export interface Choices {
  readonly kind: 'choices';
  readonly choices: readonly { readonly letter: string; readonly label: readonly Inline[]; readonly action: Action }[];
}

/** As much of a button's label as phones show. */
export const MAX_BUTTON_LABEL = 34;

export interface Button {
  /** At most `MAX_BUTTON_LABEL` characters. */
  readonly label: string;
  readonly action: Action;
  readonly style: 'primary' | 'secondary';
}

export interface Buttons {
  readonly kind: 'buttons';
  readonly buttons: readonly Button[];
}

/** One of several places to go, as a menu. It may hold more entries than a platform's menu takes. */
export interface Menu {
  readonly kind: 'menu';
  readonly label: string;
  readonly entries: readonly { readonly label: string; readonly action: Action }[];
}

export interface Reply {
  /**
   * What becomes of the message whose button was pressed (nothing, when there was none):
   * `keep` it, `settle` it (its controls go, its text stays), or put these blocks in its place.
   */
  readonly pressed: 'keep' | 'settle' | readonly Block[];
  /** New messages' content, below; may be empty when the pressed message says it all. */
  readonly blocks: readonly Block[];
}

/** A form (a modal on the platforms). Made from the action and the lesson alone, before any storage is read. */
export interface Form {
  /** At most 24 characters. */
  readonly title: string;
  /** What its submission is. */
  readonly submit: Action;
  readonly fields: readonly Field[];
}

export interface Field {
  /** Lower-case slug, unique in the form. */
  readonly id: string;
  /** At most 45 characters. */
  readonly label: string;
  /** At most 100 characters; may be empty. */
  readonly description: string;
  readonly lines: 'one' | 'many';
  /** What it holds at first. */
  readonly value: string;
}
