import { afterAll, beforeAll, expect, it } from 'vitest';
import { takeLesson } from './take-lesson.ts';
import { startTerminalClient } from './terminal-client.ts';
import { openTestApp, type TestApp, temporaryFolder } from './test-app.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let app: TestApp;

beforeAll(async () => {
  folder = await temporaryFolder();
  app = await openTestApp(folder.path);
});

afterAll(async () => {
  await app?.close();
  await folder?.remove();
});

it('the lesson can be taken in a terminal, from the first command to "lesson complete"', async () => {
  const learner = startTerminalClient({ tutor: app.tutor });
  await takeLesson(learner, app.cookies);
  expect(await learner.waitFor(/Lesson complete/)).toMatch(/10 of 10 questions right, 10 at the first try/);
  await learner.close();
});

it.each([
  ['100 KB of code', `x = 1\n${'# '.repeat(50_000)}`, /Up to 20,000 characters can run here/],
  ['binary noise', '\u0000\u0001\u0007\u001b[2J\ufffd'.repeat(20), /The program didn’t start/],
  ['nothing at all', '', /That program was empty/],
  ['a fork bomb', 'import os\nwhile True: os.fork()', /didn’t start[\s\S]*fork/],
  ['a memory bomb', 'x = "x" * 10**9', /ran out of memory|MemoryError/],
  ['an early end', 'import sys\nsys.exit()', /ended itself/],
  ['no app', 'print("hello")', /There’s no Flask app[\s\S]*hello/],
])('a program of %s gets a clear answer', async (_, program, said) => {
  const learner = startTerminalClient({ tutor: app.tutor, learner: 'terminal:mallory' });
  await learner.command('/lesson cookies');
  await learner.type('go remember-a-language');
  await learner.waitFor(/Exercise: Remember a language/);
  await learner.type(`\`\`\`python\n${program}\n\`\`\``);
  expect(await learner.waitFor(said)).not.toMatch(/Traceback|undefined|\[object/);
  await learner.close();
});
