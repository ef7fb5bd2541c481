/** What a learner did, in words that no platform knows. An adapter reads a platform's payload into one of these. */
import type { Action } from './action.ts';

/** `platform:account`, made by the adapter: `discord:80351110224678912`, `slack:T024BE7LD:U2147483697`. */
export type LearnerId = string;

/** The platform that a learner is on: `discord`, `slack`, `terminal`. */
export const platformOf = (learner: LearnerId): string => learner.slice(0, learner.indexOf(':'));

export type Input =
  /**
   * A command by its registered name. `options` by their names, trimmed, absent where nothing was given. The message
   * command "Check this code" is `check`, with the whole text of the message as the option `message`. Two are never
   * typed: `home` is Slack's Home tab, `remind` the time for a reminder.
   */
  | { readonly kind: 'command'; readonly name: string; readonly options: Readonly<Record<string, string>> }
  /** A button or menu entry. Null: its id is not one of this version (an old message, another bot, a forgery). */
  | { readonly kind: 'press'; readonly action: Action | null }
  /** A submitted form: the action that it was opened to submit, and its fields by their ids. */
  | { readonly kind: 'submit'; readonly action: Action | null; readonly fields: Readonly<Record<string, string>> }
  /** What was typed in a conversation with the tutor. */
  | { readonly kind: 'message'; readonly text: string };

/** One delivery from a platform. A platform that delivers twice uses the same `id` twice. */
export type LearnerEvent = Input & { readonly id: string; readonly learner: LearnerId };

/** A command without options, or with these. */
export const command = (name: string, options: Readonly<Record<string, string>> = {}): Input & { kind: 'command' } => ({
  kind: 'command',
  name,
  options,
});
