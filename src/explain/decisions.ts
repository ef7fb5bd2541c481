/** What was decided about a transcript's cookies, and by which rule: plain data, small enough to remember. */

import {
  type Cookie,
  type CorsDecision,
  type Exchange,
  nameOf,
  type Reason,
  type ReceivedCookie,
  type ScriptRead,
  type Transcript,
  type TranscriptEntry,
} from '../browser/index.ts';
import { textKey } from '../core/hash-text.ts';
import { trimEndOf } from '../core/trim.ts';
import { entryTitle, momentWords } from '../transcript/index.ts';
import { type CookieFate, isAboutScript, passedRules } from './describe-decision.ts';

export interface CookieDecision {
  /** Six characters that name it in an action; the same decision of the same run has the same key. */
  readonly key: string;
  /** Number of the step, from 1. */
  readonly number: number;
  /** What happened there: `Visit /theme`; empty where that is not known. */
  readonly title: string;
  readonly cookie: string;
  readonly outcome: CookieFate;
  /** Completes "… because". */
  readonly words: string;
  /** The rule and the section it stands in. */
  readonly spec: string;
  /** Rules that were asked before and let it pass, each a clause in plain words. */
  readonly passed: readonly string[];
}

interface DecisionPlace {
  readonly number: number;
  /** 0 for the step itself, 1 for the first redirect, … */
  readonly hop: number;
  readonly title: string;
}

/** A name or a reason can be as long as a header; what is shown of it is not. */
const MAX_NAME = 60;
const MAX_WORDS = 400;

function decided(
  { number, hop, title }: DecisionPlace,
  { name, path = '' }: { readonly name: string; readonly path?: string },
  outcome: CookieFate,
  { words, spec }: Pick<Reason, 'words' | 'spec'>,
  passed: readonly string[] = [],
): CookieDecision {
  // Without the words: they may hold times, which differ from run to run.
  const key = textKey(JSON.stringify([number, hop, title, name, path, outcome]));
  const cookie = clip(nameOf({ name }), MAX_NAME);
  const shown = { title: clip(title, MAX_NAME), words: clip(words, MAX_WORDS) };
  return { key, number, cookie, outcome, spec, ...shown, passed: passed.map((clause) => clip(clause, MAX_WORDS)) };
}

/** One line of at most `length` characters. */
export function clip(text: string, length: number): string {
  const characters = [...text.replace(/\p{Cc}/gu, '\ufffd')];
  return characters.length <= length ? characters.join('') : `${characters.slice(0, length - 1).join('')}…`;
}

/** Only the newest are kept, which limits what is stored of a learner. */
const MOST_DECISIONS = 300;

/** Everything that was decided about any cookie, in the order in which it happened. */
export const listDecisions = (transcript: Transcript): readonly CookieDecision[] =>
  transcript.flatMap(decisionsOf).slice(-MOST_DECISIONS);

export function decisionsOf(entry: TranscriptEntry): readonly CookieDecision[] {
  const hop = entry.kind === 'exchange' ? entry.hop : 0;
  const where = { number: entry.number, hop, title: entryTitle(entry).title };
  switch (entry.kind) {
    case 'exchange':
      return ofExchange(where, entry);
    case 'closed':
      return [
        ...entry.removed.map((cookie) => decided(where, cookie, 'deleted', whyClosed(cookie))),
        ...entry.jar.map((cookie) => decided(where, cookie, 'kept', STAYS)),
        ...expired(where, entry.expired),
      ];
    case 'waited':
    case 'switched':
      return expired(where, entry.expired);
    case 'script-read':
      return ofScript(where, entry);
    case 'script-written':
      return received(where, entry.received);
    case 'edited':
      return entry.refusal === null ? [] : [decided(where, entry.step, 'rejected', entry.refusal)];
    case 'deleted':
      return entry.removed.map((cookie) => decided(where, cookie, 'deleted', BY_HAND));
    case 'blocked':
    case 'tampered':
    case 'setting-changed':
      return [];
  }
}

function ofExchange(where: DecisionPlace, exchange: Exchange): readonly CookieDecision[] {
  const access = { url: exchange.request.url, at: exchange.request.at, by: 'request' } as const;
  return [
    ...expired(where, exchange.expired),
    ...exchange.sent.map((one) => decided(where, one.cookie, 'sent', one.reason, passedRules(one, access))),
    ...exchange.withheld.map((one) => decided(where, one.cookie, 'withheld', one.reason, passedRules(one, access))),
    ...exchange.received.flatMap((one) => received(where, one)),
    ...expired(where, exchange.expiredMeanwhile),
    ...(exchange.cors?.decisions ?? []).flatMap((one) => ofScriptRequest(where, one)),
  ];
}

/** What a script may ask is about its request, what it may read about the answer. Notes decide nothing. */
function ofScriptRequest(where: DecisionPlace, { kind, reason }: CorsDecision): readonly CookieDecision[] {
  if (kind === 'note') return [];
  return [decided(where, { name: kind.endsWith('readable') ? ANSWER : REQUEST }, kind, reason)];
}

/** What a decision about a script's request is known by in place of a cookie. */
const REQUEST = 'request';
const ANSWER = 'answer';

function ofScript(where: DecisionPlace, { visible, hidden, step, at }: ScriptRead): readonly CookieDecision[] {
  const access = { url: step.url, at, by: 'script' } as const;
  return [
    ...visible.map((one) => decided(where, one.cookie, 'visible', one.reason, passedRules(one, access))),
    ...hidden.map((one) => decided(where, one.cookie, 'hidden', one.reason, passedRules(one, access))),
  ];
}

