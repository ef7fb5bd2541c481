/** A transcript as JSON for other programs: docs/scenarios.md has the names, which stay as they are. */
import {
  type Cookie,
  type DecidedCookie,
  type Exchange,
  type Reason,
  type ReceivedCookie,
  type Redirect,
  readMultipart,
  type Transcript,
  type TranscriptEntry,
} from '../browser/index.ts';
import { type HeaderFields, type HttpRequest, type HttpResponse, headerValues, textOf } from '../core/http.ts';
import type { Fault, ProgramError } from '../core/program.ts';
import type { ScenarioStep } from '../core/scenario.ts';
import { stepTitle } from '../transcript/index.ts';
import type { ScriptView } from './play-scripted.ts';

interface RequestJson {
  /** 0, or the number of the redirect that led here. */
  readonly hop: number;
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderFields;
  /** Bytes, one character each (U+0000 to U+00FF). */
  readonly body: string;
  /** What is in a body of multipart/form-data; null for any other. */
  readonly parts: readonly PartJson[] | null;
  /** Why it went by https although it was asked for by http. */
  readonly upgraded: Reason | null;
  /** The Cookie header, exactly; null when there was none. */
  readonly cookie: string | null;
  readonly sent: readonly DecidedCookieJson[];
  readonly withheld: readonly DecidedCookieJson[];
  readonly expired: readonly CookieJson[];
  /** Null when the program gave no answer; `fault` then says why. */
  readonly response: HttpResponse | null;
  readonly fault: Fault | null;
  /** What the program raised while it answered. */
  readonly error: ProgramError | null;
  readonly prints: string;
  readonly setCookies: readonly SetCookieJson[];
  readonly redirect: Redirect | null;
}

export interface StepJson {
  readonly number: number;
  readonly title: string;
  readonly step: ScenarioStep;
  /** The browser in which it happened. */
  readonly browser: string;
  /** When it was over. */
  readonly at: string;
  readonly requests: readonly RequestJson[];
  /** Why the browser did not ask for it at all. */
  readonly blocked: Reason | null;
  /** For a step that reads it: what `document.cookie` gave, and what stayed hidden. */
  readonly scriptRead: {
    readonly text: string;
    readonly visible: readonly DecidedCookieJson[];
    readonly hidden: readonly DecidedCookieJson[];
  } | null;
  /** For a step that writes it: what became of it. */
  readonly scriptWritten: SetCookieJson | null;
  /** For a change by hand. */
  readonly edit: {
    readonly before: CookieJson | null;
    readonly after: CookieJson | null;
    readonly refusal: Reason | null;
  } | null;
  /** What went because the browser closed, or by hand. */
  readonly removed: readonly CookieJson[];
  /** What ran out while time passed. */
  readonly expired: readonly CookieJson[];
  /** `document.cookie` on the page of this step; null where it has none, or nobody looked. */
  readonly documentCookie: ScriptView | null;
  /** What that browser holds now, oldest first. */
  readonly jar: readonly CookieJson[];
}

/** Each step of a transcript; `views` are what scripts would see after each, where that is known. */
export function transcriptJson(
  transcript: Transcript,
  views: readonly (ScriptView | null)[] = [],
): readonly StepJson[] {
  const numbers = [...new Set(transcript.map(({ number }) => number))];
  return numbers.flatMap((number, index) => {
    const entries = transcript.filter((entry) => entry.number === number);
    return stepJson(entries, views[index] ?? null);
  });
}

function stepJson(entries: Transcript, documentCookie: ScriptView | null): readonly StepJson[] {
  const last = entries.at(-1);
  if (last === undefined) return [];
  const { number, step, browser, at, jar } = last;
  const read = last.kind === 'script-read' ? last : null;
  return [
    {
      number,
      title: stepTitle(step),
      step,
      browser,
      at: momentJson(at),
      requests: entries.flatMap((entry) => (entry.kind === 'exchange' ? [requestJson(entry)] : [])),
      blocked: last.kind === 'blocked' ? last.reason : null,
      scriptRead: read && {
        text: read.text,
        visible: read.visible.map(decidedJson),
        hidden: read.hidden.map(decidedJson),
      },
      scriptWritten: last.kind === 'script-written' ? setCookieJson(last.received) : null,
      edit: editJson(last),
      removed: last.kind === 'closed' || last.kind === 'deleted' ? last.removed.map(cookieJson) : [],
      expired: 'expired' in last && last.kind !== 'exchange' ? last.expired.map(cookieJson) : [],
      documentCookie,
      jar: jar.map(cookieJson),
    },
  ];
}

