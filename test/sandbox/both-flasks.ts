/** A sandbox with our small Flask, and where this machine has it one with the real Flask too. */
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Sandbox } from '../../src/core/program.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { createSandbox, type FlaskSearch, findFlask, type Limits } from '../../src/sandbox/index.ts';

/** Where the real Flask is looked for. */
export const SEARCH: FlaskSearch = {
  choice: 'auto',
  pythonPath: process.env.SANDBOX_PYTHONPATH || null,
  installFolder: join(packageFolder(), 'data/flask'),
};

/** One each, by name; they are closed after the tests of the file. */
export async function bothFlasks(limits: Partial<Limits> = {}): Promise<readonly (readonly [string, Sandbox])[]> {
  const found = await findFlask(SEARCH);
  const small = createSandbox({ limits });
  const real = found.kind === 'real' ? createSandbox({ limits, flask: Promise.resolve(found) }) : null;
  if (real === null) process.stderr.write('the real Flask is not attacked: this machine has none\n');
  afterAll(() => Promise.all([small.close(), real?.close()]));
  return real === null
    ? [['our small Flask', small]]
    : [
        ['our small Flask', small],
        ['the real Flask', real],
      ];
}
