/**
 * Both Flasks answer alike in the sandbox: our small one, and the real one where there is one. The recordings are the
 * real one's answers to the fixtures; where the machine's Python has Flask 3.1 they are checked as well, and `RECORD=1`
 * writes them anew.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packageFolder } from '../../src/package-folder.ts';
import { createSandbox, findFlask } from '../../src/sandbox/index.ts';
import { performInBundles } from './bundle.ts';
import { type Exchange, exchange, type Fixture, readFixtures } from './fixtures.ts';
import { DIFFERENCES_OF_2_2 } from './old-flask.ts';
import { type Performance, performOnRealFlask } from './real-flask.ts';

const fixtures = readFixtures();
/** Compiling the real Flask takes seconds, on a busy machine many. */
const PATIENCE_MS = 120_000;
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

const recorded = (fixture: Fixture) => labelled(fixture, readRecordings()[fixture.title]);

describe('the sandbox’s small Flask answers like Flask 3.1', () => {
  let answered: ReadonlyMap<string, readonly Exchange[]>;
  beforeAll(async () => {
    const sandbox = createSandbox({ limits: { seconds: 20 } });
    answered = await performInBundles(sandbox, fixtures);
    await sandbox.close();
  }, PATIENCE_MS);

  it.each(fixtures)('$title', (fixture) => {
    expect(labelled(fixture, answered.get(fixture.title))).toEqual(recorded(fixture));
  });
});

const found = await findFlask({
  choice: 'auto',
  pythonPath: process.env.SANDBOX_PYTHONPATH || null,
  installFolder: join(packageFolder(), 'data/flask'),
});
if (found.kind === 'small') process.stderr.write(`the real Flask does not run in the sandbox: ${found.why}\n`);

describe.skipIf(found.kind === 'small')('the real Flask answers in the sandbox as it does outside', () => {
  const version = found.kind === 'real' ? found.flask.version : '';
  const differences = version.startsWith('3.1.') ? {} : DIFFERENCES_OF_2_2;
  let answered: ReadonlyMap<string, readonly Exchange[]>;
  beforeAll(async () => {
    const sandbox = createSandbox({ flask: Promise.resolve(found), limits: { seconds: 20 } });
    expect((await sandbox.ready).flask.kind).toBe('real');
    answered = await performInBundles(sandbox, fixtures);
    await sandbox.close();
  }, PATIENCE_MS);

  it.each(fixtures.filter(({ title }) => differences[title] === undefined))('$title', (fixture) => {
    expect(labelled(fixture, answered.get(fixture.title))).toEqual(recorded(fixture));
  });

  it.each(Object.entries(differences))('but in this old version, %s: %s', (title) => {
    const fixture = fixtures.find((each) => each.title === title);
    if (fixture === undefined) throw new Error(`there is no fixture "${title}"`);
    expect(labelled(fixture, answered.get(title))).not.toEqual(recorded(fixture));
  });
});
