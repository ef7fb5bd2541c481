/**
 * Names that promise something, RFC 6265bis 5.4 and 5.7, steps 20 to 22: a browser keeps a cookie called `__Secure-…` or
 * `__Host-…` only when the promise is true. The prefix counts in any case, since servers may compare without case.
 */
import type { Cookie } from './cookie.ts';
import { type Reason, reason } from './reason.ts';

/** Why the name (or, for a nameless cookie, the value) forbids this cookie; null when it does not. */
export function refuseByPrefix(cookie: Cookie, hasPathAttribute: boolean): Reason | null {
  // Step 20.
  if (startsWith(cookie.name, '__secure-') && !cookie.secure) {
    const spec = '5.7, step 20: a __Secure- name demands the Secure attribute';
    return reason('prefix-secure', spec, 'its name starts with __Secure-, but it has no Secure');
  }
  // Step 21.
  if (startsWith(cookie.name, '__host-')) {
    const missing = brokenHostPromises(cookie, hasPathAttribute);
    if (missing.length > 0) {
      const spec = '5.7, step 21: a __Host- name demands Secure, Path=/ and no Domain';
      return reason('prefix-host', spec, `its name starts with __Host-, but ${missing.join(' and ')}`);
    }
  }
  // Step 22: `=__Host-x=1` would be sent as `__Host-x=1`, so a nameless cookie must not pretend.
  if (cookie.name === '' && (startsWith(cookie.value, '__secure-') || startsWith(cookie.value, '__host-'))) {
    const spec = '5.7, step 22: the value of a nameless cookie must not start like a prefix';
    return reason('prefix-in-value', spec, 'it has no name, and its value pretends to be a protected name');
  }
  return null;
}

function brokenHostPromises(cookie: Cookie, hasPathAttribute: boolean): string[] {
  return [
    ...(cookie.secure ? [] : ['it has no Secure']),
    ...(cookie.hostOnly ? [] : ['it has a Domain']),
    ...(hasPathAttribute && cookie.path === '/' ? [] : ['it has no Path=/']),
  ];
}

const startsWith = (text: string, lowerCasePrefix: string): boolean => text.toLowerCase().startsWith(lowerCasePrefix);
