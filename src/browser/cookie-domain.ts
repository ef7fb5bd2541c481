/** For which hosts a new cookie is: RFC 6265bis 5.7, steps 8 to 10. */
import { domainMatches, isIpAddress } from './domain-match.ts';
import { isPublicSuffix } from './is-public-suffix.ts';
import { type Reason, reason } from './reason.ts';

export type CookieDomain =
  | { readonly kind: 'domain'; readonly domain: string; readonly hostOnly: boolean }
  | { readonly kind: 'refused'; readonly reason: Reason };

/** `attribute` is the value of the Domain attribute, empty when there was none; `host` the host of the request. */
export function cookieDomain(attribute: string, host: string): CookieDomain {
  // Step 8.
  if (/\P{ASCII}/u.test(attribute)) return refused('domain-not-ascii', attribute, host);
  // Step 9: a public suffix is nobody's own, but for a host that is one itself.
  if (isPublicSuffix(attribute) && attribute !== host) return refused('domain-public-suffix', attribute, host);
  // Step 10.
  if (attribute === '' || isPublicSuffix(attribute)) return { kind: 'domain', domain: host, hostOnly: true };
  if (!domainMatches(host, attribute)) return refused('domain-mismatch', attribute, host);
  // An address has no subdomains.
  return { kind: 'domain', domain: attribute, hostOnly: isIpAddress(attribute) };
}

type Refusal = 'domain-not-ascii' | 'domain-public-suffix' | 'domain-mismatch';

function refused(code: Refusal, domain: string, host: string): CookieDomain {
  return { kind: 'refused', reason: reason(code, SPEC[code], words(code, domain, host)) };
}

const SPEC = {
  'domain-not-ascii': '5.7, step 8: a Domain with characters beyond ASCII is refused',
  'domain-public-suffix': '5.7, step 9: a public suffix as Domain is refused',
  'domain-mismatch': '5.7, step 10: the host must domain-match the Domain attribute',
} as const;

function words(code: Refusal, domain: string, host: string): string {
  switch (code) {
    case 'domain-not-ascii':
      return `its Domain is "${domain}", and a Domain may hold plain ASCII characters only`;
    case 'domain-public-suffix':
      return `its Domain is ${domain}, an ending that many unrelated sites share`;
    case 'domain-mismatch':
      return `its Domain is ${domain}, and the answer came from ${host}, which is not part of it`;
  }
}
