/**
 * The rules of RFC 6265bis 5.8.3 that a cookie had passed when it was decided whether to send it, in the order in which they
 * are asked. Nothing is decided here: the deciding rule is known, and those before it must have been passed.
 */
import type { Cookie, DecidedCookie, ReasonCode } from '../browser/index.ts';
import { lifetimeWords } from '../transcript/index.ts';

/** Place of the rule behind each reason; a reason that is not here is no obstacle of its own. */
const PLACE: Partial<Record<ReasonCode, number>> = {
  'host-only': 1,
  'other-domain': 1,
  'other-path': 2,
  'other-partition': 3,
  'secure-only': 4,
  'http-only': 5,
  'same-site-strict': 6,
  'same-site-lax': 6,
  'same-site-default': 6,
  'lax-link': 6,
  'lax-post-grace': 6,
  'third-party-blocked': 7,
};

export interface Asked {
  readonly url: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly by: 'request' | 'script';
}

/** Clauses in plain words; none where nothing about the cookie itself decided. */
export function passedRules({ cookie, reason }: DecidedCookie, asked: Asked): readonly string[] {
  const isAllowed = ['matches', 'lax-link', 'lax-post-grace'].includes(reason.code);
  const deciding = PLACE[reason.code] ?? (isAllowed ? Number.POSITIVE_INFINITY : 0);
  const clauses = rules(cookie, asked).filter(({ place }) =>
    isAllowed ? place !== PLACE[reason.code] : place < deciding,
  );
  return clauses.map(({ words }) => words);
}

function rules(
  { domain, hostOnly, path, partition, secure, httpOnly, sameSite, expiresAt }: Cookie,
  { url, at, by }: Asked,
): readonly { readonly place: number; readonly words: string }[] {
  const { hostname, pathname, protocol } = new URL(url);
  const covers = path === pathname ? `is that of the page` : `covers ${pathname}`;
  const clauses: (readonly [place: number, words: string])[] = [
    [0, `Lifetime: it is valid ${lifetimeWords(expiresAt, at)}`],
    [1, `Host: it is for ${hostOnly ? `${domain} alone` : `${domain} and its subdomains`}, and this is ${hostname}`],
    [2, `Path: its ${path} ${covers}`],
    [3, 'Partitioned: it is used in the pages where it was set'],
    [4, secure ? `Secure: it is, and ${connectionWords(protocol)}` : 'Secure: it is not, so http would do as well'],
    [5, httpOnly ? 'HttpOnly: it is, but a request is no script' : 'HttpOnly: it is not, so scripts may read it'],
    [6, sameSite === 'none' ? 'SameSite: None lets it go with any site' : 'SameSite: no other site has a part in this'],
  ];
  return clauses
    .filter(([place]) => (place !== 3 || partition !== null) && (place !== 5 || httpOnly || by === 'script'))
    .map(([place, words]) => ({ place, words }));
}

/** A Secure cookie goes without encryption to one place only, see browser/secure-connection.ts. */
const connectionWords = (protocol: string): string =>
  protocol === 'https:' ? 'https:// is encrypted' : 'the visitor’s own machine counts as secure';
