/**
 * The Partitioned attribute (CHIPS, draft-cutler-httpbis-partitioned-cookies): it demands Secure.
 */
import type { Cookie } from './cookie.ts';
import { type Reason, reason } from './reason.ts';

export function refusePartitionedWithoutSecure(cookie: Cookie): Reason | null {
  if (cookie.partition === null || cookie.secure) return null;
  return reason(
    'partitioned-without-secure',
    'CHIPS, 2.1: Partitioned demands Secure',
    'it is Partitioned, and browsers take that only together with Secure',
  );
}
