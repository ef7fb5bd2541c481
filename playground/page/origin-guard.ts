/**
 * Who may come in: pages that this server itself has sent to a browser on this machine. The Host header keeps out names
 * that were pointed here (DNS rebinding), the Origin header other pages of the same browser.
 */
import type { IncomingMessage } from 'node:http';

/** What everything is sent with: nothing from elsewhere runs, is shown or frames the page. */
export const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** Why a request is turned away, or null when it is welcome. `port` is the one that is listened on. */
export function whyTurnedAway({ method, headers }: IncomingMessage, port: number): string | null {
  const hosts = LOOPBACK.map((name) => `${name}:${port}`);
  const { host = '', origin } = headers;
  if (!hosts.includes(host)) {
    return `The playground is for this machine only: found the host "${host}", expected ${hosts[0]}.`;
  }
  const isHome = origin === `http://${host}`;
  if (origin !== undefined && !isHome) return `Other pages have no business here: found the origin "${origin}".`;
  if (method !== 'GET' && !isHome) return 'An act must come from the page: found no Origin header.';
  return null;
}
