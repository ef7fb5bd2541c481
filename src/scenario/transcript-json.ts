/** A transcript as JSON for other programs: docs/scenarios.md has the names, which stay as they are. */
import type { Exchange, Reason, Redirect, Transcript, TranscriptEntry } from '../browser/index.ts';
import type { HeaderFields, HttpResponse } from '../core/http.ts';
import { headerValues } from '../core/http.ts';
import type { Fault, ProgramError } from '../core/program.ts';
import type { ScenarioStep } from '../core/scenario.ts';
import { stepTitle } from '../transcript/index.ts';
import {
  type CookieJson,
  cookieJson,
  type DecidedCookieJson,
  decidedJson,
  momentJson,
  type SetCookieJson,
  setCookieJson,
} from './cookie-json.ts';
import type { ScriptView } from './look-at-cookies.ts';
import { type PartJson, partsJson } from './parts-json.ts';

export interface RequestJson {
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
