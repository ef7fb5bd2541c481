/** A crowd before the sandbox: everybody has a turn, hears how long the line is, and nobody can keep the others out. */
import { afterAll, describe, expect, it } from 'vitest';
import { InOrder } from '../../src/core/async.ts';
import type { RunResult, Sandbox } from '../../src/core/program.ts';
import { createSandbox } from '../../src/sandbox/index.ts';
import { perform, START } from './fixtures.ts';

const HELLO = 'from flask import Flask\napp = Flask(__name__)\n@app.get("/")\ndef index(): return "hello"\n';
const LOOP = `${HELLO}while True: pass\n`;
const VISIT = { method: 'GET', url: 'https://app.test/', headers: [], body: '', at: START };

const open: Sandbox[] = [];
afterAll(() => Promise.all(open.map((sandbox) => sandbox.close())));

/** Learners before a sandbox, each with one event at a time, as the tutor has it. */
async function crowd(workers: number, seconds: number) {
  const sandbox = createSandbox({ limits: { workers, seconds } });
  open.push(sandbox);
  // From now on there is a warm interpreter.
  await sandbox.ready;
  const queue = new InOrder();
  const ended: string[] = [];
  const told = new Map<string, number[]>();
  const submit = (learner: string, program: string): Promise<RunResult<unknown>> =>
    queue.run(learner, async () => {
      const heard: number[] = [];
      told.set(learner, heard);
      const result = await sandbox.run(program, START, perform([VISIT]), (ahead) => heard.push(ahead));
      ended.push(learner);
      return result;
    });
  return { sandbox, submit, ended, told };
}

describe('nine learners before two workers', () => {
  it('eight who send one endless loop after the other keep the ninth waiting for one loop each, and no longer', async () => {
    const { sandbox, submit, ended, told } = await crowd(2, 0.25);
    const crowded = Array.from({ length: 8 }, (_, number) => `looper ${number}`);
    for (const learner of crowded) for (let time = 0; time < 20; time += 1) void submit(learner, LOOP);
    expect(await submit('ninth', HELLO)).toMatchObject({ kind: 'finished', value: [{ kind: 'response' }] });
    const before = ended.slice(0, ended.indexOf('ninth'));
    expect(before.length).toBeLessThanOrEqual(8);
    expect(new Set(before).size).toBe(before.length);
    const [atFirst, ...later] = told.get('ninth') ?? [];
    expect([6, 7, 8]).toContain(atFirst);
    for (const ahead of later) expect(ahead).toBeLessThan(atFirst ?? 0);
    await sandbox.close();
  });

  it('hear nothing of a line when an interpreter is ready', async () => {
    const { submit, told } = await crowd(1, 2);
    await submit('alone', HELLO);
    expect(told.get('alone')).toEqual([]);
  });

  it('who come all at once hear 0, 1, 2 … in the order in which they came, and are served in it', async () => {
    const { submit, told, ended } = await crowd(1, 2);
    const names = ['a', 'b', 'c', 'd', 'e'];
    await Promise.all(names.map((name) => submit(name, HELLO)));
    expect(ended).toEqual(names);
    const firsts = names.flatMap((name) => told.get(name)?.slice(0, 1) ?? []);
    expect(firsts).toEqual(firsts.map((_, index) => index));
    expect(firsts.length).toBeGreaterThanOrEqual(4);
  });
});
