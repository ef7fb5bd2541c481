/**
 * A class of a thousand with a hundred thousand answers: its files are what an independent witness writes, byte by
 * byte.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lesson } from '../../src/core/lesson.ts';
import { reportOn, standings } from '../../src/report/class-report.ts';
import { type LocalStorage, openStorage } from '../../src/storage/storage.ts';
import { chatFiles, type FileKind, MOST_BYTES } from '../../src/tutor/class-files.ts';
import { cookies } from '../fixtures/lessons.ts';
import {
  CLASS,
  expectedAnswers,
  expectedGrades,
  fillLarge,
  type LargeMember,
  makeMembers,
  NOW,
} from '../report/large-class.ts';
import { makeFolder } from './sqlite.ts';

let folder: string;
let store: LocalStorage;
let lesson: Lesson;
let members: readonly LargeMember[];

beforeAll(async () => {
  lesson = cookies();
  members = makeMembers(lesson, 1000, 100);
  folder = await makeFolder();
  const url = `file:${join(folder, 'nibble.db')}`;
  await (await openStorage(url)).close();
  fillLarge(join(folder, 'nibble.db'), lesson, members);
  store = await openStorage(url);
});

afterAll(async () => {
  await store?.close();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

const filesOf = async (kind: FileKind) => {
  const of = { class: { id: CLASS, name: 'Large', assignments: [] }, lesson, names: {}, now: NOW };
  const files = await chatFiles(store, kind, of);
  if (files === null) throw new Error('that was too much for a chat');
  return files;
};

describe('the files of a class of a thousand with a hundred thousand answers', () => {
  it('have as many answers as they say', () => {
    expect(members.flatMap(({ answers }) => answers).length).toBeGreaterThanOrEqual(100_000);
  });

  it('are, of grades, what a witness writes, byte by byte', async () => {
    const files = await filesOf('grades');
    expect(files.map(({ name }) => name)).toEqual(['large-cookies-grades-2026-11-30.csv']);
    expect(Buffer.compare(Buffer.from(files[0]?.text ?? ''), Buffer.from(expectedGrades(lesson, members)))).toBe(0);
  });

  it('are, of answers, what a witness writes, in parts that a chat takes, each with the names of its columns', async () => {
    const files = await filesOf('answers');
    const expected = expectedAnswers(lesson, members);
    const head = expected.slice(0, expected.indexOf('\r\n') + 2);
    expect(files.length).toBeGreaterThan(1);
    expect(files.map(({ name }) => name)).toEqual(
      files.map((_, index) => `large-cookies-answers-2026-11-30-part-${index + 1}.csv`),
    );
    expect(files.every(({ text }) => Buffer.byteLength(text) <= MOST_BYTES && text.startsWith(head))).toBe(true);
    const whole = head + files.map(({ text }) => text.slice(head.length)).join('');
    expect(Buffer.compare(Buffer.from(whole), Buffer.from(expected))).toBe(0);
  });

  it('tell as many to be stuck as a witness counts', async () => {
    const report = reportOn(lesson, await store.resultsIn(CLASS, lesson.id), NOW);
    const grades = expectedGrades(lesson, members).split('\r\n');
    const counted = (standing: string) => grades.filter((row) => row.includes(`,${standing},`)).length;
    expect(standings(report)).toEqual({
      finished: counted('finished'),
      'under-way': counted('under-way'),
      stuck: counted('stuck'),
      'not-begun': counted('not-begun'),
    });
  });
});
