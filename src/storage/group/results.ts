/**
 * How the members of a class do in a lesson: counted by the database, so that a class of a thousand with a hundred
 * thousand answers is a few hundred rows. Whoever has left the class is in none of them.
 */
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { LearnerId } from '../../core/event.ts';
import { type ClassResults, type MemberProgress, MOST_WRONG, type StepCounts } from '../../report/results.ts';
import type { MemberAnswers } from '../../tutor/storage/group.ts';
import { checkStored, type Engine, prepare, rowsOf, type Work } from '../sql/engine.ts';
import { attemptSchema } from '../stored-json.ts';

/** Members whose answers are read at once. */
const MEMBERS_AT_ONCE = 50;

type Asked = { readonly class: string; readonly lesson: string };

export function classResults({ database, place }: Engine) {
  const compiled = <Row>(query: RawBuilder<Row>) => ({ compile: () => query.compile(database) });

  const selectMembers = prepare<Asked>()((value) =>
    database
      .selectFrom('class_members')
      .leftJoin('progress', (join) =>
        join.onRef('progress.learner', '=', 'class_members.learner').on('progress.lesson', '=', value('lesson')),
      )
      .select(['class_members.learner', 'joined_at', 'state', 'updated_at'])
      .where('class', '=', value('class'))
      .where('left_at', 'is', null)
      .orderBy('joined_at')
      .orderBy('class_members.learner'),
  );

  /** The answers of those who are in the class. */
  const answers = (id: unknown, lesson: unknown) => sql`class_members
    join attempts on attempts.learner = class_members.learner
    where class = ${id} and left_at is null and lesson = ${lesson}`;

  /** How many programs each member sent, and how often they were wrong: by how many members that is so. */
  const countTries = prepare<Asked>()((value) =>
    compiled(sql<TriesRow>`
      select step, kind, times, count(*) as members from (
        select step, kind, count(*) as times
        from ${answers(value('class'), value('lesson'))} and (kind = 'program' or (kind = 'answer' and verdict = 'wrong'))
        group by attempts.learner, step, kind) as of_member
      group by step, kind, times order by step, kind, times`),
  );
  /** What was wrong, each with how many members. Distinct ones first: counting those takes half as long. */
  const countMistakes = prepare<Asked>()((value) =>
    compiled(sql<MistakeRow>`
      select step, kind, what, count(*) as members from (
        select distinct attempts.learner, step, kind, case when kind = 'program' then mistake else given end as what
        from ${answers(value('class'), value('lesson'))}
          and ((kind = 'answer' and verdict = 'wrong') or (kind = 'program' and mistake is not null))) as of_member
      group by step, kind, what order by members desc, what`),
  );

  const selectNext = prepare<{ class: string; after: string }>()((value) =>
    database
      .selectFrom('class_members')
      .select('learner')
      .where('class', '=', value('class'))
      .where('left_at', 'is', null)
      .where('learner', '>', value('after'))
      .orderBy('learner')
      .limit(MEMBERS_AT_ONCE),
  );
  /** What stands in a program is its learner's own business. */
  const selectAnswers = prepare<Asked & { readonly after: string; readonly last: string }>()((value) =>
    compiled(sql<AnswerRow>`
      select attempts.learner, lesson, step, kind, case when kind = 'program' then '' else given end as given, verdict,
        mistake, hints, attempts.at
      from ${answers(value('class'), value('lesson'))}
        and attempts.learner > ${value('after')} and attempts.learner <= ${value('last')}
      order by attempts.learner, attempts.at, attempts.event, attempts.place`),
  );

  return {
    *load(id: string, lesson: string): Work<ClassResults> {
      const asked = { class: id, lesson };
      const rows = yield* rowsOf(selectMembers(asked));
      const tries = yield* rowsOf(countTries(asked));
      const mistakes = yield* rowsOf(countMistakes(asked));
      const counter = new StepCounter();
      const members = rows.map(({ learner, joined_at: joinedAt, state, updated_at: lastAt }) => ({
        learner,
        joinedAt,
        progress: state === null || lastAt === null ? null : readProgress(state, lastAt, counter),
      }));
      for (const row of tries) counter.addTries(row);
      for (const row of mistakes) counter.addMistake(row);
      return { members, steps: counter.all() };
    },

    *loadAnswers(id: string, lesson: string, after: LearnerId | ''): Work<MemberAnswers> {
      const members = yield* rowsOf(selectNext({ class: id, after }));
      const last = members.at(-1)?.learner;
      if (last === undefined) return { answers: [], next: null };
      const rows = yield* rowsOf(selectAnswers({ class: id, lesson, after, last }));
      const where = `in ${place}, an answer in the class "${id}" (table attempts)`;
      return {
        answers: rows.map(({ learner, mistake, ...row }) => ({
          learner,
          ...checkStored(attemptSchema, row, where),
          mistake,
        })),
        next: members.length < MEMBERS_AT_ONCE ? null : last,
      };
    },
  };
}

