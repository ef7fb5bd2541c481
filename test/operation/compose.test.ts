/** What deploy/ promises operators: the settings that compose passes on, the image, and what the alerts do. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { SETTINGS } from '../../src/config.ts';
import { packageFolder } from '../../src/package-folder.ts';

const folder = packageFolder();
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

const bot = z.object({
  environment: z.record(z.string(), z.union([z.string(), z.number()])),
  volumes: z.array(z.string()),
});
const compose = z
  .object({ services: z.object({ 'bot-1': bot, 'bot-2': bot }) })
  .parse(parse(read('deploy/compose.yaml'), { merge: true }));
const bots = Object.entries(compose.services);

describe.each(bots)('%s of deploy/compose.yaml', (_, { environment, volumes }) => {
  it('is given every setting that .env.example explains, and no unknown one', () => {
    const given = Object.keys(environment).filter((name) => name !== 'NODE_ENV');
    expect(given.sort()).toEqual([...SETTINGS].sort());
  });

  it('is given what .env sets, or what holds within the containers', () => {
    const own = ['DISCORD_SHARDS', 'DATABASE_URL', 'LESSONS_DIR', 'DATA_DIR', 'SANDBOX_PYTHONPATH'];
    const fixed = [...own, 'HEALTH_HOST', 'HEALTH_PORT'];
    const passed = SETTINGS.filter((name) => environment[name] === `\${${name}:-}`);
    expect(passed.sort()).toEqual(SETTINGS.filter((name) => !fixed.includes(name)).sort());
  });

  it('reads the lessons of the host, which it cannot change', () => {
    expect(volumes).toContainEqual(expect.stringMatching(/^\$\{LESSONS_DIR:-\.\.\/lessons\}:\/lessons:ro$/));
    expect(environment.LESSONS_DIR).toBe('/lessons');
  });

  it('ends, rather than open a playground, when it has no tokens', () => {
    expect(environment.NODE_ENV).toBe('production');
  });
});

it('every variable of deploy/compose.yaml is in .env.example', () => {
  const used = [...read('deploy/compose.yaml').matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name);
  const explained = [...read('.env.example').matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(used.filter((name) => !explained.includes(name))).toEqual([]);
});

describe('the image', () => {
  const lines = read('deploy/Dockerfile')
    .replace(/\\\n\s*/g, '')
    .split('\n');
  const instructions = (name: string) => lines.filter((line) => line.startsWith(`${name} `));

  it('is on a Node that its makers still mend, without an account of root’s, and says whether it is well', () => {
    expect(instructions('FROM')[0]).toMatch(/^FROM node:(22|24)-/);
    expect(instructions('USER')).toEqual(['USER node']);
    expect(instructions('HEALTHCHECK')).toHaveLength(1);
  });

  it('has the Flask that the lessons are written for, where the sandbox looks for it', () => {
    const [install = ''] = instructions('RUN').filter((line) => line.includes('pip install'));
    expect(install).toContain("--target /flask 'flask>=3.1,<3.2'");
    expect(instructions('ENV').join()).toContain('SANDBOX_PYTHONPATH=/flask');
  });

  it('copies only what there is', () => {
    const sources = instructions('COPY').filter((line) => !line.includes('--from='));
    const paths = sources.flatMap((line) => line.split(' ').slice(1, -1));
    expect(paths.filter((path) => !existsSync(join(folder, path)))).toEqual([]);
  });
});

function findPromtool(): string | null {
  try {
    execFileSync('promtool', ['--version'], { stdio: 'ignore' });
    return 'promtool';
  } catch {
    process.stderr.write('promtool is not here, so the tests of the alerts are skipped (Debian: package prometheus)\n');
    return null;
  }
}
const promtool = findPromtool();

describe.skipIf(promtool === null)('Prometheus', () => {
  it.each([
    ['takes the configuration', ['check', 'config', 'deploy/prometheus/prometheus.yml']],
    ['raises the alerts as their tests say', ['test', 'rules', 'deploy/prometheus/alerts.test.yml']],
  ])('%s', (_, words) => {
    expect(execFileSync(promtool ?? '', words, { cwd: folder, encoding: 'utf8' })).toContain('SUCCESS');
  });
});
