/** RFC 6265bis 5.4 and 5.7, steps 20 to 22: what `__Secure-…` and `__Host-…`, in any case, promise. */
import type { Cookie } from './cookie.ts';
import { type Reason, type ReasonCode, reason } from './reason.ts';

/** All of them demand Secure. */
interface Prefix {
  readonly name: string;
  readonly code: ReasonCode;
  /** Whether it promises one host, for all its pages. */
  readonly oneHost: boolean;
  /** Whether it promises that no script made it. */
  readonly httpOnly: boolean;
}

/** The longest first: `__Host-Http-` is a `__Host-`, too. Http ones: Chromium (draft-ietf-httpbis-layered-cookies). */
const PREFIXES: readonly Prefix[] = [
  { name: '__Host-Http-', code: 'prefix-host-http', oneHost: true, httpOnly: true },
  { name: '__Host-', code: 'prefix-host', oneHost: true, httpOnly: false },
  { name: '__Http-', code: 'prefix-http', oneHost: false, httpOnly: true },
  { name: '__Secure-', code: 'prefix-secure', oneHost: false, httpOnly: false },
];

/** What a prefix asks for beside the cookie itself. */
interface Circumstances {
  /** `Path=/` was written out. */
  readonly asksForRoot: boolean;
  /** It did not come over plain http. */
  readonly isSecureConnection: boolean;
}

/** Why the name (a nameless cookie's value) forbids this cookie, or null. */
export function refuseByPrefix(cookie: Cookie, { asksForRoot, isSecureConnection }: Circumstances): Reason | null {
  const prefix = prefixOf(cookie.name);
  if (prefix) {
    const missing = [
      !cookie.secure && 'it has no Secure',
      prefix.httpOnly && !cookie.httpOnly && 'it has no HttpOnly',
      prefix.oneHost && !cookie.hostOnly && 'it has a Domain',
      prefix.oneHost && !asksForRoot && 'it has no Path=/',
    ].filter((words) => words !== false);
    if (missing.length === 0) return isSecureConnection ? null : reason('secure-from-http', OVER_HTTP);
    return reason(prefix.code, `its name starts with ${prefix.name}, but ${missing.join(' and ')}`);
  }
  // `=__Host-x` would be sent as `__Host-x`, so a nameless cookie must not pretend.
  if (cookie.name === '' && prefixOf(cookie.value)) {
    return reason('prefix-in-value', 'it has no name, and its value pretends to be a protected name');
  }
  return null;
}

const OVER_HTTP = 'a name with such a prefix is for https only, and the response came over plain http://';

const prefixOf = (text: string): Prefix | undefined =>
  PREFIXES.find(({ name }) => text.toLowerCase().startsWith(name.toLowerCase()));
