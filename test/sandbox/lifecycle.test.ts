/** Runs in a queue, a child process that dies, and an end. */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Dialogue, Sandbox } from '../../src/core/program.ts';
import { createSandbox, type FlaskSandbox, type SandboxOptions } from '../../src/sandbox/index.ts';
import { perform, START } from './fixtures.ts';

const HELLO = 'from flask import Flask\napp = Flask(__name__)\n@app.get("/")\ndef index(): return "hello"\n';
const LOOP = `${HELLO}while True: pass\n`;
const VISIT = { method: 'GET', url: 'https://app.test/', headers: [], body: '', at: START };

const open: Sandbox[] = [];
function sandboxWith(limits: SandboxOptions['limits'] = {}, options: SandboxOptions = {}): FlaskSandbox {
  const sandbox = createSandbox({ ...options, limits: { workers: 1, ...limits } });
  open.push(sandbox);
  return sandbox;
}
afterAll(() => Promise.all(open.map((sandbox) => sandbox.close())));

const hello = (sandbox: Sandbox) => sandbox.run(HELLO, START, perform([VISIT]));
const WORKED = { kind: 'finished', value: [{ kind: 'response', response: { body: 'hello' } }] };

/** A limit that no other sandbox of this file has, by which its child process is known. */
const sign = (number: number) => ({ answerCharacters: 1_000_000 + number });

/** The child process that was started with this sign (Linux); null when there is none. */
function childOf({ answerCharacters }: { readonly answerCharacters: number }): number | null {
  const children = readdirSync('/proc/self/task').flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
  const wanted = `"answerCharacters":${answerCharacters}`;
  return children.find((pid) => commandLine(pid).includes(wanted)) ?? null;
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // It has just ended.
    return '';
  }
}

/** Megabytes that a process has to itself, files that it only reads not counted (Linux). */
const ownMegabytes = (pid: number | null): number =>
  Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

describe('the queue', () => {
  let sandbox: Sandbox;
  let impatient: Sandbox;
  beforeAll(() => {
    sandbox = sandboxWith({ waiting: 3 });
    impatient = sandboxWith({ seconds: 0.8 });
  });

  it('runs wait for an interpreter, and all get their turn; one too many is told how many are ahead', async () => {
    const results = await Promise.all(Array.from({ length: 5 }, () => hello(sandbox)));
    const refused = results.filter(({ kind }) => kind === 'not-started');
    expect(refused.length).toBeGreaterThan(0);
    for (const refusal of refused) expect(refusal).toMatchObject({ fault: { kind: 'busy', ahead: 3 }, prints: '' });
    expect(results.length - refused.length).toBeGreaterThanOrEqual(3);
    for (const result of results.slice(0, 3)) expect(result).toMatchObject(WORKED);
  });

  it('the time of waiting is not the program’s: a run behind a loop works', async () => {
    const [loop, behind] = await Promise.all([impatient.run(LOOP, START, perform([VISIT])), hello(impatient)]);
    expect(loop).toMatchObject({ fault: { kind: 'timeout', seconds: 0.8 } });
    expect(behind).toMatchObject(WORKED);
  });

  it('the limit is one for all requests of a run together', async () => {
    const busy = HELLO.replace('return "hello"', 'sum(range(100_000)); return "hello"');
    const result = await impatient.run(busy, START, perform(Array.from({ length: 500 }, () => VISIT)));
    const kinds = result.kind === 'finished' ? result.value.map(({ kind }) => kind) : [];
    expect(kinds[0]).toBe('response');
    expect(kinds.at(-1)).toBe('fault');
  });

  it('a dialogue that throws rejects its run, and the next run works', async () => {
    function* throwing(): Dialogue<never> {
      yield VISIT;
      throw new Error('of its own');
    }
    await expect(sandbox.run(HELLO, START, throwing())).rejects.toThrow('of its own');
    expect(await hello(sandbox)).toMatchObject(WORKED);
  });

  it('a dialogue that goes on after a fault meets the same fault', async () => {
    const program = HELLO.replace('return "hello"', 'import os; os._exit(1)');
    const result = await sandbox.run(program, START, perform([VISIT, VISIT]));
    const exit = { kind: 'fault', fault: { kind: 'exit' }, prints: '' };
    expect(result).toMatchObject({ kind: 'finished', value: [exit, exit] });
  });

  it('a dialogue that asks for nothing still loads the program', async () => {
    expect(await sandbox.run('print("loaded")\napp = print', START, perform([]))).toEqual({
      kind: 'finished',
      value: [],
      prints: 'loaded\n',
      flask: expect.stringContaining('small'),
    });
  });
});

