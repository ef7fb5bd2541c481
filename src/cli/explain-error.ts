/** An error that ended a command → what the operator reads. */
import { OperatorError } from '../errors.ts';

/** What is wrong and what to do; only a fault of our own shows where in the code it happened. */
export function explainError(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(explainError).join('\n\n');
  if (error instanceof OperatorError) return `Nibble cannot go on: ${error.message}\n\nWhat to do: ${error.remedy}`;
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Nibble made a mistake of its own. Please report it with these lines:\n\n${details}`;
}
