/** Domain matching, RFC 6265bis 5.1.3. Both names are canonical: lower case, ASCII, no leading dot. */

/**
 * A host domain-matches a domain when
 * 1. they are identical, or
 * 2. the domain is a suffix of the host, the character before it is a dot, and the host is a name, not an IP address.
 */
export function domainMatches(host: string, domain: string): boolean {
  if (host === domain) return true;
  return host.endsWith(`.${domain}`) && !isIpAddress(host);
}

/** Whether a host, as `URL.hostname` writes it, is an IPv4 or IPv6 address. */
export const isIpAddress = (host: string): boolean => host.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(host);
