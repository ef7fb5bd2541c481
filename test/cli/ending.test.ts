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

it('an unhandled rejection is logged and counted, and the bot goes on', () => {
  expect(
    run(`logStrayErrors(log, meter); Promise.reject(new Error('lost')); setImmediate(() => say('goes on'));`),
  ).toEqual({
    status: 0,
    stderr: '',
    said: ['counted stray errors rejection', 'something failed that nobody waited for {"error":"lost"}', 'goes on'],
  });
});

it('an uncaught exception is logged and counted, and ends the bot', () => {
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

it('what still hangs when the time to end is over is logged, and the exit code is 1', () => {
  const { status, said } = run(`endInTime(20, log, () => ['slack']); setInterval(() => {}, 1000);`);
  expect(status).toBe(1);
  expect(said).toEqual(['not everything was done within 0.02 seconds; the program ends now {"stillToDo":["slack"]}']);
});

it('a process that only holds something open then ends with 0, without a word', () => {
  expect(run('endInTime(20, log, () => []); setInterval(() => {}, 1000);')).toEqual({
    status: 0,
    stderr: '',
    said: [''],
  });
});

it('a process that is done before the time is over ends at once', () => {
  expect(run(`endInTime(60_000, log, () => ['slack']); say('done');`)).toEqual({
    status: 0,
    stderr: '',
    said: ['done'],
  });
});
