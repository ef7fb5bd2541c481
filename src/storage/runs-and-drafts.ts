/**
 * What a learner saw and sent last, so that it can be asked about and corrected in whichever process they meet next. Both
 * are kept for a while only. What cannot be read is as good as gone: nothing but a convenience hangs on it.
 */
import { z } from 'zod';
import type { LearnerId } from '../core/intent.ts';
import type { Change, Draft, Fields, FormName } from '../tutor/ports.ts';
import { ask, type Work } from './engine.ts';
import { sceneSchema } from './scene-schema.ts';
import type { Database, Schema } from './schema.ts';
import { prepare, type Statement } from './statement.ts';

type Seen = NonNullable<Change['seen']>;

const text = z.string();

const seenSchema: z.ZodType<Seen> = z.strictObject({
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

function parse<Value>(schema: z.ZodType<Value>, json: string): Value | null {
  try {
    return schema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

export function runLoaderOf(database: Database) {
  const select = prepare<{ learner: string }>()((value) =>
    database.selectFrom('runs').select('seen').where('learner', '=', value('learner')),
  );
  return function* loadRun(learner: LearnerId): Work<Seen | null> {
    const { rows } = yield* ask(select({ learner }));
    const [row] = rows;
    return row === undefined ? null : parse(seenSchema, row.seen);
  };
}

export function draftLoaderOf(database: Database) {
  const select = prepare<{ learner: string } & FormName>()((value) =>
    database
      .selectFrom('drafts')
      .select('fields')
      .where('learner', '=', value('learner'))
      .where('lesson', '=', value('lesson'))
      .where('step', '=', value('step'))
      .where('form', '=', value('form')),
  );
  return function* loadDraft(learner: LearnerId, form: FormName): Work<Fields | null> {
    const { rows } = yield* ask(select({ learner, ...form }));
    const [row] = rows;
    return row === undefined ? null : parse(fieldsSchema, row.fields);
  };
}

export function draftsLoaderOf(database: Database) {
  const select = prepare<{ learner: string }>()((value) =>
    database
      .selectFrom('drafts')
      .select(['lesson', 'step', 'form', 'fields'])
      .where('learner', '=', value('learner'))
      .orderBy('at'),
  );
  return function* loadDrafts(learner: LearnerId): Work<readonly Draft[]> {
    const { rows } = yield* ask(select({ learner }));
    return rows.flatMap(({ fields: json, ...form }) => {
      const fields = parse(fieldsSchema, json);
      return fields === null ? [] : [{ ...form, fields }];
    });
  };
}

export function runWriter(database: Database): (change: Change) => readonly Statement<unknown>[] {
  const upsert = prepare<Schema['runs']>()((value) => {
    const current = { seen: value('seen'), at: value('at') };
    return database
      .insertInto('runs')
      .values({ learner: value('learner'), ...current })
      .onConflict((conflict) => conflict.column('learner').doUpdateSet(current));
  });
  return ({ at, learner, seen }) =>
    seen === null ? [] : [upsert({ learner: learner.id, seen: JSON.stringify(seen), at })];
}

export function draftWriter(database: Database): (change: Change) => readonly Statement<unknown>[] {
  const upsert = prepare<Schema['drafts']>()((value) => {
    const current = { fields: value('fields'), at: value('at') };
    return database
      .insertInto('drafts')
      .values({
        learner: value('learner'),
        lesson: value('lesson'),
        step: value('step'),
        form: value('form'),
        ...current,
      })
      .onConflict((conflict) => conflict.columns(['learner', 'lesson', 'step', 'form']).doUpdateSet(current));
  });
  return ({ at, learner, draft }) => {
    if (draft === null) return [];
    const { fields, ...form } = draft;
    return [upsert({ learner: learner.id, ...form, fields: JSON.stringify(fields), at })];
  };
}
