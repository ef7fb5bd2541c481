/**
 * Oracle scenarios: what a visitor does and what the servers answer, as YAML in `scenarios/`. The same scenario is
 * performed by real Chromium (record.ts) and by the simulated browser (simulate.ts). README.md in this folder has the
 * format.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { ENCTYPES, type FormFile, type PageChain, type ScenarioStep } from '../../src/core/scenario.ts';
import { writeBytes } from './dates.ts';

export interface ScriptedAnswer {
  readonly status: number;
  readonly setCookies: readonly string[];
  readonly location: string | null;
}

export interface OracleStep {
  readonly step: ScenarioStep;
  /** One for each request that the step leads to; empty for steps without requests. */
  readonly answers: readonly ScriptedAnswer[];
}

export interface OracleScenario {
  readonly name: string;
  readonly thirdPartyCookies: 'allowed' | 'blocked';
  readonly steps: readonly OracleStep[];
}

export interface ScenarioFile {
  /** The file's name without its ending: also that of its recording. */
  readonly topic: string;
  readonly scenarios: readonly OracleScenario[];
}

const HOME = 'https://app.test/';
const address = z.string().transform((text) => new URL(text, HOME).href);
const chain = z.union([address.transform((page): PageChain => [page]), z.tuple([address], address)]);
const pages = chain.default([HOME]);
const header = z.string().transform(writeBytes);
const setting = z.union([header.transform((one) => [one]), z.array(header)]).default([]);

/** `answers` for redirects; else `set` is all that the one answer says. */
const answered = {
  set: setting,
  answers: z
    .array(z.strictObject({ set: setting, to: z.string().optional(), status: z.number().optional() }))
    .optional(),
};
/** As in the scenarios of lessons, but for how the bytes of a file are written. */
const file = z
  .strictObject({
    file: z.string(),
    type: z.string().default(''),
    text: z.string().optional(),
    hex: z.string().default(''),
  })
  .transform(
    ({ file: name, type, text, hex }): FormFile => ({
      name,
      type,
      content: text === undefined ? { kind: 'bytes', hex } : { kind: 'text', text },
    }),
  );
const entry = z.union([z.string(), file]);
const form = z.record(z.string(), z.union([entry, z.array(entry)]));
const enctype = z.enum(ENCTYPES).optional();
const host = z.string().default(new URL(HOME).hostname);
/** A page of an origin, or of several: that of the tab, the frame in it, and so on. */
const from = z
  .union([z.string().nullable(), z.array(z.string()).min(2)])
  .default(null)
  .transform((one): { readonly from: string | null; readonly within?: readonly string[] } =>
    Array.isArray(one) ? { from: one.at(-1) ?? null, within: one.slice(0, -1) } : { from: one },
  );

const stepFields = z.union([
  z.strictObject({ visit: address, from, on: chain.optional(), ...answered }),
  z.strictObject({ post: address, form: form.default({}), enctype, from, on: chain.optional(), ...answered }),
  z.strictObject({
    fetch: address,
    on: pages,
    credentials: z.enum(['omit', 'same-origin', 'include']).default('same-origin'),
    post: form.nullable().default(null),
    ...answered,
  }),
  z.strictObject({ image: address, on: pages, ...answered }),
  z.strictObject({ frame: address, on: pages, ...answered }),
  z.strictObject({ write: z.string(), on: pages }),
  z.strictObject({ read: z.literal('document.cookie'), on: pages }),
  z.strictObject({ wait: z.number() }),
  z.strictObject({ edit: z.string(), value: z.string(), host: host, path: z.string().optional() }),
  z.strictObject({ delete: z.string(), host: host, path: z.string().optional() }),
  z.strictObject({ open: z.literal('private window') }),
  z.strictObject({ close: z.literal('private window') }),
]);

const scenarioFields = z.strictObject({
  name: z.string(),
  'third-party cookies': z.enum(['allowed', 'blocked']).default('allowed'),
  /** Short for visiting `at` (an answer sets the cookies) and then each of `visits`. */
  at: address.default(HOME),
  set: setting,
  /** So many cookies `c1`, `c2`, … more, with these attributes. */
  many: z.strictObject({ count: z.number(), attributes: z.string().default('') }).optional(),
  visits: z.union([address.transform((one) => [one]), z.array(address)]).optional(),
  steps: z.array(stepFields).default([]),
});

