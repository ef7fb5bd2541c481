/**
 * The cookies that a program makes itself. The session's is Flask's own affair: Flask sets, renews and deletes it, so
 * the program's text says little of it.
 */
import type { Cookie, Exchange, ReceivedCookie, Transcript } from '../../browser/index.ts';

const SESSION = 'session';

export const isPlain = (name: string): boolean => name !== SESSION;

/** What a request carried, the session aside. */
export const plainSent = ({ sent }: Exchange): readonly Cookie[] =>
  sent.map(({ cookie }) => cookie).filter(({ name }) => isPlain(name));

/** The names that an answer set or deleted, the session's aside. */
export const plainReceived = ({ received }: Exchange): readonly string[] => received.map(receivedName).filter(isPlain);

export const receivedName = ({ decision }: ReceivedCookie): string =>
  'cookie' in decision ? decision.cookie.name : decision.name;

/** Whether there was a plain cookie on the way at all: without one, no mistake with cookies may be named. */
export const hasPlainCookies = (transcript: Transcript): boolean =>
  transcript.some(
    (entry) => entry.kind === 'exchange' && (plainSent(entry).length > 0 || plainReceived(entry).length > 0),
  );
