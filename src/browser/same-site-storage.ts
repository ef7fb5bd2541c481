/** What SameSite means for storing, RFC 6265bis 5.7, steps 18 and 19. */
import type { Cookie } from './cookie.ts';
import { type Reason, reason } from './reason.ts';
import { isCrossSite, type RequestContext } from './request-context.ts';

/**
 * Step 18: requests inside a page of another site may not set SameSite cookies; a navigation of the tab may set any.
 */
export function refuseFromOtherSite(cookie: Cookie, context: RequestContext): Reason | null {
  if (cookie.sameSite === 'none' || !isCrossSite(context) || context.topLevel) return null;
  return reason(
    'same-site-from-other-site',
    '5.7, step 18: a SameSite cookie is refused from a cross-site request that is no top-level navigation',
    `it was asked for inside a page of another site, and a cookie that is not SameSite=None may not be set that way`,
  );
}

/** Step 19. */
export function refuseNoneWithoutSecure(cookie: Cookie): Reason | null {
  if (cookie.sameSite !== 'none' || cookie.secure) return null;
  return reason(
    'same-site-none-without-secure',
    '5.7, step 19: SameSite=None demands Secure',
    'it says SameSite=None, and browsers take that only together with Secure',
  );
}
