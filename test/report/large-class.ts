/** A class as large as is promised, in a SQLite file; and, beside it, what its files have to say, written by hand. */
import SqliteDatabase from 'better-sqlite3';
import { type Lesson, questionsOf } from '../../src/core/lesson.ts';
import { inlineText } from '../../src/core/prose.ts';
import { randomFrom } from '../../src/core/random.ts';

export const NOW = Date.UTC(2026, 10, 30, 12);
const DAY = 24 * 60 * 60_000;
export const SERVER = 'discord:80351110224600000';
export const CHANNEL = '80351110224600001';
export const CLASS = 'large';
export const HOST = 'discord:80351110224600002';

export interface LargeAnswer {
  readonly learner: string;
  readonly step: string;
  readonly kind: 'answer' | 'skip' | 'program';
  readonly given: string;
  readonly verdict: 'right' | 'wrong' | 'skipped' | 'error';
  readonly mistake: string | null;
  readonly hints: number;
  readonly at: number;
}

export interface LargeMember {
  readonly learner: string;
  readonly joinedAt: number;
  readonly state: Readonly<Record<string, unknown>> | null;
  readonly lastAt: number;
  readonly answers: readonly LargeAnswer[];
}

const PROGRAM = 'from flask import Flask, request, make_response\n'.repeat(20);
const MISTAKES = ['no-default', 'misspelt-name', 'number-not-converted', 'indentation', null];
const TYPED = ['=1+1', '-5', 'a, "quoted" answer', 'two\nlines', '@everyone', 'größer', '', "it's"];

/** `each`: answers of a member; one member in twenty has not begun, and has none. The others make up for it. */
export function makeMembers(lesson: Lesson, members: number, each: number): readonly LargeMember[] {
  const random = randomFrom(`${members} ${each}`);
  const pick = <Kind>(from: readonly Kind[]): Kind => from[Math.floor(random() * from.length)] as Kind;
  const steps = lesson.steps.filter(({ kind }) => kind === 'question' || kind === 'exercise');
  return Array.from({ length: members }, (_, number): LargeMember => {
    const learner = `discord:8035111022${String(4_000_000 + number)}`;
    const joinedAt = NOW - 30 * DAY + number;
    if (number % 20 === 19) return { learner, joinedAt, state: null, lastAt: joinedAt, answers: [] };
    const count = Math.ceil((each * 20) / 19);
    const answers = Array.from({ length: count }, (_, index): LargeAnswer => {
      const step = pick(steps);
      const at = joinedAt + index * 60_000;
      const shared = { learner, step: step.id, hints: Math.floor(random() * 3), at };
      if (step.kind === 'exercise') {
        const verdict = pick(['right', 'wrong', 'error'] as const);
        return {
          ...shared,
          kind: 'program',
          given: PROGRAM,
          verdict,
          mistake: verdict === 'right' ? null : pick(MISTAKES),
        };
      }
      if (random() < 0.03) return { ...shared, kind: 'skip', given: '', verdict: 'skipped', mistake: null };
      const options = step.kind === 'question' && step.answer.kind === 'choice' ? step.answer.options : null;
      if (options === null)
        return { ...shared, kind: 'answer', given: pick(TYPED), verdict: pick(['right', 'wrong']), mistake: null };
      const option = pick(options);
      const verdict = option.right ? 'right' : 'wrong';
      return { ...shared, kind: 'answer', given: inlineText(option.label), verdict, mistake: null };
    });
    const lastAt = NOW - Math.floor(random() * 10 * DAY);
    return { learner, joinedAt, state: stateOf(lesson, answers, number), lastAt, answers };
  });
}

function stateOf(lesson: Lesson, answers: readonly LargeAnswer[], number: number) {
  const records: Record<string, { given: string | null; right: boolean; firstTry: boolean }> = {};
  const passed: Record<string, true> = {};
  for (const { step, kind, given, verdict, hints } of answers) {
    if (kind === 'program' && verdict === 'right') passed[step] = true;
    if (kind === 'program') continue;
    const right = verdict === 'right';
    const firstTry = records[step]?.firstTry ?? (right && hints === 0);
    records[step] = { given: kind === 'skip' ? null : given, right, firstTry };
  }
  const index = number % lesson.steps.length;
  const isDone = index === lesson.steps.length - 1;
  return {
    lesson: lesson.id,
    position: lesson.steps[index]?.id ?? '',
    index,
    answered: false,
    answers: records,
    hints: {},
    passed,
    retry: null,
    startedAt: NOW - 29 * DAY,
    completedAt: isDone ? NOW - DAY : null,
    lab: null,
  };
}

