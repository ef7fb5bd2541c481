/** What a program answered is kept by its text, clock and script, and replayed: lint and the tutor get the same. */
import { RecentMap } from '../../../core/async.ts';
import type { HttpRequest } from '../../../core/http.ts';
import type { Step } from '../../../core/lesson.ts';
import { type Answer, type Dialogue, isOurFault, type RunResult, type Sandbox } from '../../../core/program.ts';

interface Recording {
  /** A request as text, and its answer, in the order in which they were asked. */
  readonly exchanges: readonly { readonly asked: string; readonly answer: Answer }[];
  readonly end: RunResult<null>;
}

/** More than a long lesson has, and the versions of it that an afternoon of edits brings. */
const MOST_RECORDINGS = 500;

/** What is done with a program: all that decides which requests it is asked. */
export function scriptOf(step: Step): string {
  if (step.kind === 'example') return JSON.stringify(step.scenario);
  if (step.kind !== 'exercise') return '';
  const steps = step.checks.flatMap((check) => ['check', ...check.steps]);
  return JSON.stringify(steps, (key, value: unknown) => (key === 'otherwise' || key === 'hint' ? undefined : value));
}

export interface RecordedRuns {
  /** A sandbox that runs programs by this script. Closing it does nothing. */
  for(script: string): Sandbox;
  readonly ran: number;
}

export function recordRuns(sandbox: Sandbox): RecordedRuns {
  const recordings = new RecentMap<string, Promise<Recording>>(MOST_RECORDINGS);
  let ran = 0;

  const record = async <Result>(
    program: string,
    startTime: number,
    dialogue: Dialogue<Result>,
  ): Promise<{ recording: Recording; result: RunResult<Result> }> => {
    ran += 1;
    const exchanges: { asked: string; answer: Answer }[] = [];
    const result = await sandbox.run(program, startTime, recorded(dialogue, exchanges));
    const end: RunResult<null> = result.kind === 'finished' ? { ...result, value: null } : result;
    return { recording: { exchanges, end }, result };
  };

  return {
    get ran() {
      return ran;
    },
    for: (script) => ({
      async run(program, startTime, dialogue) {
        // The tutor tidies what learners send: a line end more or less is the same program.
        const key = JSON.stringify([startTime, script, program.trimEnd()]);
        const known = recordings.get(key);
        if (known !== undefined) return replay(await known, dialogue);
        const running = record(program, startTime, dialogue);
        const recording = running.then((done) => done.recording);
        recordings.set(key, recording);
        const forget = (): void => recordings.delete(key);
        recording.then(({ end }) => isChance(end) && forget(), forget);
        return (await running).result;
      },
      close: async () => {},
    }),
  };
}

/** Of a sandbox that is busy or broken the next one may know better. */
const isChance = (end: RunResult<null>): boolean => end.kind === 'not-started' && isOurFault(end.fault);

function* recorded<Result>(
  dialogue: Dialogue<Result>,
  exchanges: { asked: string; answer: Answer }[],
): Dialogue<Result> {
  let turn = dialogue.next();
  while (!turn.done) {
    const answer = yield turn.value;
    exchanges.push({ asked: textOf(turn.value), answer });
    turn = dialogue.next(answer);
  }
  return turn.value;
}

/** @throws Error when the dialogue asks something else than was recorded: the script was incomplete. */
function replay<Result>({ exchanges, end }: Recording, dialogue: Dialogue<Result>): RunResult<Result> {
  if (end.kind === 'not-started') return end;
  let turn = dialogue.next();
  for (const { asked, answer } of exchanges) {
    if (turn.done || textOf(turn.value) !== asked) throw new Error('a recorded run was asked something else');
    turn = dialogue.next(answer);
  }
  if (!turn.done) throw new Error('a recorded run was asked something more');
  return { ...end, value: turn.value };
}

const textOf = (request: HttpRequest): string => JSON.stringify(request);