export function received(where: DecisionPlace, { decision }: ReceivedCookie): readonly CookieDecision[] {
  const about = 'cookie' in decision ? decision.cookie : decision;
  const evicted = decision.kind === 'stored' ? decision.evicted : [];
  return [
    decided(where, about, decision.kind, decision.reason),
    ...evicted.map((cookie) => decided(where, cookie, 'evicted', NO_ROOM)),
  ];
}

export const expired = (where: DecisionPlace, cookies: readonly Cookie[]): readonly CookieDecision[] =>
  cookies.map((cookie) =>
    decided(where, cookie, 'expired', {
      words: `its time ran out at ${momentWords(cookie.expiresAt ?? 0)}`,
      spec: '5.7: an expired cookie is evicted and never sent',
    }),
  );

const whyClosed = ({ expiresAt }: Cookie) => (expiresAt === null ? SESSION_OVER : PRIVATE);

const SESSION_OVER = {
  words: 'it has no lifetime, so it lasts until the browser closes',
  spec: '5.7: when the session is over, cookies without the persistent flag are removed',
};
const PRIVATE = {
  words: 'a private window keeps nothing once it’s closed',
  spec: '5.7: the browser decides when a session is over and what it keeps',
};
const STAYS = {
  words: 'its lifetime isn’t over, so closing the browser doesn’t affect it',
  spec: '5.7: when the session is over, only cookies without the persistent flag are removed',
};
const BY_HAND = {
  words: 'the visitor deleted it by hand',
  spec: '7.2: people can manage and delete the cookies in their browser',
};
const NO_ROOM = {
  words: 'the browser had no room for one more, and this was used longest ago',
  spec: '5.7: when there are too many cookies, those that were accessed longest ago go first',
};

/** About a cookie by its name. */
export interface NamedQuestion {
  readonly kind: 'named';
  /** As typed. */
  readonly cookie: string;
  /** Number of the step; null for the last one that decided anything about the cookie. */
  readonly number: number | null;
}

export type Question = { readonly kind: 'all' } | { readonly kind: 'key'; readonly key: string } | NamedQuestion;

export type Found =
  | { readonly kind: 'decisions'; readonly decisions: readonly CookieDecision[] }
  | { readonly kind: 'no-such-cookie'; readonly names: readonly string[] }
  /** That step came to no decision about any cookie; `last` is the highest number that did. */
  | { readonly kind: 'no-such-step'; readonly last: number };

const MAX_QUESTION = 200;

/** What the buttons say that ask for everything. */
const ALL = /^(?:why|why was a cookie \(not\) sent|why could it \(not\) be read|another cookie)$/i;

/** `why`, `why theme`, `why theme 2`, `why was theme not sent at 2`; null: the line is no such question. */
export function readQuestion(typed: string): Question | null {
  if (typed.length > MAX_QUESTION) return null;
  const line = trimEndOf(typed.trim(), '?!.');
  if (ALL.test(line)) return { kind: 'all' };
  const match =
    /^why\s+(?:was\s+|is\s+)?(\S+)(?:\s+(?:not\s+)?(?:sent|stored|hidden|withheld|deleted|expired))?(?:\s+(?:(?:at|in)\s+)?(?:step\s+)?(\d{1,4}))?$/i.exec(
      line,
    );
  const [, cookie, number] = match ?? [];
  return cookie === undefined ? null : { kind: 'named', cookie, number: number === undefined ? null : Number(number) };
}

/** What was decided about that cookie at that step; when the browser did not have it there, since or until when. */
export function findDecisions(all: readonly CookieDecision[], { cookie, number }: NamedQuestion): Found {
  const exact = all.filter((one) => one.cookie === cookie || (isAboutScript(one) && ABOUT_SCRIPTS.test(cookie)));
  const named = exact.length > 0 ? exact : all.filter((one) => one.cookie.toLowerCase() === cookie.toLowerCase());
  if (named.length === 0) return { kind: 'no-such-cookie', names: [...new Set(all.map((one) => one.cookie))] };
  const wanted = number ?? named.at(-1)?.number;
  const there = named.filter((one) => one.number === wanted);
  if (there.length > 0) return { kind: 'decisions', decisions: there };
  const last = all.at(-1)?.number ?? 0;
  if (wanted === undefined || wanted < 1 || wanted > last) return { kind: 'no-such-step', last };
  return { kind: 'decisions', decisions: [absent(named, wanted)] };
}

/** What people call the whole matter. */
const ABOUT_SCRIPTS = /^(?:cors|preflight|fetch)$/i;

const GONE: readonly CookieDecision['outcome'][] = ['deleted', 'expired', 'evicted'];
const SPEC = '5.8.3: only cookies of the cookie store are sent';

/** About a cookie of which nothing was decided at a step: what happened to it before, or that it came later. */
function absent(named: readonly CookieDecision[], number: number): CookieDecision {
  const before = named.filter((one) => one.number < number).at(-1);
  const after = named.find((one) => one.number > number);
  const words =
    before === undefined
      ? `the browser didn’t have it yet: it comes up in step ${after?.number ?? '?'} for the first time`
      : GONE.includes(before.outcome)
        ? `the browser no longer had it: it was ${before.outcome} in step ${before.number}`
        : `it didn’t come up there: the last time was step ${before.number}`;
  const name = before?.cookie ?? after?.cookie ?? '';
  return decided({ number, hop: 0, title: '' }, { name }, 'absent', { words, spec: SPEC });
}