/** Fills a file whose schema is there. Other learners are in it, too, who are in no class. */
export function fillLarge(path: string, lesson: Lesson, members: readonly LargeMember[]): void {
  const connection = new SqliteDatabase(path);
  connection.pragma('synchronous = OFF');
  const insert = (table: string, columns: string) =>
    connection.prepare(`insert into ${table} (${columns}) values (${columns.replace(/\w+/g, '?')})`);
  const learner = insert('learners', 'id, current_lesson, updated_at, version');
  const progress = insert('progress', 'learner, lesson, state, completed_at, updated_at');
  const attempt = insert('attempts', 'event, place, learner, lesson, step, kind, given, verdict, hints, at, mistake');
  const member = insert('class_members', 'class, learner, joined_at');
  connection.transaction(() => {
    insert('classes', 'id, server, channel, open_in, name, created_at').run(
      ...[CLASS, SERVER, CHANNEL, `${SERVER} ${CHANNEL}`, 'Large', NOW - 40 * DAY],
    );
    insert('class_hosts', 'class, learner, at').run(CLASS, HOST, NOW - 40 * DAY);
    insert('class_lessons', 'class, lesson, due_on, assigned_at').run(CLASS, lesson.id, '2026-12-24', NOW - 40 * DAY);
    for (const { learner: id, joinedAt, state, lastAt, answers } of members) {
      // The second of each is in no class, and has answered just as much.
      for (const who of [id, `${id}9`]) {
        learner.run(who, lesson.id, NOW, 1);
        if (state !== null) progress.run(who, lesson.id, JSON.stringify(state), state.completedAt ?? null, lastAt);
        for (const [place, one] of answers.entries()) {
          const { step, kind, given, verdict, hints, at, mistake } = one;
          attempt.run(`e${place}`, 0, who, lesson.id, step, kind, given, verdict, hints, at, mistake);
        }
      }
      member.run(CLASS, id, joinedAt);
    }
  })();
  connection.pragma('wal_checkpoint(TRUNCATE)');
  connection.exec('analyze');
  connection.close();
}

/* What the files have to say, with nothing of the program but the lesson. */

const stamp = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');

function cell(value: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const line = (cells: readonly (string | number)[]): string =>
  `${cells.map((one) => (typeof one === 'number' ? String(one) : cell(one))).join(',')}\r\n`;

export function expectedGrades(lesson: Lesson, members: readonly LargeMember[]): string {
  const quiz = questionsOf(lesson).map(({ id }) => id);
  const exercises = lesson.steps.filter(({ kind }) => kind === 'exercise').map(({ id }) => id);
  let text =
    '\ufeffmember,name,lesson,standing,step,steps,right,questions,passed,exercises,joined,begun,last,finished\r\n';
  for (const { learner, joinedAt, state, lastAt } of members) {
    const { index, answers, passed, completedAt, startedAt } = (state ?? {}) as ReturnType<typeof stateOf>;
    const isStuck = NOW - lastAt >= 3 * DAY;
    const standing = state === null ? 'not-begun' : completedAt ? 'finished' : isStuck ? 'stuck' : 'under-way';
    text += line([
      ...[learner, '', lesson.id, standing, state === null ? '' : index + 1, lesson.steps.length],
      ...[state === null ? 0 : quiz.filter((id) => answers[id]?.right).length, quiz.length],
      ...[state === null ? 0 : exercises.filter((id) => passed[id]).length, exercises.length],
      ...[stamp(joinedAt), state === null ? '' : stamp(startedAt), state === null ? '' : stamp(lastAt)],
      completedAt ? stamp(completedAt) : '',
    ]);
  }
  return text;
}

export function expectedAnswers(lesson: Lesson, members: readonly LargeMember[]): string {
  const steps = Object.fromEntries(lesson.steps.map((step) => [step.id, step]));
  let text = '\ufeffmember,name,lesson,step,title,kind,try,answer,verdict,mistake,hints,at\r\n';
  for (const { answers } of members) {
    const tries: Record<string, number> = {};
    for (const { learner, step: id, kind, given, verdict, mistake, hints, at } of answers) {
      const step = steps[id];
      const what =
        step?.kind === 'question' ? (step.role.kind === 'predict' ? 'prediction' : step.role.kind) : 'exercise';
      if (kind !== 'skip') tries[id] = (tries[id] ?? 0) + 1;
      text += line([
        ...[learner, '', lesson.id, id, step?.title ?? '', what, kind === 'skip' ? '' : (tries[id] ?? 0)],
        ...[kind === 'program' ? '' : given, verdict, mistake ?? '', hints, stamp(at)],
      ]);
    }
  }
  return text;
}
