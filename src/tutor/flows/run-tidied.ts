/** Runs a learner's program; one that Python cannot read is tried once more with straight quotes. */
import type { Dialogue, RunResult } from '../../core/program.ts';
import type { Prose } from '../../core/prose.ts';
import { paragraph } from '../../core/prose.ts';
import { straightenQuotes } from '../../exercise/tidy-program.ts';
import { type Decision, runThen } from '../decision.ts';

/** HTTP dates have no fractions of a second, so a run starts at a whole one. */
export const wholeSeconds = (now: number): number => Math.floor(now / 1000) * 1000;

/**
 * The dialogue is made for the time at which the run starts; `then` is told of repairs, and which program ran in the
 * end.
 * `now`: epoch milliseconds.
 */
export function runTidied<Result>(
  program: string,
  now: number,
  makeDialogue: (startTime: number) => Dialogue<Result>,
  then: (result: RunResult<Result>, repairs: readonly Prose[], ran: string) => Decision,
): Decision {
  const startTime = wholeSeconds(now);
  return runThen(program, startTime, makeDialogue(startTime), (result) => {
    const isUnreadable = result.kind === 'not-started' && result.fault.kind === 'syntax';
    const straight = isUnreadable ? straightenQuotes(program) : null;
    if (straight === null) return then(result, [], program);
    const said = paragraph('Your quotes were typographic ones, as phones make them. I made them straight.');
    return runThen(straight, startTime, makeDialogue(startTime), (second) => then(second, [said], straight));
  });
}
