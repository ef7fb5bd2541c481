/** The reasons that DevTools give (`SetCookieBlockedReason`, `CookieBlockedReason`) in the words of `src/browser`. */
import type { ReasonCode } from '../../src/browser/index.ts';

const STRICT: readonly ReasonCode[] = ['same-site-strict', 'same-site-from-other-site'];
const LAX: readonly ReasonCode[] = ['same-site-lax', 'same-site-from-other-site'];
const DEFAULT: readonly ReasonCode[] = ['same-site-default', 'same-site-from-other-site'];
const THIRD_PARTY: readonly ReasonCode[] = ['third-party-blocked', 'third-party-storage'];

/** Which of our codes say the same; a reason that is not here is one that nobody expected. */
export const MEANINGS: Readonly<Record<string, readonly ReasonCode[]>> = {
  SecureOnly: ['secure-only', 'secure-from-http'],
  SameSiteStrict: STRICT,
  SchemefulSameSiteStrict: STRICT,
  SameSiteLax: LAX,
  SchemefulSameSiteLax: LAX,
  SameSiteUnspecifiedTreatedAsLax: DEFAULT,
  SchemefulSameSiteUnspecifiedTreatedAsLax: DEFAULT,
  SameSiteNoneInsecure: ['same-site-none-without-secure'],
  UserPreferences: THIRD_PARTY,
  ThirdPartyPhaseout: THIRD_PARTY,
  OverwriteSecure: ['overwrites-secure'],
  InvalidDomain: ['domain-mismatch', 'domain-public-suffix', 'domain-not-ascii'],
  // Over http Chromium looks at the prefix before it looks at Secure.
  InvalidPrefix: [
    'secure-from-http',
    'prefix-secure',
    'prefix-host',
    'prefix-http',
    'prefix-host-http',
    'prefix-in-value',
  ],
  NameValuePairExceedsMaxSize: ['name-and-value-too-long'],
  DisallowedCharacter: ['control-character'],
  NoCookieContent: ['empty'],
  SyntaxError: ['empty'],
  NotOnPath: ['other-path'],
  DomainMismatch: ['host-only', 'other-domain'],
};

/** Refusals of which DevTools do not tell; that the jar does not have the cookie is compared all the same. */
export const UNTOLD: readonly string[] = [
  'no-credentials',
  'partitioned-without-secure',
  'equals-without-name',
  // Only of bytes that are no text.
  'domain-not-ascii',
];

/** Why our browser held back what Chromium does not list: DevTools tell only of cookies that could have been meant. */
export const UNLISTED: readonly string[] = [
  'host-only',
  'other-domain',
  'other-path',
  'other-partition',
  'no-credentials',
];