describe('a snapshot', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nibble-snapshots-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const startsFrom = async (snapshotFolder: string) => {
    const sandbox = sandboxWith({}, { snapshotFolder });
    expect(await hello(sandbox)).toMatchObject(WORKED);
    const { made, precompiled } = await sandbox.ready;
    await sandbox.close();
    return { made, precompiled };
  };

  it('is made by the first start and used by the next one, with the machine code of what runs call', async () => {
    expect(await startsFrom(folder)).toEqual({ made: expect.any(Number), precompiled: true });
    expect(await startsFrom(folder)).toEqual({ made: null, precompiled: true });
  });

  it('works as well where it cannot be kept', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    expect(await startsFrom(file)).toEqual({ made: expect.any(Number), precompiled: true });
  });
});

describe('the real Flask', () => {
  it('that does not come to work gives way to the small one, and says so', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nibble-no-flask-'));
    const file = join(folder, 'x.py');
    await writeFile(file, 'raise ImportError("broken")\n');
    const packages = [{ name: 'flask', version: '3.1.0', folder, metadata: file }];
    const flask = { kind: 'real', flask: { version: '3.1.0', place: folder, packages } } as const;
    const sandbox = sandboxWith({}, { flask: Promise.resolve(flask) });
    expect(await hello(sandbox)).toMatchObject({ ...WORKED, flask: expect.stringContaining('small') });
    expect((await sandbox.ready).flask).toEqual({
      kind: 'small',
      why: `Flask 3.1.0 in ${folder} does not start in the sandbox.`,
    });
    await rm(folder, { recursive: true });
  });
});

describe.skipIf(process.platform !== 'linux')('the child process', { concurrent: true }, () => {
  it('is replaced when it dies: the run in it is told, the next one works', async () => {
    const sandbox = sandboxWith(sign(1));
    await hello(sandbox);
    const child = childOf(sign(1));
    function* killing(): Dialogue<unknown> {
      if (child) process.kill(child, 'SIGKILL');
      return yield VISIT;
    }
    const result = await sandbox.run(HELLO, START, killing());
    expect(result).toMatchObject({ value: { kind: 'fault', fault: { kind: 'broken' } } });
    expect(await hello(sandbox)).toMatchObject(WORKED);
  });

  it('is killed and replaced when it falls silent', async () => {
    const sandbox = sandboxWith({ silenceSeconds: 1, ...sign(2) });
    await hello(sandbox);
    const child = childOf(sign(2));
    function* stopping(): Dialogue<unknown> {
      if (child) process.kill(child, 'SIGSTOP');
      return yield VISIT;
    }
    const result = await sandbox.run(HELLO, START, stopping());
    expect(result).toMatchObject({ value: { kind: 'fault', fault: { kind: 'broken' } } });
    expect(await hello(sandbox)).toMatchObject(WORKED);
  });

  it('keeps nothing of what it was started from but what interpreters use: a warm one takes a hundred megabytes', async () => {
    const sandbox = sandboxWith(sign(5));
    await hello(sandbox);
    const child = childOf(sign(5));
    await vi.waitFor(() => expect(ownMegabytes(child)).toBeLessThan(130), { timeout: 120_000 });
  });

  it('has nothing of the host’s environment, is gone when the sandbox is closed, and runs after that are refused', async () => {
    const sandbox = sandboxWith(sign(4));
    await hello(sandbox);
    const names = readFileSync(`/proc/${childOf(sign(4))}/environ`, 'utf8')
      .split('\0')
      .map((entry) => entry.split('=')[0]);
    expect(names.filter((name) => name && !/^(NODE_CHANNEL|MALLOC)_/.test(name))).toEqual([]);
    const waiting = Promise.all([hello(sandbox), hello(sandbox)]).then(([, second]) => second);
    await sandbox.close();
    expect(childOf(sign(4))).toBeNull();
    const broken = { kind: 'not-started', fault: { kind: 'broken' }, prints: '' };
    expect([await waiting, await hello(sandbox)]).toEqual([broken, broken]);
  });
});
