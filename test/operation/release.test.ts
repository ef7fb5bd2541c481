/** `npm run release`, in a repository of its own. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { packageFolder } from '../../src/package-folder.ts';

let folder: string;
const git = (...words: string[]): string => execFileSync('git', words, { cwd: folder, encoding: 'utf8' }).trim();
const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
const release = (...words: string[]) =>
  spawnSync(process.execPath, [join(packageFolder(), 'scripts/release.mjs'), ...words], {
    cwd: folder,
    encoding: 'utf8',
  });

const CHANGELOG = '# Changelog\n\n## Unreleased\n\n- Learners can dance.\n\n## 0.1.0 (2026-01-01)\n\n- All of it.\n';
const LOCK = {
  name: 'x',
  version: '0.1.0',
  packages: { '': { version: '0.1.0' }, 'node_modules/y': { version: '0.1.0' } },
};

async function setUp(changelog = CHANGELOG): Promise<void> {
  await writeFile(join(folder, 'CHANGELOG.md'), changelog);
  await writeFile(join(folder, 'package.json'), '{\n  "name": "x",\n  "version": "0.1.0"\n}\n');
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify(LOCK, null, 2));
  git('init', '--quiet');
  git('config', 'user.name', 'Ada');
  git('config', 'user.email', 'ada@example.org');
  git('add', '.');
  git('commit', '--quiet', '--message', 'Begin');
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nibble-release-'));
  const made = folder;
  onTestFinished(() => rm(made, { recursive: true, force: true }));
});

describe('a release', () => {
  it('gives the unreleased changes a version and a date, and tags them with what they are', async () => {
    await setUp();
    expect(release('0.2.0')).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringContaining('Released 0.2.0 from 0.1.0'),
    });
    expect(await read('CHANGELOG.md')).toMatch(
      /^## Unreleased\n\n## 0\.2\.0 \(\d{4}-\d\d-\d\d\)\n\n- Learners can dance\./m,
    );
    expect(JSON.parse(await read('package.json'))).toMatchObject({ version: '0.2.0' });
    expect(JSON.parse(await read('package-lock.json'))).toEqual({
      ...LOCK,
      version: '0.2.0',
      packages: { ...LOCK.packages, '': { version: '0.2.0' } },
    });
    expect(git('status', '--porcelain')).toBe('');
    expect(git('tag', '--list', '--format=%(contents)', 'v0.2.0')).toMatch(
      /^Nibble 0\.2\.0\n\n- Learners can dance\.$/,
    );
  });

  it.each([
    ['no version', CHANGELOG, ['next'], false, /found the version "next"/],
    ['an older version', CHANGELOG, ['0.0.9'], false, /0\.0\.9 is not newer than 0\.1\.0/],
    ['the same version', CHANGELOG, ['0.1.0'], false, /not newer/],
    ['nothing unreleased', '# Changelog\n\n## Unreleased\n\n## 0.1.0\n\n- All.\n', ['0.2.0'], false, /nothing below/],
    ['changes that are not committed', CHANGELOG, ['0.2.0'], true, /not committed/],
  ])('is refused for %s, and changes nothing', async (_, changelog, words, isChanged, expected) => {
    await setUp(changelog);
    if (isChanged) await writeFile(join(folder, 'more.txt'), 'x');
    const head = git('rev-parse', 'HEAD');
    const { status, stderr } = release(...words);
    expect(status).toBe(1);
    expect(stderr).toMatch(expected);
    expect(git('rev-parse', 'HEAD')).toBe(head);
    expect(await read('CHANGELOG.md')).toBe(changelog);
    expect(git('tag', '--list')).toBe('');
  });
});
