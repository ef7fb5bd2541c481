import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { COMMANDS, HELP, parseArguments, usageOf } from '../../src/cli/commands.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { runNibble } from './run-nibble.ts';

const NAMES = Object.keys(COMMANDS) as (keyof typeof COMMANDS)[];

describe('the command line', () => {
  it.each([
    [['start'], 'start'],
    [['chat'], 'chat'],
    [['help'], 'help'],
    [[], 'help'],
    [['--help'], 'help'],
    [['-h'], 'help'],
    [['chat', '--help'], 'help'],
  ])('%j is the command %s', (given, command) => {
    expect(parseArguments(given)).toEqual({ kind: 'command', command, operands: [], options: {} });
  });

  it.each([
    [['run', 'trip.yaml'], 'run', ['trip.yaml'], {}],
    [['run', 'app.py', 'trip.yaml', '--json'], 'run', ['app.py', 'trip.yaml'], { json: true }],
    [
      ['check', '--json', 'cookies', 'count-the-visits', '-'],
      'check',
      ['cookies', 'count-the-visits', '-'],
      { json: true },
    ],
    [['lint'], 'lint', [], {}],
    [['lint', 'a.md', 'b.md', 'c'], 'lint', ['a.md', 'b.md', 'c'], {}],
    [['flask', 'install'], 'flask', ['install'], {}],
    [['register', '--guild', '81384788765712384'], 'register', [], { guild: '81384788765712384' }],
    [['chat', '--now=2026-12-24T18:00'], 'chat', [], { now: '2026-12-24T18:00' }],
  ])('%j is the command %s with %j', (given, command, operands, options) => {
    expect(parseArguments(given)).toEqual({ kind: 'command', command, operands, options });
  });

  it.each([[['--version']], [['-v']]])('%j is the version', (given) => {
    expect(parseArguments(given)).toEqual({ kind: 'version' });
  });

  it.each([
    [['strat'], 'There is no command "strat". Did you mean "start"?'],
    [['CHAT'], 'There is no command "CHAT". Did you mean "chat"?'],
    [['dance'], 'There is no command "dance".'],
    [['toString'], 'There is no command "toString".'],
    [['chat', 'cookies'], '"nibble chat" takes nothing more, but found "cookies".'],
    [['run'], 'Something is missing: nibble run [APP.py] SCENARIO [--json] [--browser NAME] [--compare]'],
    [['check', 'cookies'], 'Something is missing: nibble check LESSON EXERCISE FILE [--json] [--seed TEXT]'],
    [['run', 'a', 'b', 'c'], '"nibble run" takes nothing more after [APP.py] SCENARIO, but found "c".'],
    [['chat', '--json'], '"nibble chat" has no --json.'],
    [['register', '--guild'], "Option '--guild <value>' argument missing."],
    [['chat', '--loud'], "Unknown option '--loud'."],
    [['--version=2'], "Option '-v, --version' does not take an argument."],
  ])('%j is a mistake: %s', (given, message) => {
    expect(parseArguments(given)).toEqual({ kind: 'mistake', message });
  });
});

describe('the commands', () => {
  it('are each in the help, with what it does', () => {
    for (const name of NAMES) {
      const lines = HELP.split('\n');
      const line = lines.findIndex((one) => one.startsWith(`  ${usageOf(name)}`));
      expect(lines.slice(line, line + 2).join('\n'), name).toContain(COMMANDS[name].help);
    }
  });

  it('are each in the README, with what may stand after it', () => {
    const readme = readFileSync(join(packageFolder(), 'README.md'), 'utf8');
    const usages = [...readme.matchAll(/^\| `nibble ([^`]+)` \|/gm)].map(([, usage]) => usage);
    expect(usages.sort()).toEqual(
      NAMES.filter((name) => name !== 'help')
        .map(usageOf)
        .sort(),
    );
  });
});

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'nibble-loaded-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** The files that a command loads, from the package's folder on. */
const loadedBy = async (...args: string[]) => loadedIn(await emptyFolder(), ...args);

async function loadedIn(folder: string, ...args: string[]): Promise<readonly string[]> {
  const list = join(folder, 'loaded');
  const hook = `import { appendFileSync } from 'node:fs';
    export async function load(url, context, next) {
      appendFileSync(${JSON.stringify(list)}, url + '\\n');
      return next(url, context);
    }`;
  const start = `import { register } from 'node:module'; register(${JSON.stringify(dataUrl(hook))});`;
  const LESSONS_DIR = join(packageFolder(), 'test/fixtures/lessons');
  const settings = { LESSONS_DIR, NODE_OPTIONS: `--import ${dataUrl(start)}` };
  await rm(list, { force: true });
  await runNibble({ args, folder, settings, input: 'x = ___\n' });
  return (await readFile(list, 'utf8')).split('\n').map((url) => url.replace(pathToFileURL(packageFolder()).href, ''));
}

const dataUrl = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`;

/** What some commands need, and what would keep the others waiting. */
const HEAVY = /discord\.js|@slack|better-sqlite3|\/pg\/|kysely|prom-client|resvg|playground/;

describe('a command loads only what it needs:', () => {
  it.each([
    ['help', []],
    ['check', ['greetings', 'greet-a-visitor', '-']],
    ['lint', [join(packageFolder(), 'test/fixtures/lessons/greetings.md')]],
    ['cards', ['greetings']],
    ['gift', ['greetings']],
  ])('%s loads no platform, database, metrics or playground', async (name, operands) => {
    const loaded = await loadedBy(name, ...operands);
    expect(loaded).toContain('/dist/src/cli/commands.js');
    expect(loaded.filter((file) => HEAVY.test(file))).toEqual([]);
  });

  it('check of a lesson that was read before loads nothing that reads lessons, and no log', async () => {
    const folder = await emptyFolder();
    const call = ['check', 'greetings', 'greet-a-visitor', '-'];
    const READERS = /node_modules\/(?:yaml|micromark|mdast)[^/]*\/|\/lesson\/(?:yaml|steps|parse-lesson|markdown)|pino/;
    const first = await loadedIn(folder, ...call);
    expect(first.some((file) => file.includes('micromark'))).toBe(true);
    const second = await loadedIn(folder, ...call);
    expect(second).toContain('/dist/src/exercise/judge.js');
    expect(second.filter((file) => READERS.test(file))).toEqual([]);
  });

  it('migrate loads the database, and no platform', async () => {
    const loaded = await loadedBy('migrate');
    expect(loaded.some((file) => file.includes('better-sqlite3'))).toBe(true);
    expect(loaded.filter((file) => /discord\.js|@slack|prom-client|playground/.test(file))).toEqual([]);
  });
});
