import { z } from 'zod';
/* The JSON in the rows. Rows can be edited by hand and are older than the program, so what is read is checked. */
const time = z.number().int();
const count = z.number().int().nonnegative();
const text = z.string();
const name = text.min(1);
const rating = z.enum(['again', 'hard', 'good', 'easy']);
export const cardSchema = z.strictObject({
    lesson: text,
    step: text,
    due: time,
    stability: z.number(),
    difficulty: z.number(),
    state: z.enum(['learning', 'review', 'relearning']),
    learningSteps: count,
    scheduledDays: z.number(),
    reps: count,
    lapses: count,
    lastReview: time,
    lastRating: rating,
});
export const entrySchema = z.strictObject({
    lesson: text,
    step: text,
    kind: z.enum(['rated', 'adjusted', 'undone']),
    rating,
    before: text.nullable(),
    at: time,
});
export const attemptSchema = z.strictObject({
    lesson: text,
    step: text,
    kind: z.enum(['answer', 'skip', 'program']),
    given: text,
    verdict: z.enum(['right', 'wrong', 'skipped', 'error']),
    hints: count,
    at: time,
});
/** An address that a browser can open: performing the step relies on that. */
const url = text.refine((value) => URL.canParse(value), 'expected an absolute address');
const from = url.nullable();
const labSchema = z.strictObject({
    example: text,
    startedAt: time,
    steps: z.array(z.discriminatedUnion('do', [
        z.strictObject({ do: z.literal('visit'), url, from }),
        z.strictObject({ do: z.literal('post'), url, form: z.record(text, text), from }),
        z.strictObject({ do: z.literal('close') }),
        z.strictObject({ do: z.literal('wait'), seconds: count }),
        z.strictObject({ do: z.literal('read-script'), url }),
        z.strictObject({ do: z.literal('edit'), name, value: text }),
        z.strictObject({ do: z.literal('tamper'), name }),
        z.strictObject({ do: z.literal('delete'), name }),
    ])),
    open: z.boolean(),
});
export const progressSchema = z.strictObject({
    lesson: text,
    position: text,
    index: count,
    answered: z.boolean(),
    answers: z.record(text, z.strictObject({ given: text.nullable(), right: z.boolean(), firstTry: z.boolean() })),
    hints: z.record(text, count),
    passed: z.record(text, z.literal(true)),
    retry: z.array(text).nullable(),
    startedAt: time,
    completedAt: time.nullable(),
    // Rows from before there was a lab have none.
    lab: labSchema.nullable().default(null),
});
export const sessionSchema = z.strictObject({
    lesson: text,
    step: text,
    round: count,
    variant: count,
    answered: z.boolean(),
    hints: count,
    planned: count,
    done: count,
    rated: z.array(z.strictObject({ lesson: text, step: text, right: z.boolean() })),
    skipped: z.array(z.strictObject({ lesson: text, step: text })),
    before: cardSchema.nullable(),
});
const MARKS = [
    ...['sent', 'withheld', 'hidden', 'expired', 'stored', 'replaced', 'deleted'],
    ...['kept', 'changed', 'ignored', 'rejected', 'blocked', 'evicted', 'note'],
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
export const sceneSchema = z.strictObject({
    number: z.number().int().nullable(),
    title: text,
    parts: z.array(scenePart),
});
export const lastRunSchema = z.strictObject({
    lesson: text,
    step: text,
    decisions: z.array(z.strictObject({
        key: text,
        number: z.number().int(),
        title: text,
        cookie: text,
        outcome: z.enum([
            ...['sent', 'withheld', 'absent', 'stored', 'replaced', 'deleted', 'ignored', 'rejected'],
            ...['evicted', 'expired', 'kept', 'visible', 'hidden'],
        ]),
        words: text,
        spec: text,
        passed: z.array(text),
    })),
    scenes: z.array(sceneSchema),
});
export const fieldsSchema = z.record(text, text);
const minuteOfDay = z.number().int().min(0).max(1439);
export const LOCAL_DATE = /^\d{4}-\d\d-\d\d$/;
export const localDate = text.regex(LOCAL_DATE, 'expected a date such as 2026-12-24');
export const settingsSchema = z.strictObject({
    state: z.enum(['unasked', 'on', 'off']),
    zone: text.min(1),
    zoneChosen: z.boolean(),
    time: minuteOfDay,
    days: z.array(z.boolean()).length(7),
    quiet: z.strictObject({ from: minuteOfDay, to: minuteOfDay }).nullable(),
    pausedUntil: localDate.nullable(),
    cardsPerDay: count,
    retention: z.number().gt(0).lt(1),
    unanswered: count,
    pace: z.enum(['daily', 'weekly', 'silent']),
    refused: z.boolean(),
    snoozed: z.boolean(),
});
/** A reply is only ever shown again, so its blocks are looked at no further than that they are blocks. */
const blocks = z.array(z.looseObject({ kind: z.string() }));
const replyParts = z.strictObject({ pressed: z.union([z.enum(['keep', 'settle']), blocks]), blocks });
export const replySchema = z.custom((value) => replyParts.safeParse(value).success, 'expected a reply');
//# sourceMappingURL=schema.js.map