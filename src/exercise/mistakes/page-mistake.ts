/** A page that did not come (404, 405) or shows something else than it should: where the program takes it from. */
import { distance } from 'fastest-levenshtein';
import { type Cookie, decodeCookieValue, type Exchange, pageText } from '../../browser/index.ts';
import { code, type Inline } from '../../core/prose.ts';
import { READS_WITHOUT_DEFAULT } from './error-mistake.ts';
import {
  bodyAt,
  type Mistake,
  mistake,
  mistakeOf,
  type PageEvidence,
  pathOf,
  plainReceived,
  plainSent,
  readViews,
  sharesState,
  viewsAt,
} from './evidence.ts';
import { usual } from './hints.ts';

/** No view for `path` was found (404). Null when a view answers there: then it was the view that found nothing. */
export function notFound(program: string, path: string): Mistake | null {
  if (viewsAt(program, path).length > 0) return null;
  const paths = readViews(program).flatMap((view) => view.paths);
  const nearest = paths
    .toSorted((one, other) => distance(one, path) - distance(other, path))
    .find((known) => isSimilar(known.toLowerCase(), path.toLowerCase()));
  if (nearest !== undefined) {
    return mistake('route-misspelt')`The request went to ${path}, and the program has a route ${nearest}. Compare the
      two letter by letter.`;
  }
  const known = paths.length === 0 ? 'None was found.' : paths.length === 1 ? 'It has only' : 'It has';
  return mistakeOf('route-missing', ['The program has no route for ', code(path), `. ${known}`, ...listed(paths)]);
}

const isSimilar = (known: string, path: string): boolean =>
  distance(known, path) <= Math.max(2, path.length / 3) || (known !== '/' && known.startsWith(path));

/** The route is for another method (405): no visit can misspell `GET`. Null when a route takes this one. */
export function wrongMethod(program: string, path: string, method: string): Mistake | null {
  const methods = viewsAt(program, path).flatMap((view) => view.methods);
  if (methods.includes(method)) return null;
  const taken = methods.length === 0 ? ' another method' : ` ${methods.join(', ')}`;
  const sent = method === 'GET' ? 'A plain visit is a GET request' : `This was a ${method} request`;
  return mistakeOf('wrong-method', [
    `${sent}, and the route for `,
    code(path),
    ` takes only${taken}. Look at its decorator.`,
  ]);
}

