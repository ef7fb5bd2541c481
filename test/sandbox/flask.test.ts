/**
 * Our small Flask answers like the real one. The recordings are the real one's answers to the fixtures; where the
 * machine's Python has Flask 3.1 they are checked as well, and `RECORD=1` writes them anew.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createSandbox } from '../../src/sandbox/index.ts';
import { type Exchange, exchange, type Fixture, perform, readFixtures, START, toExchange } from './fixtures.ts';
import { type Performance, performOnRealFlask } from './real-flask.ts';

const fixtures = readFixtures();
const path = fileURLToPath(new URL('recordings/flask-3.1.json', import.meta.url));

function readRecordings(): Record<string, Exchange[]> {
  if (!existsSync(path)) return {};
  return z.record(z.string(), z.array(exchange)).parse(JSON.parse(readFileSync(path, 'utf8')));
}

const byTitle = (performance: Performance): Record<string, readonly Exchange[]> =>
  Object.fromEntries(fixtures.map(({ title }, index) => [title, performance.exchanges[index] ?? []]));

/** Exchanges with their requests, so that a difference shows where it is. */
const labelled = ({ requests }: Fixture, exchanges: readonly Exchange[] | undefined) =>
  requests.map(({ method, url }, index) => ({ request: `${method} ${url}`, ...exchanges?.[index] }));

describe('the recordings', () => {
  it('are what the real Flask answers', async ({ skip }) => {
    const real = await performOnRealFlask(fixtures);
    if (!real?.versions.startsWith('Flask 3.1.')) {
      process.stderr.write(
        `no Flask 3.1 in python3 (${real?.versions ?? 'none'}): the recordings are taken as they are\n`,
      );
      return skip();
    }
    if (process.env.RECORD) writeFileSync(path, `${JSON.stringify(byTitle(real))}\n`);
    const recordings = readRecordings();
    for (const fixture of fixtures) {
      expect(labelled(fixture, recordings[fixture.title])).toEqual(labelled(fixture, byTitle(real)[fixture.title]));
    }
  });
});

describe('the sandbox’s Flask answers like Flask 3.1', () => {
  let sandbox: ReturnType<typeof createSandbox>;
  beforeAll(() => {
    sandbox = createSandbox({ limits: { seconds: 10 } });
  });
  afterAll(() => sandbox.close());

  it.each(fixtures)('$title', async (fixture) => {
    const result = await sandbox.run(fixture.program, START, perform(fixture.requests));
    if (result.kind !== 'finished') throw new Error(JSON.stringify(result));
    expect(labelled(fixture, result.value.map(toExchange))).toEqual(labelled(fixture, readRecordings()[fixture.title]));
  });
});
