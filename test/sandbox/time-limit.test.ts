/** Whose time a run pays with: the limit counts the processor time that it has had, and not how busy the machine is. */
import { spawn } from 'node:child_process';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSandbox, type FlaskSandbox } from '../../src/sandbox/index.ts';
import { processorTimeOf, TimeLimit } from '../../src/sandbox/process/time-limit.ts';
import { perform, START } from './fixtures.ts';

describe('a run with two seconds of processor time, and twenty by the clock on the wall', () => {
  /** What the clocks show, in milliseconds; `share` is how much of the time the run has the processor. */
  let processor = 0;
  let share = 1;
  let expired = 0;
  let limit: TimeLimit;

  beforeEach(() => {
    vi.useFakeTimers();
    processor = 5_000;
    share = 1;
    expired = 0;
    limit = new TimeLimit(
      { seconds: 2, wallFactor: 10 },
      { processor: () => processor, wall: () => vi.getMockedSystemTime()?.getTime() ?? 0 },
      () => {
        expired += 1;
      },
    );
  });
  afterEach(() => {
    limit.stop();
    vi.useRealTimers();
  });

  /** Lets time pass in small steps. */
  const pass = (milliseconds: number): void => {
    for (let passed = 0; passed < milliseconds; passed += 10) {
      processor += 10 * share;
      vi.advanceTimersByTime(10);
    }
  };
  /** A command that takes this long by the wall's clock, and is answered. */
  const answer = (milliseconds: number): void => {
    limit.asked();
    pass(milliseconds);
    limit.answered();
  };

  it('is ended after two seconds when it has the processor to itself', () => {
    limit.asked();
    pass(1_980);
    expect(expired).toBe(0);
    pass(40);
    expect(expired).toBe(1);
  });

  it('is not ended while it waits for a processor that others use', () => {
    share = 0.125;
    limit.asked();
    pass(15_000);
    expect(expired).toBe(0);
    pass(1_100);
    expect(expired).toBe(1);
  });

  it('is ended by the wall’s clock when it gets nowhere', () => {
    share = 0;
    limit.asked();
    pass(19_900);
    expect(expired).toBe(0);
    pass(200);
    expect(expired).toBe(1);
  });

  it('pays for all its requests together', () => {
    for (let request = 0; request < 19; request += 1) answer(100);
    expect(expired).toBe(0);
    answer(150);
    expect(expired).toBe(1);
  });

  it('does not pay while the host thinks', () => {
    for (let request = 0; request < 10; request += 1) {
      share = 1;
      answer(100);
      share = 0;
      pass(30_000);
    }
    expect(expired).toBe(0);
  });

  it('is never ended once it has stopped', () => {
    limit.asked();
    pass(1_000);
    limit.stop();
    pass(60_000);
    expect(expired).toBe(0);
  });
});

const WORK = `from flask import Flask
app = Flask(__name__)
@app.get('/')
def index():
    return str(sum(number % 7 for number in range(200_000)))
`;
const VISIT = { method: 'GET', url: 'https://app.test/', headers: [], body: '', at: START };

it('where a thread’s own time cannot be read, that of the process is taken', () => {
  const read = processorTimeOf(null);
  const before = read();
  for (let count = 0; count < 1e6; count += 1) Math.sqrt(count);
  expect(read()).toBeGreaterThanOrEqual(before);
});

describe('where a system tells the time of processes only', () => {
  let sandbox: FlaskSandbox;
  beforeAll(() => {
    sandbox = createSandbox({ limits: { workers: 2, seconds: 1, wallFactor: 80, timeOf: 'process' } });
  });
  afterAll(() => sandbox.close());

  const right = () => sandbox.run(WORK, START, perform([VISIT]));
  const endless = () => sandbox.run(`${WORK}while True: pass\n`, START, perform([VISIT]));
  const PASSED = { kind: 'finished', value: [{ kind: 'response', response: { status: 200 } }] };
  const OUT_OF_TIME = { kind: 'not-started', fault: { kind: 'timeout', seconds: 1 } };

  it('right programs pass, one after the other and for any number of runs', async () => {
    for (let run = 0; run < 20; run += 1) expect(await right()).toMatchObject(PASSED);
  });

  it('an endless one ends, and so do two of them; the next program passes', async () => {
    expect(await Promise.all([endless(), endless()])).toMatchObject([OUT_OF_TIME, OUT_OF_TIME]);
    expect(await right()).toMatchObject(PASSED);
  });

  it('a right one that runs beside an endless one passes', async () => {
    expect(await Promise.all([endless(), right()])).toMatchObject([OUT_OF_TIME, PASSED]);
  });
});

describe('beside eight busy loops', () => {
  it('right programs pass, and an endless one still ends', async () => {
    const sandbox = createSandbox({ limits: { workers: 2, seconds: 1, wallFactor: 80 } });
    // Not beside the loops: it may have a snapshot to make.
    await sandbox.ready;
    const loops = Array.from({ length: 8 }, () => spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
    try {
      const right = Array.from({ length: 6 }, () => sandbox.run(WORK, START, perform([VISIT])));
      for (const result of await Promise.all(right)) {
        expect(result).toMatchObject({ kind: 'finished', value: [{ kind: 'response', response: { status: 200 } }] });
      }
      expect(await sandbox.run(`${WORK}while True: pass\n`, START, perform([VISIT]))).toMatchObject({
        kind: 'not-started',
        fault: { kind: 'timeout', seconds: 1 },
      });
    } finally {
      for (const loop of loops) loop.kill('SIGKILL');
      await sandbox.close();
    }
  }, 240_000);
});
