/** The tables `classes`, `class_hosts`, `class_members` and `class_lessons`: who learns together, and what. */
import { type RawBuilder, sql } from 'kysely';
import { type LearnerId, platformOf, type Room } from '../../core/event.ts';
import { type Class, MAX_CLASS_NAME, type Member } from '../../group/class.ts';
import type { ClassRecord, ClassSeen, ClassWrite } from '../../tutor/storage/group.ts';
import type { Change } from '../../tutor/storage.ts';
import type { Schema } from '../schema.ts';
import { deleteBefore, type Engine, prepare, rowsOf, type Statement, type Value, type Work } from '../sql/engine.ts';
import type { NoticesTable } from './notices.ts';
import { channelName, decisive, GOES_ON, numberOf, textOf } from './values.ts';

export function classesTables(engine: Engine, notices: NoticesTable) {
  const { database, kind } = engine;
  const compiled = <Row>(query: RawBuilder<Row>) => ({ compile: () => query.compile(database) });
  /** A class's row stays as it is until what is written beside it is kept. */
  const locked = kind === 'postgres' ? sql`for share` : sql``;

  // Reading.

  const selectClass = prepare<{ id: string }>()((value) =>
    database
      .selectFrom('classes')
      .selectAll()
      .select(({ selectFrom }) =>
        selectFrom('class_members')
          .select(({ fn }) => fn.countAll<number>().as('members'))
          .whereRef('class', '=', 'classes.id')
          .where('left_at', 'is', null)
          .as('members'),
      )
      .where('id', '=', value('id')),
  );
  const selectIn = prepare<{ open_in: string }>()((value) =>
    database.selectFrom('classes').select('id').where('open_in', '=', value('open_in')),
  );
  const selectAll = prepare<Record<never, Value>>()(() =>
    database.selectFrom('classes').select('id').orderBy('created_at').orderBy('id'),
  );
  const selectOf = prepare<{ learner: string }>()((value) =>
    database
      .selectFrom('classes')
      .select('id')
      .where('open_in', 'is not', null)
      .where('id', 'in', (query) =>
        query
          .selectFrom('class_members')
          .select('class')
          .where('learner', '=', value('learner'))
          .where('left_at', 'is', null)
          .union(query.selectFrom('class_hosts').select('class').where('learner', '=', value('learner'))),
      )
      .orderBy('created_at')
      .orderBy('id'),
  );
  const selectHosts = prepare<{ class: string }>()((value) =>
    database
      .selectFrom('class_hosts')
      .select('learner')
      .where('class', '=', value('class'))
      .orderBy('at')
      .orderBy('learner'),
  );
  const selectLessons = prepare<{ class: string }>()((value) =>
    database
      .selectFrom('class_lessons')
      .select(['lesson', 'due_on as dueOn', 'assigned_at as assignedAt'])
      .where('class', '=', value('class'))
      .orderBy('assigned_at')
      .orderBy('lesson'),
  );
  const selectMember = prepare<{ class: string; learner: string }>()((value) =>
    database
      .selectFrom('class_members')
      .select(['joined_at', 'announces'])
      .where(({ and }) => and(value.all('class', 'learner')))
      .where('left_at', 'is', null),
  );
  const selectMembers = prepare<{ class: string }>()((value) =>
    database
      .selectFrom('class_members')
      .select(['learner', 'joined_at as joinedAt'])
      .where('class', '=', value('class'))
      .where('left_at', 'is', null)
      .orderBy('joined_at')
      .orderBy('learner'),
  );
  const selectRecords = prepare<{ learner: string }>()((value) =>
    database
      .selectFrom('classes')
      .leftJoin('class_members', (join) =>
        join.onRef('class_members.class', '=', 'classes.id').on('class_members.learner', '=', value('learner')),
      )
      .leftJoin('class_hosts', (join) =>
        join.onRef('class_hosts.class', '=', 'classes.id').on('class_hosts.learner', '=', value('learner')),
      )
      .select(['classes.id', 'server', 'name', 'joined_at', 'left_at', 'announces', 'class_hosts.at as host_since'])
      .where(({ or, eb }) => or([eb('joined_at', 'is not', null), eb('class_hosts.at', 'is not', null)]))
      .orderBy('created_at')
      .orderBy('classes.id'),
  );

  // Writing.

  type NewRow = Pick<Schema['classes'], 'id' | 'server' | 'channel' | 'name' | 'created_at'> & { open_in: string };
  const insertClass = prepare<NewRow>()((value) =>
    database
      .insertInto('classes')
      .values(value.all('id', 'server', 'channel', 'open_in', 'name', 'created_at'))
      .onConflict((conflict) => conflict.doNothing()),
  );
  const insertHost = prepare<Schema['class_hosts']>()((value) =>
    database
      .insertInto('class_hosts')
      .values(value.all('class', 'learner', 'at'))
      .onConflict((conflict) => conflict.doNothing()),
  );
  const addHost = prepare<{ class: string; host: string; at: number }>()((value) =>
    compiled(sql`insert into class_hosts (class, learner, at)
      select id, ${textOf(value('host'))}, ${numberOf(value('at'))} from classes
      where id = ${value('class')} and ${GOES_ON} ${locked} on conflict (class, learner) do nothing`),
  );
  const dropHost = prepare<{ class: string; learner: string }>()((value) =>
    database.deleteFrom('class_hosts').where(({ and }) => and(value.all('class', 'learner'))),
  );
  const join = prepare<{ class: string; server: string; learner: string; at: number }>()((value) =>
    compiled(sql`insert into class_members (class, learner, joined_at)
      select id, ${textOf(value('learner'))}, ${numberOf(value('at'))} from classes
      where id = ${value('class')} and server = ${value('server')} and ${GOES_ON} ${locked}
      on conflict (class, learner) do update set joined_at = excluded.joined_at, left_at = null, announces = null
        where class_members.left_at is not null`),
  );
  const leave = prepare<{ class: string; learner: string; at: number }>()((value) =>
    database
      .updateTable('class_members')
      .set({ left_at: value('at'), announces: null })
      .where(({ and }) => and(value.all('class', 'learner')))
      .where('left_at', 'is', null),
  );
  const setAnnounces = prepare<{ class: string; learner: string; announces: number }>()((value) =>
    database
      .updateTable('class_members')
      .set({ announces: value('announces') })
      .where(({ and }) => and(value.all('class', 'learner')))
      .where('left_at', 'is', null),
  );
  const assign = prepare<{ class: string; lesson: string; due: string; at: number }>()((value) =>
    compiled(sql`insert into class_lessons (class, lesson, due_on, assigned_at)
      select id, ${textOf(value('lesson'))}, ${textOf(value('due'))}, ${numberOf(value('at'))} from classes
      where id = ${value('class')} and ${GOES_ON} ${locked}
      on conflict (class, lesson) do update set due_on = excluded.due_on`),
  );
  const unassign = prepare<{ class: string; lesson: string }>()((value) =>
    database.deleteFrom('class_lessons').where(({ and }) => and(value.all('class', 'lesson'))),
  );
  const setRole = prepare<{ class: string; role: string | null }>()((value) =>
    database
      .updateTable('classes')
      .set({ role: value('role') })
      .where('id', '=', value('class'))
      .where('open_in', 'is not', null),
  );
  const end = prepare<{ class: string; at: number }>()((value) =>
    database
      .updateTable('classes')
      .set({ open_in: null, ended_at: value('at') })
      .where('id', '=', value('class'))
      .where('open_in', 'is not', null),
  );

  function writesOf(write: ClassWrite, { learner: { id: learner }, at }: Change): readonly Statement<unknown>[] {
    const platform = platformOf(learner);
    switch (write.kind) {
      case 'new': {
        const { id, room, name } = write;
        const row = { id, ...room, open_in: channelName(room), name: name.slice(0, MAX_CLASS_NAME), created_at: at };
        const notice = { id: `${id} opened`, class: id, platform, kind: 'opened', lesson: null, at } as const;
        return [decisive(insertClass(row)), insertHost({ class: id, learner, at }), notices.add(notice)];
      }
      case 'join': {
        const joined = { class: write.class, server: write.server, learner, at };
        return [decisive(join(joined)), notices.giveRoleAtOnce({ ...joined, platform })];
      }
      case 'leave':
        return [
          decisive(leave({ class: write.class, learner, at })),
          notices.dropWaitingOf({ class: write.class, learner }),
        ];
      case 'assign': {
        const { class: id, lesson, dueOn: due } = write;
        const name = `${id} assigned ${lesson} ${at}`;
        const notice = { id: name, class: id, platform, kind: 'assigned', lesson, at } as const;
        return [decisive(assign({ class: id, lesson, due, at })), notices.add(notice)];
      }
      case 'unassign':
        return [decisive(unassign({ class: write.class, lesson: write.lesson }))];
      case 'add-host':
        return [decisive(addHost({ class: write.class, host: write.host, at }))];
      case 'drop-host':
        return [decisive(dropHost({ class: write.class, learner: write.host }))];
      case 'set-role': {
        const { class: id, role } = write;
        const given = role === null ? [] : [notices.giveRole({ class: id, role, platform, at })];
        return [decisive(setRole({ class: id, role })), ...given];
      }
      case 'announce': {
        const { class: id, lesson, wants } = write;
        const told = wants ? [notices.tellFinishedAtOnce({ class: id, learner, lesson, platform, at })] : [];
        return [decisive(setAnnounces({ class: id, learner, announces: Number(wants) })), ...told];
      }
      case 'finish': {
        const finished = { learner, lesson: write.lesson, platform, at };
        return [notices.tellFinished({ ...finished, class: '' }), notices.giveRolesTo(finished)];
      }
      case 'end':
        return [decisive(end({ class: write.class, at })), notices.dropWaiting({ class: write.class })];
    }
  }

  function* loadClass(id: string): Work<Class | null> {
    const [row] = yield* rowsOf(selectClass({ id }));
    if (row === undefined) return null;
    const { server, channel, name, role, members, created_at: createdAt, ended_at: endedAt } = row;
    const hosts = yield* rowsOf(selectHosts({ class: id }));
    const assignments = yield* rowsOf(selectLessons({ class: id }));
    return {
      id,
      room: { server, channel },
      name,
      hosts: hosts.map(({ learner }) => learner),
      role,
      members: Number(members),
      assignments,
      createdAt,
      endedAt,
    };
  }

  function* load(id: string, learner: LearnerId): Work<ClassSeen | null> {
    const found = yield* loadClass(id);
    if (found === null) return null;
    const [row] = yield* rowsOf(selectMember({ class: id, learner }));
    const member = row === undefined ? null : { joinedAt: row.joined_at, announces: flag(row.announces) };
    return { class: found, member };
  }

  return {
    write: (change: Change): readonly Statement<unknown>[] =>
      change.class === undefined || change.class === null ? [] : writesOf(change.class, change),

    load,
    loadClass,

    *loadIn(room: Room, learner: LearnerId): Work<ClassSeen | null> {
      const [row] = yield* rowsOf(selectIn({ open_in: channelName(room) }));
      return row === undefined ? null : yield* load(row.id, learner);
    },

    *loadOf(learner: LearnerId): Work<readonly ClassSeen[]> {
      const found: ClassSeen[] = [];
      for (const { id } of yield* rowsOf(selectOf({ learner }))) {
        const seen = yield* load(id, learner);
        if (seen !== null) found.push(seen);
      }
      return found;
    },

    *loadAll(): Work<readonly Class[]> {
      const found: Class[] = [];
      for (const { id } of yield* rowsOf(selectAll({})))
        found.push(...[yield* loadClass(id)].filter((one) => one !== null));
      return found;
    },

    *loadMembers(id: string): Work<readonly Member[]> {
      return yield* rowsOf(selectMembers({ class: id }));
    },

    /** All that a learner has to do with classes, for the export. */
    *loadRecords(learner: LearnerId): Work<readonly ClassRecord[]> {
      const rows = yield* rowsOf(selectRecords({ learner }));
      return rows.map(({ id, server, name, ...row }) => ({
        class: id,
        server,
        name,
        isHost: row.host_since !== null,
        joinedAt: row.joined_at,
        leftAt: row.left_at,
        announces: flag(row.announces),
      }));
    },

    forget: async (before: number): Promise<number> =>
      (await deleteBefore(engine, 'classes', ['id'], 'ended_at', before)) +
      (await deleteBefore(engine, 'class_members', ['class', 'learner'], 'left_at', before)),
  };
}

const flag = (value: Value): boolean | null => (value === null ? null : value === 1);
