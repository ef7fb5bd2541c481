/** Whether a browser's jar is to be drawn after an entry: when it holds something else than when it was drawn last. */
import {
  type Cookie,
  FIRST_BROWSER,
  type Jar,
  nameOf,
  type Transcript,
  type TranscriptEntry,
} from '../../browser/index.ts';
import { browserWords } from '../describe-jar.ts';
import { printableLine } from '../printable.ts';
import { shortenValue } from '../shorten.ts';
import type { JarPart } from './scene.ts';

/** So many cookies of a jar are drawn. */
const MOST_COOKIES = 10;

export interface JarShelf {
  /** The jar of the entry's browser, or nothing when it was drawn as it is. Entries come in their order. */
  changes(entry: TranscriptEntry): readonly JarPart[];
}

export function createJarShelf(transcript: Transcript): JarShelf {
  const several = new Set(transcript.map(({ browser }) => browser)).size > 1;
  const drawn = new Map<string, string>();
  let current = FIRST_BROWSER;
  return {
    changes({ browser, jar }) {
      const cookies = jar.map((cookie) => cookieText(cookie, jar));
      const state = JSON.stringify(cookies);
      const isSame = state === (drawn.get(browser) ?? '[]') && browser === current;
      current = browser;
      drawn.set(browser, state);
      if (isSame) return [];
      const title = several ? shortenValue(`Jar of the ${browserWords(browser)}`) : 'Cookie jar';
      return [
        {
          kind: 'jar',
          title,
          cookies: cookies.slice(0, MOST_COOKIES),
          others: Math.max(0, cookies.length - MOST_COOKIES),
        },
      ];
    },
  };
}

/** `theme=dark`; with where it belongs, when the jar has another one of that name. */
function cookieText(cookie: Cookie, jar: Jar): string {
  const text = printableLine(`${nameOf(cookie)}=${cookie.value}`);
  const isAlone = jar.filter(({ name }) => name === cookie.name).length === 1;
  const place = isAlone ? '' : ` (for ${cookie.domain}${cookie.path})`;
  return shortenValue(text) + shortenValue(place);
}
