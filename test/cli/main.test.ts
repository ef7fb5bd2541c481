import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageFolder } from '../../src/package-folder.ts';
import { performNibble, runNibble, startNibble } from './run-nibble.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nibble-cli-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A platform that is set up, but that nobody answers on. Without one, `start` opens the playground. */
const DISCORD = { DISCORD_TOKEN: 'a.b.c', DISCORD_API_URL: 'http://127.0.0.1:9/api' };

const run = (args: readonly string[], settings = {}, input = '') => performNibble({ args, folder, settings, input });
const runAlone = (args: readonly string[], settings = {}) => runNibble({ args, folder, settings });

describe('nibble', () => {
  it('prints its version and its help', async () => {
    const manifest: { version: string } = JSON.parse(await readFile(join(packageFolder(), 'package.json'), 'utf8'));
    expect(await runAlone(['--version'])).toEqual({ code: 0, output: `${manifest.version}\n`, errors: '' });
    expect(await runAlone(['help'])).toMatchObject({
      code: 0,
      output: expect.stringContaining('nibble COMMAND'),
      errors: '',
    });
  });

  it('ends with 2 for an unknown command, with the commands that exist', async () => {
    const { code, output, errors } = await runAlone(['strat']);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toMatch(/Did you mean "start"\?[\s\S]*start \[--no-playground\]\n.*Discord/);
  });

  it.each([
    [
      'a wrong setting',
      { SLACK_APP_TOKEN: 'xapp-1', LOG_LEVEL: 'loud' },
      /2 settings are not right:\n {2}LOG_LEVEL: .*\n {2}SLACK_BOT_TOKEN: /,
    ],
    [
      'a database that cannot be created',
      { ...DISCORD, DATABASE_URL: 'file:/proc/nibble/nibble.db' },
      /folder \/proc\/nibble for the database cannot be made/,
    ],
    ['a database whose path is a folder', { ...DISCORD, DATABASE_URL: 'file:.' }, /cannot be opened for writing/],
    [
      'a PostgreSQL that does not answer',
      { ...DISCORD, DATABASE_URL: 'postgres://ada:hunter2@127.0.0.1:9/nibble' },
      /PostgreSQL/,
    ],
    ['a missing folder of lessons', { LESSONS_DIR: '/nowhere/lessons' }, /\/nowhere\/lessons/],
    ['a platform that cannot be reached', DISCORD, /Discord/],
  ])('ends with 1 and one clear message for %s', async (_, settings, message) => {
    const { code, output, errors } = await run(['start'], { LOG_LEVEL: 'silent', ...settings });
    expect(errors).toMatch(/^Nibble cannot go on: /);
    expect(errors).toMatch(message);
    expect(errors).toMatch(/\n\nWhat to do: \S/);
    expect(errors).not.toMatch(/ at .*:\d+:\d+|hunter2/);
    expect({ code, output }).toEqual({ code: 1, output: '' });
  });

  it('prints every problem of every lesson at once', async () => {
    await mkdir(join(folder, 'lessons'));
    await writeFile(join(folder, 'lessons', 'one.md'), 'no front matter');
    await writeFile(join(folder, 'lessons', 'two.md'), '---\ntitle: 7\n---\n');
    const { code, errors } = await run(['chat'], { LESSONS_DIR: 'lessons' });
    expect(code).toBe(1);
    expect(errors).toMatch(/one\.md:\d+:\d+: /);
    expect(errors).toMatch(/two\.md:\d+:\d+: /);
  });

  it('reads the file .env of the folder it is started in', async () => {
    await writeFile(join(folder, '.env'), 'LOG_LEVEL=loud\n');
    expect((await run(['chat'])).errors).toMatch(/LOG_LEVEL: found "loud"/);
    expect((await run(['chat'], { LOG_LEVEL: 'info' })).code).toBe(0);
  });
});

describe('the commands for authors', () => {
  it('run without tokens, and with wrong ones', async () => {
    await writeFile(join(folder, 'trip.yaml'), '- visit: /\n  set: a=1\n- visit: /\n');
    const { code, output, errors } = await run(['run', 'trip.yaml'], { SLACK_APP_TOKEN: 'xapp-1', FORCE_COLOR: '1' });
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toMatch(/^1\. Visit \/\n[\s\S]*→ sent `a`[\s\S]*\n$/);
    expect(output).not.toContain('\u001b');
  });

  it('end with 2 for a wrong call, with what is wrong', async () => {
    expect(await run(['run', 'trip.yaml'])).toEqual({
      code: 2,
      output: '',
      errors: 'trip.yaml: there is no such file\n',
    });
    expect(await run(['check', 'cookies'])).toMatchObject({ code: 2, errors: expect.stringMatching(/^Something is/) });
    expect(await run(['lint', 'nowhere'])).toMatchObject({ code: 2, output: '' });
  });

  it('judge a program that is piped in', async () => {
    const words = ['check', 'cookies', 'count-the-visits', '-', '--json'];
    const { code, output, errors } = await run(words, { SANDBOX_FLASK: 'small' }, 'x = ___\n');
    expect({ code, errors }).toEqual({ code: 1, errors: '' });
    expect(JSON.parse(output)).toMatchObject({ verdict: 'fail', sentence: 'Line 1 still has a blank: x = ___' });
  });

  it('end with 0 for a lesson that is right', async () => {
    const greetings = join(packageFolder(), 'test/fixtures/lessons/greetings.md');
    expect(await run(['lint', greetings])).toEqual({
      code: 0,
      output: '1 lesson, nothing to fix. Programs were answered by Nibble’s small Flask (like 3.1).\n',
      errors: '',
    });
  });
});

describe('nibble chat', () => {
  it('answers a script in order, without colours or prompts, and goes on there the next time', async () => {
    const first = await run(['chat'], { FORCE_COLOR: '1' }, '/lesson cookies\nnext\nnext\n');
    expect(first).toMatchObject({ code: 0, errors: '' });
    expect(first.output).not.toContain('\u001b');
    expect(first.output).not.toMatch(/^> /m);
    const steps = [...first.output.matchAll(/step (\d+) of \d+/g)].map((match) => match[1]);
    expect(steps).toEqual(['1', '2', '3']);
    const second = await run(['chat'], {}, '/lesson cookies\n');
    expect(second.output).toMatch(/step 3 of \d+/);
  });

  it('runs an example, and the learner’s own program sent between fences', async () => {
    const program = [
      'from flask import Flask, make_response',
      'app = Flask(__name__)',
      '@app.get("/dark")',
      'def dark():',
      '    response = make_response("My own page")',
      '    response.set_cookie("mine", "yes")',
      '    return response',
    ];
    const script = ['/lesson cookies', 'go Setting a cookie', 'next', 'run it', '```python', ...program, '```', ''];
    const { code, output, errors } = await run(['chat'], {}, script.join('\n'));
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toMatch(/What happened: [\s\S]*Set-Cookie: theme=dark; Path=\//);
    expect(output).toMatch(/Set-Cookie: mine=yes; Path=\/[\s\S]*My own page/);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends with 0 at %s, although the input goes on', async (signal) => {
    const child = startNibble({ args: ['chat'], folder });
    const exited = once(child, 'exit');
    child.stdin.write('/lesson cookies\n');
    await once(child.stdout, 'data');
    child.kill(signal);
    expect(await exited).toEqual([0, null]);
  });
});
