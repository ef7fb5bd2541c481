/**
 * Runs the programs of one event once, however often the event is decided. What a program answered is kept, and told again
 * to a drive that asks the same; a drive that then asks for something else gets a run of its own, from the beginning.
 */
import type { HttpRequest } from '../core/http.ts';
import type { Answer } from '../core/program.ts';
import type { Drive, RunResult, Sandbox } from './ports.ts';

interface Exchange {
  readonly request: HttpRequest;
  readonly answer: Answer;
}

interface Run {
  readonly program: string;
  readonly startTime: number;
  readonly dialogue: readonly Exchange[];
  readonly result: RunResult<unknown>;
}

/** A drive, and where it stands. */
interface Begun<Result> {
  readonly drive: Drive<Result>;
  readonly step: IteratorResult<HttpRequest, Result>;
  readonly told: readonly Exchange[];
}

/** A sandbox for one event: what runs, runs in `sandbox`. */
export function runningOnce(sandbox: Sandbox): Sandbox {
  const runs: Run[] = [];
  return {
    async run(program, startTime, drive, waiting) {
      const known = runs.find((run) => run.program === program && run.startTime === startTime);
      if (known?.result.kind === 'not-started') return known.result;
      const begun = tellAgain(drive, known?.dialogue ?? []);
      if (known !== undefined && begun.step.done) return { ...known.result, value: begun.step.value };
      const dialogue: Exchange[] = [];
      const result = await sandbox.run(program, startTime, record(begun, dialogue), waiting);
      runs.unshift({ program, startTime, dialogue, result });
      return result;
    },
    close: () => sandbox.close(),
  };
}

/** Tells a new drive what is known, for as long as it asks just that. */
function tellAgain<Result>(drive: Drive<Result>, dialogue: readonly Exchange[]): Begun<Result> {
  const told: Exchange[] = [];
  let step = drive.next();
  for (const exchange of dialogue) {
    if (step.done || !isSame(step.value, exchange.request)) break;
    told.push(exchange);
    step = drive.next(exchange.answer);
  }
  return { drive, step, told };
}

/** Both are plain data, made in the same way. */
const isSame = (one: HttpRequest, other: HttpRequest): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Brings a new run to where the drive stands, lets it go on from there, and notes what is said. */
function* record<Result>({ drive, step, told }: Begun<Result>, dialogue: Exchange[]): Drive<Result> {
  for (const { request } of told) dialogue.push({ request, answer: yield request });
  let next = step;
  while (!next.done) {
    const request = next.value;
    const answer = yield request;
    dialogue.push({ request, answer });
    next = drive.next(answer);
  }
  return next.value;
}
