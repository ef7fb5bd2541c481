/** Writes the results into docs/performance.md, between two markers: what stands around them is written by hand. */
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, platform, totalmem } from 'node:os';
import { isKept, type Promised, type Result, shown } from './result.ts';

const BEGIN = '<!-- results: written by npm run bench -->';
const END = '<!-- end of the results -->';
const GIGABYTE = 1024 ** 3;

/** @throws Error when the page has no markers */
export async function writeResults(page: URL, results: readonly Result[], versions: readonly string[]): Promise<void> {
  const text = await readFile(page, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) {
    throw new Error(`${page.pathname}: expected the lines ${BEGIN} and ${END}; put them back where the results belong`);
  }
  const written = [BEGIN, machine(versions), promises(results), ...results.map(section), END].join('\n\n');
  await writeFile(page, `${before}${written}${after}`);
}

/** Where and when: without these the numbers mean little. */
function machine(versions: readonly string[]): string {
  const [first] = cpus();
  const [load = 0] = loadavg();
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores (${first?.model ?? 'unknown'}),`,
    `${Math.round(totalmem() / GIGABYTE)} GB of memory, ${platform()}, ${versions.join(', ')}.`,
    `Load of the machine at the end: ${load.toFixed(1)}. Bot, learners and platform share these cores.`,
  ].join('\n');
}

function promises(results: readonly Result[]): string {
  const rows = results.flatMap((result) => result.promises.map(promiseRow));
  return ['| what is promised | measured | bound | |', '|---|---|---|---|', ...rows].join('\n');
}

const promiseRow = (promised: Promised): string => {
  const { what, value, direction, bound } = promised;
  return `| ${what} | ${shown(value)} | ${direction} ${shown(bound)} | ${isKept(promised) ? 'kept' : '**over**'} |`;
};

const section = ({ title, about, rows }: Result): string =>
  [
    `### ${title}\n`,
    `${about}\n`,
    '| | |',
    '|---|---|',
    ...rows.map(({ name, value, unit }) => `| ${name} | ${shown(value)} ${unit} |`),
  ].join('\n');
