/** What an operator is told about a PostgreSQL that cannot be used, and what becomes of a lost connection. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { OperatorError } from '../../src/errors.ts';
import { openRound } from '../../src/group/round.ts';
import { MIGRATIONS } from '../../src/storage/migrations/index.ts';
import { lookAtDatabase, openEngine } from '../../src/storage/open-engine.ts';
import { openStorage, openToRead } from '../../src/storage/storage.ts';
import { BreakableLine } from '../faults/breakable-line.ts';
import { change, commitNext, DAY, NOON, progressAt } from './changes.ts';
import { makePostgresDatabase, type PostgresServer, query } from './postgres-server.ts';
import { freePort } from './start-postgres.ts';

export function describePostgresFaults(server: PostgresServer): void {
  const account = { name: 'nibble', password: 'hunter2' };
  const places: readonly [string, () => Promise<string>, RegExp, RegExp][] = [
    ['with another password', async () => server.url('postgres', account), /refuses the account/, /pg_hba\.conf/],
    ['whose database is missing', async () => server.url('nowhere'), /nowhere on 127.* does not exist/, /createdb/],
    [
      'where nobody listens',
      async () => `postgres://ada:hunter2@127.0.0.1:${await freePort()}/nibble`,
      /nibble on 127.* cannot be reached \(ECONNREFUSED\)/,
      /host and port/,
    ],
    [
      'on a host that is none',
      async () => 'postgres://ada:hunter2@nowhere.invalid/nibble',
      /nibble on nowhere\.invalid:5432 cannot be reached/,
      /host and port/,
    ],
    [
      'that keeps texts in another encoding',
      async () => {
        await query(server.url('postgres'), "create database latin encoding 'LATIN1' template template0");
        return server.url('latin');
      },
      /texts as LATIN1/,
      /encoding 'UTF8'/,
    ],
    [
      'where the account may make no tables',
      async () => {
        await query(server.url('postgres'), "create role guest login password 'hunter2'");
        await query(server.url('postgres'), 'create database closed');
        return server.url('closed', { name: 'guest', password: 'hunter2' });
      },
      /does not let the account make or change tables/,
      /owner of the database/,
    ],
    [
      'that can only be read',
      async () => {
        await query(server.url('postgres'), 'create database quiet');
        await query(server.url('postgres'), 'alter database quiet set default_transaction_read_only = on');
        return server.url('quiet');
      },
      /can only be read/,
      /primary/,
    ],
    [
      "that is another program's",
      async () => {
        const { url } = await makePostgresDatabase(server);
        await query(url, 'create table recipes (name text)');
        return url;
      },
      /another program: it has tables such as recipes/,
      /database of its own/,
    ],
    [
      'that a newer version wrote',
      async () => {
        const { url } = await makePostgresDatabase(server);
        await (await openStorage(url)).close();
        await query(url, `insert into nibble_migrations values (${MIGRATIONS.length + 1}, 'from-the-future')`);
        return url;
      },
      /newer version of Nibble/,
      /Install the newer version/,
    ],
  ];

  describe('a PostgreSQL', () => {
    it('keeps its schema while a process that knows no newer one is connected, and is changed afterwards', async () => {
      const { url, remove } = await makePostgresDatabase(server);
      onTestFinished(remove);
      const { engine: earlier } = await openEngine(url, MIGRATIONS.slice(0, 3));
      await expect(openStorage(url)).rejects.toThrow(
        new RegExp(`has schema 3, this version wants ${MIGRATIONS.length}, and a bot of another version is using it`),
      );
      expect(await lookAtDatabase(url)).toMatchObject({ kind: 'older', schema: 3 });
      await earlier.close();
      await (await openStorage(url)).close();
      expect(await lookAtDatabase(url)).toMatchObject({ kind: 'current' });
    });

    it('is read as it is by what looks only, and never made', async () => {
      const { url, remove } = await makePostgresDatabase(server);
      onTestFinished(remove);
      expect(await lookAtDatabase(url)).toMatchObject({ kind: 'empty' });
      await expect(openToRead(url)).rejects.toThrow(/is empty/);
      expect(await query(url, 'select tablename from pg_tables where schemaname = current_schema()')).toEqual([]);
    });

    it.each(places)('%s is refused with what to do, without the password', async (_, makePlace, what, remedy) => {
      const fault = await openStorage(await makePlace()).catch((error: unknown) => error);
      expect(fault).toBeInstanceOf(OperatorError);
      expect(fault).toMatchObject({ message: expect.stringMatching(what), remedy: expect.stringMatching(remedy) });
      expect(String(fault)).not.toContain('hunter2');
    });

    it('is migrated once when ten processes start together', async () => {
      const database = await makePostgresDatabase(server);
      const stores = await Promise.all(Array.from({ length: 10 }, () => database.open()));
      expect(await database.statement('select number from nibble_migrations order by number')).toEqual(
        MIGRATIONS.map(({ number }) => ({ number })),
      );
      await Promise.all(stores.map((store) => store.close()));
      await database.remove();
    });

    it('that ends every connection loses nothing: the next commit opens another', async () => {
      const database = await makePostgresDatabase(server);
      const store = await database.open();
      await store.commit(change('event-1'));
      await query(
        database.url,
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'nibble %' and pid <> pg_backend_pid()",
      );
      expect(await commitNext(store, change('event-2', { progress: progressAt('further') }))).toBe('committed');
      expect((await store.load('terminal:ada')).progress).toEqual(progressAt('further'));
      await store.close();
      await database.remove();
    });

    it('keeps its connection when another event was first', async () => {
      const database = await makePostgresDatabase(server);
      const store = await database.open();
      await commitNext(store, change('event-1'));
      const connections = () =>
        query(
          database.url,
          "select pid from pg_stat_activity where datname = current_database() and application_name like 'nibble %' order by pid",
        );
      const before = await connections();
      for (let number = 0; number < 3; number += 1) {
        expect(await commitNext(store, change('event-1'))).toBe('duplicate');
        expect(await store.commit(change(`late-${number}`, { version: 1 }))).toBe('overtaken');
      }
      expect(await connections()).toEqual(before);
      await store.close();
      await database.remove();
    });

    it('leaves a reply to the process that committed it, for as long as that is connected', async () => {
      const database = await makePostgresDatabase(server);
      const [one, other, third] = await Promise.all([database.open(), database.open(), database.open()]);
      const committed = change('event-1');
      await one.commit(committed);
      expect(await other.takeOver('terminal:ada', 'event-1')).toBeNull();
      await one.close();
      const given: unknown[] = [];
      // A busy server takes its time to notice.
      await vi.waitUntil(async () => {
        const replies = await Promise.all([
          other.takeOver('terminal:ada', 'event-1'),
          third.takeOver('terminal:ada', 'event-1'),
        ]);
        return given.push(...replies.filter((reply) => reply !== null)) > 0;
      }, 10_000);
      expect(given).toEqual([committed.reply]);
      await Promise.all([other.close(), third.close()]);
      await database.remove();
    });

    it('is told of a round’s change in one trip, so a process that is frozen keeps nothing locked meanwhile', async () => {
      const database = await makePostgresDatabase(server);
      const line = new BreakableLine(server.port);
      await line.open();
      const store = await openStorage(database.url.replace(`:${server.port}/`, `:${line.port}/`));
      const room = { server: 'slack:T1', channel: 'C1' };
      const round = openRound({ id: 'r1', room, host: 'slack:T1:U1', lesson: 'cookies', questions: ['a'] }, NOON);
      await commitNext(store, change('open', { round: { kind: 'open', round } }));
      const [held] = await store.holdRounds(NOON, NOON + DAY, ['slack']);
      if (held === undefined) throw new Error('nothing is held');
      const before = line.requests;
      expect(await store.saveRound({ ...held, shown: 'key' }, round.turn, null)).toBe(true);
      expect(line.requests - before).toBe(1);
      await store.close();
      line.close();
      await database.remove();
    });

    it('settles two processes that want the same rows in another order', async () => {
      const database = await makePostgresDatabase(server);
      const [one, other] = await Promise.all([database.open(), database.open()]);
      for (let round = 0; round < 20; round += 1) {
        const request = { now: NOON, dueBy: NOON, limit: 9 };
        await Promise.all([
          one.commit(change(`one-${round}`)),
          other.commit(change(`other-${round}`)),
          one.forget('terminal:ada'),
          other.enqueue(request, (settings) => ({ day: null, settings: { ...settings, nextAt: NOON + DAY } })),
        ]);
      }
      await Promise.all([one.close(), other.close()]);
      await database.remove();
    });
  });
}
