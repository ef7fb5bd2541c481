/**
 * How the members of a class do in a lesson: counted by the database, so that a class of a thousand with a hundred
 * thousand answers is a few hundred rows. Whoever has left the class is in none of them.
 */
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { LearnerId } from '../../core/event.ts';
import {
  type ClassResults,
  type Counted,
  type MemberProgress,
  MOST_WRONG,
  type StepCounts,
} from '../../report/results.ts';
import type { MemberAnswers } from '../../tutor/storage.ts';
import { attemptSchema } from '../schema.ts';
import { checkStored, type Engine, prepare, rowsOf, type Work } from '../sql/engine.ts';

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

  const countTries = prepare<Asked>()((value) =>
    compiled(sql<TriesRow>`
      select step, tries, count(*) as members, sum(hinted) as hinted from (
        select step, attempts.learner, max(case when hints > 0 then 1 else 0 end) as hinted,
          sum(case when verdict = 'right' then 0 else 1 end) + max(case when verdict = 'right' then 1 else 0 end) as tries
        from ${answers(value('class'), value('lesson'))} and kind <> 'skip'
        group by step, attempts.learner) as of_member
      group by step, tries order by step, tries`),
  );
  const countWrong = prepare<Asked>()((value) =>
    compiled(sql<CountedRow>`
      select step, given as what, count(distinct attempts.learner) as members
      from ${answers(value('class'), value('lesson'))} and kind = 'answer' and verdict = 'wrong'
      group by step, given order by members desc, what`),
  );
  const countMistakes = prepare<Asked>()((value) =>
    compiled(sql<CountedRow>`
      select step, mistake as what, count(distinct attempts.learner) as members
      from ${answers(value('class'), value('lesson'))} and kind = 'program' and mistake is not null
      group by step, mistake order by members desc, what`),
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
      const members = yield* rowsOf(selectMembers(asked));
      const tries = yield* rowsOf(countTries(asked));
      const wrong = yield* rowsOf(countWrong(asked));
      const mistakes = yield* rowsOf(countMistakes(asked));
      return {
        members: members.map(({ learner, joined_at: joinedAt, state, updated_at: lastAt }) => ({
          learner,
          joinedAt,
          progress: state === null || lastAt === null ? null : readProgress(state, lastAt),
        })),
        steps: stepCounts(tries, wrong, mistakes),
      };
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

interface CountedRow {
  readonly step: string;
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

/** As much of a `Progress` as a report is made from: a thousand of them are read at once. */
const progressSchema = z.object({
  position: z.string(),
  index: z.number(),
  answers: z.record(z.string(), z.object({ given: z.string().nullable(), right: z.boolean(), firstTry: z.boolean() })),
  passed: z.record(z.string(), z.literal(true)),
  startedAt: z.number(),
  completedAt: z.number().nullable(),
});

/** Null for a row that somebody has damaged: it must not hide the rest of the class from its host. */
function readProgress(json: string, lastAt: number): MemberProgress | null {
  const read = progressSchema.safeParse(parsed(json)).data;
  if (read === undefined) return null;
  const answers = Object.entries(read.answers).map(([step, { given, right, firstTry }]) => [
    step,
    { right, firstTry, isAnswered: given !== null },
  ]);
  return { ...read, answers: Object.fromEntries(answers), lastAt };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

interface TriesRow {
  readonly step: string;
  readonly tries: number;
  readonly members: number;
  readonly hinted: number;
}

function stepCounts(
  tries: readonly TriesRow[],
  wrong: readonly CountedRow[],
  mistakes: readonly CountedRow[],
): readonly StepCounts[] {
  const wrongAt = byStep(wrong);
  const mistakesAt = byStep(mistakes);
  return [...byStep(tries)].map(([step, rows]) => ({
    step,
    tries: rows.map((row) => ({ tries: Number(row.tries), members: Number(row.members) })),
    hinted: rows.reduce((sum, { hinted }) => sum + Number(hinted), 0),
    wrong: (wrongAt.get(step) ?? []).slice(0, MOST_WRONG).map(counted),
    mistakes: (mistakesAt.get(step) ?? []).map(counted),
  }));
}

/** PostgreSQL's counts come as texts. */
const counted = ({ what, members }: CountedRow): Counted => ({ what, members: Number(members) });

/** In the order of the rows. */
function byStep<Row extends { readonly step: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const known = found.get(row.step);
    if (known === undefined) found.set(row.step, [row]);
    else known.push(row);
  }
  return found;
}
