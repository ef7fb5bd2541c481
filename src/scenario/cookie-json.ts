/** Cookies and decisions about them as JSON: moments are ISO 8601 in UTC, everything else as the browser has it. */
import type { Cookie, DecidedCookie, Reason, ReceivedCookie } from '../browser/index.ts';

/** A moment in epoch milliseconds as JSON has it. */
export const momentJson = (moment: number): string => new Date(moment).toISOString();

export interface CookieJson extends Omit<Cookie, 'createdAt' | 'lastAccessAt' | 'expiresAt'> {
  readonly createdAt: string;
  readonly lastAccessAt: string;
  /** Null: until the session is over. */
  readonly expiresAt: string | null;
}

export const cookieJson = ({ createdAt, lastAccessAt, expiresAt, ...cookie }: Cookie): CookieJson => ({
  ...cookie,
  createdAt: momentJson(createdAt),
  lastAccessAt: momentJson(lastAccessAt),
  expiresAt: expiresAt === null ? null : momentJson(expiresAt),
});

export interface DecidedCookieJson {
  readonly cookie: CookieJson;
  readonly reason: Reason;
}

export const decidedJson = ({ cookie, reason }: DecidedCookie): DecidedCookieJson => ({
  cookie: cookieJson(cookie),
  reason,
});

export interface SetCookieJson {
  /** The header's value as it came. */
  readonly header: string;
  readonly decision: ReceivedCookie['decision']['kind'];
  readonly name: string;
  readonly reason: Reason;
  /** What the jar has now, or lost; null when it was rejected or ignored. */
  readonly cookie: CookieJson | null;
  /** What was replaced. */
  readonly previous: CookieJson | null;
  /** What had to make room. */
  readonly evicted: readonly CookieJson[];
  /** Attributes that were taken differently than written. */
  readonly notes: readonly Reason[];
}

export function setCookieJson({ header, decision, notes }: ReceivedCookie): SetCookieJson {
  const cookie = 'cookie' in decision ? decision.cookie : null;
  return {
    header,
    decision: decision.kind,
    name: 'cookie' in decision ? decision.cookie.name : decision.name,
    reason: decision.reason,
    cookie: cookie === null ? null : cookieJson(cookie),
    previous: decision.kind === 'replaced' ? cookieJson(decision.previous) : null,
    evicted: decision.kind === 'stored' ? decision.evicted.map(cookieJson) : [],
    notes,
  };
}
