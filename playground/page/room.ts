/** What a platform's window is to the page. */
import type { Element } from 'hast';
import type { ActAnswer, Deed } from './act.ts';
import type { WindowName } from './people.ts';
import type { SeatIn, Seats } from './seats.ts';

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
