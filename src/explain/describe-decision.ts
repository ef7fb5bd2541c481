/** One decision as prose: what happened, why in plain words, the specification's rule, and the rules passed before. */
import type { Cookie, DecidedCookie, ReasonCode } from '../browser/index.ts';
import { bullets, code, emphasis, heading, type Prose, paragraph, strong } from '../core/prose.ts';
import { lifetimeWords } from '../transcript/index.ts';
import type { CookieDecision } from './decisions.ts';

/** Completes "theme …" in a heading, and "because …" follows it. */
const OUTCOME_WORDS = {
  sent: 'was sent',
  withheld: 'wasn’t sent',
  /** Neither sent nor withheld: the browser did not have it. */
  absent: 'wasn’t there',
  stored: 'was stored',
  replaced: 'was replaced',
  deleted: 'was deleted',
  ignored: 'wasn’t deleted',
  rejected: 'wasn’t stored',
  evicted: 'was thrown out',
  expired: 'had expired',
  kept: 'stayed',
  visible: 'could be read by the script',
  hidden: 'was hidden from the script',
  /* Of a script's request to another origin, and of the answer. */
  asked: 'wasn’t sent at once',
  allowed: 'was allowed',
  refused: 'wasn’t sent',
  readable: 'could be read by the script',
  unreadable: 'couldn’t be read by the script',
} as const;

export type CookieFate = keyof typeof OUTCOME_WORDS;

const OF_SCRIPTS: readonly CookieFate[] = ['asked', 'allowed', 'refused', 'readable', 'unreadable'];

/** Whether it is about what a script may ask or read, and not about a cookie. */
export const isAboutScript = ({ outcome }: Pick<CookieDecision, 'outcome'>): boolean => OF_SCRIPTS.includes(outcome);

/** Completes "theme …": `was not sent`. */
export const outcomeWords = (outcome: CookieFate): string => OUTCOME_WORDS[outcome];

/** `2. Visit /theme: theme was not sent`, for a menu. */
export const decisionLabel = ({ number, title, cookie, outcome }: CookieDecision): string =>
  `${number}. ${title}: ${isAboutScript({ outcome }) ? 'the ' : ''}${cookie} ${OUTCOME_WORDS[outcome]}`;

export function describeDecision({ number, title, cookie, outcome, words, spec, passed }: CookieDecision): Prose[] {
  const about = isAboutScript({ outcome }) ? `the ${cookie}` : code(cookie);
  const rule = /^\d/.test(spec) ? `RFC 6265bis, ${spec}` : spec;
  const place = title === '' ? `In step ${number}` : `In step ${number} (${title})`;
  return [
    heading(3, 'Why ', about, ` ${OUTCOME_WORDS[outcome]}`),
    paragraph(`${place}, `, about, ` ${OUTCOME_WORDS[outcome]}, because ${words}.`),
    paragraph(strong('The rule: '), emphasis(rule)),
    ...(passed.length === 0 ? [] : [paragraph(passedWords(outcome)), bullets(passed.map((clause) => [clause]))]),
  ];
}

const passedWords = (outcome: CookieFate): string =>
  outcome === 'withheld' || outcome === 'hidden' ? 'What didn’t hold it back:' : 'Nothing else held it back:';

/** The rules of RFC 6265bis 5.8.3, numbered in their order, by the reasons that they give. Other reasons: no rule. */
const RULE_ORDER: Partial<Record<ReasonCode, number>> = {
  'host-only': 1,
  'other-domain': 1,
  'other-path': 2,
  'other-partition': 3,
  'secure-only': 4,
  'http-only': 5,
  'same-site-strict': 6,
  'same-site-lax': 6,
  'same-site-default': 6,
  'lax-link': 6,
  'lax-post-grace': 6,
  'third-party-blocked': 7,
};

interface CookieAccess {
  readonly url: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly by: 'request' | 'script';
}

/** The rules passed before the deciding one, as clauses; none where nothing about the cookie itself decided. */
export function passedRules({ cookie, reason }: DecidedCookie, access: CookieAccess): readonly string[] {
  const isAllowed = ['matches', 'lax-link', 'lax-post-grace'].includes(reason.code);
  const deciding = RULE_ORDER[reason.code] ?? 0;
  return clausesOf(cookie, access).flatMap(([order, words]) =>
    order < deciding || (isAllowed && order !== deciding) ? [words] : [],
  );
}

function clausesOf(
  { domain, hostOnly, path, partition, secure, httpOnly, sameSite, expiresAt }: Cookie,
  { url, at, by }: CookieAccess,
): readonly (readonly [order: number, words: string])[] {
  const { hostname, pathname, protocol } = new URL(url);
  const covers = path === pathname ? `is that of the page` : `covers ${pathname}`;
  const clauses: (readonly [order: number, words: string])[] = [
    [0, `Lifetime: it’s valid ${lifetimeWords(expiresAt, at)}`],
    [1, `Host: it’s for ${hostOnly ? `${domain} alone` : `${domain} and its subdomains`}, and this is ${hostname}`],
    [2, `Path: its ${path} ${covers}`],
    [3, 'Partitioned: it’s used in the pages where it was set'],
    [4, secure ? `Secure: it is, and ${connectionWords(protocol)}` : 'Secure: it isn’t, so http would do, too'],
    [5, httpOnly ? 'HttpOnly: it is, but a request isn’t a script' : 'HttpOnly: it isn’t, so scripts may read it'],
    [6, sameSite === 'none' ? 'SameSite: None lets it go with any site' : 'SameSite: no other site is involved'],
  ];
  return clauses.filter(
    ([order]) => (order !== 3 || partition !== null) && (order !== 5 || httpOnly || by === 'script'),
  );
}

/** A Secure cookie goes without encryption to one place only, see browser/matching.ts. */
const connectionWords = (protocol: string): string =>
  protocol === 'https:' ? 'https:// is encrypted' : 'the visitor’s own machine counts as secure';
