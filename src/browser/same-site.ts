/**
 * "Same-site" of two addresses, RFC 6265bis 5.2: the same scheme *and* the same registrable domain. Ports and
 * subdomains do not count; `http://app.test` and `https://app.test` are two sites ("schemeful same-site").
 */
import { registrableDomain } from './registrable-domain.ts';

export const isSameSite = (one: URL, other: URL): boolean => siteOf(one) === siteOf(other);

/** Scheme and registrable domain: `https://app.test`. */
export const siteOf = ({ protocol, hostname }: URL): string => `${protocol}//${registrableDomain(hostname)}`;
