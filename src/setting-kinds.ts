/** What a setting can be: how each kind is read, and what is found and expected for a value not of its kind. */
import { z } from 'zod';

export const LOG_LEVELS = ['info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One of these words. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, { error: ({ input }) => `found ${JSON.stringify(input)}; expected ${words.join(', ')}` });

/** A text that passes `isRight`; a message shows it, and what is expected. */
const checked = (isRight: (value: string) => boolean, expected: string) =>
  z.string().refine(isRight, { error: ({ input }) => `found ${JSON.stringify(input)}; expected ${expected}` });

/** How much of a secret a message shows: enough to see that another one was pasted, too little to be of use. */
const SHOWN_PREFIX = 5;
const describeSecret = (value: string): string =>
  value.length > 2 * SHOWN_PREFIX
    ? `${value.length} characters that begin with "${value.slice(0, SHOWN_PREFIX)}"`
    : `only ${value.length} characters`;

/** A token or the like, which no message shows; `expected` says how to recognise it. */
export const secret = (pattern: RegExp, expected: string) =>
  z
    .string()
    .refine((value) => pattern.test(value), {
      error: ({ input }) => `found ${describeSecret(String(input))}; expected ${expected}`,
    })
    .optional();

/** An address of a web server. */
export const webAddress = (example: string) =>
  checked(
    (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
    `a web address such as ${example}`,
  ).optional();

/** Where to listen: 0 lets the system choose. */
export const port = checked((value) => /^\d+$/.test(value) && Number(value) <= 65_535, 'a number from 0 to 65535')
  .transform(Number)
  .optional();

/** How many there are of something; null where it is left to the machine. */
export const count = (most: number) =>
  z
    .string()
    .refine((value) => /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= most, {
      error: ({ input }) => `found ${JSON.stringify(input)}; expected a number from 1 to ${most}`,
    })
    .transform(Number)
    .nullable()
    .default(null);

const MOST_DAYS = 36_500;
const DAYS_EXPECTED = `a number of days from 1 to ${MOST_DAYS}`;
const isDays = (value: string): boolean => /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= MOST_DAYS;

/** A day such as `2026-11-30`, as its first moment in UTC, or null when it is not set. */
export const day = z
  .string()
  .refine((value) => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)), {
    error: ({ input }) => `found ${JSON.stringify(input)}; expected a day such as 2026-11-30`,
  })
  .transform((value) => Date.parse(value))
  .nullable()
  .default(null);

/** A number of days. */
export const days = (usual: string) => checked(isDays, DAYS_EXPECTED).default(usual).transform(Number);

/** A number of days, or null for `forever`. */
export const daysOrForever = (usual: string) =>
  checked((value) => value === 'forever' || isDays(value), `${DAYS_EXPECTED}, or the word forever`)
    .default(usual)
    .transform((value) => (value === 'forever' ? null : Number(value)));

/** Connections to Discord: `auto`, all it asks for; else `count` in all, of which this process has `own` (from 0). */
export type Shards = 'auto' | { readonly count: number; readonly own: 'all' | number };

/** `auto`, a number such as `4`, or one of that many such as `0/4`. */
export const shards = z
  .string()
  .default('auto')
  .transform((value, context): Shards => {
    const read = readShards(value);
    if (read !== null) return read;
    const expected =
      'auto, a number of connections such as 4, or the part of one process such as 0/4, the first of four';
    context.addIssue(`found ${JSON.stringify(value)}; expected ${expected} (the last is 3/4)`);
    return z.NEVER;
  });

function readShards(value: string): Shards | null {
  if (value === 'auto') return value;
  const [, own, of] = /^(?:(\d{1,4})\/)?(\d{1,4})$/.exec(value) ?? [];
  const count = Number(of ?? 0);
  if (count < 1) return null;
  if (own === undefined) return { count, own: 'all' };
  return Number(own) < count ? { count, own: Number(own) } : null;
}

const ACCOUNT = /^(?:discord:\d{1,20}|slack:[A-Z0-9]{1,20}:[A-Z0-9]{1,20})$/;

/** Accounts on the platforms, separated by commas or spaces; none unless set. */
export const accounts = z
  .string()
  .default('')
  .transform((value, context): readonly string[] => {
    const named = value.split(/[\s,]+/).filter((one) => one !== '');
    for (const one of named.filter((name) => !ACCOUNT.test(name))) {
      context.addIssue(
        `found ${JSON.stringify(one)}; expected accounts such as discord:80351110224678912 or slack:T024BE7LD:U2147483697`,
      );
    }
    return named;
  });

const COURSES_AT = /^((?:discord|slack|terminal)(?::[A-Za-z0-9]{1,24})?)=([a-z0-9-]+(?:\+[a-z0-9-]+)*)$/;

/**
 * Ids of courses by where: `discord:80351110224678912=flask+http, slack:T024BE7LD=flask`, or `discord=flask` for all of
 * a platform that is not named, direct conversations among it. Everything everywhere unless set.
 */
export const courses = z
  .string()
  .default('')
  .transform((value, context): ReadonlyMap<string, readonly string[]> => {
    const entries = value.split(/[\s,]+/).filter((one) => one !== '');
    return new Map(
      entries.flatMap((entry) => {
        const [, where, ids] = COURSES_AT.exec(entry) ?? [];
        if (where !== undefined && ids !== undefined) return [[where, ids.split('+')] as const];
        const example = 'discord:80351110224678912=flask+http or slack:T024BE7LD=flask';
        context.addIssue(`found ${JSON.stringify(entry)}; expected where, "=" and courses, such as ${example}`);
        return [];
      }),
    );
  });
