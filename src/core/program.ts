/**
 * How to run a learner's program and talk to it, and what that can come to. Expected answers are never part of it:
 * judging happens outside.
 */
import type { HttpRequest, HttpResponse } from './http.ts';

/** The longest program that is taken, in characters. Twice the longest form input of Discord (4,000) and then some. */
export const MAX_PROGRAM_CHARACTERS = 20_000;

/** An exception that the program raised while it answered a request; the response is then usually a 500. */
export interface ProgramError {
  /** The exception's class: `KeyError`. */
  readonly type: string;
  readonly message: string;
  /** Line of the learner's own file that it passed last, from 1; null when none is known. */
  readonly line: number | null;
  /** Left out where the line is not known. */
  readonly seen?: FailedLine;
}

/** The line in which a program failed, and what was there. */
export interface FailedLine {
  /** As written, without the spaces at both ends. */
  readonly text: string;
  /** The part that failed: its first character, and the one behind its last. Null: not known. */
  readonly part: { readonly from: number; readonly to: number } | null;
  /** A few of those that the line names, those of the part that failed first. */
  readonly variables: readonly Variable[];
  /** Where the statement goes over several lines: those of them that are shown, this one included. */
  readonly statement?: readonly StatementLine[];
}

/** A line of a statement, without the spaces that all shown lines of it begin with. */
export interface StatementLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** What of the part that failed stands in this line; null: nothing. */
  readonly part: { readonly from: number; readonly to: number } | null;
}

export interface Variable {
  /** `count`, or an attribute: `request.cookies`. */
  readonly name: string;
  /** As Python writes it, shortened; null: it had none. */
  readonly value: string | null;
}

/** A line of the learner's program that a run came by. */
export interface ProgramLine {
  /** From 1. */
  readonly number: number;
  /** As written, without the spaces at both ends; of a longer statement a few lines, `…` where some are left out. */
  readonly text: string;
  /** Where its statement goes over several lines: the first and the last of them. */
  readonly statement?: readonly [first: number, last: number];
}

/** What a program did with cookies while it answered a request: what it says about itself. */
export interface CookieTrace {
  /** One for each Set-Cookie header of the response, in their order. */
  readonly writes: readonly CookieWrite[];
  /** In the order in which they happened; those by Flask itself are left out. */
  readonly reads: readonly CookieRead[];
}

export interface CookieWrite {
  /**
   * `program`: these lines made the header. `returned`: they returned it, in the headers of a tuple. `session`: Flask
   * made it, because they changed the session; without lines, because it renews a permanent one. `flask`: nobody knows.
   */
  readonly by: 'program' | 'returned' | 'session' | 'flask';
  readonly lines: readonly ProgramLine[];
}

export interface CookieRead {
  readonly cookie: string;
  /** What was read in a session; null for a plain cookie. */
  readonly key: string | null;
  /** As Python writes it, shortened; null: it was not there. */
  readonly value: string | null;
  readonly line: ProgramLine;
  /** The variable that the line gave a value, and what stood in it then; null where it gave none. */
  readonly variable: { readonly name: string; readonly value: string } | null;
}

/** Why a program gave no answer at all. */
export type Fault =
  /** It could not be read as Python. `column` counts from 1; `text` is the line as written. */
  | {
      readonly kind: 'syntax';
      readonly message: string;
      readonly line: number;
      readonly column: number;
      readonly text: string;
    }
  /** It raised while it was being loaded. */
  | { readonly kind: 'exception'; readonly error: ProgramError }
  /** It has no Flask app that could be found. */
  | { readonly kind: 'no-app' }
  /** It asked for something that this sandbox's Flask does not have; the message names it. */
  | { readonly kind: 'unsupported'; readonly message: string }
  | { readonly kind: 'timeout'; readonly seconds: number }
  | { readonly kind: 'memory' }
  /** It ended itself: `sys.exit`, `os._exit`, `abort`. */
  | { readonly kind: 'exit' }
  | { readonly kind: 'too-long'; readonly characters: number; readonly limit: number }
  /** No place in the queue; `ahead` programs wait already. */
  | { readonly kind: 'busy'; readonly ahead: number }
  /** The interpreter broke or broke the rules of the control channel; nothing it said counts. */
  | { readonly kind: 'broken' };

/** Whether a run came to nothing for no reason of its program, so that it does not count. */
export const isOurFault = (fault: Fault | null): boolean => fault?.kind === 'busy' || fault?.kind === 'broken';

/**
 * How long an answer took, in milliseconds by the program's clock, from when the request was sent: time passes where
 * the program sleeps, also while it is loaded.
 */
export interface ResponseTime {
  /** Until the headers came, cookies with them. */
  readonly headers: number;
  /** Until the program could be asked again. */
  readonly whole: number;
}

/** The answer to one request. `prints` is what the program wrote to stdout and stderr meanwhile, capped. */
export type Answer =
  | {
      readonly kind: 'response';
      readonly response: HttpResponse;
      readonly error: ProgramError | null;
      /** What the program read in square brackets and the request did not have: Flask answers 400 Bad Request. */
      readonly badKey?: ProgramError;
      /** Left out where nothing was watched. */
      readonly cookies?: CookieTrace;
      /** Left out where no time passed. */
      readonly took?: ResponseTime;
      readonly prints: string;
    }
  | { readonly kind: 'fault'; readonly fault: Fault; readonly prints: string };

/** A dialogue with a running program: yields requests, is given their answers, and returns what it made of them. */
export type Dialogue<Result> = Generator<HttpRequest, Result, Answer>;

export type RunResult<Result> =
  /** `flask` says which Flask answered: `Flask 3.1.3`. */
  | { readonly kind: 'finished'; readonly value: Result; readonly prints: string; readonly flask: string }
  /** The program never came to answer a request. */
  | { readonly kind: 'not-started'; readonly fault: Fault; readonly prints: string };

export interface Sandbox {
  /**
   * Loads a program in a fresh interpreter and lets `dialogue` talk to it; the interpreter is thrown away afterwards.
   * `startTime` (epoch milliseconds) is what the program's clock shows while it loads; during a request it shows that
   * request's `at`. Never rejects for anything that the program does.
   *
   * `waiting` is called when the run cannot begin at once, with the number of runs that wait before it (0: it is the
   * next), and again when that has become fewer, at most once a second. It must not throw. It may well begin a few
   * milliseconds later.
   */
  run<Result>(
    program: string,
    startTime: number,
    dialogue: Dialogue<Result>,
    waiting?: (ahead: number) => void,
  ): Promise<RunResult<Result>>;
  close(): Promise<void>;
}
