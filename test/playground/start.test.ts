/** `nibble start` without tokens opens the playground, says where it is, and ends when it is asked to. */
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPort } from '../../src/cli/option-values.ts';
import { runNibble, startNibble } from '../cli/run-nibble.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nibble-playground-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the playground', () => {
  it.each([[['start']], [['playground', '--port', '0']]])('is opened by nibble %j', async (args) => {
    const child = startNibble({ args, folder });
    const errors = text(child.stderr);
    const lines = createInterface(child.stdout);
    const [said] = await once(lines, 'line');
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(String(said)) ?? [''];
    const page = await fetch(url);
    expect(await page.text()).toContain('Start the cookies lesson');
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    expect(await errors).toBe('');
    // Everything is in memory; what is in the data folder can be made again.
    expect(await readdir(folder)).not.toContain('nibble.db');
  });

  it('says what is wrong with a port, and what to write', async () => {
    const { code, errors } = await runNibble({ args: ['playground', '--port', '99999'], folder });
    expect(code).toBe(1);
    expect(errors).toMatch(/--port: found "99999"; expected a number from 0 to 65535[\s\S]*--port 4100/);
  });
});

it.each(['0', '4100', '65535'])('%s is a port', (port) => {
  expect(readPort(port)).toBe(Number(port));
});
