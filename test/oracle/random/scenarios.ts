/** Random scenarios in the format of scenarios/*.yaml (README.md of the folder above). */
import fc from 'fast-check';
import type { ScenarioFields } from '../scenario.ts';
import { among } from './among.ts';
import { type Ages, anyHeader, plainName, usualHeader } from './set-cookie.ts';

type Step = NonNullable<ScenarioFields['steps']>[number];

const HOSTS = ['app.test', 'app.test', 'app.test', 'shop.app.test', 'other.test'];
const RARE_HOSTS = [
  ...[
    'a.shop.app.test',
    'www.other.test',
    'ads.test',
    'localhost',
    'app.localhost',
    '127.0.0.1',
    '10.0.0.1',
    'shop.co.uk',
    'co.uk',
  ],
  ...['ada.github.io', 'github.io', 'test', 'bücher.test', 'APP.test', 'app.test.', '[::1]', 'app.test:8443'],
];
const host = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...HOSTS) },
  { weight: 1, arbitrary: fc.constantFrom(...RARE_HOSTS) },
);
const scheme = fc.constantFrom('https', 'https', 'https', 'http');
const path = fc.constantFrom(
  '/',
  '/',
  '/x',
  '/x',
  '/x/',
  '/x/y',
  '/xy',
  '/X',
  '/x%20y',
  '/x?q=/z',
  '/é',
  '//',
  '/x/y/z#f',
);

/** A port for https alone, where only https is served. */
const origin = fc.tuple(scheme, host).map(([how, where]) => `${where.endsWith(':8443') ? 'https' : how}://${where}`);
const address = fc.tuple(origin, path).map(([where, what]) => where + what);
/** Mostly the same page, with what else belongs to it. */
const near = fc.oneof(
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('https://app.test', 'https://shop.app.test', 'http://app.test'), path)
      .map(([where, what]) => where + what),
  },
  { weight: 1, arbitrary: address },
);

/** An encrypted page shows no frame that is not: a browser would not even open it. */
const encrypted = <Pages extends readonly string[]>(all: Pages): readonly string[] =>
  all.some((one) => one.startsWith('https:')) ? all.map((one) => one.replace(/^http:/, 'https:')) : all;

/** What tells pages apart: origins alone stand for their first page. */
const pageOf = (url: string): string => new URL(url).origin;

type Frames = [string, string, ...string[]];

const frames = fc
  .oneof({ weight: 2, arbitrary: fc.tuple(near, near) }, { weight: 1, arbitrary: fc.tuple(near, near, near) })
  .map(([tab, frame, ...more]): Frames => {
    const [first = tab, second = frame, ...rest] = encrypted([tab, frame, ...more]);
    return [first, second, ...rest];
  })
  // No browser shows a page in itself twice over.
  .filter(([tab, ...inner]) => !inner.every((one) => pageOf(one) === pageOf(tab)));
const chain = fc.oneof(near, frames);

const from = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 3, arbitrary: origin },
  { weight: 1, arbitrary: frames.map((all) => all.map((one) => new URL(one).origin)) },
);

