import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BrowserState,
  type Cookie,
  openBrowser,
  performStep,
  type TranscriptEntry,
} from '../../src/browser/index.ts';
import type { ScenarioStep } from '../../src/core/scenario.ts';
import { cookieHeader, drive, setting } from './fake-app.ts';
import { NOON } from './jars.ts';
import { NaiveJar } from './naive-jar.ts';

/** Few names, hosts and paths, so that cookies meet each other often. */
const url = fc
  .tuple(
    fc.constantFrom('https', 'http'),
    fc.constantFrom('app.test', 'www.app.test', 'other.test'),
    fc.constantFrom('/', '/a', '/a/', '/a/b', '/ab'),
  )
  .map(([scheme, host, path]) => `${scheme}://${host}${path}`);

const attribute = fc.constantFrom(
  'Path=/',
  'Path=/a',
  'Path=/a/b',
  'Domain=app.test',
  'Domain=www.app.test',
  'Secure',
  'HttpOnly',
  'SameSite=Strict',
  'SameSite=None',
  'Max-Age=0',
  'Max-Age=60',
  'Max-Age=3600',
);

/** Always a Path, since the naive jar knows no default path. */
const plainHeader = fc
  .tuple(
    fc.constantFrom('a', 'b', '__Secure-c', '__Host-d'),
    fc.constantFrom('1', '2', '3'),
    fc.constantFrom('/', '/a', '/a/b'),
    fc.array(attribute, { maxLength: 4 }),
  )
  .map(([name, value, path, attributes]) => [`${name}=${value}`, `Path=${path}`, ...attributes].join('; '));

/** Anything at all, too. */
const wildHeader = fc.oneof(
  plainHeader,
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .tuple(fc.string(), fc.string(), fc.array(attribute))
    .map(([name, value, all]) => [`${name}=${value}`, ...all].join(';')),
  fc.integer({ min: 4080, max: 4110 }).map((length) => `a=${'x'.repeat(length)}`),
);

interface Move {
  readonly step: ScenarioStep;
  readonly setCookies: readonly string[];
}

const local = (step: ScenarioStep): Move => ({ step, setCookies: [] });

const movesWith = (header: fc.Arbitrary<string>, from: fc.Arbitrary<string | null>): fc.Arbitrary<Move[]> =>
  fc.array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .tuple(url, from, fc.boolean(), fc.array(header, { maxLength: 3 }))
          .map(([address, origin, isForm, setCookies]): Move => {
            const base = { url: address, from: origin };
            return { step: isForm ? { do: 'post', ...base, form: {} } : { do: 'visit', ...base }, setCookies };
          }),
      },
      { weight: 2, arbitrary: fc.constantFrom(1, 59, 60, 3600).map((seconds) => local({ do: 'wait', seconds })) },
      { weight: 1, arbitrary: fc.constant(local({ do: 'close' })) },
      { weight: 2, arbitrary: url.map((address) => local({ do: 'read-script', url: address })) },
    ),
    { maxLength: 25 },
  );

const perform = (state: BrowserState, { step, setCookies }: Move) =>
  drive(performStep(state, step), setting(...setCookies));

const identity = ({ name, domain, hostOnly, path }: Cookie): string => JSON.stringify([name, domain, hostOnly, path]);
const isOver = ({ expiresAt }: Cookie, at: number): boolean => expiresAt !== null && expiresAt <= at;

function checkInvariants(entry: TranscriptEntry): void {
  const { jar, at } = entry;
  expect(new Set(jar.map(identity)).size).toBe(jar.length);
  for (const cookie of jar) {
    expect(isOver(cookie, at)).toBe(false);
    expect(Buffer.byteLength(cookie.name + cookie.value)).toBeLessThanOrEqual(4096);
    expect(cookie.expiresAt ?? at).toBeLessThanOrEqual(at + 400 * 86_400_000);
    expect(cookie.sameSite === 'none' && !cookie.secure).toBe(false);
    expect(/^__Host-/i.test(cookie.name) && !(cookie.secure && cookie.hostOnly && cookie.path === '/')).toBe(false);
  }
  const created = jar.map(({ createdAt }) => createdAt);
  expect(created).toEqual(created.toSorted((one, other) => one - other));
  if (entry.kind === 'script-read') {
    for (const { cookie } of entry.visible) expect(cookie.httpOnly).toBe(false);
  }
  if (entry.kind !== 'exchange') return;
  const isHttp = entry.request.url.startsWith('http:');
  const lengths = entry.sent.map(({ cookie }) => cookie.path.length);
  expect(lengths).toEqual(lengths.toSorted((one, other) => other - one));
  for (const { cookie } of entry.sent) {
    expect(isOver(cookie, at)).toBe(false);
    expect(cookie.secure && isHttp).toBe(false);
  }
  for (const { decision } of entry.received) {
    if (isHttp && (decision.kind === 'stored' || decision.kind === 'replaced'))
      expect(decision.cookie.secure).toBe(false);
    if (isHttp && decision.kind === 'deleted') expect(decision.cookie.secure).toBe(false);
  }
}

/** What the browser showed at this entry is what the naive jar shows; then that jar hears of the new cookies. */
function compare(entry: TranscriptEntry, naive: NaiveJar, setCookies: readonly string[]): void {
  if (entry.kind === 'script-read') expect(entry.text).toBe(naive.header(entry.step.url, true));
  if (entry.kind !== 'exchange') return;
  const { request, at } = entry;
  expect(cookieHeader(request)).toBe(naive.header(request.url, false));
  for (const header of setCookies) naive.receive(request.url, header, at);
}

describe('whatever servers send and visitors do', () => {
  it('the jar and each request keep the rules that can never be broken', () => {
    const from = fc.constantFrom(null, 'https://app.test', 'http://app.test', 'https://other.test');
    fc.assert(
      fc.property(movesWith(wildHeader, from), (moves) => {
        let state = openBrowser(NOON);
        for (const move of moves) {
          const before = JSON.stringify(state);
          const result = perform(state, move);
          expect(JSON.stringify(state)).toBe(before);
          result.entries.forEach(checkInvariants);
          state = result.state;
        }
      }),
      { numRuns: 200 },
    );
  });

  it('each Set-Cookie header has exactly one decision, and each cookie of the site is either sent or withheld', () => {
    fc.assert(
      fc.property(movesWith(wildHeader, fc.constant(null)), (moves) => {
        let state = openBrowser(NOON);
        for (const move of moves) {
          const { entries, state: after } = perform(state, move);
          const held = state.browsers[0]?.jar ?? [];
          for (const entry of entries) {
            if (entry.kind !== 'exchange') continue;
            expect(entry.received.map(({ header }) => header)).toEqual(move.setCookies);
            const site = new URL(entry.request.url).hostname.replace('www.', '');
            const told = [...entry.sent, ...entry.withheld].map(({ cookie }) => identity(cookie));
            expect(told.toSorted()).toEqual(
              held
                .filter(({ domain }) => domain.replace('www.', '') === site)
                .map(identity)
                .toSorted(),
            );
          }
          state = after;
        }
      }),
      { numRuns: 100 },
    );
  });

  it('the requests and document.cookie are those of a naive model', () => {
    fc.assert(
      fc.property(movesWith(plainHeader, fc.constant(null)), (moves) => {
        const naive = new NaiveJar();
        let state = openBrowser(NOON);
        for (const move of moves) {
          const { entries, state: after } = perform(state, move);
          state = after;
          naive.expire(state.now);
          if (move.step.do === 'close') naive.close();
          for (const entry of entries) compare(entry, naive, move.setCookies);
        }
      }),
      { numRuns: 300 },
    );
  });
});
