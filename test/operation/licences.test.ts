import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { packageFolder } from '../../src/package-folder.ts';

const run = (...folder: string[]) =>
  spawnSync(process.execPath, [join(packageFolder(), 'scripts/licences.mjs'), ...folder], { encoding: 'utf8' });

it('every package of a production install has an accepted licence', () => {
  const { status, stdout, stderr } = run();
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^discord\.js \S+: Apache-2\.0$/m);
  expect(stdout).toMatch(/^better-sqlite3 \S+: MIT$/m);
  expect(stdout).not.toMatch(/^vitest /m);
});

it.each([
  ['a known licence', 'MIT', 0],
  ['a choice with a known licence', '(WTFPL OR MIT)', 0],
  ['several known licences', 'MIT AND Apache-2.0', 0],
  ['an unknown licence', 'GPL-3.0-only', 1],
  ['several licences with an unknown one', 'MIT AND GPL-3.0-only', 1],
  ['an expression that it cannot read', '(MIT OR (GPL-3.0-only AND ISC))', 1],
  ['a package without a licence', undefined, 1],
])('the licence check judges %s', async (_, license, code) => {
  const folder = await mkdtemp(join(tmpdir(), 'nibble-licences-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const packages = { '': { name: 'x' }, 'node_modules/planted': { version: '1.0.0', license } };
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ packages }));
  const { status, stdout, stderr } = run(folder);
  expect(status).toBe(code);
  expect(stdout).toContain(`planted 1.0.0: ${license ?? 'none'}`);
  expect(stderr).toMatch(code === 0 ? /^$/ : /^planted: found the licence .*; expected one of .*\nRead it, and add it/);
});
