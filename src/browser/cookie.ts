/** A stored cookie, its fields named as in RFC 6265bis 5.7, and its jar. Plain JSON, never changed in place. */

/** `default`: it came without a (known) SameSite attribute. That counts as Lax, with a grace for POST. */
export type SameSite = 'strict' | 'lax' | 'none' | 'default';

export type Priority = 'low' | 'medium' | 'high';

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
  /** Which goes first when there is no room: Chromium alone asks for it. */
  readonly priority: Priority;
  /** Null: not Partitioned. */
  readonly partition: Partition | null;
  /** Epoch milliseconds; kept when the cookie is overwritten with the value that it has. */
  readonly createdAt: number;
  /** Epoch milliseconds of the last time that it was stored or sent. */
  readonly lastAccessAt: number;
  /** How many its jar has stored before it: of those that were last used at one moment, the first stored goes first. */
  readonly storedAs?: number;
  /** The same of the first time, or of the last time that a script gave it another value: Firefox lists it by that. */
  readonly listedAs?: number;
  /** Epoch milliseconds; null for a session cookie, which goes when the browser closes. */
  readonly expiresAt: number | null;
}

/** The part of the jar that a Partitioned cookie is kept in (CHIPS, see third-party.ts). */
export interface Partition {
  /** The site of the tab's own page: `https://shop.test`. */
  readonly topSite: string;
  /** Whether a page of another site was around it. The same site is kept apart when another one frames it. */
  readonly crossSite: boolean;
}

/** The cookies of one browser, the oldest first: the order decides between equal creation times. */
export type Jar = readonly Cookie[];

/** Whether a cookie's time is over at `now`. A cookie whose last moment is now is over, as in browsers. */
export const isExpired = (cookie: Cookie, now: number): boolean => cookie.expiresAt !== null && cookie.expiresAt <= now;

/** Takes out what is over at `now`: an expired cookie must never be seen again (5.7). */
export const dropExpired = (jar: Jar, now: number): { jar: Jar; expired: readonly Cookie[] } => ({
  jar: jar.filter((cookie) => !isExpired(cookie, now)),
  expired: jar.filter((cookie) => isExpired(cookie, now)),
});

/** What sentences call a cookie: its name, or words for one that has none. */
export const nameOf = (cookie: { readonly name: string }): string => cookie.name || '(no name)';
