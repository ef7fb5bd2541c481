/**
 * What the host and its child process tell each other, and what an interpreter may answer. Learner code lives beside
 * the harness that writes an answer, so it may be anything; here it becomes a value of exactly this shape or nothing.
 * It can still be untrue: it is what the program says about itself. The child process reads the line, for one that is
 * made to be slow to read would hold up the host; the host, which does not trust a process in which foreign code runs
 * either, looks at everything again when it arrives.
 *
 * Written by hand: the child process would need as long to load a library for it as for all the rest of its start.
 */
import type { Limits } from '../limits.ts';
import type { FlaskPackages } from '../real-flask/find-flask.ts';

/** What a child process is told when it is started. */
export interface ChildOptions {
  readonly limits: Limits;
  /** The real Flask that is to answer; null for our small one. */
  readonly flask: FlaskPackages | null;
  /** Where snapshots are kept from one start to the next. */
  readonly snapshotFolder: string;
}

/** A run is known by its number, which the host gives out and never uses again. */
export type ToChild =
  /**
   * Give this command line to a run; its clock shows `at` (epoch milliseconds) from now on. `isFirst` begins the run.
   */
  | {
      readonly kind: 'ask';
      readonly run: number;
      readonly isFirst: boolean;
      readonly line: string;
      readonly at: number;
    }
  /** A run is over. */
  | { readonly kind: 'end'; readonly run: number };

export interface ReportedError {
  readonly type: string;
  readonly message: string;
  readonly line: number | null;
  /**
   * The part that failed, in bytes of UTF-8: where it begins in the line, and where it ends, so many lines below. Null:
   * not known.
   */
  readonly columns: readonly [start: number, end: number | null, more: number] | null;
  /** Without a value: a name that had none. */
  readonly variables: readonly (readonly [name: string, value: string | null])[];
}

/** Lines by their numbers. */
export interface ReportedCookies {
  readonly writes: readonly { readonly by: (typeof WRITERS)[number]; readonly lines: readonly number[] }[];
  readonly reads: readonly {
    readonly cookie: string;
    readonly key: string | null;
    readonly value: string | null;
    readonly line: number;
    readonly variable: { readonly name: string; readonly value: string } | null;
  }[];
}

const WRITERS = ['program', 'returned', 'session', 'flask'] as const;

type ReportedFault =
  | {
      readonly kind: 'syntax';
      readonly message: string;
      readonly line: number;
      readonly column: number;
      readonly text: string;
    }
  | { readonly kind: 'exception'; readonly error: ReportedError }
  | { readonly kind: 'no-app' }
  | { readonly kind: 'unsupported'; readonly message: string }
  | { readonly kind: 'memory' }
  | { readonly kind: 'exit' };

/** What an interpreter answers a command with. */
export type Report = { readonly id: string } & (
  | { readonly kind: 'loaded' }
  | { readonly kind: 'fault'; readonly fault: ReportedFault }
  | {
      readonly kind: 'response';
      readonly response: {
        readonly status: number;
        readonly reason: string;
        readonly headers: [string, string][];
        readonly body: string;
      };
      readonly error: ReportedError | null;
      readonly badKey: ReportedError | null;
      readonly cookies: ReportedCookies;
      /** When the response began, by the program's clock, in epoch milliseconds; null: it had no body. */
      readonly begun: number | null;
    }
);

const ENDS = ['timeout', 'memory', 'exit', 'broken'] as const;
/** Why an interpreter cannot go on. */
export type End = (typeof ENDS)[number];

export type FromChild =
  /**
   * There is a snapshot, and a worker that has it; how long the snapshot took to make (milliseconds), or null when it
   * was kept; and whether the engine had its machine code.
   */
  | { readonly kind: 'ready'; readonly made: number | null; readonly precompiled: boolean }
  /**
   * A run's answer, null when that was no proper one; how many milliseconds it took by the run's clock; and what was
   * printed since the last answer.
   */
  | {
      readonly kind: 'answer';
      readonly run: number;
      readonly report: Report | null;
      readonly took: number;
      readonly prints: string;
    }
  /** A run has ended, and has answered nothing. */
  | { readonly kind: 'gone'; readonly run: number; readonly end: End; readonly prints: string };

/** Reads an answer line; null when it is not a proper answer. */
export function readReport(line: string): Report | null {
  return readOrNull(() => report(JSON.parse(line)));
}

/** Reads what a child process has sent; null when it is no proper message. */
export function readFromChild(message: unknown): FromChild | null {
  return readOrNull(() => fromChild(message));
}

// ── Reading: each function gives a value of its type, made of what it has looked at and nothing else, or throws. ──

const LONGEST_TEXT = 4_000;
/**
 * All header fields of an answer together, in characters: what the harness takes (`sandbox_wsgi.py`), and a forged
 * answer no more. Browsers stop at 256 KB, most servers at 8.
 */
export const LONGEST_HEADERS = 64 * 1024;

/** Characters of names and values. */
export const lengthOf = (headers: readonly (readonly [name: string, value: string])[]): number =>
  headers.reduce((sum, [name, value]) => sum + name.length + value.length, 0);

const MOST_HEADERS = 200;

