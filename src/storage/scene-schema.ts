/** The scenes of a run's picture, as they are stored with it. */
import { z } from 'zod';
import type { Change } from '../tutor/ports.ts';

type Scene = NonNullable<Change['seen']>['scenes'][number];

const text = z.string();

const fields = z.array(z.strictObject({ kind: z.enum(['first', 'header', 'cookie', 'absent', 'body']), text }));

const MARKS = [
  ...(['sent', 'withheld', 'hidden', 'expired', 'stored', 'replaced', 'deleted'] as const),
  ...(['kept', 'changed', 'ignored', 'rejected', 'blocked', 'evicted', 'note'] as const),
];

const part = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('request'), host: text, fields }),
  z.strictObject({ kind: z.literal('response'), host: text, fields, page: text }),
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

export const sceneSchema: z.ZodType<Scene> = z.strictObject({
  number: z.number().int().nullable(),
  title: text,
  parts: z.array(part),
});