function listed(paths: readonly string[]): readonly (string | Inline)[] {
  if (paths.length === 0) return [];
  return [...paths.flatMap((path, index) => [index === 0 ? ' ' : ', ', code(path)]), '.'];
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

/** The page was to show `wanted`, perhaps a cookie's value. Null: no cookie of the request holds it, or unusual. */
export function notFromCookie(evidence: PageEvidence, wanted: string): Mistake | null {
  const { exchange, before, program } = evidence;
  const ofThisPage = before !== null && pathOf(before) === pathOf(exchange) ? [before, exchange] : [exchange];
  if (!ofThisPage.flatMap(plainSent).some((cookie) => isValueOf(cookie, wanted))) return null;
  if (ofThisPage.some((answer) => overwrites(answer, exchange))) return usual('overwrites-the-cookie');
  const place = wrongPlace(evidence);
  const body = bodyAt(program, pathOf(exchange));
  // What a session holds is not what its cookie shows.
  if (place !== null || USES_SESSION.test(body)) return place;
  return readsCookies(body) ? usual('not-what-was-read') : usual('fixed-word');
}

const isValueOf = ({ name, value }: Cookie, wanted: string): boolean =>
  wanted.includes(`{cookie ${name}}`) || (value !== '' && wanted.includes(decodeCookieValue(value)));

/** Whether an answer sets anew what another request of the same page carried. */
const overwrites = (answer: Exchange, { sent }: Exchange): boolean =>
  plainReceived(answer).some((name) => sent.some(({ cookie }) => cookie.name === name));

function wrongPlace({ program, exchange }: PageEvidence): Mistake | null {
  const body = bodyAt(program, pathOf(exchange));
  if (!readsCookies(body) && !USES_SESSION.test(body)) {
    const place = OTHER_PLACES.find(([pattern]) => pattern.test(body));
    if (place !== undefined) {
      const [, name, holds] = place;
      return mistakeOf('reads-the-wrong-place', [
        code(name),
        ` holds ${holds}. The cookies came in another part of the request.`,
      ]);
    }
    return sharesState(program) ? usual('shared-variable') : null;
  }
  const names = [...body.matchAll(/\bcookies(?:\.get\(|\[)\s*["']([^"']*)["']/g)].map(([, name = '']) => name);
  const sent = plainSent(exchange).map(({ name }) => name);
  const [read] = names;
  const [given] = sent;
  if (read === undefined || given === undefined || names.some((name) => sent.includes(name))) return null;
  return mistake('reads-another-name')`The view reads a cookie named ${read}, and the browser sent ${given}.`;
}

/** The page shows `None`, or nothing. */
export function emptyPage({ program, exchange }: PageEvidence, shows: 'none' | 'nothing'): Mistake | null {
  const body = bodyAt(program, pathOf(exchange));
  if (shows === 'none') return READS_WITHOUT_DEFAULT.test(body) ? usual('no-default') : null;
  if (/\bprint\(/.test(body)) return usual('prints-instead');
  return /\.get\([^()\n]*,\s*(?:""|'')\s*\)/.test(body) ? usual('empty-default') : null;
}

const USES_SESSION = /\bsession\b/;

const readsCookies = (body: string): boolean => /\bcookies\b/.test(body);

/** The page was to show the number `wanted`. `hasCookies`: only then is a number the count that a cookie keeps. */
export function wrongNumber(
  evidence: PageEvidence,
  wanted: number,
  { hasCookies, isFirstCheck }: { readonly hasCookies: boolean; readonly isFirstCheck: boolean },
): Mistake | null {
  const shown = shownNumber(evidence.exchange);
  if (shown === null) return usual('no-number');
  if (!hasCookies) return null;
  const held = plainSent(evidence.exchange).map(({ value }) => decodeCookieValue(value))[0] ?? '';
  if (/^\d+$/.test(held)) return wrongNext(evidence, held, shown, wanted);
  if (wanted === 2 && shown === 1 && isNotStored(evidence)) return usual('not-stored-again');
  if (!isFirstCheck && sharesState(evidence.program)) return usual('shared-variable');
  return wanted === 1 && (shown === 0 || shown === 2) ? countsFrom(shown) : null;
}

function wrongNext(evidence: PageEvidence, held: string, shown: number, wanted: number): Mistake | null {
  const next = Number(held) + 1;
  if (shown > wanted && String(shown).startsWith(held)) {
    return mistake('number-not-converted')`A cookie’s value is text. Adding to text just joins the characters. Make a
      number of it before you add.`;
  }
  const place = wrongPlace(evidence);
  if (place !== null) return place;
  if (shown + 1 === wanted && isNotStored(evidence)) return usual('not-stored-again');
  if (Number(held) === shown && next === wanted) return usual('never-added');
  if (evidence.before !== null && shown === next && Number(held) < (shownNumber(evidence.before) ?? 0))
    return usual('stores-the-old-number');
  return next === wanted ? addsAnother(held, shown) : null;
}

/** Whether the same page, asked before, stored nothing. */
const isNotStored = ({ exchange, before }: PageEvidence): boolean =>
  before !== null &&
  pathOf(before) === pathOf(exchange) &&
  !before.received.some(({ decision }) => decision.kind === 'stored' || decision.kind === 'replaced');

function shownNumber({ answer }: Exchange): number | null {
  const [number] = /\d+/.exec(answer.kind === 'response' ? pageText(answer.response) : '') ?? [];
  return number === undefined ? null : Number(number);
}

const addsAnother = (held: string, shown: number): Mistake =>
  mistakeOf('adds-something-else', `The cookie held ${held}, and the page shows ${shown}. Each visit adds one.`);

const countsFrom = (shown: number): Mistake =>
  mistakeOf(
    'counts-from-elsewhere',
    shown === 0
      ? 'A first visit shows 0. It has to count itself, too.'
      : 'A first visit shows 2, as if one had been before. What does the count start from when there’s no cookie?',
  );
