/** What authors see is what learners get: every command runs programs with the Flask that a bot has. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { check } from '../../src/cli/author/check.ts';
import { type AuthorContext, readAuthorContext } from '../../src/cli/author/context.ts';
import { lint } from '../../src/cli/author/lint/lint.ts';
import { preview } from '../../src/cli/author/preview/preview.ts';
import { run } from '../../src/cli/author/run.ts';
import type { ExitCode, Options } from '../../src/cli/commands.ts';
import { readConfig } from '../../src/config.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { findFlask, flaskName } from '../../src/sandbox/index.ts';
import { runNibble } from './run-nibble.ts';

const GREETINGS = join(packageFolder(), 'test/fixtures/lessons/greetings.md');
const APP = 'from flask import Flask\napp = Flask(__name__)\n\n\n@app.get("/")\ndef index():\n    return "Hi"\n';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nibble-flask-'));
  // Snapshots lie beside those of the other tests.
  vi.stubEnv('DATA_DIR', join(packageFolder(), 'dist'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

type Command = (operands: readonly string[], options: Options, context: AuthorContext) => Promise<ExitCode>;

async function output(command: Command, operands: readonly string[], options: Options = {}): Promise<string> {
  const printed: string[] = [];
  await command(operands, options, { ...readAuthorContext(), print: (text) => printed.push(text) });
  return printed.join('\n');
}

/** The name of the Flask that a bot with these settings has. */
async function botFlask(): Promise<string> {
  const found = await findFlask(readConfig({ ...process.env, DATABASE_URL: 'file::memory:' }).flask);
  return flaskName(found.kind === 'real' ? found.flask : null);
}

describe.each(['auto', 'small'])('with SANDBOX_FLASK=%s', (choice) => {
  it('lint, preview, check and run are answered by the Flask of the bot, and say so', async () => {
    vi.stubEnv('SANDBOX_FLASK', choice);
    const flask = await botFlask();
    await writeFile(join(folder, 'app.py'), APP);
    await writeFile(join(folder, 'trip.yaml'), '- visit: /\n');
    const page = join(folder, 'page.html');
    expect(await output(run, [join(folder, 'app.py'), join(folder, 'trip.yaml')])).toContain(`Answered by ${flask}.`);
    expect(await output(lint, [GREETINGS])).toContain(`Programs were answered by ${flask}.`);
    expect(JSON.parse(await output(lint, [GREETINGS], { json: true }))).toMatchObject({ flask });
    await writeFile(join(folder, 'answer.py'), APP);
    const judged = await output(check, [GREETINGS, 'greet-a-visitor', join(folder, 'answer.py')], { json: true });
    expect(JSON.parse(judged)).toMatchObject({ flask });
    await output(preview, [GREETINGS], { html: page });
    expect(await readFile(page, 'utf8')).toContain(`Answered by ${flask}.`);
  });
});

/** A lesson whose example does what only the real Flask can. */
const ETAGS = `---
title: ETags
course: Flask
summary: A page that did not change is not sent again.
minutes: 5
outcomes:
  - say what an ETag is for
---

# ETags

A server may say which version of a page it sends.

## The version of a page

A browser can ask whether there is a newer one.

### Example: A version

\`\`\`python
from flask import Flask, make_response

app = Flask(__name__)


@app.get("/")
def index():
    response = make_response("Hello")
    response.set_etag("v1")
    return response
\`\`\`

\`\`\`yaml
- visit: /
\`\`\`

## Complete

You know what the version of a page is for.
`;

it('what only the real Flask has is told with the way to get it, and not as a mistake that was meant', async () => {
  vi.stubEnv('SANDBOX_FLASK', 'small');
  const file = join(folder, 'etags.md');
  await writeFile(file, ETAGS);
  const told = await output(lint, [file]);
  expect(told).toMatch(/Response\.set_etag.*the real Flask has it: .*"nibble flask install"/);
  expect(told).not.toContain('fails on purpose');
});

it('lint looks at the folder that it is called in, when that is the one with the lessons', async () => {
  await writeFile(join(folder, 'greetings.md'), await readFile(GREETINGS, 'utf8'));
  const outcome = await runNibble({ args: ['lint'], folder, settings: { LESSONS_DIR: '.' } });
  expect(outcome).toMatchObject({ code: 0, output: expect.stringMatching(/^1 lesson, nothing to fix\./), errors: '' });
});
