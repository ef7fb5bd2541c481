/** One request and its response: what went over the wire, what the program said, and what the jar made of it. */
import {
  type Cookie,
  type CorsDecision,
  type DecidedCookie,
  type Decision,
  type Exchange,
  headersAt,
  nameOf,
  type Reason,
  type ReceivedCookie,
  readCookieHeader,
  timeOf,
} from '../browser/index.ts';
import { headerValues } from '../core/http.ts';
import type { Answer, ProgramError } from '../core/program.ts';
import { codeBlock, type Prose, paragraph } from '../core/prose.ts';
import { becameWords, cookieWords, nameCode, namesCode, valueCode } from './words/cookie.ts';
import { becauseLine, type Line, line, lines, ORDINARY, type Why, type Words } from './words/marked-lines.ts';
import { type CookieNote, exchangeText } from './words/message.ts';
import type { News } from './words/news.ts';
import { describeError, describePrints, faultSentence, type Repair } from './words/program.ts';
import { shortAddress } from './words/step-title.ts';
import { shortenValue } from './words/text.ts';
import { durationWords, lifetimeWords, momentWords } from './words/time.ts';

/** Everything below the heading. */
export function describeExchange(exchange: Exchange, note: CookieNote, repair: Repair, news: News): Prose[] {
  const { answer, browser, sent } = exchange;
  const error = errorIn(answer);
  return [
    codeBlock('http', exchangeText(exchange, note)),
    ...lines(news(browser, [...requestLines(exchange, ordinaryLines(sent)), ...answerLines(exchange)])),
    ...describePrints(answer.prints),
    ...(answer.kind === 'fault' ? faultSentence(answer.fault, repair) : []),
    ...(error === null ? [] : describeError(error, 'at this request', repair)),
    ...describeStop(exchange),
  ];
}

/** What the program raised while it answered, also where Flask made a 400 of it; null: nothing. */
export const errorIn = (answer: Answer): ProgramError | null =>
  answer.kind === 'response' ? (answer.error ?? answer.badKey ?? null) : null;

/** Why a redirect was not followed; nothing for one that was. */
export function describeStop({ redirect }: Exchange): Prose[] {
  if (redirect?.kind !== 'not-followed') return [];
  const to = shortenValue(shortAddress(redirect.to));
  switch (redirect.why) {
    case 'too-many':
      return [
        paragraph(`The response redirects again, to ${to}. The browser gives up: these redirects never seem to end.`),
      ];
    case 'bad-location':
      return [paragraph(`The response redirects to ${to}, which isn’t an address that a browser can open.`)];
    case 'mixed-content':
    case 'cors':
      return lines([line('blocked', to, `: ${redirect.reason.words}`)]);
  }
}

/** About the request and its cookies. `ordinary`: those sent without an exception, seen in the Cookie header. */
export function requestLines(exchange: Exchange, ordinary: readonly Line[] = []): Line[] {
  const { upgraded, expired, sent, withheld, request } = exchange;
  const [header = ''] = headerValues(request.headers, 'Cookie');
  return [
    ...(upgraded === null ? [] : [line('note', upgraded.words)]),
    ...corsLinesOf(exchange, isBefore),
    ...expiredLines(expired),
    ...ordinary,
    ...sent.filter((one) => !isOrdinary(one)).map((one) => decidedLine('sent', one)),
    ...withheld.map((one) => decidedLine('withheld', one)),
    ...readingLines(sent, header),
  ];
}

/** What the browser made of the answer: what passed until it came, its cookies, what a script may read of it. */
export const answerLines = (exchange: Exchange): Line[] => [
  ...sleepLines(exchange),
  ...receivedLines(exchange.received, headersAt(exchange)),
  ...corsLines(exchange),
  ...expiredLines(exchange.expiredMeanwhile),
];

/** Milliseconds: a shorter sleep is not worth a line. */
const SHORTEST_SLEEP = 1_000;

/** That the program slept, and what time it is now. */
function sleepLines({ answer, at }: Exchange): Line[] {
  const { headers, whole } = timeOf(answer);
  const parts = [
    [headers, 'before it answered'],
    [whole - headers, 'after its headers had come'],
  ] as const;
  const told = parts.filter(([time]) => time >= SHORTEST_SLEEP);
  if (told.length === 0) return [];
  const words = told.map(([time, when]) => `for ${durationWords(time)} ${when}`).join(', and ');
  return [line('note', `the program slept ${words}; it’s now ${momentWords(at)}`)];
}

/** What a script may read of the answer, or whether its request may come, and why. */
const corsLines = (exchange: Exchange): Line[] => corsLinesOf(exchange, (decision) => !isBefore(decision));

const corsLinesOf = ({ cors, request }: Exchange, isShown: (decision: CorsDecision) => boolean): Line[] =>
  (cors?.decisions ?? []).filter(isShown).map((decision) => corsLine(decision, request.url));

/** Decided before the request goes out. */
const isBefore = ({ kind, reason }: CorsDecision): boolean => kind === 'asked' || reason.code === 'preflight-kept';

