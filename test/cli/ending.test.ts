/** How the program ends when something went wrong that nobody waited for, and when something hangs. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { packageFolder } from '../../src/package-folder.ts';

const built = (name: string): string => JSON.stringify(pathToFileURL(join(packageFolder(), 'dist/src', name)).href);

/** Runs a few lines in a process of their own; `log`, `count` and `say` write to standard output. */
function run(lines: string) {
  const script = `
    import { endInTime, logStrayErrors } from ${built('cli/process.js')};
    const say = (...words) => process.stdout.write(words.join(' ') + '\\n');
    const log = { info: say, warn: say, error: (event, details) => say(event, JSON.stringify(details, (_, value) =>
      value instanceof Error ? value.message : value)) };
    const meter = { time() {}, count: (name, labels) => say('counted', name, labels.kind) };
    ${lines}`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  return { status, stderr, said: stdout.trimEnd().split('\n') };
}

it('a rejection that nobody waited for is logged and counted, and the bot goes on', () => {
  expect(
    run(`logStrayErrors(log, meter); Promise.reject(new Error('lost')); setImmediate(() => say('goes on'));`),
  ).toEqual({
    status: 0,
    stderr: '',
    said: ['counted stray errors rejection', 'something failed that nobody waited for {"error":"lost"}', 'goes on'],
  });
});

it('an exception that nobody caught is logged and counted, and ends the bot', () => {
  const { status, said } = run(`
    logStrayErrors(log, meter);
    setImmediate(() => { throw new Error('torn'); });
    setInterval(() => {}, 1000);`);
  expect(status).toBe(1);
  expect(said).toEqual([
    'counted stray errors exception',
    expect.stringMatching(/^an error was not caught; the program ends .*"origin":"uncaughtException".*"error":"torn"/),
  ]);
});

it('what hangs is named when the time to end is over', () => {
  const { status, said } = run(`endInTime(20, log, () => ['slack']); setInterval(() => {}, 1000);`);
  expect(status).toBe(1);
  expect(said).toEqual(['not everything was done within 0.02 seconds; the program ends now {"stillToDo":["slack"]}']);
});

it('what only holds something open ends then without a word', () => {
  expect(run('endInTime(20, log, () => []); setInterval(() => {}, 1000);')).toEqual({
    status: 0,
    stderr: '',
    said: [''],
  });
});

it('nobody is kept waiting who is done before', () => {
  expect(run(`endInTime(60_000, log, () => ['slack']); say('done');`)).toEqual({
    status: 0,
    stderr: '',
    said: ['done'],
  });
});
