/** Whether a request that carries no cookie says so: not in a story in which there are none. */
import type { Transcript, TranscriptEntry } from '../browser/index.ts';

export type CookieNote = 'said' | 'left-out';

/** `said` as soon as one cookie comes up anywhere in the transcript, be it refused, or looked for in vain. */
export const cookieNote = (transcript: Transcript): CookieNote =>
  transcript.some(isAboutCookies) ? 'said' : 'left-out';

function isAboutCookies(entry: TranscriptEntry): boolean {
  if (entry.jar.length > 0) return true;
  switch (entry.kind) {
    case 'exchange':
      return entry.received.length > 0;
    case 'blocked':
    case 'closed':
    case 'waited':
    case 'switched':
      return false;
    case 'script-read':
    case 'script-written':
    case 'setting-changed':
    case 'edited':
    case 'tampered':
    case 'deleted':
      return true;
  }
}
