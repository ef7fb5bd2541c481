/** Pictures of lessons on their way to the learner: as names in what is stored, whole in what adapters get. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Lesson } from '../../src/core/lesson.ts';
import { picturesIn } from '../../src/core/reply.ts';
import { loadLessons } from '../../src/lesson/load.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { changingLessons } from '../../src/tutor/lessons.ts';
import { createTutor } from '../../src/tutor/tutor.ts';
import { learnerOf } from './learner.ts';
import { fakeSandbox, memoryStore } from './parts.ts';

const JAR = /^data:image\/png;base64,/;

async function atJars() {
  const loaded = await loadLessons(join(packageFolder(), 'test/fixtures/picture-lessons'));
  if (loaded.kind === 'problems') throw new Error('the lesson is no longer right');
  const store = memoryStore();
  const lessons = changingLessons(loaded.lessons, new Map());
  const tutor = createTutor({ lessons, store, sandbox: fakeSandbox(), clock: () => 0, zoneOf: async () => null });
  const learner = learnerOf(tutor);
  return { learner, store, lessons, pictures: () => picturesIn(learner.reply().blocks) };
}

it('a text, a question, its hint and what it is answered with show their pictures', async () => {
  const { learner, pictures } = await atJars();
  await learner.say('/lesson jars');
  expect(pictures()).toMatchObject([{ image: expect.stringMatching(JAR), alt: /^A jar with three labels/ }].map(loose));
  await learner.say('next');
  await learner.say('next');
  expect(pictures().map(({ image }) => image.slice(0, 4))).toEqual(['<svg']);
  await learner.say('in the server');
  expect(pictures().map(({ alt }) => alt)).toEqual([
    'The arrow, with the box of the server in red',
    'The jar once more, with its three labels',
  ]);
  await learner.say('next');
  expect(pictures().map(({ alt }) => alt)).toEqual(['A jar with three labels, as before']);
  await learner.say('hint');
  expect(pictures().map(({ alt }) => alt)).toEqual(['The three labels alone: theme, lang, visits']);
});

it('what is stored has their names and words only', async () => {
  const { learner, store } = await atJars();
  await learner.say('/lesson jars');
  await learner.say('next');
  const stored = JSON.stringify(store.changes);
  expect(stored).toContain('"image":"jars/jar.png"');
  expect(stored).not.toMatch(/base64|<svg/);
});

it('a picture that a change of the lesson took away is told in words where an older answer showed it', async () => {
  const { learner, lessons, pictures } = await atJars();
  const without = new Map(
    [...lessons.all()].map(([id, lesson]): [string, Lesson] => [id, { ...lesson, pictures: {} }]),
  );
  lessons.replace(without);
  await learner.say('/lesson jars');
  expect(pictures().map(({ image }) => image)).toEqual(['jars/jar.png']);
});

function loose(one: { readonly image: unknown; readonly alt: RegExp }) {
  return { image: one.image, alt: expect.stringMatching(one.alt) };
}
