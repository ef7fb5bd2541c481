/**
 * The tables `rounds`, `round_players`, `round_answers` and `timetables`: quizzes that people play together.
 *
 * A press is written only while its round is in the phase that the press is about: the row of the round is locked
 * against a change of phase until the press is written, and the other way round. So none comes in after the close, at
 * whichever process it arrives, and all that came before are counted.
 */
import { type RawBuilder, sql } from 'kysely';
import { type LearnerId, platformOf, type Room } from '../../core/event.ts';
import { type Asked, isOver, type Round, type Standing } from '../../group/round.ts';
import type { HeldRound, Play, RoundRecord, RoundSeen, RoundWrite, SetTimetable } from '../../tutor/storage/group.ts';
import type { Change } from '../../tutor/storage.ts';
import type { Schema } from '../schema.ts';
import {
  changedBy,
  deleteBefore,
  type Engine,
  inserter,
  parseStored,
  prepare,
  rowsOf,
  type Statement,
  type Value,
  type Work,
} from '../sql/engine.ts';
import { askedSchema, roundSchema, timetableSchema } from '../stored-json.ts';

import { changed, channelName, decisive, numberOf, textOf } from './values.ts';

type RoundRow = Schema['rounds'];

/** For all questions at once. */
const ALL = -1;

export function roundsTables(engine: Engine) {
  const { database, kind, place, process: own } = engine;
  const compiled = <Row>(query: RawBuilder<Row>) => ({ compile: () => query.compile(database) });
  /** A round's row stays as it is until what is written beside it is kept. */
  const locked = kind === 'postgres' ? sql`for share` : sql``;

  /** Only where no round goes on in the channel. */
  const openRow = prepare<RoundRow>()((value) =>
    database
      .insertInto('rounds')
      .values({
        ...value.all('id', 'server', 'channel', 'open_in', 'host', 'state', 'turn', 'takes', 'asked', 'message'),
        ...value.all('shown', 'editable_at', 'held_by', 'held_until', 'opened_at', 'done_at'),
      })
      .onConflict((conflict) => conflict.doNothing()),
  );
  const selectRound = prepare<{ id: string }>()((value) =>
    database.selectFrom('rounds').selectAll().where('id', '=', value('id')),
  );
  const selectOpen = prepare<{ open_in: string }>()((value) =>
    database.selectFrom('rounds').selectAll().where('open_in', '=', value('open_in')),
  );
  const selectPlayer = prepare<{ round: string; learner: string }>()((value) =>
    database
      .selectFrom('round_players')
      .select('name')
      .where(({ and }) => and(value.all('round', 'learner'))),
  );
  const selectOwnAnswers = prepare<{ round: string; learner: string }>()((value) =>
    database
      .selectFrom('round_answers')
      .select(['learner', 'place', 'choice', 'changes', 'after', 'pressed_at as pressedAt'])
      .where(({ and }) => and(value.all('round', 'learner')))
      .orderBy('place'),
  );
  const selectPlayers = prepare<{ round: string }>()((value) =>
    database
      .selectFrom('round_players')
      .innerJoin('learners', 'learners.id', 'round_players.learner')
      .select(['learner', 'name', 'keeps_missed'])
      .where('round', '=', value('round'))
      .orderBy('at')
      .orderBy('learner'),
  );
  const selectAnswers = prepare<{ round: string }>()((value) =>
    database
      .selectFrom('round_answers')
      .select(['learner', 'place', 'choice', 'changes', 'after', 'pressed_at as pressedAt'])
      .where('round', '=', value('round'))
      .orderBy('place')
      .orderBy('learner'),
  );
  const selectRecords = prepare<{ learner: string }>()((value) =>
    database
      .selectFrom('round_answers')
      .innerJoin('rounds', 'rounds.id', 'round_answers.round')
      .innerJoin('round_players', (join) =>
        join
          .onRef('round_players.round', '=', 'round_answers.round')
          .onRef('round_players.learner', '=', 'round_answers.learner'),
      )
      .select(['round_answers.round', 'round_answers.place', 'choice', 'changes', 'round_answers.at', 'name'])
      .select(['server', 'rounds.state'])
      .where('round_answers.learner', '=', value('learner'))
      .orderBy('round_answers.at'),
  );
  const countStanding = prepare<{ round: string; place: number }>()((value) =>
    compiled(sql<{ joined: number; answered: number }>`select
      (select count(*) from round_players where round = ${value('round')}) as joined,
      (select count(distinct learner) from round_answers where round = ${value('round')}
        and (place = ${value('place')} or ${value('place')} = ${sql.lit(ALL)})) as answered`),
  );

  const join = prepare<{ learner: string; round: string; name: string; at: number }>()((value) =>
    compiled(sql`insert into round_players (learner, round, name, at)
      select ${textOf(value('learner'))}, id, ${textOf(value('name'))}, ${numberOf(value('at'))} from rounds
      where id = ${value('round')} and open_in is not null ${locked}
      on conflict (round, learner) do update set name = excluded.name`),
  );
  interface AnswerRow extends Record<string, Value> {
    learner: string;
    round: string;
    turn: number;
    place: number;
    choice: number;
    after: number;
    pressedAt: number;
    at: number;
  }
  const answer = prepare<AnswerRow>()((value) =>
    compiled(sql`insert into round_answers (learner, round, place, choice, changes, after, pressed_at, at)
      select ${textOf(value('learner'))}, id, ${numberOf(value('place'))}, ${numberOf(value('choice'))}, 0,
        ${numberOf(value('after'))}, ${numberOf(value('pressedAt'))}, ${numberOf(value('at'))} from rounds
      where id = ${value('round')} and turn = ${value('turn')}
        and (takes = ${value('place')} or takes = ${sql.lit(ALL)}) ${locked}
      on conflict (round, place, learner) do update set choice = excluded.choice, after = excluded.after,
        pressed_at = excluded.pressed_at, at = excluded.at,
        changes = round_answers.changes + case when round_answers.choice = excluded.choice then 0 else 1 end
        where excluded.pressed_at >= round_answers.pressed_at`),
  );
  const ask = prepare<{ round: string; asked: string; turn: number }>()((value) =>
    database
      .updateTable('rounds')
      .set({ asked: value('asked') })
      .where('id', '=', value('round'))
      .where('turn', '=', value('turn'))
      .where('open_in', 'is not', null),
  );

  const selectUndone = prepare<Record<string, never>>()(() =>
    database.selectFrom('rounds').selectAll().where('done_at', 'is', null).orderBy('opened_at'),
  );
  const selectServers = prepare<Record<string, never>>()(() =>
    database.selectFrom('rounds').select('server').where('done_at', 'is', null),
  );
  /** Only as it was seen, so that of several one gets it. */
  const hold = prepare<{ id: string; own: string; holder: string; seen: number; until: number }>()((value) =>
    database
      .updateTable('rounds')
      .set({ held_by: value('own'), held_until: value('until') })
      .where('id', '=', value('id'))
      .where('done_at', 'is', null)
      .where(sql`coalesce(held_by, '')`, '=', value('holder'))
      .where('held_until', '=', value('seen')),
  );
  interface Saved extends Pick<RoundRow, 'id' | 'open_in' | 'state' | 'takes' | 'message' | 'shown'> {
    own: string;
    turn: number;
    before: number;
    fulfilled: string | null;
    editable_at: number;
    done_at: number | null;
  }
  const save = prepare<Saved>()((value) =>
    database
      .updateTable('rounds')
      .set(({ eb, ref }) => ({
        ...value.all('open_in', 'state', 'turn', 'takes', 'message', 'shown', 'editable_at', 'done_at'),
        asked: eb.case().when(ref('asked'), '=', value('fulfilled')).then(null).else(ref('asked')).end(),
      }))
      .where('id', '=', value('id'))
      .where('held_by', '=', value('own'))
      .where('turn', '=', value('before')),
  );
  const doubt = prepare<{ id: string }>()((value) =>
    database.updateTable('rounds').set({ shown: null, done_at: null }).where('id', '=', value('id')),
  );
  const release = prepare<{ own: string }>()((value) =>
    database.updateTable('rounds').set({ held_by: null, held_until: 0 }).where('held_by', '=', value('own')),
  );

  const upsertTimetable = inserter(database, 'timetables', {
    key: ['server', 'channel', 'every'],
    replaced: ['host', 'lesson', 'hours', 'number', 'next_at'],
  });
  const dropTimetables = prepare<{ server: string; channel: string }>()((value) =>
    database.deleteFrom('timetables').where(({ and }) => and(value.all('server', 'channel'))),
  );
  const selectTimetables = prepare<{ server: string; channel: string }>()((value) =>
    database
      .selectFrom('timetables')
      .selectAll()
      .where(({ and }) => and(value.all('server', 'channel')))
      .orderBy('every'),
  );
  const selectDue = prepare<{ now: number }>()((value) =>
    database.selectFrom('timetables').selectAll().where('next_at', '<=', value('now')).orderBy('next_at').limit(100),
  );
  const moveTimetable = prepare<{ server: string; channel: string; every: string; next: number; before: number }>()(
    (value) =>
      compiled(sql`update timetables set number = number + 1, next_at = ${value('next')}
        where server = ${value('server')} and channel = ${value('channel')} and every = ${value('every')}
          and next_at = ${value('before')}`),
  );

  function readRound(row: RoundRow): Round {
    const where = `in ${place}, the round "${row.id}" (table rounds)`;
    const room = { server: row.server, channel: row.channel };
    return { id: row.id, room, host: row.host, turn: row.turn, ...parseStored(roundSchema, row.state, where) };
  }

  function readHeld(row: RoundRow): HeldRound {
    const where = `in ${place}, what was asked for in the round "${row.id}" (table rounds)`;
    return {
      round: readRound(row),
      asked: row.asked === null ? null : parseStored(askedSchema, row.asked, where),
      message: row.message,
      shown: row.shown,
      editableAt: row.editable_at,
      doneAt: row.done_at,
    };
  }

  function readTimetable({
    server,
    channel,
    every,
    host,
    lesson,
    hours,
    number,
    next_at: nextAt,
  }: Schema['timetables']) {
    const where = `in ${place}, the timetable of "${channel}", every ${every} (table timetables)`;
    return {
      room: { server, channel },
      host,
      lesson,
      hours: parseStored(timetableSchema, hours, where),
      number,
      nextAt,
    };
  }

  function writesOf(write: RoundWrite, learner: LearnerId, at: number): readonly Statement<unknown>[] {
    switch (write.kind) {
      case 'open':
        return [decisive(openRow(rowOf(write.round, at)))];
      case 'join':
        return [decisive(join({ learner, round: write.round, name: write.name, at }))];
      case 'answer': {
        const { round, turn, name, answer: given } = write;
        return [decisive(join({ learner, round, name, at })), decisive(answer({ learner, round, turn, at, ...given }))];
      }
      case 'ask':
        return [decisive(ask({ round: write.round, asked: JSON.stringify(write.asked), turn: write.asked.turn }))];
      case 'set-timetable': {
        const { room, host, lesson, hours, nextAt } = write.table;
        const row = { ...room, every: hours.every, host, lesson, hours: JSON.stringify(hours) };
        return [upsertTimetable({ ...row, number: 0, next_at: nextAt })];
      }
      case 'drop-timetables':
        return [dropTimetables(write.room)];
    }
  }

  return {
    write: ({ round = null, learner, at }: Change): readonly Statement<unknown>[] =>
      round === null ? [] : writesOf(round, learner.id, at),

    *load(id: string, learner: LearnerId): Work<RoundSeen | null> {
      const [row] = yield* rowsOf(selectRound({ id }));
      if (row === undefined) return null;
      const players = yield* rowsOf(selectPlayer({ round: id, learner }));
      const answers = yield* rowsOf(selectOwnAnswers({ round: id, learner }));
      return { round: readRound(row), hasJoined: players.length > 0, answers };
    },

    *loadOpen(room: Room): Work<Round | null> {
      const [row] = yield* rowsOf(selectOpen({ open_in: channelName(room) }));
      return row === undefined ? null : readRound(row);
    },

    *loadTimetables({ server, channel }: Room): Work<readonly SetTimetable[]> {
      return (yield* rowsOf(selectTimetables({ server, channel }))).map(readTimetable);
    },

    *loadPlay(round: string): Work<Play> {
      const players = yield* rowsOf(selectPlayers({ round }));
      return {
        players: players.map(({ learner, name, keeps_missed: keeps }) => ({ learner, name, keepsMissed: keeps === 1 })),
        answers: yield* rowsOf(selectAnswers({ round })),
      };
    },

    /** All that a learner chose, for the export. */
    *loadRecords(learner: LearnerId): Work<readonly RoundRecord[]> {
      const rows = yield* rowsOf(selectRecords({ learner }));
      return rows.map(({ round, place: at, state, choice, ...row }) => {
        const where = `in ${place}, the round "${round}" (table rounds)`;
        const { lesson, questions } = parseStored(roundSchema, state, where);
        return { round, lesson, step: questions[at] ?? '', option: choice + 1, ...row };
      });
    },

    *standing(round: string, at: number): Work<Standing> {
      const [row] = yield* rowsOf(countStanding({ round, place: at }));
      return { joined: Number(row?.joined ?? 0), answered: Number(row?.answered ?? 0) };
    },

    /** Writes only where a hold is to be taken or runs out: the rounds of this process are looked at all the time. */
    async hold(now: number, until: number, platforms: readonly string[]): Promise<readonly HeldRound[]> {
      const rows = await engine.read(() => rowsOf(selectUndone({})));
      const isAtWork = askedOnce((process) => engine.isConnected(process));
      const held: HeldRound[] = [];
      for (const row of rows.filter(({ server }) => platforms.includes(platformOf(server)))) {
        const { id, held_by: holder, held_until: seen } = row;
        if (holder === own && seen - now > (until - now) / 2) {
          held.push(readHeld(row));
          continue;
        }
        if (holder !== null && holder !== own && seen > now && (await isAtWork(holder))) continue;
        const taking = hold({ id, own, holder: holder ?? '', seen, until });
        if (await changed(engine, taking)) held.push(readHeld(row));
      }
      return held;
    },

    *goOn(platforms: readonly string[]): Work<boolean> {
      return (yield* rowsOf(selectServers({}))).some(({ server }) => platforms.includes(platformOf(server)));
    },

    async save({ round, message, shown, editableAt, doneAt }: HeldRound, before: number, fulfilled: Asked | null) {
      const { open_in, state, takes, turn } = rowOf(round, 0);
      const columns = { id: round.id, own, open_in, state, takes, turn, before, message, shown };
      const asked = fulfilled === null ? null : JSON.stringify(fulfilled);
      const statement = save({ ...columns, fulfilled: asked, editable_at: editableAt, done_at: doneAt });
      return changed(engine, statement);
    },

    async doubt(id: string): Promise<void> {
      await changed(engine, doubt({ id }));
    },

    async release(): Promise<void> {
      await changed(engine, release({ own }));
    },

    *dueTimetables(now: number): Work<readonly SetTimetable[]> {
      return (yield* rowsOf(selectDue({ now }))).map(readTimetable);
    },

    openByTimetable: ({ room, hours, nextAt: before }: SetTimetable, round: Round | null, next: number, now: number) =>
      engine.write(function* (): Work<boolean> {
        const moved = yield* changedBy(moveTimetable({ ...room, every: hours.every, next, before }));
        if (moved === 0) return false;
        return round === null || (yield* changedBy(openRow(rowOf(round, now)))) === 1;
      }),

    forget: (before: number): Promise<number> => deleteBefore(engine, 'rounds', ['id'], 'done_at', before),
  };
}

function askedOnce<Answer>(ask: (about: string) => Promise<Answer>): (about: string) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>();
  return (about) => {
    const answer = answers.get(about) ?? ask(about);
    answers.set(about, answer);
    return answer;
  };
}

function takesOf({ phase }: Round): number | null {
  if (phase.kind === 'open') return ALL;
  return phase.kind === 'question' ? phase.place : null;
}

function rowOf(round: Round, openedAt: number): RoundRow {
  const { id, room, host, turn, ...state } = round;
  return {
    id,
    ...room,
    open_in: isOver(round) ? null : channelName(room),
    host,
    state: JSON.stringify(state),
    turn,
    takes: takesOf(round),
    asked: null,
    message: null,
    shown: null,
    editable_at: 0,
    held_by: null,
    held_until: 0,
    opened_at: openedAt,
    done_at: null,
  };
}
