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
import { anyHeader, movesUpTo } from './random-moves.ts';
import { walk } from './walk.ts';

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

interface Move {
  readonly step: ScenarioStep;
  readonly setCookies: readonly string[];
}

const local = (step: ScenarioStep): Move => ({ step, setCookies: [] });

/** Moves of one visitor who follows no links of other sites. */
const movesWith = (header: fc.Arbitrary<string>): fc.Arbitrary<Move[]> =>
  fc.array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .tuple(url, fc.boolean(), fc.array(header, { maxLength: 3 }))
          .map(([address, isForm, setCookies]): Move => {
            const base = { url: address, from: null };
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

/** What the browser showed at this entry is what the naive jar shows; then that jar hears of the new cookies. */
function compare(entry: TranscriptEntry, naive: NaiveJar, setCookies: readonly string[]): void {
  if (entry.kind === 'script-read') expect(entry.text).toBe(naive.header(entry.step.url, true));
  if (entry.kind !== 'exchange') return;
  const { request, at } = entry;
  expect(cookieHeader(request)).toBe(naive.header(request.url, false));
  for (const header of setCookies) naive.receive(request.url, header, at);
}

describe('whatever servers send and visitors do', () => {
  it('the jar, each request and each script keep the rules that can never be broken', () => {
    fc.assert(
      fc.property(movesUpTo(40), (moves) => {
        walk(moves);
      }),
      { numRuns: 150 },
    );
  });

  it('each Set-Cookie header has exactly one decision, and each cookie of the site is either sent or withheld', () => {
    fc.assert(
      fc.property(movesWith(anyHeader), (moves) => {
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
      fc.property(movesWith(plainHeader), (moves) => {
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
