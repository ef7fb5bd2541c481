/** The xAPI statements: the shape that a learning record store takes, and ids that make a second import harmless. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { reportOn } from '../../src/report/class-report.ts';
import { answerStatements, completionStatements } from '../../src/report/statements.ts';
import { attempt, LESSON, NOW, nameOf, RESULTS } from './sample-class.ts';

/* Data of xAPI 1.0.3, part two, sections 2.4 and 4: as strict as an LRS has to be, for the parts that are used. */
const iri = z.string().regex(/^[a-z][a-z0-9+.-]*:\S+$/i);
const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
const words = z.record(z.literal('en'), z.string().min(1));
const activity = z.strictObject({
  objectType: z.literal('Activity'),
  id: iri,
  definition: z
    .strictObject({
      name: words,
      description: words,
      type: iri,
      interactionType: z.enum(['choice', 'fill-in']),
      correctResponsesPattern: z.array(z.string()),
      choices: z.array(z.strictObject({ id: z.string().min(1), description: words })),
    })
    .partial()
    .optional(),
});
const statement = z.strictObject({
  id: uuid,
  actor: z.strictObject({
    objectType: z.literal('Agent'),
    name: z.string().optional(),
    account: z.strictObject({ homePage: iri, name: z.string().min(1) }),
  }),
  verb: z.strictObject({ id: iri, display: words }),
  object: activity,
  result: z
    .strictObject({
      success: z.boolean(),
      completion: z.boolean(),
      response: z.string(),
      score: z.strictObject({
        scaled: z.number().min(-1).max(1),
        raw: z.number(),
        min: z.number(),
        max: z.number(),
      }),
      extensions: z.record(iri, z.unknown()),
    })
    .partial()
    .optional(),
  context: z.strictObject({
    platform: z.string(),
    language: z.literal('en'),
    contextActivities: z.strictObject({ parent: z.array(activity) }).optional(),
  }),
  timestamp: z.iso.datetime(),
});

const read = (lines: string) =>
  lines
    .split('\n')
    .slice(0, -1)
    .map((line) => statement.parse(JSON.parse(line)));

const ATTEMPTS = [
  attempt('ada', 'first', { given: 'line one\nline two' }),
  attempt('ada', 'first', { verdict: 'right' }),
  attempt('ada', 'second', { kind: 'skip', verdict: 'skipped', given: '' }),
  attempt('bob', 'write-it', { kind: 'program', given: '', verdict: 'error', mistake: 'no-default', hints: 2 }),
  attempt('bob', 'gone'),
];

describe('xAPI statements', () => {
  it('have the shape of 1.0.3, one in each line', async () => {
    const written = read(await answerStatements(LESSON, nameOf)(ATTEMPTS));
    expect(
      written.map(({ verb, object, result }) => [verb.display.en, object.id, result?.success, result?.response]),
    ).toEqual([
      ['answered', 'urn:nibble:lesson:words:first', false, 'line one\nline two'],
      ['answered', 'urn:nibble:lesson:words:first', true, 'get_cookie'],
      ['skipped', 'urn:nibble:lesson:words:second', undefined, undefined],
      ['attempted', 'urn:nibble:lesson:words:write-it', false, undefined],
      ['answered', 'urn:nibble:lesson:words:gone', false, 'get_cookie'],
    ]);
    expect(written[3]?.result?.extensions).toEqual({
      'urn:nibble:hints': 2,
      'urn:nibble:mistake': 'reads without a default',
    });
    expect(written[0]?.object.definition).toMatchObject({
      interactionType: 'choice',
      correctResponsesPattern: ['set_cookie'],
      choices: [{ id: 'set_cookie' }, { id: 'get_cookie' }],
    });
  });

  it('tell who finished, with the score', async () => {
    const written = read(await completionStatements(reportOn(LESSON, RESULTS, NOW), nameOf));
    expect(written).toMatchObject([
      { actor: { name: 'Ada Lovelace' }, result: { completion: true, score: { scaled: 1, raw: 2, min: 0, max: 2 } } },
      { actor: { account: { name: 'bob' } }, timestamp: '2026-11-29T07:05:00.000Z' },
    ]);
  });

  it.each([
    ['discord:80351110224678912', { homePage: 'https://discord.com', name: '80351110224678912' }],
    ['slack:T024BE7LD:U2147483697', { homePage: 'https://app.slack.com/client/T024BE7LD', name: 'U2147483697' }],
    ['terminal:ada', { homePage: 'urn:nibble:terminal', name: 'ada' }],
  ])('name %s by the account on its platform', async (learner, account) => {
    const [one] = read(await answerStatements(LESSON, () => null)([{ ...attempt('', 'first'), learner }]));
    expect(one?.actor).toEqual({ objectType: 'Agent', account });
  });

  it('have the same ids whenever they are written, each its own', async () => {
    const write = async () => read(await answerStatements(LESSON, nameOf)(ATTEMPTS)).map(({ id }) => id);
    const ids = await write();
    expect(await write()).toEqual(ids);
    expect(new Set(ids).size).toBe(ATTEMPTS.length);
  });

  it('have the same ids in whichever pieces they are written', async () => {
    const whole = read(await answerStatements(LESSON, nameOf)(ATTEMPTS));
    const write = answerStatements(LESSON, nameOf);
    const pieces: string[] = [];
    for (const one of ATTEMPTS) pieces.push(await write([one]));
    expect(read(pieces.join(''))).toEqual(whole);
  });
});
