/**
 * `npm run bench`: simulated learners on the local platforms, beside the bare libraries, and what is promised about
 * speed and memory. Prints each promise with PASS or OVER, writes docs/performance.md and its chart, and ends with 1
 * when a promise is not kept. Names of parts after it measure only these, and write nothing.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureAnswers, measureStart, resultOfAnswers } from './answers.ts';
import { type Compared, compare, LIBRARIES, resultOfComparison } from './beside-bare.ts';
import { barChart } from './chart.ts';
import { endAll } from './children.ts';
import { writeResults } from './page.ts';
import { isKept, type Result, shown } from './result.ts';
import { measureAtOnce, measureAtRate } from './whole-lesson.ts';

const ROOT = new URL('../../../../', import.meta.url);
const AT_ONCE = Number(process.env.LEARNERS_AT_ONCE ?? 1000);
const PARTS = ['bare', 'answers', 'rate', 'at-once'] as const;
type Part = (typeof PARTS)[number];

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** One part's results; `compared` gets what the chart shows. */
async function measure(part: Part, folder: string, compared: Compared[]): Promise<readonly Result[]> {
  switch (part) {
    case 'bare':
      for (const platform of ['discord', 'slack'] as const) compared.push(await compare(folder, platform));
      return [resultOfComparison(compared)];
    case 'answers': {
      const answers = await measureAnswers(folder);
      return [resultOfAnswers(answers), await measureStart(folder, answers.large)];
    }
    case 'rate':
      return [
        await measureAtRate(folder, { platform: 'discord', learners: 60, rate: 1, runsExamples: true }),
        await measureAtRate(folder, { platform: 'slack', learners: 30, rate: 0.5, runsExamples: true }),
      ];
    case 'at-once':
      return [await measureAtOnce(folder, { platform: 'discord', learners: AT_ONCE, rate: null, runsExamples: false })];
  }
}

function print({ title, rows, promises }: Result): void {
  say(`\n${title}`);
  for (const { name, value, unit } of rows) say(`  ${name.padEnd(64)} ${shown(value).padStart(9)} ${unit}`);
  for (const promised of promises) {
    const { what, value, direction, bound } = promised;
    say(`  ${isKept(promised) ? 'PASS' : 'OVER'}  ${what}: ${shown(value)}, ${direction} ${shown(bound)}`);
  }
}

async function versions(): Promise<readonly string[]> {
  const of = async (name: string): Promise<string> => {
    const manifest: { version: string } = JSON.parse(
      await readFile(new URL(`node_modules/${name}/package.json`, ROOT), 'utf8'),
    );
    return `${name} ${manifest.version}`;
  };
  return [
    `Node ${process.versions.node}`,
    ...(await Promise.all(['discord.js', '@slack/bolt', 'better-sqlite3'].map(of))),
  ];
}

const chartOf = (compared: readonly Compared[]): string =>
  barChart(
    'Answers a second, 32 in flight',
    compared.flatMap(({ platform, bare, nibble }) => [
      { name: LIBRARIES[platform], value: bare.perSecond, unit: 'answers/s', isOurs: false },
      {
        name: `Nibble on ${platform === 'discord' ? 'Discord' : 'Slack'}`,
        value: nibble.perSecond,
        unit: 'answers/s',
        isOurs: true,
      },
    ]),
  );

const asked = PARTS.filter((part) => process.argv.slice(2).includes(part));
const parts = asked.length === 0 ? PARTS : asked;
const folder = await mkdtemp(join(tmpdir(), 'nibble-bench-'));
const results: Result[] = [];
const compared: Compared[] = [];
try {
  for (const part of parts) {
    say(`\nload of the machine before "${part}": ${(loadavg()[0] ?? 0).toFixed(1)}`);
    for (const result of await measure(part, folder, compared)) {
      results.push(result);
      print(result);
    }
  }
} finally {
  endAll();
  await rm(folder, { recursive: true, force: true });
}
if (asked.length === 0) {
  await writeResults(new URL('docs/performance.md', ROOT), results, await versions());
  await writeFile(new URL('docs/performance.svg', ROOT), chartOf(compared));
}
process.exit(results.every(({ promises }) => promises.every(isKept)) ? 0 : 1);
