/**
 * Third-party cookies, where the visitor blocks them: inside a page of another site cookies are neither stored nor
 * sent. What is Partitioned works, since it cannot follow anybody from site to site. RFC 6265bis 7.1 leaves this to the
 * user agent; this is Chromium's way.
 */
import type { Cookie } from './cookie.ts';
import { type Reason, reason } from './reason.ts';
import { isThirdParty, type RequestContext } from './request-context.ts';

const SPEC = '7.1: user agents may block third-party cookies';

/** Why the setting forbids storing this cookie; null when it does not. */
export function refuseThirdParty(cookie: Cookie, context: RequestContext): Reason | null {
  if (!isBlocked(cookie, context)) return null;
  return reason('third-party-storage', SPEC, `${words(context)}, and this browser takes no third-party cookies`);
}

/** Why the setting forbids sending (or showing) this cookie; null when it does not. */
export function withholdThirdParty(cookie: Cookie, context: RequestContext): Reason | null {
  if (!isBlocked(cookie, context)) return null;
  return reason('third-party-blocked', SPEC, `${words(context)}, and this browser sends no third-party cookies`);
}

const isBlocked = (cookie: Cookie, context: RequestContext): boolean =>
  context.thirdPartyCookies === 'blocked' && cookie.partition === null && isThirdParty(context);

const words = ({ url, ancestors }: RequestContext): string =>
  `${url.hostname} is only a part of a page of ${new URL(ancestors[0] ?? url.href).hostname}`;
