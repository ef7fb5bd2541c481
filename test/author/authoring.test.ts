/** docs/authoring.md keeps its word: what it has people copy is a lesson, and its commands are there. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lint } from '../../src/cli/author/lint/lint.ts';
import { newLesson } from '../../src/cli/author/write-lesson.ts';
import { parseArguments } from '../../src/cli/commands.ts';
import { parseLesson } from '../../src/lesson/parse-lesson.ts';
import type { Problem } from '../../src/lesson/problem.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { openAuthor } from '../cli/author.ts';

const page = readFileSync(join(packageFolder(), 'docs/authoring.md'), 'utf8');
const fenced = (fence: string, language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`^${fence}${language}\\n([^]*?)^${fence}$`, 'gm'))].map(([, text = '']) => text);

/** To be copied into one file, from top to bottom. */
const pieces = fenced('````', 'markdown');
/** What is changed on the way. */
const [change = ''] = fenced('```', 'markdown');
const [heading = ''] = change.split('\n');
const written = pieces.join('\n');
const finished = written.replace(`${heading}\n`, change);

const call = openAuthor();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nibble-authoring-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function problemsOf(text: string): Promise<readonly Problem[]> {
  const file = join(folder, 'status-codes.md');
  await writeFile(file, text);
  const report: { problems: Problem[] } = JSON.parse((await call(lint, [file, '--json'])).output);
  return report.problems;
}

describe('the lesson that docs/authoring.md builds', () => {
  it('is clean in the end', async () => {
    expect(await problemsOf(finished)).toEqual([]);
  });

  it('has each kind of step', () => {
    const parsed = parseLesson('status-codes.md', finished);
    const kinds = parsed.kind === 'lesson' ? parsed.lesson.steps.map(({ kind }) => kind) : [];
    expect(kinds).toEqual(expect.arrayContaining(['text', 'example', 'question', 'exercise', 'score', 'complete']));
  });

  it('lacks an end after the first piece, as the page says, and nothing else', async () => {
    expect((await problemsOf(pieces[0] ?? '')).map(({ rule }) => rule)).toEqual(['complete']);
  });

  it('has a failing example until that is said, as the page says, and nothing else', async () => {
    expect((await problemsOf(written)).map(({ rule }) => rule)).toEqual(['example-fails']);
  });
});

it.each(fenced('```', 'sh').flatMap((block) => block.trim().split('\n')))(
  'docs/authoring.md calls a command that there is: %s',
  (line) => {
    // What is printed may go into a file.
    const [name, ...words] = line.replace(/ > \S+$/, '').split(' ');
    expect(name).toBe('nibble');
    expect(parseArguments(words)).toMatchObject({ kind: 'command', command: words[0] });
  },
);

it('nibble new begins with a lesson in which even a strict lint finds nothing, with each kind of step', async () => {
  const text = newLesson('My lesson');
  expect(await problemsOf(text)).toEqual([]);
  for (const part of [
    '### Example: ',
    '### Question: ',
    '**Answers:**',
    '#### Variant',
    '### Exercise: ',
    '**Hint:**',
  ]) {
    expect(text).toContain(part);
  }
});
