/**
 * The life of each cookie of a run, in order: the line of the program that set it, its header and what the browser made
 * of it, each request at which it was considered, the line that read it, and its end. Plain data, small enough to
 * remember. Lines come from the run itself; they are what the program says of itself.
 */
import {
  type Cookie,
  type Exchange,
  headersAt,
  nameOf,
  type ReceivedCookie,
  type Transcript,
  type TranscriptEntry,
} from '../browser/index.ts';
import type { CookieRead, CookieWrite, ProgramLine } from '../core/program.ts';
import { browserWords, entryTitle, lifetimeWords } from '../transcript/index.ts';
import type { CookieDecision } from './decisions.ts';
import { clip, decisionsOf, expired, received } from './decisions.ts';
import { type CookieFate, isAboutScript } from './describe-decision.ts';

interface EventBase {
  readonly cookie: string;
  /** Number of the step, from 1. */
  readonly number: number;
  /** What happened there: `Visit /theme`. */
  readonly title: string;
}

export interface CookieSet extends EventBase {
  readonly kind: 'set';
  readonly by: CookieWrite['by'];
  readonly lines: readonly ProgramLine[];
  /** Its value; long parts of it are shortened. */
  readonly header: string;
  /** When it came: epoch milliseconds. */
  readonly at: number;
}

export interface CookieWasRead extends EventBase {
  readonly kind: 'read';
  readonly line: ProgramLine;
  /** Of a session: what was read in it. */
  readonly key: string | null;
  /** As Python writes it; null: it was not there. */
  readonly value: string | null;
  /** What the line gave a value: the name, and as Python writes it what stood in it then. */
  readonly variable: { readonly name: string; readonly value: string } | null;
}

export interface CookieDecided extends EventBase {
  readonly kind: 'decided';
  readonly outcome: CookieFate;
  readonly words: string;
}

export interface CookieChanged extends EventBase {
  readonly kind: 'changed';
  /** Null: there was none. */
  readonly before: string | null;
  readonly after: string;
}

export interface CookieAtTheEnd extends EventBase {
  readonly kind: 'end';
  /** What the browser has of it; null: nothing any more. */
  readonly words: string | null;
}

export type StoryEvent = CookieSet | CookieWasRead | CookieDecided | CookieChanged | CookieAtTheEnd;

/** It bounds what is remembered of a learner. */
const MOST_EVENTS = 200;
const MAX_NAME = 60;
const MAX_TITLE = 60;
const MAX_LINE = 120;
const MAX_HEADER = 300;
const MAX_VALUE = 100;
const MAX_WORDS = 200;

/** Everything that happened to any cookie, in order; of a long run the newest. */
export const listStory = (transcript: Transcript): readonly StoryEvent[] =>
  [...transcript.flatMap(eventsOf), ...endings(transcript)].slice(-MOST_EVENTS);

function eventsOf(entry: TranscriptEntry): readonly StoryEvent[] {
  if (entry.kind === 'exchange') return ofExchange(entry);
  const decided = decisionsOf(entry)
    .filter((one) => one.outcome !== 'kept' && !isAboutScript(one))
    .map(asEvent);
  if (entry.kind !== 'edited' && entry.kind !== 'tampered') return decided;
  if (entry.after === null) return decided;
  return [...decided, changed(entry.step.name, entry.number, titleOf(entry), entry.before, entry.after)];
}

/** As it goes: what the browser sent, what the program did with it, what the browser made of the response. */
function ofExchange(exchange: Exchange): readonly StoryEvent[] {
  const { answer, number, hop } = exchange;
  const trace = answer.kind === 'response' ? answer.cookies : undefined;
  const title = titleOf(exchange);
  const before = decisionsOf({ ...exchange, received: [], expiredMeanwhile: [] })
    .filter((one) => !isAboutScript(one))
    .map(asEvent);
  const reads = (trace?.reads ?? []).map((read) => wasRead(read, number, title));
  const headers = exchange.received.flatMap((one, index) => [
    wasSet(one, trace?.writes[index], exchange, title),
    ...received({ number, hop, title }, one).map(asEvent),
  ]);
  const after = expired({ number, hop, title }, exchange.expiredMeanwhile).map(asEvent);
  return [...before, ...reads, ...headers, ...after];
}

