/** Runs in a queue, a child process that dies, and an end. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type SandboxOptions } from '../../src/sandbox/index.ts';
import type { Drive, Sandbox } from '../../src/tutor/ports.ts';
import { perform, START } from './fixtures.ts';

const HELLO = 'from flask import Flask\napp = Flask(__name__)\n@app.get("/")\ndef index(): return "hello"\n';
const LOOP = `${HELLO}while True: pass\n`;
const VISIT = { method: 'GET', url: 'https://app.test/', headers: [], body: '', at: START };

const open: Sandbox[] = [];
function sandboxWith(limits: SandboxOptions['limits'] = {}): Sandbox {
  const sandbox = createSandbox({ limits: { interpreters: 1, ...limits } });
  open.push(sandbox);
  return sandbox;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
});

const hello = (sandbox: Sandbox) => sandbox.run(HELLO, START, perform([VISIT]));
const WORKED = { kind: 'finished', value: [{ kind: 'response', response: { body: 'hello' } }] };

/** The processes that this one has started (Linux). */
function childProcesses(): number[] {
  return readdirSync('/proc/self/task').flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
}

describe('the queue', () => {
  it('runs wait for an interpreter, and all get their turn', async () => {
    const sandbox = sandboxWith();
    const results = await Promise.all(Array.from({ length: 5 }, () => hello(sandbox)));
    for (const result of results) expect(result).toMatchObject(WORKED);
  });

  it('is bounded: one too many is told how many are ahead', async () => {
    const sandbox = sandboxWith({ waiting: 3 });
    const results = await Promise.all(Array.from({ length: 5 }, () => hello(sandbox)));
    const refused = results.filter(({ kind }) => kind === 'not-started');
    expect(refused).toEqual(
      Array.from({ length: 2 }, () => ({ kind: 'not-started', fault: { kind: 'busy', ahead: 3 }, prints: '' })),
    );
  });

  it('the time of waiting is not the program’s: a run behind a loop works', async () => {
    const sandbox = sandboxWith({ seconds: 0.5 });
    const [loop, behind] = await Promise.all([sandbox.run(LOOP, START, perform([VISIT])), hello(sandbox)]);
    expect(loop).toMatchObject({ fault: { kind: 'timeout', seconds: 0.5 } });
    expect(behind).toMatchObject(WORKED);
  });

  it('the limit is one for all requests of a run together', async () => {
    const sandbox = sandboxWith({ seconds: 0.6 });
    const busy = HELLO.replace('return "hello"', 'sum(range(2_000_000)); return "hello"');
    const result = await sandbox.run(busy, START, perform(Array.from({ length: 60 }, () => VISIT)));
    const kinds = result.kind === 'finished' ? result.value.map(({ kind }) => kind) : [];
    expect(kinds[0]).toBe('response');
    expect(kinds.at(-1)).toBe('fault');
  });
});

describe('a drive', () => {
  let sandbox: Sandbox;
  beforeAll(() => {
    sandbox = createSandbox({ limits: { interpreters: 1 } });
  });
  afterAll(() => sandbox.close());

  it('that throws rejects the run, and the next run works', async () => {
    function* throwing(): Drive<never> {
      yield VISIT;
      throw new Error('of its own');
    }
    await expect(sandbox.run(HELLO, START, throwing())).rejects.toThrow('of its own');
    expect(await hello(sandbox)).toMatchObject(WORKED);
  });

  it('that goes on after a fault meets the same fault', async () => {
    const program = HELLO.replace('return "hello"', 'import os; os._exit(1)');
    const result = await sandbox.run(program, START, perform([VISIT, VISIT]));
    const exit = { kind: 'fault', fault: { kind: 'exit' }, prints: '' };
    expect(result).toMatchObject({ kind: 'finished', value: [exit, exit] });
  });

  it('that asks for nothing still loads the program', async () => {
    expect(await sandbox.run('print("loaded")\napp = print', START, perform([]))).toEqual({
      kind: 'finished',
      value: [],
      prints: 'loaded\n',
      flask: expect.stringContaining('small'),
    });
  });
});

describe.skipIf(process.platform !== 'linux')('the child process', () => {
  it('is replaced when it dies: the run in it is told, the next one works', async () => {
    const before = childProcesses();
    const sandbox = sandboxWith();
    await hello(sandbox);
    const [child] = childProcesses().filter((pid) => !before.includes(pid));
    function* killing(): Drive<unknown> {
      if (child) process.kill(child, 'SIGKILL');
      return yield VISIT;
    }
    const result = await sandbox.run(HELLO, START, killing());
    expect(result).toMatchObject({ value: { kind: 'fault', fault: { kind: 'broken' } } });
    expect(await hello(sandbox)).toMatchObject(WORKED);
  });

  it('is killed and replaced when it falls silent', async () => {
    const before = childProcesses();
    const sandbox = sandboxWith({ startSeconds: 3 });
    await hello(sandbox);
    const [child] = childProcesses().filter((pid) => !before.includes(pid));
    function* stopping(): Drive<unknown> {
      if (child) process.kill(child, 'SIGSTOP');
      return yield VISIT;
    }
    const result = await sandbox.run(HELLO, START, stopping());
    expect(result).toMatchObject({ value: { kind: 'fault', fault: { kind: 'broken' } } });
    expect(await hello(sandbox)).toMatchObject(WORKED);
  });

  it('gets nothing of the host’s environment', async () => {
    const before = childProcesses();
    const sandbox = sandboxWith();
    await hello(sandbox);
    const [child] = childProcesses().filter((pid) => !before.includes(pid));
    const names = readFileSync(`/proc/${child}/environ`, 'utf8')
      .split('\0')
      .map((entry) => entry.split('=')[0]);
    expect(names.filter((name) => name && !name.startsWith('NODE_CHANNEL_'))).toEqual([]);
  });

  it('is gone when the sandbox is closed, and runs after that are refused', async () => {
    const before = childProcesses();
    const sandbox = sandboxWith();
    const waiting = hello(sandbox);
    await sandbox.close();
    expect(childProcesses().filter((pid) => !before.includes(pid))).toEqual([]);
    const broken = { kind: 'not-started', fault: { kind: 'broken' }, prints: '' };
    expect([await waiting, await hello(sandbox)]).toEqual([broken, broken]);
  });
});
