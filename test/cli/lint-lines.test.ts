/** `nibble lint` of questions of every kind, and of lines that are to be put in order: the author's order is run. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lint } from '../../src/cli/author/lint/lint.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { openAuthor } from './author.ts';

const EVERY_KIND = join(packageFolder(), 'test/fixtures/more-lessons/every-kind.md');
const call = openAuthor();

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nibble-lint-lines-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function lintLines(lines: string, checks = ''): Promise<string> {
  const file = join(folder, 'lines.md');
  const block = checks === '' ? '' : `\n\`\`\`yaml\n${checks}\n\`\`\`\n`;
  const text = `---
title: Lines
course: Testing
summary: Lines.
outcomes:
  - put lines in order
---

# Lines

Hello.

### Question: In order

Put them in order.

**Lines:**

\`\`\`python
${lines}
\`\`\`
${block}
**Why:** So it is.

## Complete

Done.
`;
  await writeFile(file, text);
  const { output } = await call(lint, [file, '--strict']);
  return output.replaceAll(`${folder}/`, '');
}

describe('nibble lint', () => {
  it('finds nothing in a question of each kind, with warnings counted', async () => {
    expect(await call(lint, [EVERY_KIND, '--strict'])).toMatchObject({ code: 0, complaints: '' });
  });

  it('tells lines that do not run in the author’s order, at their line', async () => {
    expect(await lintLines('n = 1\nprint(m)\nm = n')).toMatch(/^lines\.md:21:1: NameError: .*m.* \[lines\]/);
  });

  it('tells lines that print nothing, where nothing else judges them', async () => {
    expect(await lintLines('a = 1\nb = 2\nc = a + b')).toMatch(
      /^lines\.md:20:1: lines that print nothing; .* \[lines\]/,
    );
  });

  it('tells lines that fail their own checks', async () => {
    const app = 'from flask import Flask\napp = Flask(__name__)\n@app.get("/")\ndef page():\n    return "Hello"';
    const checks =
      '- check: It says goodbye\n  steps:\n    - visit: /\n      expect:\n        - text: Goodbye\n          otherwise: No.';
    expect(await lintLines(app, checks)).toMatch(/^lines\.md:20:1: lines that fail the check "It says goodbye"/);
  });
});