const titleOf = (entry: TranscriptEntry): string => clip(entryTitle(entry).title, MAX_TITLE);

const asEvent = ({ cookie, number, title, outcome, words }: CookieDecision): CookieDecided => ({
  kind: 'decided',
  cookie,
  number,
  title,
  outcome,
  words: clip(words, MAX_WORDS),
});

const shownName = (name: string): string => clip(nameOf({ name }), MAX_NAME);

function wasRead({ cookie, key, value, line, variable }: CookieRead, number: number, title: string): CookieWasRead {
  return {
    kind: 'read',
    cookie: shownName(cookie),
    number,
    title,
    line: clipLine(line),
    key: key === null ? null : clip(key, MAX_NAME),
    value: value === null ? null : clip(value, MAX_VALUE),
    variable: variable && { name: clip(variable.name, MAX_NAME), value: clip(variable.value, MAX_VALUE) },
  };
}

function wasSet(
  { header, decision }: ReceivedCookie,
  write: CookieWrite | undefined,
  exchange: Exchange,
  title: string,
): CookieSet {
  return {
    kind: 'set',
    cookie: shownName('cookie' in decision ? decision.cookie.name : decision.name),
    number: exchange.number,
    title,
    by: write?.by ?? 'flask',
    lines: (write?.lines ?? []).map(clipLine),
    header: clip(shortenValues(header), MAX_HEADER),
    at: headersAt(exchange),
  };
}

/** Each part of a header by itself, so that a long value does not hide the attributes. */
const shortenValues = (header: string): string =>
  header
    .split(';')
    .map((part) => clip(part, MAX_VALUE))
    .join(';');

const clipLine = ({ text, ...line }: ProgramLine): ProgramLine => ({
  ...line,
  text: text
    .split('\n')
    .map((one) => clip(one, MAX_LINE))
    .join('\n'),
});

const changed = (name: string, number: number, title: string, before: Cookie | null, after: Cookie): CookieChanged => ({
  kind: 'changed',
  cookie: shownName(name),
  number,
  title,
  before: before && clip(before.value, MAX_VALUE),
  after: clip(after.value, MAX_VALUE),
});

/** What each browser has in the end of every cookie that it ever had. */
function endings(transcript: Transcript): readonly CookieAtTheEnd[] {
  const last = new Map(transcript.map((entry) => [entry.browser, entry]));
  return [...last.values()].flatMap((end) => {
    const own = transcript.filter(({ browser }) => browser === end.browser);
    const names = new Set(own.flatMap(({ jar }) => jar.map(({ name }) => name)));
    const where = last.size > 1 ? ` in the ${browserWords(end.browser)}` : '';
    return [...names].flatMap((name): readonly CookieAtTheEnd[] => {
      const base = { kind: 'end', cookie: shownName(name), number: end.number, title: `At the end${where}` } as const;
      const left = end.jar.filter((cookie) => cookie.name === name);
      if (left.length === 0) return [{ ...base, words: null }];
      return left.map((cookie) => ({ ...base, words: clip(keptWords(cookie, end.at), MAX_WORDS) }));
    });
  });
}

const keptWords = ({ value, path, expiresAt }: Cookie, now: number): string =>
  `${value === '' ? 'empty' : clip(value, MAX_VALUE)}, ${lifetimeWords(expiresAt, now)}${path === '/' ? '' : `, for ${path}`}`;

/** The names of all cookies that there is a story of, in the order in which they come up. */
export const storiedCookies = (events: readonly StoryEvent[]): readonly string[] => [
  ...new Set(events.map(({ cookie }) => cookie)),
];

/** The story of one cookie; a name in other letters will do where there is none exactly so. */
export function storyOf(events: readonly StoryEvent[], name: string): readonly StoryEvent[] {
  const exact = events.filter(({ cookie }) => cookie === name);
  if (exact.length > 0) return exact;
  return events.filter(({ cookie }) => cookie.toLowerCase() === name.toLowerCase());
}

/** `follow theme`, `follow the cookie theme`; without a name: `follow a cookie`. The name is the group. */
export const FOLLOWING =
  /^follow(?: (?:a|another) cookie| cookies?| (?:the )?(?:cookie )?(?!(?:me|it|this|that|up|you|on|a|the|cookies?)$)(\S{1,100}))?$/i;