const set = fc.oneof(
  { weight: 3, arbitrary: fc.array(usualHeader, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(anyHeader('seconds'), { maxLength: 3 }) },
);

const status = fc.constantFrom(200, 404, 500, 403);
const hop = fc.record({ set, to: address, status: fc.constantFrom(301, 302, 303, 307, 308) });
const answered = fc.oneof(
  { weight: 6, arbitrary: fc.record({ set }) },
  { weight: 1, arbitrary: fc.record({ set, status }).map((one) => ({ answers: [one] })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.array(hop, { minLength: 1, maxLength: 3 }), fc.record({ set }))
      .map(([hops, last]) => ({ answers: [...hops, last] })),
  },
);

const form = fc.constantFrom({}, { a: 'b' });
const credentials = fc.constantFrom('omit' as const, 'same-origin' as const, 'include' as const, 'include' as const);

const editedName = among('a|a|a|b|c|A|made|__Host-a|__Secure-a|__Http-a|a b|');
const editedValue = fc.oneof(
  { weight: 3, arbitrary: among('9|8|') },
  {
    weight: 2,
    arbitrary: among('x y|é|"q"|a=b|日本| 9|9 |;|a;b|a; Secure|1\t2|\t|1\u0001|\u007f|=|%20|\\|1,2|__Host-x'),
  },
  { weight: 1, arbitrary: fc.constantFrom(4093, 4094, 4095, 4096, 4097).map((length) => 'x'.repeat(length)) },
);
const editedPlace = fc
  .tuple(
    among('app.test|app.test|shop.app.test|other.test|www.app.test|localhost|a.shop.app.test|ada.github.io|127.0.0.1'),
    among('/|/x|/x/|/X|/é|'),
  )
  .map(([at, where]) => ({ host: at, ...(where === '' ? {} : { path: where }) }));

/** What only a script can write: a header has one line. */
const scriptOnly = among(
  'a=1\nb=2|a=1; Path=/\n; Secure|\na=1|a=1\r|a\r=1|a=1\u0000|a\u0000=1|\u0000|a=1; Foo=\u0000; Secure|a=\ud83d|\n|a=1;\n',
  'a=1; Secure\n|a=1; Path=/\u0000x|a=\u2028|\ufeffa=1|a=1\ufeff',
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(near, from, answered).map(([visit, where, rest]) => ({ visit, from: where, ...rest })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(near, from, form, answered)
      .map(([post, where, fields, rest]) => ({ post, from: where, form: fields, ...rest })),
  },
  { weight: 2, arbitrary: fc.tuple(near, frames, answered).map(([visit, on, rest]) => ({ visit, on, ...rest })) },
  { weight: 1, arbitrary: fc.tuple(near, frames, answered).map(([post, on, rest]) => ({ post, on, ...rest })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(near, chain, credentials, fc.option(form, { freq: 2 }), answered)
      .map(([fetch, on, how, post, rest]) => ({ fetch, on, credentials: how, post, ...rest })),
  },
  { weight: 3, arbitrary: fc.tuple(near, chain, answered).map(([image, on, rest]) => ({ image, on, ...rest })) },
  { weight: 3, arbitrary: fc.tuple(near, chain, answered).map(([frame, on, rest]) => ({ frame, on, ...rest })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.oneof(usualHeader, anyHeader('seconds'), scriptOnly), chain)
      .filter(([text]) => !text.includes('{'))
      .map(([write, on]) => ({ write, on })),
  },
  { weight: 3, arbitrary: chain.map((on) => ({ read: 'document.cookie' as const, on })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(editedName, editedValue, editedPlace)
      .map(([edit, value, place]) => ({ edit, value, ...place })),
  },
  { weight: 1, arbitrary: fc.tuple(editedName, editedPlace).map(([gone, place]) => ({ delete: gone, ...place })) },
);

/** Cookies that meet: set, sent, overwritten and deleted in a few steps. */
export const walk = (count: number): fc.Arbitrary<ScenarioFields> =>
  fc.record({
    name: fc.constant('walk'),
    'third-party cookies': fc.constantFrom('allowed' as const, 'allowed' as const, 'blocked' as const),
    steps: fc.array(step, { minLength: 2, maxLength: count, size: 'max' }),
  });

/** The same with a private window in the middle. */
export const privateWalk = (count: number): fc.Arbitrary<ScenarioFields> =>
  fc.tuple(walk(count), walk(count), walk(count)).map(([before, inside, after]) => ({
    ...before,
    steps: [
      ...(before.steps ?? []),
      { open: 'private window' as const },
      ...(inside.steps ?? []),
      { close: 'private window' as const },
      ...(after.steps ?? []),
    ],
  }));

/** Cookies of one site that are changed by hand and by scripts. */
export const hands = (count: number): fc.Arbitrary<ScenarioFields> => {
  const page = among('https://app.test/|https://app.test/x|http://app.test/|https://shop.app.test/');
  const change: fc.Arbitrary<Step> = fc.oneof(
    {
      weight: 5,
      arbitrary: fc
        .tuple(editedName, editedValue, editedPlace)
        .map(([edit, value, place]) => ({ edit, value, ...place })),
    },
    { weight: 1, arbitrary: fc.tuple(editedName, editedPlace).map(([gone, place]) => ({ delete: gone, ...place })) },
    { weight: 2, arbitrary: fc.tuple(scriptOnly, page).map(([write, on]) => ({ write, on })) },
    { weight: 1, arbitrary: page.map((on) => ({ read: 'document.cookie' as const, on })) },
    { weight: 1, arbitrary: fc.tuple(page, set).map(([visit, lines]) => ({ visit, set: lines })) },
  );
  return fc
    .tuple(fc.array(usualHeader, { maxLength: 6 }), fc.array(change, { minLength: 2, maxLength: count, size: 'max' }))
    .map(([lines, steps]) => ({ name: 'hands', steps: [{ visit: 'https://app.test/x', set: lines }, ...steps] }));
};

/** Many headers at once, each of them with a name of its own, so that each shows what becomes of it. */
export const headers = (ages: Ages, count: number): fc.Arbitrary<ScenarioFields> =>
  fc
    .tuple(
      fc.oneof({ weight: 2, arbitrary: fc.constant('https://app.test/x/y') }, { weight: 1, arbitrary: address }),
      fc.array(anyHeader(ages), { minLength: 1, maxLength: count, size: 'max' }),
    )
    .map(([at, lines]) => {
      const { origin: own } = new URL(at);
      return {
        name: `headers with ${ages}`,
        steps: [
          { visit: at, set: lines.map((line, index) => line.replace(/^(\s*)(?:a|b|c|A)(?=\s*=)/, `$1n${index}`)) },
          { visit: at },
          { visit: `${own}/` },
          { read: 'document.cookie' as const, on: at },
        ],
      };
    });

/** Cookies that run out while the visitor waits, and then a walk among what is left. */
export const waits = (count: number): fc.Arbitrary<ScenarioFields> => {
  const lifetimes = among(
    '; Max-Age=4|; Max-Age=4; Secure|; Max-Age=4; Path=/x|; Max-Age=600|; SameSite=None; Secure; Max-Age=4|',
  );
  const line = fc.tuple(plainName, lifetimes).map(([name, rest]) => `${name}=1${rest}`);
  return fc.tuple(near, fc.array(line, { minLength: 1, maxLength: 4 }), walk(count)).map(([visit, set, after]) => ({
    ...after,
    name: 'waits',
    steps: [{ visit, set }, { wait: 5 }, ...(after.steps ?? [])],
  }));
};

/** More cookies than a browser keeps for one site, or more bytes than a partition holds. */
export const crowd: fc.Arbitrary<ScenarioFields> = fc
  .array(
    fc.record({
      count: fc.integer({ min: 20, max: 120 }),
      prefix: fc.constantFrom('a', 'b', 'c'),
      value: fc.constantFrom('1', '1', 'x'.repeat(100), 'x'.repeat(300)),
      attributes: among(
        '|; Secure|; Priority=Low|; Priority=High|; Domain=app.test|; Secure; Priority=Low',
        '; Secure; Priority=High|; Path=/x|; HttpOnly|; SameSite=None; Secure; Partitioned|; Max-Age=600',
      ),
      at: fc.constantFrom('https://app.test/', 'https://app.test/', 'https://shop.app.test/', 'http://app.test/'),
    }),
    { minLength: 3, maxLength: 5 },
  )
  .map((groups) => ({
    name: 'a crowd',
    steps: [
      ...groups.map(({ count, prefix, value, attributes, at }) => ({
        visit: at,
        set: Array.from({ length: count }, (_, index) => `${prefix}${index}=${value}${attributes}`),
      })),
      { visit: 'https://app.test/x' },
    ],
  }));
