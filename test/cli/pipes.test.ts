/** Commands in a pipe, without a terminal, without colours, and when they are asked to end. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { packageFolder } from '../../src/package-folder.ts';
import { performNibble, startNibble } from './run-nibble.ts';

const folder = mkdtempSync(join(tmpdir(), 'nibble-pipes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LESSONS = join(packageFolder(), 'lessons');
const APP = `from flask import Flask
app = Flask(__name__)
@app.get("/")
def home():
    print("asked")
    return "hi", 200, [("Set-Cookie", "a=1")]
`;
for (const [name, content] of Object.entries({
  'app.py': APP,
  'slow.py': 'while True: pass\n',
  'visit.yaml': '- visit: /\n',
  'many.yaml': '- visit: /\n'.repeat(30),
  'bank.csv': `question,right,wrong\n${'What is it?,this,that\n'.repeat(500)}`,
}))
  writeFileSync(join(folder, name), content);

/** Every command that ends by itself, and works with nothing but files. */
const COMMANDS: readonly (readonly string[])[] = [
  ['help'],
  ['--version'],
  ['run', 'app.py', 'many.yaml'],
  ['run', 'app.py', 'many.yaml', '--json'],
  ['check', 'cookies', 'remember-a-language', 'app.py'],
  ['lint', join(packageFolder(), 'test/fixtures/lessons/greetings.md')],
  ['import', 'bank.csv'],
  ['cards', 'cookies'],
  ['migrate'],
  ['doctor'],
  ['doctor', '--json'],
  ['learner', 'discord:1', '--export'],
  ['no-such-command'],
];
const settings = { LESSONS_DIR: LESSONS };

const shown = (args: readonly string[]): string => args.map((arg) => arg.replace(packageFolder(), '')).join(' ');
/** One that writes at once, one that writes again and again, one that writes much; `npm run test:long` takes all. */
const UNREAD = process.env.NIBBLE_ALL_COMMANDS
  ? COMMANDS
  : COMMANDS.filter(([name], index) => ['help', 'import'].includes(name ?? '') || index === 2);

describe.each(UNREAD.map((args) => [shown(args), args] as const))('nibble %s', (_, args) => {
  it('ends quietly when nobody reads its output to the end', async () => {
    const child = startNibble({ args, folder, settings });
    child.stdin.end();
    child.stdout.destroy();
    const closed = once(child, 'close');
    expect(await text(child.stderr)).not.toMatch(/EPIPE|Unhandled|node:|made a mistake of its own/);
    await closed;
    expect(child.signalCode).toBeNull();
  });
});

describe.each(COMMANDS.map((args) => [shown(args), args] as const))('nibble %s', (_, args) => {
  it('writes no colours into a pipe, with NO_COLOR or without', async () => {
    const plain = await performNibble({ args, folder, settings });
    const without = await performNibble({ args, folder, settings: { ...settings, NO_COLOR: '1' } });
    const written = [plain, without].map(({ output, errors }) => output + errors).join('');
    expect(written).not.toBe('');
    expect(written).not.toContain('\u001b');
    expect(without.code).toBe(plain.code);
  });
});

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  it.each([
    ['run', ['run', 'slow.py', 'visit.yaml']],
    ['check', ['check', 'cookies', 'remember-a-language', 'slow.py']],
    ['chat', ['chat']],
  ])('ends nibble %s at once, without a stack, and leaves no process behind', async (_, args) => {
    const main = join(packageFolder(), 'dist/src/main.js');
    // A group of its own, so that whatever is left of it can be asked for.
    const child = spawn(process.execPath, [main, ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, SANDBOX_FLASK: 'small', ...settings },
      detached: true,
    });
    const closed = once(child, 'close');
    const errors = text(child.stderr);
    const { pid } = child;
    if (pid === undefined) throw new Error('nibble was not started');
    await expect.poll(() => processesIn(pid), { timeout: 60_000 }).toBeGreaterThan(args[0] === 'chat' ? 0 : 1);
    child.kill(signal);
    await closed;
    expect(await errors).not.toMatch(/node:|^\s+at /m);
    await expect.poll(() => processesIn(pid), { timeout: 60_000 }).toBe(0);
  });
});

/** How many processes a group has. */
const processesIn = (group: number): number =>
  execFileSync('ps', ['-A', '-o', 'pgid='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => Number(line) === group).length;
