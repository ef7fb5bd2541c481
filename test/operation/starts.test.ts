import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteStart } from '../../src/operation/starts.ts';

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 0, 8, 12);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nibble-starts-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A machine on which these processes run. */
function machine(alive: readonly number[] = []) {
  const lines: (readonly [string, object | undefined])[] = [];
  const log = {
    info: () => {},
    error: () => {},
    warn: (event: string, details?: object) => lines.push([event, details]),
  };
  const time = { now: NOON };
  const start = (pid: number, into = folder) =>
    noteStart({ folder: into, clock: () => time.now, log, pid, isAlive: (other) => alive.includes(other) });
  return { time, start, lines };
}

describe('a bot that is started', () => {
  it('for the first time is one recent start, and no news', () => {
    const { start, lines } = machine();
    expect(start(1).recent()).toBe(1);
    expect(lines).toEqual([]);
  });

  it('again and again is seen to be, with the error that ended the run before', () => {
    const { time, start, lines } = machine();
    for (const pid of [1, 2, 3, 4]) {
      start(pid).failed(`the database is gone (${pid})`);
      time.now += MINUTE;
    }
    expect(lines).toEqual([]);
    expect(start(5).recent()).toBe(5);
    expect(lines).toEqual([['started 5 times in 10 minutes', { because: 'the database is gone (4)' }]]);
  });

  it('again and again with the same process id, as in a container, is seen to be', () => {
    const { time, start, lines } = machine([1]);
    for (let count = 1; count <= 5; count += 1) {
      start(1);
      time.now += 1000;
    }
    expect(lines).toEqual([
      ['started 5 times in 10 minutes', { because: expect.stringMatching(/may have been killed/) }],
    ]);
  });

  it.each([
    ['that ended in good order each time', 0],
    ['ten minutes apart', 10 * MINUTE + 1],
  ])('several times %s is no crash loop', (_, apart) => {
    const { time, start, lines } = machine();
    for (let pid = 1; pid <= 9; pid += 1) {
      const starts = start(pid);
      if (apart === 0) starts.ended();
      time.now += apart;
    }
    expect(start(10).recent()).toBe(1);
    expect(lines).toEqual([]);
  });

  it('beside others that run in the same folder is no crash loop', () => {
    const { start, lines } = machine([1, 2, 3, 4, 5, 6]);
    for (const pid of [1, 2, 3, 4, 5, 6]) start(pid);
    expect(lines).toEqual([]);
  });

  it('counts fewer recent starts as time goes by', () => {
    const { time, start } = machine();
    start(1);
    time.now += 9 * MINUTE;
    const second = start(2);
    expect(second.recent()).toBe(2);
    time.now += 2 * MINUTE;
    expect(second.recent()).toBe(1);
  });

  it('starts also where nothing can be remembered, and says so', async () => {
    await writeFile(join(folder, 'a file'), '');
    const { start, lines } = machine();
    expect(start(1, join(folder, 'a file', 'data')).recent()).toBe(1);
    expect(lines).toMatchObject([['when the bot was started cannot be remembered', {}]]);
  });

  it('starts also with a file that is damaged', async () => {
    await writeFile(join(folder, 'starts.json'), '{"starts":');
    const { start } = machine();
    expect(start(1).recent()).toBe(1);
    expect(JSON.parse(await readFile(join(folder, 'starts.json'), 'utf8'))).toMatchObject({ starts: [{ pid: 1 }] });
  });
});
