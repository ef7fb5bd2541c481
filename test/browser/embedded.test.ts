import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cookie, type Exchange, openBrowser, performStep, type TranscriptEntry } from '../../src/browser/index.ts';
import { registrableDomain } from '../../src/browser/matching.ts';
import type { PageChain, ScenarioStep } from '../../src/core/scenario.ts';
import { cookieHeader, drive, setting } from './fake-app.ts';
import { NOON } from './jars.ts';

const address = fc.constantFrom(
  'https://app.test/a',
  'http://app.test/',
  'https://www.app.test/',
  'https://other.test/a',
);
const pages: fc.Arbitrary<PageChain> = fc
  .tuple(address, fc.array(address, { maxLength: 2 }))
  .map(([tab, frames]) => [tab, ...frames]);
const cookie = fc
  .tuple(
    fc.constantFrom('a', 'b', 'a', '__Host-c', '__Http-d', ''),
    fc.constantFrom('1', '2'),
    fc.array(
      fc.constantFrom(
        'Secure',
        'SameSite=None',
        'SameSite=Strict',
        'Partitioned',
        'HttpOnly',
        'Path=/',
        'Max-Age=0',
        'Domain=app.test',
      ),
      { maxLength: 4 },
    ),
  )
  .map(([name, value, attributes]) => [`${name}=${value}`, ...attributes].join('; '));

const step: fc.Arbitrary<ScenarioStep> = fc.oneof(
  address.map((url): ScenarioStep => ({ do: 'visit', url, from: null })),
  fc
    .tuple(address, pages, fc.constantFrom('omit', 'same-origin', 'include'))
    .map(([url, chain, credentials]): ScenarioStep => ({ do: 'fetch', url, form: null, credentials, pages: chain })),
  fc.tuple(address, pages).map(([url, chain]): ScenarioStep => ({ do: 'frame', url, pages: chain })),
  fc.tuple(address, pages).map(([url, chain]): ScenarioStep => ({ do: 'image', url, pages: chain })),
  fc
    .tuple(address, fc.array(address, { maxLength: 2 }), cookie)
    .map(([url, within, text]): ScenarioStep => ({ do: 'write-script', url, cookie: text, within })),
  fc
    .tuple(address, fc.array(address, { maxLength: 2 }))
    .map(([url, within]): ScenarioStep => ({ do: 'read-script', url, within })),
  fc.boolean().map((allowed): ScenarioStep => ({ do: 'third-party-cookies', allowed })),
  fc.constantFrom<ScenarioStep>({ do: 'private-window' }, { do: 'close' }, { do: 'use-browser', name: 'second' }),
);

/** Every scenario begins with a jar that has something to send, in the tab and in a frame. */
const FILLED: readonly [ScenarioStep, readonly string[]][] = [
  [
    { do: 'visit', url: 'https://app.test/a', from: null },
    ['a=1; SameSite=None; Secure', 'b=1; SameSite=Strict', 'p=1; SameSite=None; Secure; Partitioned', 'h=1; HttpOnly'],
  ],
  [
    { do: 'frame', url: 'https://app.test/a', pages: ['https://other.test/a'] },
    ['p=2; SameSite=None; Secure; Partitioned'],
  ],
];

/** Scheme and registrable domain. */
const site = (url: string): string => {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${registrableDomain(hostname)}`;
};

/** The pages around what an entry is about; none for the tab itself. */
function around(entry: TranscriptEntry): readonly string[] {
  if ('pages' in entry.step) return entry.step.pages;
  return 'within' in entry.step ? (entry.step.within ?? []) : [];
}

function checkSent(sent: readonly Cookie[], url: string, outer: readonly string[], blocked: boolean): void {
  const foreign = outer.some((page) => site(page) !== site(url));
  for (const { sameSite, partition } of sent) {
    if (foreign) expect(sameSite).toBe('none');
    if (foreign && blocked) expect(partition).not.toBeNull();
    if (partition) expect(partition).toEqual({ topSite: site(outer[0] ?? url), crossSite: foreign });
  }
}

function checkExchange(entry: Exchange, blocked: boolean): void {
  const cookies = entry.sent.map(({ cookie: sent }) => sent);
  checkSent(cookies, entry.request.url, around(entry), blocked);
  if (entry.step.do !== 'fetch' || entry.step.credentials !== 'omit') return;
  expect(cookieHeader(entry.request)).toBe('');
  expect(entry.received.every(({ decision }) => decision.kind === 'rejected')).toBe(true);
}

function checkEntry(entry: TranscriptEntry, blocked: boolean): void {
  if (entry.kind === 'exchange') checkExchange(entry, blocked);
  if (entry.kind === 'script-read') {
    const visible = entry.visible.map(({ cookie: seen }) => seen);
    checkSent(visible, entry.step.url, around(entry), blocked);
    expect(visible.some(({ httpOnly }) => httpOnly)).toBe(false);
  }
  for (const { name, partition, secure, httpOnly } of entry.jar) {
    expect(partition !== null && !secure).toBe(false);
    expect(name.startsWith('__Http-') && !httpOnly).toBe(false);
  }
}

describe('whatever pages embed and scripts do', () => {
  it('cookies stay in their partition, at home where they must, and away from scripts', () => {
    const moves = fc.array(fc.tuple(step, fc.array(cookie, { maxLength: 2 })), { maxLength: 30 });
    fc.assert(
      fc.property(moves, (all) => {
        let state = openBrowser(NOON);
        for (const [move, setCookies] of [...FILLED, ...all]) {
          const { current, browsers } = state;
          const blocked = browsers.find(({ name }) => name === current)?.thirdPartyCookies === 'blocked';
          const result = drive(performStep(state, move), setting(...setCookies));
          state = result.state;
          for (const entry of result.entries) checkEntry(entry, blocked);
          expect(state.browsers.some(({ name }) => name === state.current)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