function report(value: unknown): Report {
  const given = fields(value);
  const id = text(given.id);
  switch (given.kind) {
    case 'loaded':
      return { id, kind: 'loaded' };
    case 'fault':
      return { id, kind: 'fault', fault: reportedFault(given.fault) };
    case 'response': {
      const { status, reason, headers, body } = fields(given.response);
      const response = {
        status: integer(status, 100, 999),
        reason: text(reason, LONGEST_TEXT),
        headers: headersOf(headers),
        body: text(body),
      };
      return {
        id,
        kind: 'response',
        response,
        error: errorOrNull(given.error),
        badKey: errorOrNull(given.badKey),
        cookies: given.cookies === undefined ? { writes: [], reads: [] } : reportedCookies(given.cookies),
        begun: given.begun === null || given.begun === undefined ? null : integer(given.begun),
      };
    }
    default:
      throw new Improper();
  }
}

function headersOf(value: unknown): [string, string][] {
  const headers = list(value, MOST_HEADERS).map(header);
  if (lengthOf(headers) > LONGEST_HEADERS) throw new Improper();
  return headers;
}

function header(value: unknown): [string, string] {
  const [name, content, ...more] = list(value, 2);
  if (name === '' || more.length > 0) throw new Improper();
  return [text(name, LONGEST_TEXT), text(content, LONGEST_HEADERS)];
}

function reportedFault(value: unknown): ReportedFault {
  const { kind, message, error, line, column, text: shown } = fields(value);
  switch (kind) {
    case 'no-app':
    case 'memory':
    case 'exit':
      return { kind };
    case 'unsupported':
      return { kind, message: text(message, LONGEST_TEXT) };
    case 'exception':
      return { kind, error: reportedError(error) };
    case 'syntax':
      return {
        kind,
        message: text(message, LONGEST_TEXT),
        line: integer(line, 1),
        column: integer(column, 1),
        text: text(shown),
      };
    default:
      throw new Improper();
  }
}

const MOST_VARIABLES = 8;
const LONGEST_NAME = 200;
const LONGEST_VALUE = 1_000;

/** A forged answer may leave it out. */
const errorOrNull = (value: unknown): ReportedError | null =>
  value === null || value === undefined ? null : reportedError(value);

function reportedError(value: unknown): ReportedError {
  const { type, message, line, columns = null, variables = [] } = fields(value);
  return {
    type: text(type, LONGEST_TEXT),
    message: text(message, LONGEST_TEXT),
    line: line === null ? null : integer(line, 1),
    columns: columns === null ? null : columnsOf(columns),
    variables: list(variables, MOST_VARIABLES).map(variable),
  };
}

const MOST_READS = 50;
const MOST_LINES = 10;

function reportedCookies(value: unknown): ReportedCookies {
  const { writes, reads } = fields(value);
  return { writes: list(writes, MOST_HEADERS).map(reportedWrite), reads: list(reads, MOST_READS).map(reportedRead) };
}

function reportedWrite(value: unknown): ReportedCookies['writes'][number] {
  const { by, lines } = fields(value);
  return { by: oneOf(WRITERS, by), lines: list(lines, MOST_LINES).map((line) => integer(line, 1)) };
}

function reportedRead(read: unknown): ReportedCookies['reads'][number] {
  const { cookie, key, value, line, variable } = fields(read);
  return {
    cookie: text(cookie, LONGEST_NAME),
    key: key === null ? null : text(key, LONGEST_VALUE),
    value: value === null ? null : text(value, LONGEST_VALUE),
    line: integer(line, 1),
    variable: variable === null ? null : givenVariable(variable),
  };
}

function givenVariable(variable: unknown): { readonly name: string; readonly value: string } {
  const { name, value } = fields(variable);
  return { name: text(name, LONGEST_NAME), value: text(value, LONGEST_VALUE) };
}

function columnsOf(value: unknown): readonly [number, number | null, number] {
  const [start, end, more = 0] = list(value, 3);
  return [integer(start, 0), end === null ? null : integer(end, 0), integer(more, 0)];
}

function variable(given: unknown): readonly [string, string | null] {
  const [name, value] = list(given, 2);
  return [text(name, LONGEST_NAME), value === null ? null : text(value, LONGEST_VALUE)];
}

function fromChild(message: unknown): FromChild {
  const { kind, made, precompiled, run, report: reported, took, prints, end } = fields(message);
  switch (kind) {
    case 'ready':
      return { kind, made: made === null ? null : finite(made), precompiled: precompiled === true };
    case 'answer':
      return {
        kind,
        run: integer(run),
        report: reported === null ? null : report(reported),
        took: integer(took, 0),
        prints: text(prints),
      };
    case 'gone':
      return { kind, run: integer(run), end: oneOf(ENDS, end), prints: text(prints) };
    default:
      throw new Improper();
  }
}

class Improper extends Error {}

function readOrNull<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Improper();
  return value as Readonly<Record<string, unknown>>;
}

function list(value: unknown, most: number): readonly unknown[] {
  if (!Array.isArray(value) || value.length > most) throw new Improper();
  return value;
}

function text(value: unknown, longest = Number.POSITIVE_INFINITY): string {
  if (typeof value !== 'string' || value.length > longest) throw new Improper();
  return value;
}

function finite(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Improper();
  return value;
}

function integer(value: unknown, least = Number.MIN_SAFE_INTEGER, most = Number.MAX_SAFE_INTEGER): number {
  const number = finite(value);
  if (!Number.isInteger(number) || number < least || number > most) throw new Improper();
  return number;
}

function oneOf<Value>(values: readonly Value[], value: unknown): Value {
  const found = values.find((one) => one === value);
  if (found === undefined) throw new Improper();
  return found;
}
