/** What became of each Set-Cookie header, and why. */

import type { Cookie, Reason, ReceivedCookie } from '../browser/index.ts';
import { becameWords, nameCode, namesCode } from './cookie-code.ts';
import { cookieWords } from './describe-cookie.ts';
import { lifetimeWords } from './describe-time.ts';
import { type Line, line, type Words } from './mark.ts';

/** `now` is when the answer came (epoch milliseconds). */
export const receivedLines = (received: readonly ReceivedCookie[], now: number): Line[] =>
  received.flatMap(({ decision, notes }) => [...decisionLines(decision, now), ...notes.map(noteLine)]);

function decisionLines(decision: ReceivedCookie['decision'], now: number): Line[] {
  switch (decision.kind) {
    case 'stored':
      return [line('stored', ...cookieWords(decision.cookie, now)), ...evictedLines(decision.evicted)];
    case 'replaced':
      return [line('replaced', ...replacedWords(decision.previous, decision.cookie, now))];
    case 'deleted':
      return [line('deleted', nameCode(decision.cookie), `: ${decision.reason.words}`)];
    case 'ignored':
    case 'rejected':
      return [line(decision.kind, nameCode(decision), `: ${decision.reason.words}`)];
  }
}

function replacedWords(previous: Cookie, cookie: Cookie, now: number): Words {
  const lifetime = `, ${lifetimeWords(cookie.expiresAt, now)}`;
  if (previous.value === cookie.value) return [nameCode(cookie), ': the same value again', lifetime];
  if (isOpaque(previous.value) || isOpaque(cookie.value)) return [nameCode(cookie), ': a new value', lifetime];
  return [nameCode(cookie), ': ', ...becameWords(previous.value, cookie.value), lifetime];
}

/** Nobody reads such a value twice, and the new one stands in the header above. In characters. */
const isOpaque = (value: string): boolean => value.length > 40;

/** A browser makes room for many at once: three are named, the others counted. */
function evictedLines(evicted: readonly Cookie[]): Line[] {
  if (evicted.length === 0) return [];
  const names = namesCode(evicted.slice(0, 3));
  const others = evicted.length > 3 ? ` and ${evicted.length - 3} more` : '';
  return [line('evicted', ...names, `${others}: the browser had no room left, and dropped what was used longest ago`)];
}

const noteLine = (note: Reason): Line => line('note', note.words);