function requestJson(exchange: Exchange): RequestJson {
  const { hop, request, upgraded, sent, withheld, expired, answer, received, redirect } = exchange;
  const { method, url, headers, body } = request;
  const [cookie = null] = headerValues(headers, 'Cookie');
  return {
    hop,
    method,
    url,
    headers,
    body,
    parts: partsJson(request),
    upgraded,
    cookie,
    sent: sent.map(decidedJson),
    withheld: withheld.map(decidedJson),
    expired: expired.map(cookieJson),
    response: answer.kind === 'response' ? answer.response : null,
    fault: answer.kind === 'fault' ? answer.fault : null,
    error: answer.kind === 'response' ? answer.error : null,
    prints: answer.prints,
    setCookies: received.map(setCookieJson),
    redirect,
  };
}

function editJson(entry: TranscriptEntry): StepJson['edit'] {
  if (entry.kind !== 'edited' && entry.kind !== 'tampered') return null;
  const { before, after } = entry;
  return {
    before: before && cookieJson(before),
    after: after && cookieJson(after),
    refusal: entry.kind === 'edited' ? entry.refusal : null,
  };
}

/** Epoch milliseconds as ISO 8601, in UTC. */
export const momentJson = (moment: number): string => new Date(moment).toISOString();

interface CookieJson extends Omit<Cookie, 'createdAt' | 'lastAccessAt' | 'expiresAt'> {
  readonly createdAt: string;
  readonly lastAccessAt: string;
  /** Null: until the session is over. */
  readonly expiresAt: string | null;
}

const cookieJson = ({ createdAt, lastAccessAt, expiresAt, ...cookie }: Cookie): CookieJson => ({
  ...cookie,
  createdAt: momentJson(createdAt),
  lastAccessAt: momentJson(lastAccessAt),
  expiresAt: expiresAt === null ? null : momentJson(expiresAt),
});

interface DecidedCookieJson {
  readonly cookie: CookieJson;
  readonly reason: Reason;
}

const decidedJson = ({ cookie, reason }: DecidedCookie): DecidedCookieJson => ({
  cookie: cookieJson(cookie),
  reason,
});

interface SetCookieJson {
  /** The header's value as it came. */
  readonly header: string;
  readonly decision: ReceivedCookie['decision']['kind'];
  readonly name: string;
  readonly reason: Reason;
  /** What the jar has now, or lost; null when it was rejected or ignored. */
  readonly cookie: CookieJson | null;
  /** What was replaced. */
  readonly previous: CookieJson | null;
  /** What had to make room. */
  readonly evicted: readonly CookieJson[];
  /** Attributes that were taken differently than written. */
  readonly notes: readonly Reason[];
}

function setCookieJson({ header, decision, notes }: ReceivedCookie): SetCookieJson {
  const cookie = 'cookie' in decision ? decision.cookie : null;
  return {
    header,
    decision: decision.kind,
    name: 'cookie' in decision ? decision.cookie.name : decision.name,
    reason: decision.reason,
    cookie: cookie === null ? null : cookieJson(cookie),
    previous: decision.kind === 'replaced' ? cookieJson(decision.previous) : null,
    evicted: decision.kind === 'stored' ? decision.evicted.map(cookieJson) : [],
    notes,
  };
}

/** A part of a multipart body. */
interface PartJson {
  readonly headers: HeaderFields;
  /** In bytes. */
  readonly size: number;
  /** Null: the bytes are no UTF-8. */
  readonly text: string | null;
}

/** Null: the request has no such body. */
const partsJson = (request: HttpRequest): readonly PartJson[] | null =>
  readMultipart(request)?.parts.map(({ headers, content }) => ({
    headers,
    size: content.length,
    text: textOf(content),
  })) ?? null;
