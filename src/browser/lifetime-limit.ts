/** The limit of a cookie's lifetime, RFC 6265bis 5.5: no server can make a browser keep a cookie for over 400 days. */
import { type Reason, reason } from './reason.ts';

const DAY = 86_400_000;
const MAX_LIFETIME = 400 * DAY;
/** The earliest moment that a `Date` can hold: what the specification calls the earliest representable date. */
export const EARLIEST = -8_640_000_000_000_000;

/** The expiry time (epoch milliseconds) with the limit applied, and a note when it was. */
export function limitLifetime(expiresAt: number, now: number): { time: number; note: Reason | null } {
  const limit = now + MAX_LIFETIME;
  if (expiresAt <= limit) return { time: Math.max(expiresAt, EARLIEST), note: null };
  return {
    time: limit,
    note: reason(
      'lifetime-capped',
      '5.5: the lifetime of a cookie is limited to 400 days',
      'it asked for more than 400 days, and browsers keep a cookie for 400 days at most',
    ),
  };
}
