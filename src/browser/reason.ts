/**
 * Why the browser decided as it did. The code is stable (tests, lessons and machine output rely on it), `spec` names
 * the deciding rule, and `words` completes "… because" for a learner.
 */

/** By code: the section of RFC 6265bis, or of the standard that is named, and what it demands, in short. */
const RULES = {
  /* a Set-Cookie header that is taken */
  'new-cookie': '5.7, step 24: insert the cookie',
  'same-cookie': '5.7, step 23: a cookie with the same name, domain and path is replaced',
  'deleted-by-server': '5.7: an expired cookie is evicted at once',
  'nothing-to-delete': '5.7, step 23: only a cookie with the same name, domain and path is replaced',
  'other-path-stays': '5.7, step 23: only a cookie with the same name, domain and path is replaced',
  'other-domain-stays': '5.7, step 23: only a cookie with the same name, domain and path is replaced',
  /* a Set-Cookie header that is refused */
  'control-character': '5.6, step 1: a control character makes the whole header void',
  'name-and-value-too-long': '5.6, step 6: name and value together are limited to 4096 octets',
  empty: '5.7, step 2: a cookie needs a name or a value',
  nameless: 'beyond 5.7, as in Firefox: a cookie needs a name',
  'equals-without-name': 'beyond 5.7, as in Chromium: a cookie without a name must not look as if it had one',
  'domain-not-ascii': '5.7, step 8: a Domain with characters beyond ASCII is refused',
  'domain-public-suffix': '5.7, step 9: a public suffix as Domain is refused',
  'domain-mismatch': '5.7, step 10: the host must domain-match the Domain attribute',
  'secure-from-http': '5.7, step 13: a Secure cookie is refused when it did not come over a secure protocol',
  'http-only-from-script': '5.7, step 15: an HttpOnly cookie from a non-HTTP API is refused',
  'overwrites-secure': '5.7, step 16: a cookie from an insecure protocol must not overlay a Secure one',
  'overwrites-http-only': '5.7, step 23: a non-HTTP API must not overwrite an HttpOnly cookie',
  'same-site-from-other-site':
    '5.7, step 18: a SameSite cookie is refused from a cross-site request that is no top-level navigation',
  'same-site-none-without-secure': '5.7, step 19: SameSite=None demands Secure',
  'prefix-secure': '5.7, step 20: a __Secure- name demands the Secure attribute',
  'prefix-host': '5.7, step 21: a __Host- name demands Secure, Path=/ and no Domain',
  'prefix-http': 'layered cookies: an __Http- name demands Secure and HttpOnly',
  'prefix-host-http': 'layered cookies: a __Host-Http- name demands Secure, HttpOnly, Path=/ and no Domain',
  'prefix-in-value': '5.7, step 22: the value of a nameless cookie must not start like a prefix',
  'no-room': 'the end of 5.7, as in Firefox: no Secure cookie is evicted for one without Secure',
  'partitioned-without-secure': 'CHIPS, 2.1: Partitioned demands Secure',
  'third-party-storage': '7.1: user agents may block third-party cookies',
  /* an attribute that was taken differently than written */
  'attribute-too-long': '5.6, step 6 of the attributes: a value over 1024 octets is ignored',
  'expires-unreadable': '5.6.1: an Expires that is no date is ignored',
  'max-age-unreadable': '5.6.2: a Max-Age that is no number is ignored',
  'lifetime-capped': '5.5: the lifetime of a cookie is limited to 400 days',
  'same-site-unknown': '5.6.7: an unknown SameSite is enforced as the default',
  /* a cookie that is sent */
  matches: '5.8.3: host, path and every flag allow it',
  'lax-link': '5.6.7.1: Lax cookies go along with safe top-level navigations',
  'default-none': 'beyond 5.6.7: Firefox enforces no SameSite where the attribute is missing',
  'lax-post-grace': '5.6.7.2: a cookie without SameSite, at most two minutes old, goes along with unsafe methods',
  /* a cookie that is withheld */
  'host-only': '5.8.3: a host-only cookie is for exactly its host',
  'other-domain': '5.8.3: the host must domain-match the cookie’s domain',
  'other-path': '5.8.3: the path of the request must path-match the cookie’s path',
  'secure-only': '5.8.3: a Secure cookie needs a secure protocol',
  'http-only': '5.8.3: an HttpOnly cookie is left out for non-HTTP APIs',
  'same-site-strict': '5.8.3: a SameSite cookie is left out of a cross-site request',
  'same-site-lax': '5.8.3: a SameSite cookie is left out of a cross-site request',
  'same-site-default': '5.8.3: a SameSite cookie is left out of a cross-site request',
  'other-partition': 'CHIPS, 2.3: a partitioned cookie is only for the partition in which it was set',
  'third-party-partition': '7.1: user agents may partition third-party cookies; Firefox’s Total Cookie Protection',
  'third-party-blocked': '7.1: user agents may block third-party cookies',
  /* neither sent nor taken */
  'no-credentials': 'Fetch standard, 4.6: cookies belong to a request whose credentials mode includes them',
  'preflight-without-cookies': 'Fetch, 4.8: a CORS-preflight request has no credentials',
  /* what a script may ask of another origin */
  'preflight-method': 'Fetch, 4.1: a method that is not CORS-safelisted needs a CORS-preflight',
  'preflight-header': 'Fetch, 4.1: a header that is not CORS-safelisted needs a CORS-preflight',
  'preflight-content-type': 'Fetch, 2.2.2: of Content-Type only the types of forms are CORS-safelisted',
  'preflight-redirected': 'Fetch, 4.4, as in Firefox: a request that was preflighted is preflighted after a redirect',
  'preflight-kept': 'Fetch, 4.9: an answer to a CORS-preflight is kept for its Access-Control-Max-Age',
  'preflight-allowed': 'Fetch, 4.8: the answer to a CORS-preflight allows the method and each header',
  'preflight-status': 'Fetch, 4.8: the answer to a CORS-preflight needs an ok status',
  'preflight-unreadable': 'Fetch, 4.8: lists that cannot be parsed are a network error',
  'preflight-other-method': 'Fetch, 4.8: the method must be in Access-Control-Allow-Methods',
  'preflight-any-method': 'Fetch, 4.8: * in Access-Control-Allow-Methods counts only without credentials',
  'preflight-other-header': 'Fetch, 4.8: each unsafe header must be in Access-Control-Allow-Headers',
  'preflight-any-header': 'Fetch, 4.8: * in Access-Control-Allow-Headers counts only without credentials',
  'same-origin-mode': 'Fetch, 4.1: mode "same-origin" makes a request to another origin a network error',
  'no-cors-method': 'Fetch, 5.3: mode "no-cors" takes CORS-safelisted methods only',
  'part-with-password': 'beyond Fetch, as in Chromium: no part of a page has a name or a password in its address',
  'redirect-with-password': 'Fetch, 4.4: a CORS request is not redirected to an address with credentials in it',
  /* what a script may read of an answer */
  'cors-no-allow-origin': 'Fetch, 4.10: without Access-Control-Allow-Origin the CORS check fails',
  'cors-any-origin': 'Fetch, 4.10: * passes the CORS check when credentials are not included',
  'cors-any-with-credentials': 'Fetch, 4.10: * does not pass the CORS check when credentials are included',
  'cors-other-origin': 'Fetch, 4.10: Access-Control-Allow-Origin must be the request’s origin, byte by byte',
  'cors-own-origin': 'Fetch, 4.10: the request’s own origin passes the CORS check',
  'cors-own-origin-with-credentials': 'Fetch, 4.10: with credentials, Access-Control-Allow-Credentials must be true',
  'cors-no-allow-credentials': 'Fetch, 4.10: with credentials, Access-Control-Allow-Credentials must be true',
  'no-cors-opaque': 'Fetch, 4.1: mode "no-cors" gives an opaque answer',
  'resource-policy': 'Fetch, 3.7: Cross-Origin-Resource-Policy keeps an answer from other origins or sites',
  'header-not-exposed': 'Fetch, 2.2.2: other headers must be named in Access-Control-Expose-Headers',
  'vary-origin': 'Fetch, 3.3.5: an answer that depends on the Origin header says Vary: Origin',
  /* a plain part of an encrypted page */
  'mixed-content-upgraded': 'Mixed Content, 4.1: images of an encrypted page are upgraded',
  'mixed-content-blocked': 'Mixed Content, 4.4: other plain parts of an encrypted page are blocked',
  /* a change by hand that is refused */
  'not-a-cookie-value': '5.6, step 2: a semicolon ends the value',
} as const;

export type ReasonCode = keyof typeof RULES;

export interface Reason {
  readonly code: ReasonCode;
  readonly spec: string;
  /** Plain words with the actual values; no capital at the start, no full stop at the end. */
  readonly words: string;
}

export const reason = (code: ReasonCode, words: string): Reason => ({ code, spec: RULES[code], words });
