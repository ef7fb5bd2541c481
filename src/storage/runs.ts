/**
 * The tables `runs` and `drafts`: what a learner saw and sent last, so that it can be asked about and corrected in
 * whichever process they meet next. Both are kept for a while only. What cannot be read is as good as gone: nothing but
 * a convenience hangs on it.
 */
import { z } from 'zod';
import type { LearnerId } from '../core/event.ts';
import type { Change, Draft, Fields, FormName } from '../tutor/storage.ts';
import type { Schema } from './schema.ts';
import { deleteBefore, type Engine, prepare, rowsOf, type Statement, type Work } from './sql/engine.ts';

type LastRun = NonNullable<Change['lastRun']>;
type Scene = LastRun['scenes'][number];

const text = z.string();

const MARKS = [
  ...(['sent', 'withheld', 'hidden', 'expired', 'stored', 'replaced', 'deleted'] as const),
  ...(['kept', 'changed', 'ignored', 'rejected', 'blocked', 'evicted', 'note'] as const),
];

const sceneFields = z.array(z.strictObject({ kind: z.enum(['first', 'header', 'cookie', 'absent', 'body']), text }));

const scenePart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('request'), host: text, fields: sceneFields }),
  z.strictObject({ kind: z.literal('response'), host: text, fields: sceneFields, page: text }),
  z.strictObject({ kind: z.literal('silence'), host: text, words: text }),
  z.strictObject({
    kind: z.literal('mark'),
    mark: z.enum(MARKS),
    words: z.array(z.strictObject({ text, isCode: z.boolean() })),
  }),
  z.strictObject({ kind: z.enum(['note', 'time']), words: text }),
  z.strictObject({ kind: z.literal('script'), text }),
  z.strictObject({ kind: z.literal('jar'), title: text, cookies: z.array(text), others: z.number().int() }),
]);

/** The scenes of a run's picture. */
export const sceneSchema: z.ZodType<Scene> = z.strictObject({
  number: z.number().int().nullable(),
  title: text,
  parts: z.array(scenePart),
});

const lastRunSchema: z.ZodType<LastRun> = z.strictObject({
  lesson: text,
  step: text,
  decisions: z.array(
    z.strictObject({
      key: text,
      number: z.number().int(),
      title: text,
      cookie: text,
      outcome: z.enum([
        ...(['sent', 'withheld', 'absent', 'stored', 'replaced', 'deleted', 'ignored', 'rejected'] as const),
        ...(['evicted', 'expired', 'kept', 'visible', 'hidden'] as const),
      ]),
      words: text,
      spec: text,
      passed: z.array(text),
    }),
  ),
  scenes: z.array(sceneSchema),
});

const fieldsSchema: z.ZodType<Fields> = z.record(text, text);

export function runsTable(engine: Engine) {
  const { database } = engine;
  const select = prepare<{ learner: string }>()((value) =>
    database.selectFrom('runs').select('seen').where('learner', '=', value('learner')),
  );
  const upsert = prepare<Schema['runs']>()((value) => {
    const current = value.all('seen', 'at');
    return database
      .insertInto('runs')
      .values({ learner: value('learner'), ...current })
      .onConflict((conflict) => conflict.column('learner').doUpdateSet(current));
  });

  return {
    *load(learner: LearnerId): Work<LastRun | null> {
      const [row] = yield* rowsOf(select({ learner }));
      return row === undefined ? null : parse(lastRunSchema, row.seen);
    },

    write: ({ at, learner, lastRun }: Change): readonly Statement<unknown>[] =>
      lastRun === null ? [] : [upsert({ learner: learner.id, seen: JSON.stringify(lastRun), at })],

    forget: (before: number): Promise<number> => deleteBefore(engine, 'runs', ['learner'], 'at', before),
  };
}

export function draftsTable(engine: Engine) {
  const { database } = engine;
  const select = prepare<{ learner: string } & FormName>()((value) =>
    database
      .selectFrom('drafts')
      .select('fields')
      .where('learner', '=', value('learner'))
      .where('lesson', '=', value('lesson'))
      .where('step', '=', value('step'))
      .where('form', '=', value('form')),
  );
  const selectAll = prepare<{ learner: string }>()((value) =>
    database
      .selectFrom('drafts')
      .select(['lesson', 'step', 'form', 'fields'])
      .where('learner', '=', value('learner'))
      .orderBy('at'),
  );
  const upsert = prepare<Schema['drafts']>()((value) => {
    const current = value.all('fields', 'at');
    return database
      .insertInto('drafts')
      .values({ ...value.all('learner', 'lesson', 'step', 'form'), ...current })
      .onConflict((conflict) => conflict.columns(['learner', 'lesson', 'step', 'form']).doUpdateSet(current));
  });

  return {
    *load(learner: LearnerId, form: FormName): Work<Fields | null> {
      const [row] = yield* rowsOf(select({ learner, ...form }));
      return row === undefined ? null : parse(fieldsSchema, row.fields);
    },

    *loadAll(learner: LearnerId): Work<readonly Draft[]> {
      const rows = yield* rowsOf(selectAll({ learner }));
      return rows.flatMap(({ fields: json, ...form }) => {
        const fields = parse(fieldsSchema, json);
        return fields === null ? [] : [{ ...form, fields }];
      });
    },

    write({ at, learner, draft }: Change): readonly Statement<unknown>[] {
      if (draft === null) return [];
      const { fields, ...form } = draft;
      return [upsert({ learner: learner.id, ...form, fields: JSON.stringify(fields), at })];
    },

    forget: (before: number): Promise<number> =>
      deleteBefore(engine, 'drafts', ['learner', 'lesson', 'step', 'form'], 'at', before),
  };
}

function parse<Value>(schema: z.ZodType<Value>, json: string): Value | null {
  try {
    return schema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
