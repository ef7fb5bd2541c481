/** The table `clock`: one row with the newest moment that the database has seen (`src/operation/clock.ts`). */
import { type Engine, prepare, rowsOf, type Work } from './sql/engine.ts';

const ONLY = 1;

export function clockTable(engine: Engine) {
  const { database } = engine;
  const select = prepare()(() => database.selectFrom('clock').select('seen'));
  // A database of before has no row: whoever was there last was seen then.
  const selectNewest = prepare()(() =>
    database.selectFrom('learners').select(({ fn }) => [fn.max('updated_at').as('seen')]),
  );
  const upsert = prepare<{ seen: number }>()((value) =>
    database
      .insertInto('clock')
      .values({ id: ONLY, seen: value('seen') })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ seen: value('seen') })),
  );

  return {
    *lastSeen(): Work<number | null> {
      const [row] = yield* rowsOf(select({}));
      if (row !== undefined) return Number(row.seen);
      const [newest] = yield* rowsOf(selectNewest({}));
      return newest?.seen == null ? null : Number(newest.seen);
    },

    *see(seen: number): Work<void> {
      yield* rowsOf(upsert({ seen }));
    },
  };
}
