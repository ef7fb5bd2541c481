/** Runs a learner's program; one that Python cannot read is tried once more with straight quotes. */
import type { Prose } from '../../core/prose.ts';
import { paragraph } from '../../core/prose.ts';
import { straightenQuotes } from '../../exercise/tidy-program.ts';
import { type Decision, runThen } from '../decision.ts';
import type { Drive, RunResult } from '../ports.ts';

/** `then` is given the result and what there is to say about repairs. */
export function runTidied<Result>(
  program: string,
  startTime: number,
  drive: () => Drive<Result>,
  then: (result: RunResult<Result>, repairs: readonly Prose[]) => Decision,
): Decision {
  return runThen(program, startTime, drive(), (result) => {
    const isUnreadable = result.kind === 'not-started' && result.fault.kind === 'syntax';
    const straight = isUnreadable ? straightenQuotes(program) : null;
    if (straight === null) return then(result, []);
    const said = paragraph('Your quotes were typographic ones, as phones make them. I made them straight.');
    return runThen(straight, startTime, drive(), (second) => then(second, [said]));
  });
}
