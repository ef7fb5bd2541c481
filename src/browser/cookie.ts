/**
 * A stored cookie, field by field as RFC 6265bis 5.7 names them, and the jar that holds them. Plain JSON.
 */
import { isSamePartition, type Partition } from './partition.ts';

/**
 * `default` is a cookie that came without a (known) SameSite attribute; it is enforced as Lax, with a grace for POST.
 */
export type SameSite = 'strict' | 'lax' | 'none' | 'default';

export interface Cookie {
  /** May be empty: `Set-Cookie: token` makes a nameless cookie. */
  readonly name: string;
  /** As it came in the header, not decoded. */
  readonly value: string;
  /** Lower case, without a leading dot. */
  readonly domain: string;
  /** True: sent to exactly `domain`; false: to its subdomains as well. */
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: SameSite;
  /** Null: not Partitioned. */
  readonly partition: Partition | null;
  /** Epoch milliseconds; kept when the cookie is overwritten with the value that it has. */
  readonly createdAt: number;
  /** Epoch milliseconds of the last time that it was stored or sent. */
  readonly lastAccessAt: number;
  /** Epoch milliseconds; null for a session cookie, which goes when the browser closes. */
  readonly expiresAt: number | null;
}

/** The cookies of one browser, the oldest first: the order settles creation times that are the same. */
export type Jar = readonly Cookie[];

/** The limit of 5.6, step 6: name and value together, in octets. */
export const MAX_NAME_AND_VALUE = 4096;

/** Whether a newly received cookie takes the other's place (5.7, step 23). */
export function isSameCookie(one: Cookie, other: Cookie): boolean {
  return (
    one.name === other.name &&
    one.domain === other.domain &&
    one.hostOnly === other.hostOnly &&
    one.path === other.path &&
    isSamePartition(one.partition, other.partition)
  );
}

/** Whether a cookie's time is over at `now`. A cookie whose last moment is now is over, as in browsers. */
export const isExpired = (cookie: Cookie, now: number): boolean => cookie.expiresAt !== null && cookie.expiresAt <= now;

/** The length of a text as it is counted by the specification: octets of its UTF-8 form. */
export const octets = (text: string): number => new TextEncoder().encode(text).length;

/** How a cookie is called in sentences: its name, or words for one that has none. */
export const nameOf = (cookie: { readonly name: string }): string => cookie.name || '(no name)';
