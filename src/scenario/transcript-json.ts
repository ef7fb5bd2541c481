/** A transcript as JSON for other programs: docs/scenarios.md explains the names, which stay as they are. */
import {
  type Cookie,
  type DecidedCookie,
  type Exchange,
  type ReceivedCookie,
  readMultipart,
  type Transcript,
  type TranscriptEntry,
  timeOf,
} from '../browser/index.ts';
import { type HttpRequest, headerValues, textOf } from '../core/http.ts';
import { stepTitle } from '../transcript/index.ts';
import type { ScriptView } from './play-scripted.ts';

export type StepJson = ReturnType<typeof stepJson>;

/** Each step of a transcript; `views` are what scripts would see after each, where that is known. */
export function transcriptJson(
  transcript: Transcript,
  views: readonly (ScriptView | null)[] = [],
): readonly StepJson[] {
  const numbers = [...new Set(transcript.map(({ number }) => number))];
  return numbers.flatMap((number, index) => {
    const entries = transcript.filter((entry) => entry.number === number);
    const last = entries.at(-1);
    return last === undefined ? [] : [stepJson(entries, last, views[index] ?? null)];
  });
}

function stepJson(entries: Transcript, last: TranscriptEntry, documentCookie: ScriptView | null) {
  const { number, step, browser, at, jar } = last;
  return {
    number,
    title: stepTitle(step),
    step,
    browser,
    /** When it was over. */
    at: momentJson(at),
    requests: entries.flatMap((entry) => (entry.kind === 'exchange' ? [requestJson(entry)] : [])),
    blocked: last.kind === 'blocked' ? last.reason : null,
    /** For a step that reads `document.cookie`: what it gave, and what stayed hidden. */
    scriptRead:
      last.kind === 'script-read'
        ? { text: last.text, visible: last.visible.map(decidedJson), hidden: last.hidden.map(decidedJson) }
        : null,
    scriptWritten: last.kind === 'script-written' ? setCookieJson(last.received) : null,
    edit: editJson(last),
    /** What went because the browser closed, or by hand. */
    removed: last.kind === 'closed' || last.kind === 'deleted' ? last.removed.map(cookieJson) : [],
    /** What ran out while time passed. */
    expired: 'expired' in last && last.kind !== 'exchange' ? last.expired.map(cookieJson) : [],
    /** `document.cookie` on the page of this step; null where it has none, or nobody looked. */
    documentCookie,
    /** What that browser holds now, oldest first. */
    jar: jar.map(cookieJson),
  };
}

function requestJson(exchange: Exchange) {
  const { hop, request, upgraded, sent, withheld, expired, answer, expiredMeanwhile, received, redirect, cors } =
    exchange;
  const { method, url, headers, body } = request;
  const [cookie = null] = headerValues(headers, 'Cookie');
  return {
    /** 0, or the number of the redirect that led here. */
    hop,
    method,
    url,
    headers,
    /** Bytes, one character each (U+0000 to U+00FF). */
    body,
    parts: partsJson(request),
    upgraded,
    /** The Cookie header, exactly; null when there was none. */
    cookie,
    sent: sent.map(decidedJson),
    withheld: withheld.map(decidedJson),
    expired: expired.map(cookieJson),
    /** Null when the program gave no answer; `fault` then says why. */
    response: answer.kind === 'response' ? answer.response : null,
    fault: answer.kind === 'fault' ? answer.fault : null,
    error: answer.kind === 'response' ? answer.error : null,
    prints: answer.prints,
    /** In milliseconds, by the program's clock: until the headers came, and until the whole answer was there. */
    took: timeOf(answer),
    expiredMeanwhile: expiredMeanwhile.map(cookieJson),
    setCookies: received.map(setCookieJson),
    redirect,
    /** What the script that asked may ask and read, and why; null when no script did. */
    cors,
  };
}

/** The parts of a multipart body; null for any other. */
const partsJson = (request: HttpRequest) =>
  readMultipart(request)?.parts.map(({ headers, content }) => ({
    headers,
    /** In bytes. */
    size: content.length,
    /** Null: the bytes are not UTF-8. */
    text: textOf(content),
  })) ?? null;

/** What was changed by hand; null for any other step. */
function editJson(entry: TranscriptEntry) {
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

/** `expiresAt` is null until the session is over. */
const cookieJson = ({ createdAt, lastAccessAt, storedAs: _, listedAs: __, expiresAt, ...cookie }: Cookie) => ({
  ...cookie,
  createdAt: momentJson(createdAt),
  lastAccessAt: momentJson(lastAccessAt),
  expiresAt: expiresAt === null ? null : momentJson(expiresAt),
});

const decidedJson = ({ cookie, reason }: DecidedCookie) => ({ cookie: cookieJson(cookie), reason });

function setCookieJson({ header, decision, notes }: ReceivedCookie) {
  const cookie = 'cookie' in decision ? decision.cookie : null;
  return {
    header,
    decision: decision.kind,
    name: 'cookie' in decision ? decision.cookie.name : decision.name,
    reason: decision.reason,
    /** What the jar has now, or lost; null when it was rejected or ignored. */
    cookie: cookie && cookieJson(cookie),
    previous: decision.kind === 'replaced' ? cookieJson(decision.previous) : null,
    evicted: decision.kind === 'stored' ? decision.evicted.map(cookieJson) : [],
    notes,
  };
}
