/** What each browser holds when a scenario is over. */
import type { Transcript, TranscriptEntry } from '../browser/index.ts';
import { bullets, heading, type Prose, paragraph } from '../core/prose.ts';
import { cookieWords } from './describe-cookie.ts';
import { shortenValue } from './shorten.ts';

/** One list for each browser that was used, in the order of first use. */
export function describeJars(transcript: Transcript): Prose[] {
  const last = new Map(transcript.map((entry) => [entry.browser, entry]));
  const several = last.size > 1;
  return [...last.values()].flatMap((entry) => describeJar(entry, several));
}

function describeJar({ browser, jar, at }: TranscriptEntry, named: boolean): Prose[] {
  const title = named ? `The jar of the ${browserWords(browser)}` : 'The jar at the end';
  const content =
    jar.length === 0 ? paragraph('Empty: no cookies.') : bullets(jar.map((cookie) => cookieWords(cookie, at)));
  return [heading(3, shortenValue(title)), content];
}

/** A private window has no name of its own, but the words for what it is. */
export const browserWords = (name: string): string =>
  name.startsWith('private window') ? name : `browser called ${name}`;
