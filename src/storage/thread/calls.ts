/** What is asked of the storage from another thread, and how a question and its answer are written down: as JSON. */
import { OperatorError } from '../../errors.ts';
import type { TakeDue, Waiting } from '../../reminders/ports.ts';
import type { Store } from '../../tutor/ports.ts';
import type { Retention } from '../retention.ts';

/** Everything that can be asked. What it is given and what it answers are plain data. */
export interface Calls extends Store, Waiting, Retention {
  readonly takeDue: TakeDue;
}

export type CallName = keyof Calls;

/** A question: its number, its name, what it is given. */
export type Question = readonly [number: number, name: CallName, given: readonly unknown[]];

/** An answer to the question of this number, or what went wrong. */
export type Answered =
  | readonly [number: number, isAnswer: true, answer: unknown]
  | readonly [number: number, isAnswer: false, fault: Fault];

/** An error, so that it can be told in another thread. `remedy` is an operator's. */
export interface Fault {
  readonly message: string;
  readonly stack: string | null;
  readonly remedy: string | null;
}

export function writeFault(error: unknown): Fault {
  if (!(error instanceof Error)) return { message: String(error), stack: null, remedy: null };
  const { message, stack = null } = error;
  return { message, stack, remedy: error instanceof OperatorError ? error.remedy : null };
}

export function readFault({ message, stack, remedy }: Fault): Error {
  const error = remedy === null ? new Error(message) : new OperatorError(message, remedy);
  if (stack !== null) error.stack = stack;
  return error;
}

/** Messages between the threads are JSON: it is quicker than the copies that they make of objects. */
export const write = (batch: readonly Question[] | readonly Answered[]): string => JSON.stringify(batch);
