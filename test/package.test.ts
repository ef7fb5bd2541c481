/** What npm packs: all that the program reads, and nothing that only its makers need. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packageFolder } from '../src/package-folder.ts';

const folder = packageFolder();
const list = (program: string, ...words: string[]): string =>
  execFileSync(program, words, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 2 ** 26,
  });

const [packed] = z
  .tuple([z.object({ files: z.array(z.object({ path: z.string() })) })])
  .parse(JSON.parse(list('npm', 'pack', '--dry-run', '--ignore-scripts', '--json')));
const files = new Set(packed.files.map(({ path }) => path));

describe('the package', () => {
  it('has no tests, measurements, maps or TypeScript', () => {
    expect([...files].filter((file) => /^(test|bench|scripts|\.ci)\/|\.map$|\.tsx?$|tsconfig/.test(file))).toEqual([]);
  });

  it('has the compiled twin of every source', () => {
    const sources = list('git', 'ls-files', 'src', 'adapters', 'playground')
      .split('\n')
      .filter((name) => /(?<!\.d)\.ts$/.test(name));
    const compiled = sources.map((name) => `dist/${name.slice(0, -'.ts'.length)}.js`);
    expect(compiled.filter((name) => existsSync(join(folder, name)) && !files.has(name))).toEqual([]);
    expect(compiled.filter((name) => files.has(name)).length).toBeGreaterThan(200);
  });

  it('has what is read beside the code: styles, lessons, Python, the manifest, pages to read', () => {
    const read = list('git', 'ls-files', 'src', 'adapters', 'playground', 'lessons', 'deploy', 'docs')
      .split('\n')
      .filter((name) => name !== '' && !/\.ts$|tsconfig|^docs\/pictures\//.test(name));
    expect(read.filter((name) => !files.has(name))).toEqual([]);
    for (const name of ['.env.example', 'README.md', 'CHANGELOG.md', 'LICENSE']) expect(files).toContain(name);
  });
});