interface TriesRow {
  readonly step: string;
  readonly kind: string;
  readonly times: number;
  readonly members: number;
}

interface MistakeRow {
  readonly step: string;
  readonly kind: string;
  readonly what: string;
  readonly members: number;
}

interface AnswerRow {
  readonly learner: string;
  readonly lesson: string;
  readonly step: string;
  readonly kind: string;
  readonly given: string;
  readonly verdict: string;
  readonly mistake: string | null;
  readonly hints: number;
  readonly at: number;
}

interface AnswerRecord {
  readonly given: string | null;
  readonly right: boolean;
  readonly firstTry: boolean;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** By hand: a large class has tens of thousands. */
function isRecord(value: unknown): value is AnswerRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { given, right, firstTry } = value as Partial<AnswerRecord>;
  return (given === null || typeof given === 'string') && typeof right === 'boolean' && typeof firstTry === 'boolean';
}

/** As much of a `Progress` as a report is made from. */
const progressSchema = z.object({
  position: z.string(),
  index: z.number(),
  answers: z.custom<Readonly<Record<string, unknown>>>(isObject),
  hints: z.custom<Readonly<Record<string, unknown>>>(isObject),
  passed: z.custom<Readonly<Record<string, unknown>>>(isObject),
  startedAt: z.number(),
  completedAt: z.number().nullable(),
});

/** Null for a row that somebody has damaged: it must not hide the rest of the class from its host. */
function readProgress(json: string, lastAt: number, counter: StepCounter): MemberProgress | null {
  const read = progressSchema.safeParse(parsed(json)).data;
  if (read === undefined) return null;
  const { position, index, answers, hints, passed, startedAt, completedAt } = read;
  const right: string[] = [];
  for (const [step, record] of Object.entries(answers)) {
    if (!isRecord(record)) continue;
    counter.addRecord(step, record);
    if (record.right) right.push(step);
  }
  for (const [step, shown] of Object.entries(hints)) if (typeof shown === 'number' && shown > 0) counter.addHint(step);
  return { position, index, right, passed: Object.keys(passed), startedAt, lastAt, completedAt };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

type Counting = { -readonly [Name in keyof StepCounts]: StepCounts[Name] extends number ? number : StepCounts[Name] };

/** Adds up what there is of each step. */
class StepCounter {
  readonly #steps = new Map<string, Counting>();

  addRecord(step: string, { given, firstTry }: AnswerRecord): void {
    const counts = this.#at(step);
    if (given !== null) counts.answered += 1;
    if (firstTry) counts.firstTry += 1;
  }

  addHint(step: string): void {
    this.#at(step).hinted += 1;
  }

  /** PostgreSQL's counts come as texts. */
  addTries({ step, kind, times, members }: TriesRow): void {
    const counts = this.#at(step);
    const tries = Number(times) + (kind === 'program' ? 0 : 1);
    counts.tries = [...counts.tries, { tries, members: Number(members) }];
  }

  /** The most usual first. */
  addMistake({ step, kind, what, members }: MistakeRow): void {
    const counts = this.#at(step);
    const counted = { what, members: Number(members) };
    if (kind === 'program') counts.mistakes = [...counts.mistakes, counted];
    else if (counts.wrong.length < MOST_WRONG) counts.wrong = [...counts.wrong, counted];
  }

  /** Whoever answered and was never wrong took one try. */
  all(): readonly StepCounts[] {
    return [...this.#steps.values()].map((counts) => {
      const wrong = counts.tries.reduce((sum, { members }) => sum + members, 0);
      const atOnce = counts.answered - wrong;
      return atOnce > 0 ? { ...counts, tries: [{ tries: 1, members: atOnce }, ...counts.tries] } : counts;
    });
  }

  #at(step: string): Counting {
    const known = this.#steps.get(step);
    if (known !== undefined) return known;
    const counts = { step, answered: 0, firstTry: 0, hinted: 0, tries: [], wrong: [], mistakes: [] };
    this.#steps.set(step, counts);
    return counts;
  }
}
