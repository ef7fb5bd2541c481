/** Every limit of the sandbox, in one object. */
import { availableParallelism } from 'node:os';

export interface Limits {
  /** Processor time that a whole run may take, in seconds: loading and all its requests together. */
  readonly seconds: number;
  /**
   * Whose processor time that is: the thread's own, where the system tells it (Linux), or that of the whole process, as
   * everywhere else. Then runs pay for their neighbours, but still not for other programs on the machine.
   */
  readonly timeOf: 'thread' | 'process';
  /**
   * How many times as long a run may work by the clock on the wall: a busy machine is no fault of a program. Six
   * seconds are below the eight that a bot which is stopped waits for what is under way.
   */
  readonly wallFactor: number;
  /** The interpreter's memory, in megabytes; beyond it Python raises `MemoryError`. */
  readonly memoryMegabytes: number;
  /** What a run may print, in bytes; the rest is dropped and the prints say so. */
  readonly printBytes: number;
  /** The longest body of a response, in bytes; the rest is dropped and the prints say so. */
  readonly bodyBytes: number;
  /**
   * All headers and bodies that a run may answer with, in characters: then its bodies are empty. The bot's own thread
   * reads them, and has others to answer.
   */
  readonly runCharacters: number;
  /** The longest line that an interpreter may answer on the control channel, in characters. */
  readonly answerCharacters: number;
  /** Files and folders that a run may make. */
  readonly files: number;
  /** All bytes by which a run may make its files grow, in sum. */
  readonly fileBytes: number;
  /** Files that a run may have open at once. */
  readonly descriptors: number;
  /**
   * Worker threads, each of which performs one run at a time. One is started at once, the others when they are needed.
   */
  readonly workers: number;
  /** Runs that may wait for a worker; one more is told that the sandbox is busy. */
  readonly waiting: number;
  /** How long a worker may take to start, in seconds. */
  readonly startSeconds: number;
  /** How long the child process may give no sign of life after one was due, in seconds. */
  readonly silenceSeconds: number;
  /** How long making a snapshot may take, in seconds: two to four, and on a busy machine many times that. */
  readonly snapshotSeconds: number;
}

export const DEFAULT_LIMITS: Limits = {
  seconds: 2,
  timeOf: 'thread',
  wallFactor: 3,
  memoryMegabytes: 128,
  printBytes: 64 * 1024,
  bodyBytes: 64 * 1024,
  runCharacters: 256 * 1024,
  answerCharacters: 2 * 1024 * 1024,
  files: 256,
  fileBytes: 16 * 1024 * 1024,
  descriptors: 64,
  workers: availableParallelism(),
  // A class that sends at the same moment: at 60 runs a second the last one waits 17 seconds, and is told so.
  waiting: 1_000,
  startSeconds: 20,
  silenceSeconds: 20,
  snapshotSeconds: 300,
};
