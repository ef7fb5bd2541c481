/** A page that came well and shows something else than it should: where the program takes its text from. */
import { type Cookie, decodeCookieValue, type Exchange } from '../../browser/index.ts';
import { code } from '../../core/prose.ts';
import { type Mistake, mistake } from './mistake.ts';
import { type PageEvidence, pathOf } from './page-evidence.ts';
import { plainReceived, plainSent } from './plain-cookies.ts';
import { bodyAt } from './read-views.ts';
import { SHARED, sharesState } from './shared-state.ts';
import { NO_DEFAULT, READS_WITHOUT_DEFAULT } from './type-mistake.ts';

/** Parts of a request that are not its cookies, and what they hold. */
const OTHER_PLACES: readonly (readonly [pattern: RegExp, name: string, holds: string])[] = [
  [/request\.args\b/, 'request.args', 'what stands after the ? of the address'],
  [/request\.form\b/, 'request.form', 'what a form has sent'],
  [/request\.values\b/, 'request.values', 'the address’s query and forms'],
  [/request\.(?:headers|environ)\b/, 'request.headers', 'the whole request’s header lines'],
  [/request\.accept_languages\b/, 'request.accept_languages', 'the languages in the browser’s settings'],
  [/request\.(?:json|get_json)\b/, 'request.json', 'data that a script has sent'],
];

/**
 * The page was to show `wanted`, which may stand for a cookie's value. Null where no cookie of the request holds it, and
 * when nothing usual explains it.
 */
export function notFromCookie(evidence: PageEvidence, wanted: string): Mistake | null {
  const { exchange, before, program } = evidence;
  const ofThisPage = before !== null && pathOf(before) === pathOf(exchange) ? [before, exchange] : [exchange];
  if (!ofThisPage.flatMap(plainSent).some((cookie) => isValueOf(cookie, wanted))) return null;
  if (ofThisPage.some((answer) => overwrites(answer, exchange))) return OVERWRITES;
  const place = wrongPlace(evidence);
  const body = bodyAt(program, pathOf(exchange));
  // What a session holds is not what its cookie shows.
  if (place !== null || USES_SESSION.test(body)) return place;
  return readsCookies(body) ? NOT_WHAT_WAS_READ : FIXED_WORD;
}

const isValueOf = ({ name, value }: Cookie, wanted: string): boolean =>
  wanted.includes(`{cookie ${name}}`) || (value !== '' && wanted.includes(decodeCookieValue(value)));

/** Whether an answer sets anew what another request of the same page carried. */
const overwrites = (answer: Exchange, { sent }: Exchange): boolean =>
  plainReceived(answer).some((name) => sent.some(({ cookie }) => cookie.name === name));

const OVERWRITES = mistake(
  'overwrites-the-cookie',
  'This page sets the cookie again, to another value. A page that shows a cookie can leave it as it is.',
);
const NOT_WHAT_WAS_READ = mistake(
  'not-what-was-read',
  'The view reads the cookie, and its page shows something else. Follow the value from the line that reads it to the one ' +
    'that returns the page.',
);

const FIXED_WORD = mistake(
  'fixed-word',
  'The browser sent the cookie, and this view does not look at what came with the request.',
);

/** The view reads something else, or a cookie of another name. */
export function wrongPlace({ program, exchange }: PageEvidence): Mistake | null {
  const body = bodyAt(program, pathOf(exchange));
  if (!readsCookies(body) && !USES_SESSION.test(body)) {
    const place = OTHER_PLACES.find(([pattern]) => pattern.test(body));
    if (place !== undefined) {
      const [, name, holds] = place;
      return mistake(
        'reads-the-wrong-place',
        code(name),
        ` holds ${holds}. The cookies came in another part of the request.`,
      );
    }
    return sharesState(program) ? SHARED : null;
  }
  const names = [...body.matchAll(/\bcookies(?:\.get\(|\[)\s*["']([^"']*)["']/g)].map(([, name = '']) => name);
  const sent = plainSent(exchange).map(({ name }) => name);
  const [read] = names;
  const [given] = sent;
  if (read === undefined || given === undefined || names.some((name) => sent.includes(name))) return null;
  return mistake(
    'reads-another-name',
    'The view reads a cookie named ',
    code(read),
    ', and the browser sent ',
    code(given),
    '.',
  );
}

/** The page shows `None`, or nothing. */
export function emptyPage({ program, exchange }: PageEvidence, shows: 'none' | 'nothing'): Mistake | null {
  const body = bodyAt(program, pathOf(exchange));
  if (shows === 'none') return READS_WITHOUT_DEFAULT.test(body) ? NO_DEFAULT : null;
  if (/\bprint\(/.test(body)) {
    return mistake(
      'prints-instead',
      code('print'),
      ' writes where only you can read it. The browser gets what the view returns.',
    );
  }
  return /\.get\([^()\n]*,\s*(?:""|'')\s*\)/.test(body)
    ? mistake(
        'empty-default',
        'The default is an empty text, so a visitor who brings nothing gets an empty page. Put a word between the quotes.',
      )
    : null;
}

const USES_SESSION = /\bsession\b/;

const readsCookies = (body: string): boolean => /\bcookies\b/.test(body);
