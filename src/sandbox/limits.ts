/** Every limit of the sandbox, in one object. */

export interface Limits {
  /** How long a whole run may compute, in seconds: loading and all its requests together, waiting not counted. */
  readonly seconds: number;
  /** The interpreter's memory, in megabytes; beyond it Python raises `MemoryError`. */
  readonly memoryMegabytes: number;
  /** What a run may print, in bytes; the rest is dropped and the prints say so. */
  readonly printBytes: number;
  /** The longest body of a response, in bytes; the rest is dropped and the prints say so. */
  readonly bodyBytes: number;
  /** The longest line that an interpreter may answer on the control channel, in characters. */
  readonly answerCharacters: number;
  /** Files and folders that a run may make. */
  readonly files: number;
  /** All bytes by which a run may make its files grow, in sum. */
  readonly fileBytes: number;
  /** Files that a run may have open at once. */
  readonly descriptors: number;
  /** Interpreters that are alive at once, warm or running. Each takes 25 to 60 MB. */
  readonly interpreters: number;
  /** Runs that may wait for an interpreter; one more is told that the sandbox is busy. */
  readonly waiting: number;
  /** How long an interpreter may take to start, and the child process to give any sign of life, in seconds. */
  readonly startSeconds: number;
}

export const DEFAULT_LIMITS: Limits = {
  seconds: 2,
  memoryMegabytes: 128,
  printBytes: 64 * 1024,
  bodyBytes: 256 * 1024,
  answerCharacters: 2 * 1024 * 1024,
  files: 256,
  fileBytes: 16 * 1024 * 1024,
  descriptors: 64,
  interpreters: 2,
  waiting: 50,
  startSeconds: 20,
};
