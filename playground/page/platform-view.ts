/** What the views of both platforms have in common: their interface, and what each needs beside drawing. */
import type { Element } from 'hast';
import type { Action, ActionResult, SentFile, Suggestion } from './action.ts';
import type { PlatformName, Session, Sessions } from './session.ts';

/** A platform as the page shows it. */
export interface PlatformView<Name extends PlatformName> {
  /** The whole view of the current session. */
  show(sessions: Sessions): Element;
  /** Rejects with an Error whose message is a sentence for the visitor. */
  perform(session: Session<Name>, action: Action): Promise<ActionResult>;
  /** Called when a page opens at a place; the platform may tell the bot of it. */
  visit(session: Session<Name>): void;
  /** A file that was sent, by the path after `/files/discord` or `/files/slack`; null when there is no such file. */
  file(path: string): Uint8Array | null;
  /** Calls back when something may look different. Returns a function that stops it. */
  onChange(look: () => void): () => void;
}

/** What drawing needs to know beside the platform. */
export interface ViewContext {
  /** Epoch milliseconds. */
  now(): number;
  /** The visitor's IANA time zone. */
  readonly zone: string;
  /** The day in that zone: when it changes, "Today" becomes "Yesterday". */
  day(): string;
}

export const DONE: ActionResult = { kind: 'done' };

/** The messages of the bot that nobody has seen yet: in another place, or for somebody else. */
export class Unread {
  readonly #count: (session: string) => number;
  readonly #seen = new Map<string, number>();

  /** `count` gives the number of the bot's messages for a session, `ada.dm`. */
  constructor(count: (session: string) => number) {
    this.#count = count;
  }

  /** The visitor sees all messages of a session now. */
  see(session: string): void {
    this.#seen.set(session, this.#count(session));
  }

  /** The number of messages since a session was last seen. */
  readonly of = (session: string): number => Math.max(0, this.#count(session) - (this.#seen.get(session) ?? 0));
}

/** A request of the bot that the platform refused. */
export interface RefusedRequest {
  readonly request: string;
  readonly why: string;
}

/**
 * Collects the refusals among a growing list of requests; each is read once. `refusalOf` returns null for an accepted
 * request, and for one that only has to wait.
 */
export function collectRefusals<Request>(
  requests: readonly Request[],
  refusalOf: (request: Request) => RefusedRequest | null,
): () => readonly RefusedRequest[] {
  const refused: RefusedRequest[] = [];
  let read = 0;
  return () => {
    refused.push(...requests.slice(read).flatMap((request) => refusalOf(request) ?? []));
    read = requests.length;
    return refused;
  };
}

const MENTION = '@nibble';

/** Suggests the bot's name for `@n` at the end of a half-typed message. */
export function suggestMention(text: string): readonly Suggestion[] {
  const [typed = ''] = /(?:^|(?<=\s))@\w*$/.exec(text) ?? [];
  if (typed === '' || typed === MENTION || !MENTION.startsWith(typed.toLowerCase())) return [];
  const whole = `${text.slice(0, text.length - typed.length)}${MENTION} `;
  return [{ text: whole, label: MENTION, detail: 'Call the bot' }];
}

/** The contents of sent files, by their names. */
export const contentsOf = (files: readonly SentFile[]): Record<string, Uint8Array> =>
  Object.fromEntries(files.map(({ name, base64 }) => [name, Buffer.from(base64, 'base64')]));
