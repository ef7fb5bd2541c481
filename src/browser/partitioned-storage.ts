/**
 * The Partitioned attribute (CHIPS, draft-cutler-httpbis-partitioned-cookies): it demands Secure. The partition itself only
 * matters inside frames of other sites, which scenarios do not have; the flag is kept.
 */
import type { Cookie } from './cookie.ts';
import { type Reason, reason } from './reason.ts';

export function refusePartitionedWithoutSecure(cookie: Cookie): Reason | null {
  if (!cookie.partitioned || cookie.secure) return null;
  return reason(
    'partitioned-without-secure',
    'CHIPS, 2.1: Partitioned demands Secure',
    'it is Partitioned, and browsers take that only together with Secure',
  );
}
