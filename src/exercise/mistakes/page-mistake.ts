/** A page that came well and shows something else than it should: where the program takes its text from. */
import { decodeCookieValue, type Exchange, pageText } from '../../browser/index.ts';
import { code } from '../../core/prose.ts';
import { type Mistake, mistake } from './mistake.ts';
import { viewAt } from './read-views.ts';

/** Everything that is known where a page's text was not as expected. */
export interface PageEvidence {
  readonly program: string;
  /** The exchange that shows it. */
  readonly exchange: Exchange;
  /** The one before it in the same browser, if there was any. */
  readonly before: Exchange | null;
}

/** Parts of a request that are not its cookies, and what they hold. */
const OTHER_PLACES: readonly (readonly [pattern: RegExp, name: string, holds: string])[] = [
  [/request\.args\b/, 'request.args', 'what stands after the ? of the address'],
  [/request\.form\b/, 'request.form', 'what a form has sent'],
  [/request\.values\b/, 'request.values', 'the address’s query and forms'],
  [/request\.(?:headers|environ)\b/, 'request.headers', 'the whole request’s header lines'],
  [/request\.accept_languages\b/, 'request.accept_languages', 'the languages in the browser’s settings'],
  [/request\.(?:json|get_json)\b/, 'request.json', 'data that a script has sent'],
];

/** The page was to show what a cookie holds, and does not. Null when nothing usual explains it. */
export function notFromCookie(evidence: PageEvidence): Mistake | null {
  const { exchange, before, program } = evidence;
  if (exchange.sent.length === 0) return null;
  const isSamePage = before !== null && pathOf(before) === pathOf(exchange);
  if (exchange.received.length > 0 || (isSamePage && before.received.length > 0)) return OVERWRITES;
  const place = wrongPlace(evidence);
  const body = bodyOf(program, exchange);
  // What a session holds is not what its cookie shows.
  if (place !== null || USES_SESSION.test(body)) return place;
  return readsCookies(body) ? NOT_WHAT_WAS_READ : FIXED_WORD;
}

const OVERWRITES = mistake(
  'overwrites-the-cookie',
  'This page sets the cookie again, to another value. A page that shows a cookie can leave it as it is.',
);
const NOT_WHAT_WAS_READ = mistake(
  'not-what-was-read',
  'The view reads the cookie, and its page shows something else. Follow the value from the line that reads it to the one ' +
    'that returns the page.',
);

/** The view reads something else, or a cookie of another name. */
function wrongPlace({ program, exchange }: PageEvidence): Mistake | null {
  const body = bodyOf(program, exchange);
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
  const sent = exchange.sent.map(({ cookie }) => cookie.name);
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
  const body = bodyOf(program, exchange);
  if (shows === 'none') {
    return mistake(
      'no-default',
      'A first visitor brings nothing along, and reading without a default gives ',
      code('None'),
      '. Give the reading a default: a second argument.',
    );
  }
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
        'The default is an empty text, so a first visitor gets an empty page. Put a word between the quotes.',
      )
    : null;
}

/** Another browser saw what belongs to the first one. */
export const seenByAnother = (program: string): Mistake | null => (sharesState(program) ? SHARED : null);

const SHARED = mistake(
  'shared-variable',
  'What the program keeps outside of its views belongs to the server, so all visitors share it. What belongs to one ' +
    'browser has to come from that browser’s cookie, in each request.',
);

const FIXED_WORD = mistake(
  'fixed-word',
  'The browser sent the cookie, and this view does not look at what came with the request.',
);

/** The page was to show `wanted`, as a count. */
export function wrongNumber(evidence: PageEvidence, wanted: number, isFirstCheck: boolean): Mistake | null {
  const shown = shownNumber(evidence.exchange);
  if (shown === null) return NO_NUMBER;
  const held = cookieValue(evidence.exchange);
  if (/^\d+$/.test(held)) return wrongNext(evidence, held, shown, wanted);
  if (evidence.before !== null && wanted > 1 && !storesAnything(evidence.before)) return NOT_STORED_AGAIN;
  if (!isFirstCheck && sharesState(evidence.program)) return SHARED;
  return shown === 0 || shown === 2 ? countsFrom(shown) : null;
}

/** The browser sent the number `held`. */
function wrongNext(evidence: PageEvidence, held: string, shown: number, wanted: number): Mistake | null {
  const { before } = evidence;
  if (shown > wanted && String(shown).startsWith(held)) return JOINED;
  const place = wrongPlace(evidence);
  if (place !== null) return place;
  if (before !== null && !storesAnything(before)) return NOT_STORED_AGAIN;
  if (Number(held) === shown && shown < wanted) return NEVER_ADDED;
  if (before !== null && Number(held) < (shownNumber(before) ?? 0)) return STORES_THE_OLD;
  return Number(held) + 1 === wanted ? addsAnother(held, shown) : null;
}

/** The answer to a value that somebody wrote by hand was an error page of the program's own. */
export const NONSENSE_REFUSED = mistake(
  'nonsense-refused',
  'The program noticed the odd value and answered with an error page. It is asked to go on instead, as with a new visitor.',
);

const NO_NUMBER = mistake('no-number', 'There is no number on this page yet.');

const addsAnother = (held: string, shown: number): Mistake =>
  mistake('adds-something-else', `The cookie held ${held}, and the page shows ${shown}. One visit more is one more.`);

const JOINED = mistake(
  'number-not-converted',
  'A cookie’s value is text. Adding to text puts the signs side by side. Make a number of it before you add.',
);
const NOT_STORED_AGAIN = mistake(
  'not-stored-again',
  'The request before this one stored no new value in the browser. Every visit has to store the number that it has come to.',
);
const NEVER_ADDED = mistake(
  'never-added',
  'The page shows the very number that the cookie holds. This visit is one more.',
);
const STORES_THE_OLD = mistake(
  'stores-the-old-number',
  'The cookie holds less than the page has shown. Store the number that this visit has come to, after adding.',
);

const countsFrom = (shown: number): Mistake =>
  mistake(
    'counts-from-elsewhere',
    shown === 0
      ? 'A first visit shows 0. It has to count itself, too.'
      : 'A first visit shows 2, as if one had been before. What does the count start from when there is no cookie?',
  );

/** The whole program where no view can be told (a class, a blueprint with a prefix). */
const bodyOf = (program: string, exchange: Exchange): string => viewAt(program, pathOf(exchange))?.body ?? program;

const pathOf = ({ request }: Exchange): string => new URL(request.url).pathname;

const USES_SESSION = /\bsession\b/;

const readsCookies = (body: string): boolean => /\bcookies\b/.test(body);

const storesAnything = ({ received }: Exchange): boolean =>
  received.some(({ decision }) => decision.kind === 'stored' || decision.kind === 'replaced');

/** Whether views change something outside of them: `global`, or a list or a dict that was made there. */
function sharesState(program: string): boolean {
  if (/^[ \t]+global\s/m.test(program)) return true;
  const containers = [...program.matchAll(/^(\w+)\s*=\s*(?:\[|\{|list\(|dict\(|Counter\(|count\(|defaultdict\()/gm)];
  return containers.some(([, name]) => new RegExp(`^[ \\t]+.*\\b${name}\\b`, 'm').test(program));
}

function shownNumber({ answer }: Exchange): number | null {
  const [number] = /\d+/.exec(answer.kind === 'response' ? pageText(answer.response) : '') ?? [];
  return number === undefined ? null : Number(number);
}

const cookieValue = ({ sent }: Exchange): string => decodeCookieValue(sent[0]?.cookie.value ?? '');
