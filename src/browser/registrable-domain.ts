/** The part of a host name that somebody registered: one label more than its public suffix. */
import { isIpAddress } from './domain-match.ts';
import { isPublicSuffix } from './is-public-suffix.ts';

/** `shop.app.test` → `app.test`. An IP address, and a host that is a public suffix itself, stand for themselves. */
export function registrableDomain(host: string): string {
  if (isIpAddress(host)) return host;
  const labels = host.split('.');
  for (let start = labels.length - 1; start >= 0; start -= 1) {
    const candidate = labels.slice(start).join('.');
    if (!isPublicSuffix(candidate)) return candidate;
  }
  return host;
}
