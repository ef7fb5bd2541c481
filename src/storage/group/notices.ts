/**
 * The table `class_notices`: what is to be posted in classes' channels and given to their members, and what became of
 * it. It is written with the change that asks for it, under a name of its own, so it is neither lost nor there twice,
 * whatever becomes of the process.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Class } from '../../group/class.ts';
import type { Notice, NoticeOutcome } from '../../tutor/storage/group.ts';
import type { ClaimRequest } from '../../tutor/storage.ts';
import type { Schema } from '../schema.ts';
import { deleteBefore, type Engine, prepare, rowsOf, type Work } from '../sql/engine.ts';
import { changed, GOES_ON, numberOf, textOf } from './values.ts';

type NoticeRow = Schema['class_notices'];

/** Of a row of `class_lessons`: a learner has finished it. */
const hasFinished = (learner: RawBuilder<unknown>) =>
  sql`exists (select 1 from progress where progress.learner = ${learner}
    and progress.lesson = class_lessons.lesson and completed_at is not null)`;

export type NoticesTable = ReturnType<typeof noticesTable>;

export function noticesTable(engine: Engine) {
  const { database } = engine;
  const compiled = <Row>(query: RawBuilder<Row>) => ({ compile: () => query.compile(database) });

  const add = prepare<Pick<NoticeRow, 'id' | 'class' | 'platform' | 'kind' | 'lesson' | 'at'>>()((value) =>
    database
      .insertInto('class_notices')
      .values(({ lit }) => ({
        ...value.all('id', 'class', 'platform', 'kind', 'lesson', 'at'),
        ready_at: value('at'),
        tries: lit(0),
      }))
      .onConflict((conflict) => conflict.doNothing()),
  );
  const columns = sql`class_notices (id, class, platform, kind, learner, lesson, at, ready_at, tries)`;
  type Finished = { learner: string; lesson: string; platform: string; at: number };

  /** Tells channels that a learner has finished a lesson. What is written beside it is not seen yet. */
  const tellFinished = (where: RawBuilder<unknown>) =>
    prepare<Finished & { class: string }>()((value) =>
      compiled(sql`insert into ${columns}
        select classes.id || ' finished ' || class_lessons.lesson || ' ' || class_members.learner, classes.id,
          ${textOf(value('platform'))}, 'finished', class_members.learner, class_lessons.lesson,
          ${numberOf(value('at'))}, ${numberOf(value('at'))}, 0
        from class_members join classes on classes.id = class_members.class
          join class_lessons on class_lessons.class = classes.id
        where class_members.learner = ${value('learner')} and class_lessons.lesson = ${value('lesson')}
          and (classes.id = ${value('class')} or ${value('class')} = '') and left_at is null and ${GOES_ON} and ${where}
        on conflict (id) do nothing`),
    );
  /** There is nothing else that is assigned, and not finished. `besides`: a lesson that is finished just now. */
  const hasFinishedAll = (learner: RawBuilder<unknown>, besides: unknown) =>
    sql`exists (select 1 from class_lessons where class_lessons.class = classes.id)
      and not exists (select 1 from class_lessons where class_lessons.class = classes.id
        and class_lessons.lesson <> ${besides} and not ${hasFinished(learner)})`;
  /** A role that was refused is tried again. */
  const orAgain = sql`on conflict (id) do update set ready_at = excluded.at where class_notices.outcome = 'refused'`;
  /** To everybody who has finished all that is assigned. */
  const giveRole = prepare<{ class: string; role: string; platform: string; at: number }>()((value) =>
    compiled(sql`insert into ${columns}
      select classes.id || ' role ' || ${textOf(value('role'))} || ' ' || class_members.learner, classes.id,
        ${textOf(value('platform'))}, 'role', class_members.learner, null, ${numberOf(value('at'))},
        ${numberOf(value('at'))}, 0
      from class_members join classes on classes.id = class_members.class
      where classes.id = ${value('class')} and left_at is null and ${GOES_ON}
        and ${hasFinishedAll(sql`class_members.learner`, sql`''`)} ${orAgain}`),
  );
  /** To a learner who has just finished a lesson, in all their classes. */
  const giveRolesTo = prepare<Finished>()((value) =>
    compiled(sql`insert into ${columns}
      select classes.id || ' role ' || role || ' ' || class_members.learner, classes.id,
        ${textOf(value('platform'))}, 'role', class_members.learner, null, ${numberOf(value('at'))},
        ${numberOf(value('at'))}, 0
      from class_members join classes on classes.id = class_members.class
      where class_members.learner = ${value('learner')} and left_at is null and role is not null and ${GOES_ON}
        and ${hasFinishedAll(sql`class_members.learner`, value('lesson'))}
      on conflict (id) do nothing`),
  );
  /** To a learner who is just joining. */
  const giveRoleAtOnce = prepare<{ class: string; server: string; learner: string; platform: string; at: number }>()(
    (value) =>
      compiled(sql`insert into ${columns}
        select classes.id || ' role ' || role || ' ' || ${textOf(value('learner'))}, classes.id,
          ${textOf(value('platform'))}, 'role', ${textOf(value('learner'))}, null, ${numberOf(value('at'))},
          ${numberOf(value('at'))}, 0
        from classes
        where classes.id = ${value('class')} and server = ${value('server')} and role is not null and ${GOES_ON}
          and ${hasFinishedAll(textOf(value('learner')), sql`''`)}
        on conflict (id) do nothing`),
  );
  /** What waits about who has left. */
  const dropWaitingOf = prepare<{ class: string; learner: string }>()((value) =>
    database
      .deleteFrom('class_notices')
      .where(({ and }) => and(value.all('class', 'learner')))
      .where('ready_at', 'is not', null),
  );
  const dropWaiting = prepare<{ class: string }>()((value) =>
    database.deleteFrom('class_notices').where('class', '=', value('class')).where('ready_at', 'is not', null),
  );
  const selectReady = prepare<{ platform: string; now: number; limit: number }>()((value) =>
    database
      .selectFrom('class_notices')
      .selectAll()
      .where('platform', '=', value('platform'))
      .where('ready_at', '<=', value('now'))
      .orderBy('ready_at')
      .orderBy('id')
      .limit(value('limit')),
  );
  const claim = prepare<{ id: string; tries: number; now: number; until: number }>()((value) =>
    database
      .updateTable('class_notices')
      // What becomes of this try is not known before it is written.
      .set(({ eb, ref, lit }) => ({ ready_at: value('until'), tries: eb(ref('tries'), '+', lit(1)), outcome: null }))
      .where('id', '=', value('id'))
      .where('tries', '=', value('tries'))
      .where('ready_at', '<=', value('now')),
  );
  const resolve = prepare<{ id: string; tries: number; ready: number | null; outcome: string }>()((value) =>
    database
      .updateTable('class_notices')
      .set({ ready_at: value('ready'), outcome: value('outcome') })
      .where('id', '=', value('id'))
      .where('tries', '=', value('tries'))
      .where('ready_at', 'is not', null),
  );

  function* readNotices(rows: readonly NoticeRow[], loadClass: (id: string) => Work<Class | null>) {
    const notices: Notice[] = [];
    for (const row of rows) {
      const found = yield* loadClass(row.class);
      const what = whatOf(row);
      const since = row.tries === 0 || row.outcome === 'later' ? null : row.at;
      if (found !== null && what !== null)
        notices.push({ id: row.id, class: found, what, tries: row.tries + 1, since });
    }
    return notices;
  }

  return {
    add,
    /** In all their classes, where they want that. */
    tellFinished: tellFinished(sql`announces = 1`),
    /** In one class, whose channel they have just allowed to be told. */
    tellFinishedAtOnce: tellFinished(hasFinished(sql`class_members.learner`)),
    giveRole,
    giveRolesTo,
    giveRoleAtOnce,
    dropWaiting,
    dropWaitingOf,

    async claim(
      { platform, limit, now, until }: ClaimRequest,
      loadClass: (id: string) => Work<Class | null>,
    ): Promise<readonly Notice[]> {
      const ready = await engine.read(() => rowsOf(selectReady({ platform, now, limit })));
      const ours: NoticeRow[] = [];
      for (const row of ready) {
        const isOurs = await changed(engine, claim({ id: row.id, tries: row.tries, now, until }));
        if (isOurs) ours.push(row);
      }
      return ours.length === 0 ? [] : engine.read(() => readNotices(ours, loadClass));
    },

    async resolve({ id, tries }: Notice, outcome: NoticeOutcome): Promise<boolean> {
      const ready = 'at' in outcome ? outcome.at : null;
      return changed(engine, resolve({ id, tries, ready, outcome: outcome.kind }));
    },

    forget: (before: number): Promise<number> => deleteBefore(engine, 'class_notices', ['id'], 'at', before),
  };
}

/** Null for what another version has written. */
function whatOf({ kind, lesson, learner }: NoticeRow): Notice['what'] | null {
  switch (kind) {
    case 'opened':
      return { kind };
    case 'assigned':
      return lesson === null ? null : { kind, lesson };
    case 'finished':
      return lesson === null || learner === null ? null : { kind, lesson, learner };
    case 'role':
      return learner === null ? null : { kind, learner };
  }
}
