/** What happened in a scenario, one entry after the other: the only output of the browser. Plain JSON. */
import type { HttpRequest } from '../core/http.ts';
import type { Answer, Fault, ResponseTime } from '../core/program.ts';
import type { ScenarioStep } from '../core/scenario.ts';
import type { Cookie, Jar } from './cookie.ts';
import type { CorsOutcome } from './fetch/cors.ts';
import type { Reason } from './reason.ts';
import type { DecidedCookie } from './retrieval-model.ts';
import type { ReceivedCookie } from './storage-model.ts';

interface EntryBase<Do extends ScenarioStep['do']> {
  /** Number of the step in its scenario, from 1; the hops of a redirect share it. */
  readonly number: number;
  readonly step: Extract<ScenarioStep, { readonly do: Do }>;
  /** Name of the browser in which it happened. */
  readonly browser: string;
  /** Epoch milliseconds when it was over. */
  readonly at: number;
  /** What that browser holds afterwards, oldest first. */
  readonly jar: Jar;
}

/** A step that asks a server for something. */
export type LoadingStep = Extract<ScenarioStep, { readonly do: 'visit' | 'post' | 'fetch' | 'image' | 'frame' }>;

/** One request and its answer. */
export interface Exchange extends EntryBase<LoadingStep['do']> {
  readonly kind: 'exchange';
  /** 0 for the request of the step itself, 1 for the first that a redirect led to, … */
  readonly hop: number;
  /** As it was really sent, Cookie header included. */
  readonly request: HttpRequest;
  /** Why it went by https although it was asked for by http; null when it went as it was asked for. */
  readonly upgraded: Reason | null;
  /** In the order of the Cookie header. */
  readonly sent: readonly DecidedCookie[];
  readonly withheld: readonly DecidedCookie[];
  /** What had run out by the time of the request and was dropped before it. */
  readonly expired: readonly Cookie[];
  readonly answer: Answer;
  /** What ran out until the answer was whole, for the program slept, and was dropped then. */
  readonly expiredMeanwhile: readonly Cookie[];
  /** Each Set-Cookie header in order; empty after a fault. */
  readonly received: readonly ReceivedCookie[];
  /** Where the answer sends the browser; null when nowhere. */
  readonly redirect: Redirect | null;
  /** What the script that asked may read of the answer; null when no script asked, and after a fault. */
  readonly cors: CorsOutcome | null;
}

export type Redirect =
  | { readonly kind: 'followed'; readonly to: string }
  /** `bad-location`: no address the browser could open. `too-many`: the limit of hops was reached. */
  | { readonly kind: 'not-followed'; readonly to: string; readonly why: 'bad-location' | 'too-many' }
  /** A page that is encrypted may not load it; or the script that asked may not be led there. */
  | {
      readonly kind: 'not-followed';
      readonly to: string;
      readonly why: 'mixed-content' | 'cors';
      readonly reason: Reason;
    };

const AT_ONCE: ResponseTime = { headers: 0, whole: 0 };

/** How long an answer took by the virtual clock. */
export const timeOf = (answer: Answer): ResponseTime =>
  (answer.kind === 'response' ? answer.took : undefined) ?? AT_ONCE;

/** When the headers of the answer came, cookies with them: epoch milliseconds. */
export const headersAt = ({ request, answer }: Pick<Exchange, 'request' | 'answer'>): number =>
  request.at + timeOf(answer).headers;

/** The browser made no request. What navigates the tab is never blocked. */
export interface Blocked extends EntryBase<LoadingStep['do']> {
  readonly kind: 'blocked';
  readonly reason: Reason;
}

export interface Closed extends EntryBase<'close'> {
  readonly kind: 'closed';
  /** The session cookies that went (all of them, when it was a private window); what stayed is in `jar`. */
  readonly removed: readonly Cookie[];
  /** What had run out meanwhile in the browser from which a private window was opened, and in which it goes on. */
  readonly expired: readonly Cookie[];
}

export interface Waited extends EntryBase<'wait'> {
  readonly kind: 'waited';
  readonly expired: readonly Cookie[];
}

export interface ScriptRead extends EntryBase<'read-script'> {
  readonly kind: 'script-read';
  /** What `document.cookie` gave. */
  readonly text: string;
  readonly visible: readonly DecidedCookie[];
  readonly hidden: readonly DecidedCookie[];
}

export interface ScriptWritten extends EntryBase<'write-script'> {
  readonly kind: 'script-written';
  readonly received: ReceivedCookie;
}

/** The setting for third-party cookies was changed. */
export interface SettingChanged extends EntryBase<'third-party-cookies'> {
  readonly kind: 'setting-changed';
}

export interface Edited extends EntryBase<'edit'> {
  readonly kind: 'edited';
  /** Null: there was none, a new one was made. */
  readonly before: Cookie | null;
  /** Null: the value was refused. */
  readonly after: Cookie | null;
  readonly refusal: Reason | null;
}

export interface Tampered extends EntryBase<'tamper'> {
  readonly kind: 'tampered';
  /** Both null when there was no such cookie. */
  readonly before: Cookie | null;
  readonly after: Cookie | null;
}

export interface Deleted extends EntryBase<'delete'> {
  readonly kind: 'deleted';
  readonly removed: readonly Cookie[];
}

export interface Switched extends EntryBase<'use-browser' | 'private-window'> {
  readonly kind: 'switched';
  /** Whether this browser was opened just now. */
  readonly opened: boolean;
  /** What ran out in it meanwhile. */
  readonly expired: readonly Cookie[];
}

export type TranscriptEntry =
  | Exchange
  | Blocked
  | Closed
  | Waited
  | ScriptRead
  | ScriptWritten
  | SettingChanged
  | Edited
  | Tampered
  | Deleted
  | Switched;

export type Transcript = readonly TranscriptEntry[];

/** Why the program gave no answer, after which nothing can be trusted to mean anything; null when it always did. */
export function faultIn(entries: Transcript): Fault | null {
  const answers = entries.flatMap((entry) => (entry.kind === 'exchange' ? [entry.answer] : []));
  return answers.find((answer) => answer.kind === 'fault')?.fault ?? null;
}
