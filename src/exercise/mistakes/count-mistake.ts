/** A page that shows another number than it should, where a cookie counts. */
import { decodeCookieValue, type Exchange, pageText } from '../../browser/index.ts';
import { type Mistake, mistake } from './mistake.ts';
import { type PageEvidence, pathOf } from './page-evidence.ts';
import { wrongPlace } from './page-mistake.ts';
import { plainSent } from './plain-cookies.ts';
import { SHARED, sharesState } from './shared-state.ts';

/**
 * The page was to show `wanted`. `hasCookies`: whether the check has had to do with cookies of the program's own; only
 * then is a number taken for a count that a cookie keeps.
 */
export function wrongNumber(
  evidence: PageEvidence,
  wanted: number,
  { hasCookies, isFirstCheck }: { readonly hasCookies: boolean; readonly isFirstCheck: boolean },
): Mistake | null {
  const shown = shownNumber(evidence.exchange);
  if (shown === null) return NO_NUMBER;
  if (!hasCookies) return null;
  const held = plainSent(evidence.exchange).map(({ value }) => decodeCookieValue(value))[0] ?? '';
  if (/^\d+$/.test(held)) return wrongNext(evidence, held, shown, wanted);
  if (wanted === 2 && shown === 1 && isNotStored(evidence)) return NOT_STORED_AGAIN;
  if (!isFirstCheck && sharesState(evidence.program)) return SHARED;
  return wanted === 1 && (shown === 0 || shown === 2) ? countsFrom(shown) : null;
}

/** The browser sent the number `held`. */
function wrongNext(evidence: PageEvidence, held: string, shown: number, wanted: number): Mistake | null {
  const next = Number(held) + 1;
  if (shown > wanted && String(shown).startsWith(held)) return JOINED;
  const place = wrongPlace(evidence);
  if (place !== null) return place;
  if (shown + 1 === wanted && isNotStored(evidence)) return NOT_STORED_AGAIN;
  if (Number(held) === shown && next === wanted) return NEVER_ADDED;
  if (evidence.before !== null && shown === next && Number(held) < (shownNumber(evidence.before) ?? 0))
    return STORES_THE_OLD;
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
