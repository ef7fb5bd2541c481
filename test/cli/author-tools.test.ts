import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuthorContext } from '../../src/cli/author/context.ts';
import { exportCards, importQuestions } from '../../src/cli/author/interchange.ts';
import { lint } from '../../src/cli/author/lint/lint.ts';
import { newLessonCommand } from '../../src/cli/author/write-lesson.ts';
import type { ExitCode } from '../../src/cli/commands.ts';
import { openAuthor } from './author.ts';

let folder: string;
let call: (
  command: (operands: readonly string[], context: AuthorContext) => Promise<ExitCode>,
  ...words: string[]
) => ReturnType<ReturnType<typeof openAuthor>>;
const author = { lint: openAuthor() };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nibble-author-'));
  const inFolder = openAuthor(folder);
  call = (command, ...words) => inFolder((operands, _json, context) => command(operands, context), words);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('nibble new', () => {
  it('writes a lesson in which lint finds nothing, and never overwrites one', async () => {
    const made = await call(newLessonCommand, 'my-lesson');
    expect(made).toMatchObject({ code: 0, output: expect.stringContaining('my-lesson.md') });
    expect(await author.lint(lint, [folder])).toMatchObject({ code: 0, complaints: '' });
    const before = await readFile(join(folder, 'my-lesson.md'), 'utf8');
    expect(before).toContain('title: "My lesson"');
    expect(await call(newLessonCommand, 'my-lesson')).toMatchObject({
      code: 1,
      complaints: expect.stringContaining('left as it is'),
    });
    expect(await readFile(join(folder, 'my-lesson.md'), 'utf8')).toBe(before);
  });

  it.each(['../up', 'Upper', '', 'a'.repeat(25), 'a b'])('refuses the name %j', async (name) => {
    expect(await call(newLessonCommand, name)).toMatchObject({
      code: 2,
      complaints: expect.stringContaining('lower-case'),
    });
  });
});

describe('nibble import', () => {
  it('prints what it could convert, and reports the rest with its line', async () => {
    const file = join(folder, 'bank.gift');
    await writeFile(file, 'One? {=a ~b}\n\nTwo? {}\n');
    expect(await call(importQuestions, file)).toMatchObject({
      code: 1,
      output: '### Question: One\n\nOne?\n\n- [x] a\n- [ ] b',
      complaints: expect.stringMatching(
        /bank\.gift:3: an essay question; expected .*\n1 question taken over, 1 left out\.$/,
      ),
    });
  });

  it('ends with 2 for a file of another kind', async () => {
    expect(await call(importQuestions, 'bank.docx')).toMatchObject({ code: 2 });
  });
});

describe('nibble cards', () => {
  it('prints a lesson’s questions for Anki, and lists the lessons when there is no such lesson', async () => {
    await call(newLessonCommand, 'my-lesson');
    expect(await call(exportCards, 'my-lesson')).toMatchObject({ code: 0, output: expect.stringContaining('404') });
    expect(await call(exportCards, 'nothing')).toMatchObject({
      code: 2,
      complaints: expect.stringContaining('my-lesson'),
    });
  });
});
