/** Random sequences of every step that there is, and what servers answer to them. */
import fc from 'fast-check';
import type { FormEntry, FormValues, PageChain, ScenarioStep } from '../../src/core/scenario.ts';

export interface Move {
  readonly step: ScenarioStep;
  /** Sent with each answer. */
  readonly setCookies: readonly string[];
  /** Where the first answer redirects to; null: nowhere. */
  readonly redirectTo: string | null;
}

/** Few names, hosts and paths, so that cookies meet each other often. */
const address = fc
  .tuple(
    fc.constantFrom('https', 'https', 'http'),
    fc.constantFrom('app.test', 'app.test', 'www.app.test', 'other.test'),
    fc.constantFrom('/', '/a', '/a/', '/a/b', '/ab'),
  )
  .map(([scheme, host, path]) => `${scheme}://${host}${path}`);
const origin = fc.constantFrom(null, 'https://app.test', 'http://app.test', 'https://other.test');
const outer = fc.array(address, { maxLength: 2 });
const pages = fc.tuple(address, outer).map(([tab, frames]): PageChain => [tab, ...frames]);

const attribute = fc.constantFrom(
  'Path=/',
  'Path=/a',
  'Path=/a/b',
  'Domain=app.test',
  'Domain=www.app.test',
  'Domain=test',
  'Secure',
  'Secure',
  'HttpOnly',
  'SameSite=Strict',
  'SameSite=Lax',
  'SameSite=None',
  'Partitioned',
  'Max-Age=0',
  'Max-Age=60',
  'Max-Age=3600',
  'Max-Age=99999999999',
  'Expires=Thu, 01 Jan 2026 13:00:00 GMT',
);
const name = fc.constantFrom('a', 'b', 'c', '', '__Secure-c', '__Host-d', '__Http-e', '__Host-Http-f');
const wellFormed = fc
  .tuple(name, fc.constantFrom('1', '2', ''), fc.array(attribute, { maxLength: 5 }))
  .map(([key, value, attributes]) => [`${key}=${value}`, ...attributes].join('; '));
/** So many names that a jar overflows. */
const many = fc.nat(400).map((number) => `n${number}=1; Path=/; Domain=app.test`);

/** Anything at all. */
export const anyHeader = fc.oneof(
  { weight: 8, arbitrary: wellFormed },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.string(), fc.string(), fc.array(attribute))
      .map(([key, value, all]) => [`${key}=${value}`, ...all].join(';')),
  },
  { weight: 1, arbitrary: fc.integer({ min: 4080, max: 4110 }).map((length) => `a=${'x'.repeat(length)}`) },
);

const entry: fc.Arbitrary<FormEntry> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.record({
    name: fc.string({ unit: 'binary', maxLength: 20 }),
    type: fc.constantFrom('', 'text/plain', 'IMAGE/PNG'),
    content: fc.oneof(
      fc.record({ kind: fc.constant('text' as const), text: fc.string({ unit: 'binary', maxLength: 20 }) }),
      fc.record({ kind: fc.constant('filler' as const), bytes: fc.nat(99) }),
      fc.record({ kind: fc.constant('bytes' as const), hex: fc.constantFrom('', '00ff', '0d0a2d2d') }),
    ),
  }),
);
export const anyForm: fc.Arbitrary<FormValues> = fc.dictionary(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.oneof(entry, fc.array(entry, { minLength: 1, maxLength: 3 })),
  { maxKeys: 3 },
);
const enctype = fc.constantFrom(
  {},
  { enctype: 'multipart/form-data' as const },
  { enctype: 'application/x-www-form-urlencoded' as const },
);

const credentials = fc.constantFrom('omit' as const, 'same-origin' as const, 'include' as const);

const loading = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(address, origin).map(([url, from]): ScenarioStep => ({ do: 'visit', url, from })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(address, origin, anyForm, enctype)
      .map(([url, from, form, sent]): ScenarioStep => ({ do: 'post', url, form, ...sent, from })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(address, pages, credentials, fc.option(anyForm, { freq: 3 }))
      .map(([url, chain, mode, form]): ScenarioStep => ({ do: 'fetch', url, form, credentials: mode, pages: chain })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(address, pages).map(([url, chain]): ScenarioStep => ({ do: 'image', url, pages: chain })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(address, pages).map(([url, chain]): ScenarioStep => ({ do: 'frame', url, pages: chain })),
  },
);

const local = fc.oneof(
  fc.constantFrom(1, 59, 60, 3600).map((seconds): ScenarioStep => ({ do: 'wait', seconds })),
  fc.tuple(address, outer).map(([url, within]): ScenarioStep => ({ do: 'read-script', url, within })),
  fc
    .tuple(address, outer, anyHeader)
    .map(([url, within, cookie]): ScenarioStep => ({ do: 'write-script', url, cookie, within })),
  fc.boolean().map((allowed): ScenarioStep => ({ do: 'third-party-cookies', allowed })),
  fc.tuple(name, fc.string({ maxLength: 8 })).map(([key, value]): ScenarioStep => ({ do: 'edit', name: key, value })),
  name.map((key): ScenarioStep => ({ do: 'tamper', name: key })),
  name.map((key): ScenarioStep => ({ do: 'delete', name: key })),
  fc.constantFrom<ScenarioStep>({ do: 'private-window' }, { do: 'close' }, { do: 'use-browser', name: 'second' }),
);

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      step: loading,
      setCookies: fc.oneof(
        { weight: 19, arbitrary: fc.array(anyHeader, { maxLength: 5 }) },
        { weight: 1, arbitrary: fc.array(many, { minLength: 60, maxLength: 100, size: 'max' }) },
      ),
      redirectTo: fc.option(address, { freq: 1 }),
    }),
  },
  { weight: 1, arbitrary: local.map((step) => ({ step, setCookies: [], redirectTo: null })) },
);

/** Up to so many moves, or exactly so many. */
export const movesUpTo = (most: number): fc.Arbitrary<Move[]> => fc.array(move, { maxLength: most });
export const exactly = (count: number): fc.Arbitrary<Move[]> =>
  fc.array(move, { minLength: count, maxLength: count, size: 'max' });
