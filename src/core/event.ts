/** What a learner did, in words that no platform knows. An adapter reads a platform's payload into one of these. */
import type { Action } from './action.ts';

/** `platform:account`, made by the adapter: `discord:80351110224678912`, `slack:T024BE7LD:U2147483697`. */
export type LearnerId = string;

/** The platform that a learner is on: `discord`, `slack`, `terminal`; also of a room's server. */
export const platformOf = (id: LearnerId | Room['server']): string => id.slice(0, id.indexOf(':'));

export type Input =
  /**
   * A command by its registered name. `options` by their names, trimmed, absent where nothing was given. The message
   * command "Check this code" is `check`, with the whole text of the message as the option `message`, and in `author`
   * the name of who wrote it where that was somebody else (plain text, never a mention). Two are never typed: `home` is
   * Slack's Home tab, `remind` the time for a reminder.
   */
  | { readonly kind: 'command'; readonly name: string; readonly options: Readonly<Record<string, string>> }
  /** A button or menu entry. Null: its id is not one of this version (an old message, another bot, a forgery). */
  | { readonly kind: 'press'; readonly action: Action | null }
  /** A submitted form: the action that it was opened to submit, and its fields by their ids. */
  | { readonly kind: 'submit'; readonly action: Action | null; readonly fields: Readonly<Record<string, string>> }
  /** What was typed in a conversation with the tutor. */
  | { readonly kind: 'message'; readonly text: string };

/** A channel of a server or workspace that has the bot. */
export interface Room {
  /** `discord:<server>`, `slack:<workspace>`: the place that people have rights in. */
  readonly server: string;
  readonly channel: string;
}

/** The room that something was done in, and what the platform says of who did it there. */
export interface Presence extends Room {
  /** The name that the others there know the learner by: plain text, and never a mention. */
  readonly name: string;
  /** Whether the learner may manage the server; null where the platform has to be asked (`Rooms.canManage`). */
  readonly canManage: boolean | null;
}

/**
 * One delivery from a platform. A platform that delivers twice uses the same `id` twice. `room` is left out in
 * direct conversations, and wherever the bot cannot write for everybody.
 */
export type LearnerEvent = Input & {
  readonly id: string;
  readonly learner: LearnerId;
  readonly room?: Presence;
  /** When it was done, by the platform's clock, in milliseconds: only to be compared with others of the learner. */
  readonly doneAt?: number;
};

/** A command without options, or with these. */
export const command = (name: string, options: Readonly<Record<string, string>> = {}): Input & { kind: 'command' } => ({
  kind: 'command',
  name,
  options,
});
