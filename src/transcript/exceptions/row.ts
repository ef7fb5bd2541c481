/** What a table of exceptions has in a row. */
export interface ExceptionRow {
  /** Stable, for tests and for programs that read it. */
  readonly id: string;
  /** The class, as it's called: `KeyError`. */
  readonly type: string;
  readonly message: RegExp;
  /** What the part of the line that failed has to hold. Left out: anything. */
  readonly part?: RegExp;
  /** Whether Flask itself raised it, with no line of the program's being run. Left out: either. */
  readonly isInFlask?: true;
  /** In plain words. */
  readonly says: string;
  /** The likeliest one, as what to do. */
  readonly repair: string;
}
