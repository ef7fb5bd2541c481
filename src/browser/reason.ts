/**
 * Why the browser decided as it did. The code is stable (tests, lessons and machine output rely on it), `spec` names
 * the deciding rule of RFC 6265bis (or of another standard, by name), and `words` completes "… because" for a learner.
 */
export type ReasonCode =
  /* a Set-Cookie header that is taken */
  | 'new-cookie'
  | 'same-cookie'
  | 'deleted-by-server'
  | 'nothing-to-delete'
  | 'other-path-stays'
  | 'other-domain-stays'
  /* a Set-Cookie header that is refused */
  | 'control-character'
  | 'name-and-value-too-long'
  | 'empty'
  | 'equals-without-name'
  | 'domain-not-ascii'
  | 'domain-public-suffix'
  | 'domain-mismatch'
  | 'secure-from-http'
  | 'http-only-from-script'
  | 'overwrites-secure'
  | 'overwrites-http-only'
  | 'same-site-from-other-site'
  | 'same-site-none-without-secure'
  | 'prefix-secure'
  | 'prefix-host'
  | 'prefix-http'
  | 'prefix-host-http'
  | 'prefix-in-value'
  | 'partitioned-without-secure'
  | 'third-party-storage'
  /* an attribute that was taken differently than written */
  | 'attribute-too-long'
  | 'expires-unreadable'
  | 'max-age-unreadable'
  | 'lifetime-capped'
  | 'same-site-unknown'
  /* a cookie that is sent */
  | 'matches'
  | 'lax-link'
  | 'lax-post-grace'
  /* a cookie that is withheld */
  | 'host-only'
  | 'other-domain'
  | 'other-path'
  | 'secure-only'
  | 'http-only'
  | 'same-site-strict'
  | 'same-site-lax'
  | 'same-site-default'
  | 'other-partition'
  | 'third-party-blocked'
  /* neither sent nor taken */
  | 'no-credentials'
  /* a plain part of an encrypted page */
  | 'mixed-content-upgraded'
  | 'mixed-content-blocked'
  /* a change by hand that is refused */
  | 'not-a-cookie-value';

export interface Reason {
  readonly code: ReasonCode;
  /** The section of RFC 6265bis, or of the standard that it names, and what it demands, in short. */
  readonly spec: string;
  /** Plain words with the actual values; no capital at the start, no full stop at the end. */
  readonly words: string;
}

export const reason = (code: ReasonCode, spec: string, words: string): Reason => ({ code, spec, words });
