/**
 * Which connections count as "secure" for the Secure attribute; RFC 6265bis leaves that to the user agent.
 *
 * As Chromium does since version 89: https, and any scheme to the visitor's own machine (`localhost`, names under it,
 * loopback addresses), so that an app under development can be tried without a certificate.
 */
export function isSecureConnection({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || isOwnMachine(hostname);
}

const isOwnMachine = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