/** A scenario as its author writes it. */
export type ScenarioFields = z.input<typeof scenarioFields>;

/** Throws where one is not as it should be. */
export const parseScenario = (fields: unknown): OracleScenario => readScenario(scenarioFields.parse(fields));

/** All scenario files, in the order of their names. Throws where one is not as it should be. */
export function loadScenarios(): readonly ScenarioFile[] {
  const folder = new URL('scenarios/', import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .map((file) => ({
      topic: file.replace('.yaml', ''),
      scenarios: z
        .array(scenarioFields)
        .parse(parse(readFileSync(new URL(file, folder), 'utf8')))
        .map(readScenario),
    }));
}

function readScenario(fields: z.infer<typeof scenarioFields>): OracleScenario {
  const { name, at, set, many, visits, steps, 'third-party cookies': thirdPartyCookies } = fields;
  const more = Array.from({ length: many?.count ?? 0 }, (_, index) => `c${index + 1}=x${many?.attributes ?? ''}`);
  const setCookies = [...set, ...more];
  const short: OracleStep[] =
    setCookies.length === 0 ? [] : [visiting(at, setCookies), ...(visits ?? [at]).map((url) => visiting(url, []))];
  return { name, thirdPartyCookies, steps: [...short, ...steps.map(readStep)] };
}

const visiting = (url: string, setCookies: readonly string[]): OracleStep => ({
  step: { do: 'visit', url, from: null },
  answers: [{ status: 200, setCookies, location: null }],
});

function readStep(fields: z.infer<typeof stepFields>): OracleStep {
  if ('visit' in fields)
    return {
      step: { do: 'visit', url: fields.visit, ...fields.from, ...frame(fields.on) },
      answers: answers(fields),
    };
  if ('fetch' in fields) {
    const { fetch: url, on, credentials, post } = fields;
    return {
      step: { do: 'fetch', url, form: post, credentials, mode: 'no-cors', pages: on },
      answers: answers(fields),
    };
  }
  if ('post' in fields) {
    const { post: url, form, enctype, from } = fields;
    return {
      step: { do: 'post', url, form, ...from, ...(enctype && { enctype }), ...frame(fields.on) },
      answers: answers(fields),
    };
  }
  if ('image' in fields)
    return { step: { do: 'image', url: fields.image, pages: fields.on }, answers: answers(fields) };
  if ('frame' in fields)
    return { step: { do: 'frame', url: fields.frame, pages: fields.on }, answers: answers(fields) };
  if ('write' in fields) return local({ do: 'write-script', cookie: fields.write, ...place(fields.on) });
  if ('read' in fields) return local({ do: 'read-script', ...place(fields.on) });
  if ('edit' in fields) return local({ do: 'edit', name: fields.edit, value: fields.value, ...cookiePlace(fields) });
  if ('delete' in fields) return local({ do: 'delete', name: fields.delete, ...cookiePlace(fields) });
  if ('wait' in fields) return local({ do: 'wait', seconds: fields.wait });
  return local({ do: 'open' in fields ? 'private-window' : 'close' });
}

const cookiePlace = ({ host, path }: { readonly host: string; readonly path?: string | undefined }) => ({
  host,
  ...(path === undefined ? {} : { path }),
});

const frame = (chain: PageChain | undefined) => (chain === undefined ? {} : { frame: chain });

const local = (step: ScenarioStep): OracleStep => ({ step, answers: [] });

const place = (chain: PageChain): { url: string; within: readonly string[] } => ({
  url: chain.at(-1) ?? chain[0],
  within: chain.slice(0, -1),
});

function answers({
  set,
  answers: hops,
}: Pick<z.infer<(typeof stepFields)['options'][0]>, 'set' | 'answers'>): ScriptedAnswer[] {
  if (!hops) return [{ status: 200, setCookies: set, location: null }];
  return hops.map(({ set: setCookies, to = null, status = to === null ? 200 : 302 }) => ({
    status,
    setCookies,
    location: to,
  }));
}
