/**
 * Runs the programs of one event once, however often the event is decided. What a program answered is kept, and told
 * again to a dialogue that asks the same; a dialogue that then asks for something else gets a run of its own, from the
 * beginning.
 */
import type { HttpRequest } from '../core/http.ts';
import type { Answer, Dialogue, RunResult, Sandbox } from '../core/program.ts';

interface Exchange {
  readonly request: HttpRequest;
  readonly answer: Answer;
}

interface Run {
  readonly program: string;
  readonly startTime: number;
  readonly exchanges: readonly Exchange[];
  readonly result: RunResult<unknown>;
}

/** A dialogue, and where it stands. */
interface Begun<Result> {
  readonly dialogue: Dialogue<Result>;
  readonly step: IteratorResult<HttpRequest, Result>;
  readonly repeated: readonly Exchange[];
}

/** A sandbox for one event: what runs, runs in `sandbox`. */
export function runningOnce(sandbox: Sandbox): Sandbox {
  const runs: Run[] = [];
  return {
    async run(program, startTime, dialogue, waiting) {
      const known = runs.find((run) => run.program === program && run.startTime === startTime);
      if (known?.result.kind === 'not-started') return known.result;
      const begun = tellAgain(dialogue, known?.exchanges ?? []);
      if (known !== undefined && begun.step.done) return { ...known.result, value: begun.step.value };
      const exchanges: Exchange[] = [];
      const result = await sandbox.run(program, startTime, record(begun, exchanges), waiting);
      runs.unshift({ program, startTime, exchanges, result });
      return result;
    },
    close: () => sandbox.close(),
  };
}

/** Tells a new dialogue what is known, for as long as it asks just that. */
function tellAgain<Result>(dialogue: Dialogue<Result>, exchanges: readonly Exchange[]): Begun<Result> {
  const repeated: Exchange[] = [];
  let step = dialogue.next();
  for (const exchange of exchanges) {
    if (step.done || !isSame(step.value, exchange.request)) break;
    repeated.push(exchange);
    step = dialogue.next(exchange.answer);
  }
  return { dialogue, step, repeated };
}

/** Both are plain data, made in the same way. */
const isSame = (one: HttpRequest, other: HttpRequest): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Brings a new run to where the dialogue stands, lets it go on from there, and notes what is said. */
function* record<Result>({ dialogue, step, repeated }: Begun<Result>, exchanges: Exchange[]): Dialogue<Result> {
  for (const { request } of repeated) exchanges.push({ request, answer: yield request });
  let next = step;
  while (!next.done) {
    const request = next.value;
    const answer = yield request;
    exchanges.push({ request, answer });
    next = dialogue.next(answer);
  }
  return next.value;
}
