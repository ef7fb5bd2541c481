/** Finds in a list of decisions what somebody asks about: a cookie by its name, perhaps at a step. */
import { type CookieDecision, decided } from './cookie-decision.ts';

/** About a cookie by its name. */
export interface NamedQuestion {
  readonly kind: 'named';
  /** As typed. */
  readonly cookie: string;
  /** Number of the step; null for the last one that decided anything about the cookie. */
  readonly number: number | null;
}

export type Question =
  /** Everything that can be asked. */
  | { readonly kind: 'all' }
  /** One decision by its key. */
  | { readonly kind: 'key'; readonly key: string }
  | NamedQuestion;

export type Found =
  | { readonly kind: 'decisions'; readonly decisions: readonly CookieDecision[] }
  | { readonly kind: 'no-such-cookie'; readonly names: readonly string[] }
  /** That step came to no decision about any cookie; `last` is the highest number that did. */
  | { readonly kind: 'no-such-step'; readonly last: number };

const MAX_QUESTION = 200;

/** What the buttons say that ask for everything. */
const ALL = /^(?:why|why was a cookie \(not\) sent|another cookie)$/i;

/** `why`, `why theme`, `why theme 2`, `why was theme not sent at 2`; null when the line asks nothing of the kind. */
export function readQuestion(typed: string): Question | null {
  if (typed.length > MAX_QUESTION) return null;
  const line = typed.trim().replace(/[?!.]+$/, '');
  if (ALL.test(line)) return { kind: 'all' };
  const match =
    /^why\s+(?:was\s+|is\s+)?(\S+)(?:\s+(?:not\s+)?(?:sent|stored|hidden|withheld|deleted|expired))?(?:\s+(?:(?:at|in)\s+)?(?:step\s+)?(\d{1,4}))?$/i.exec(
      line,
    );
  const [, cookie, number] = match ?? [];
  return cookie === undefined ? null : { kind: 'named', cookie, number: number === undefined ? null : Number(number) };
}

/** What was decided about that cookie there; where it was not there at all, since when. */
export function findDecisions(all: readonly CookieDecision[], { cookie, number }: NamedQuestion): Found {
  const exact = all.filter((one) => one.cookie === cookie);
  const named = exact.length > 0 ? exact : all.filter((one) => one.cookie.toLowerCase() === cookie.toLowerCase());
  if (named.length === 0) return { kind: 'no-such-cookie', names: [...new Set(all.map((one) => one.cookie))] };
  const wanted = number ?? named.at(-1)?.number;
  const there = named.filter((one) => one.number === wanted);
  if (there.length > 0) return { kind: 'decisions', decisions: there };
  const last = all.at(-1)?.number ?? 0;
  if (wanted === undefined || wanted < 1 || wanted > last) return { kind: 'no-such-step', last };
  return { kind: 'decisions', decisions: [absent(named, wanted)] };
}

const GONE: readonly CookieDecision['outcome'][] = ['deleted', 'expired', 'evicted'];
const SPEC = '5.8.3: only cookies of the cookie store are sent';

/** About a cookie of which nothing was decided at a step: what happened to it before, or that it came later. */
function absent(named: readonly CookieDecision[], number: number): CookieDecision {
  const before = named.filter((one) => one.number < number).at(-1);
  const after = named.find((one) => one.number > number);
  const words =
    before === undefined
      ? `the browser did not have it yet: it comes up in step ${after?.number ?? '?'} for the first time`
      : GONE.includes(before.outcome)
        ? `the browser no longer had it: it was ${before.outcome} in step ${before.number}`
        : `nothing was asked of it there: it comes up in step ${before.number} before`;
  const name = before?.cookie ?? after?.cookie ?? '';
  return decided({ number, hop: 0, title: '' }, { name }, 'absent', { words, spec: SPEC });
}
