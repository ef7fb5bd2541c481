/** What a platform's window is to the page. */
import type { Element } from 'hast';
import type { ActAnswer, Deed, Suggestion } from './action.ts';
import type { SeatIn, Seats, WindowName } from './session.ts';

export interface Room<Name extends WindowName> {
  /** The whole window for who sits there. */
  show(seats: Seats): Element;
  /** Does what a person does. Rejects with an Error whose message is a sentence for them. */
  perform(seat: SeatIn<Name>, deed: Deed): Promise<ActAnswer>;
  /** Somebody looks at a place; the platform may tell the bot of it. */
  arrive(seat: SeatIn<Name>): void;
  /** What was sent, by the path after `/files/discord` or `/files/slack`; null when there is no such file. */
  file(path: string): Uint8Array | null;
  /** Calls back when something may look different; returns the way to end that. */
  onChange(look: () => void): () => void;
}

/** What drawing needs to know beyond the platform. */
export interface RoomView {
  /** Epoch milliseconds. */
  now(): number;
  /** The visitor's IANA time zone. */
  readonly zone: string;
  /** The day in that zone: with it, "Today" becomes "Yesterday". */
  day(): string;
}

export const DONE: ActAnswer = { kind: 'done' };

/* What the bot has said where nobody was looking: in another place, or to somebody else. */

export class Unread {
  readonly #count: (seat: string) => number;
  readonly #seen = new Map<string, number>();

  /** `count` says how many messages of the bot there are for who sits at `ada.dm`. */
  constructor(count: (seat: string) => number) {
    this.#count = count;
  }

  /** Somebody looks there now. */
  look(seat: string): void {
    this.#seen.set(seat, this.#count(seat));
  }

  /** How many came since somebody looked there last. */
  at(seat: string): number {
    return Math.max(0, this.#count(seat) - (this.#seen.get(seat) ?? 0));
  }
}

/* `@n` at the end of what is typed: the bot's name. Pure. */

const NAME = '@nibble';

export function suggestMention(text: string): readonly Suggestion[] {
  const [typed = ''] = /(?:^|(?<=\s))@\w*$/.exec(text) ?? [];
  if (typed === '' || typed === NAME || !NAME.startsWith(typed.toLowerCase())) return [];
  const whole = `${text.slice(0, text.length - typed.length)}${NAME} `;
  return [{ text: whole, label: NAME, detail: 'Call the bot' }];
}
