/**
 * The sandbox's process is killed in the middle of a learner's run, on both platforms: the learner is answered, the run
 * does not count, and the next one works.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExerciseStep } from '../../src/core/lesson.ts';
import type { Dialogue, Sandbox } from '../../src/core/program.ts';
import { createSandbox } from '../../src/sandbox/index.ts';
import { type ChatPlatform, PLATFORMS } from '../e2e/platforms.ts';
import { lesson, openPlainApp, type PlainApp } from './plain-app.ts';

/** How long a run may take on a busy machine, a cold start of the sandbox included. Milliseconds. */
const exercise = lesson.steps.find((step): step is ExerciseStep => step.kind === 'exercise');

/** A sandbox whose process dies when the next program has just been loaded, if it is told to. */
class MortalSandbox implements Sandbox {
  isDoomed = false;
  readonly #sandbox = createSandbox();

  run: Sandbox['run'] = (program, startTime, dialogue, waiting) =>
    this.#sandbox.run(program, startTime, this.#isDoomedNow() ? killing(dialogue) : dialogue, waiting);

  close(): Promise<void> {
    return this.#sandbox.close();
  }

  #isDoomedNow(): boolean {
    const was = this.isDoomed;
    this.isDoomed = false;
    return was;
  }
}

function* killing<Result>(dialogue: Dialogue<Result>): Dialogue<Result> {
  for (const pid of ownChildren().filter(isSandbox)) process.kill(pid, 'SIGKILL');
  return yield* dialogue;
}

const ownChildren = (): readonly number[] =>
  readdirSync('/proc/self/task').flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );

const isSandbox = (pid: number): boolean => /sandbox\/process\/main/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));

describe.skipIf(process.platform !== 'linux').each(PLATFORMS)('in %s, a run whose sandbox is killed', (_, open) => {
  let platform: ChatPlatform;
  let app: PlainApp;
  const sandbox = new MortalSandbox();

  beforeAll(async () => {
    [platform, app] = await Promise.all([open(), openPlainApp('file::memory:', sandbox)]);
    await platform.startBot(app.tutor);
  });

  afterAll(async () => {
    await platform?.stopBot();
    await platform?.close();
    await app?.close();
  });

  it('is answered and does not count, and the next one works', async () => {
    if (exercise === undefined) throw new Error('the lesson has no exercise');
    const learner = platform.window('UX1');
    const send = () => learner.type(`\`\`\`\n${exercise.solution}\n\`\`\``);
    const attempts = async () => (await app.store.loadAll(platform.learnerId('UX1'))).attempts;
    await learner.command(`/lesson ${lesson.id}`);
    await learner.waitFor(/step 1 of/);
    await learner.type(`go ${exercise.id}`);
    await learner.waitFor(new RegExp(exercise.title));
    sandbox.isDoomed = true;
    await send();
    await learner.waitFor(/Something broke inside the sandbox, and this run doesn’t count/);
    expect(await attempts()).toEqual([]);
    await send();
    await learner.waitFor(/checks? passed/);
    expect((await attempts()).map(({ verdict }) => verdict)).toEqual(['right']);
  });
});