const corsLine = ({ kind, reason }: CorsDecision, url: string): Line =>
  becauseLine(kind, BEFORE_REASON[kind], whyOf(JSON.stringify([url, kind]), reason));

/** What stands between a mark and its reason. */
const BEFORE_REASON: Readonly<Record<CorsDecision['kind'], Words>> = {
  asked: ['first'],
  allowed: ['to go on'],
  refused: ['and not sent'],
  readable: ['by the script'],
  unreadable: ['for the script'],
  note: [],
};

export const expiredLines = (expired: readonly Cookie[]): Line[] =>
  expired.map((cookie) =>
    line('expired', nameCode(cookie), `: its time ran out at ${momentWords(cookie.expiresAt ?? 0)}`),
  );

export const decidedLine = (kind: 'sent' | 'withheld' | 'hidden', { cookie, reason }: DecidedCookie): Line =>
  becauseLine(kind, [nameCode(cookie)], whyOf(placeOf(cookie), reason));

const whyOf = (about: string, { words }: Reason): Why => ({ about, words });

/** What makes a cookie another one than its namesakes. */
export const placeOf = ({ name, domain, path, partition }: Cookie): string =>
  JSON.stringify([name, domain, path, partition]);

const ordinaryLines = (sent: readonly DecidedCookie[]): Line[] =>
  sent
    .filter(isOrdinary)
    .map(({ cookie }) => becauseLine('sent', [nameCode(cookie)], { about: placeOf(cookie), words: ORDINARY }));

const isOrdinary = ({ reason }: DecidedCookie): boolean => reason.code === 'matches';

/** What `request.cookies` gives, where that differs from the header. */
function readingLines(sent: readonly DecidedCookie[], header: string): Line[] {
  const read = readCookieHeader(header);
  const names = [...new Set(sent.map(({ cookie }) => cookie.name))].filter((name) => name !== '');
  return names.flatMap((name) => {
    const [first, second] = sent.filter(({ cookie }) => cookie.name === name);
    const value = read[name];
    const isDecoded = value !== undefined && value !== first?.cookie.value;
    const words = value === undefined || value === '' ? 'empty text' : valueCode(value);
    return [
      ...(first !== undefined && second !== undefined
        ? [line('note', `two ${differing(first, second)}, one name: the program reads the first `, nameCode({ name }))]
        : []),
      ...(isDecoded ? [line('note', 'the program reads ', nameCode({ name }), ' as ', words)] : []),
    ];
  });
}

/** In what two stored cookies of one name differ: a browser would have replaced one by the other otherwise. */
function differing({ cookie: one }: DecidedCookie, { cookie: other }: DecidedCookie): string {
  const differ = [
    ...(one.domain === other.domain && one.hostOnly === other.hostOnly ? [] : ['domains']),
    ...(one.path === other.path ? [] : ['paths']),
  ];
  return differ.length === 0 ? 'jars' : differ.join(' and ');
}

/** What became of each Set-Cookie header, and why. `now` is when the answer came (epoch milliseconds). */
export const receivedLines = (received: readonly ReceivedCookie[], now: number): Line[] =>
  received.flatMap(({ decision, notes }) => [
    ...decisionLines(decision, now),
    ...notes.map((note) => becauseLine('note', [], whyOf(JSON.stringify([nameIn(decision), note.code]), note))),
  ]);

const nameIn = (decision: Decision): string => nameOf('cookie' in decision ? decision.cookie : decision);

function decisionLines(decision: Decision, now: number): Line[] {
  switch (decision.kind) {
    case 'stored':
      return [line('stored', ...cookieWords(decision.cookie, now)), ...evictedLines(decision.evicted)];
    case 'replaced':
      return [line('replaced', ...replacedWords(decision.previous, decision.cookie, now))];
    case 'deleted':
      return [becauseLine('deleted', [nameCode(decision.cookie)], whyOf(placeOf(decision.cookie), decision.reason))];
    case 'ignored':
    case 'rejected':
      return [becauseLine(decision.kind, [nameCode(decision)], whyOf(decision.name, decision.reason))];
  }
}

function replacedWords(previous: Cookie, cookie: Cookie, now: number): Words {
  const lifetime = `, ${lifetimeWords(cookie.expiresAt, now)}`;
  if (previous.value === cookie.value) return [nameCode(cookie), ': the same value again', lifetime];
  if (isOpaque(previous.value) || isOpaque(cookie.value)) return [nameCode(cookie), ': a new value', lifetime];
  return [nameCode(cookie), ': ', ...becameWords(previous.value, cookie.value), lifetime];
}

/** Nobody reads such a value twice, and the new one stands in the header above. In characters. */
const isOpaque = (value: string): boolean => value.length > 40;

/** Browsers evict many at once: three are named, the others counted. */
function evictedLines(evicted: readonly Cookie[]): Line[] {
  if (evicted.length === 0) return [];
  const names = namesCode(evicted.slice(0, 3));
  const others = evicted.length > 3 ? ` and ${evicted.length - 3} more` : '';
  return [line('evicted', ...names, `${others}: the browser had no room left, and dropped what was used longest ago`)];
}
