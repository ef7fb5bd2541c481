/**
 * The table `unread`: what people typed that was not understood, as counts. It belongs to no learner: the phrases name
 * nobody, and nothing says who typed them.
 */
import type { Change, UnreadPhrase } from '../tutor/storage.ts';
import { deleteBefore, type Engine, prepare, rowsOf, type Statement, type Work } from './sql/engine.ts';

export function unreadTable(engine: Engine) {
  const { database } = engine;
  const count = prepare<{ situation: string; phrase: string; last_at: number }>()((value) =>
    database
      .insertInto('unread')
      .values({ ...value.all('situation', 'phrase', 'last_at'), times: 1 })
      .onConflict((conflict) =>
        conflict.columns(['situation', 'phrase']).doUpdateSet(({ eb, ref }) => ({
          times: eb(ref('unread.times'), '+', 1),
          last_at: ref('excluded.last_at'),
        })),
      ),
  );
  const selectMost = prepare<{ limit: number }>()((value) =>
    database
      .selectFrom('unread')
      .select(['situation', 'phrase', 'times'])
      .orderBy('times', 'desc')
      .orderBy('phrase')
      .orderBy('situation')
      .limit(value('limit')),
  );
  return {
    write: ({ at, unread }: Change): readonly Statement<unknown>[] =>
      unread === null ? [] : [count({ ...unread, last_at: at })],

    *most(limit: number): Work<readonly UnreadPhrase[]> {
      return (yield* rowsOf(selectMost({ limit }))).map((row) => ({ ...row, times: Number(row.times) }));
    },

    forget: (before: number): Promise<number> =>
      deleteBefore(engine, 'unread', ['situation', 'phrase'], 'last_at', before),
  };
}
