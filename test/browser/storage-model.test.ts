import { describe, expect, it } from 'vitest';
import { receiveCookie } from '../../src/browser/storage-model.ts';
import { contextOf, jarOf, NOON, verdict } from './jars.ts';

const HOUR = 3_600_000;
/** Firefox asks for this before anything else that a header says. */
const NONE_FIRST = 'same-site-none-without-secure';

describe('a new cookie', () => {
  it.each([
    ['https://app.test/', 'a=b', 'stored'],
    ['https://app.test/', 'token', 'stored'],
    ['https://app.test/', '=', 'rejected: empty'],
    ['https://app.test/', '; Path=/', 'rejected: empty'],
    ['https://app.test/', 'a=b\r\nX: y', 'rejected: control-character'],
    ['https://app.test/', 'a=b; Domain=app.test', 'stored'],
    ['https://shop.app.test/', 'a=b; Domain=app.test', 'stored'],
    ['https://app.test/', 'a=b; Domain=shop.app.test', 'rejected: domain-mismatch'],
    ['https://app.test/', 'a=b; Domain=other.test', 'rejected: domain-mismatch'],
    ['https://app.test/', 'a=b; Domain=pp.test', 'rejected: domain-mismatch'],
    ['https://app.test/', 'a=b; Domain=test', 'rejected: domain-public-suffix'],
    ['https://app.test/', 'a=b; Domain=.', 'rejected: domain-mismatch'],
    ['https://app.test/', 'a\tb=c', 'rejected: control-character'],
    ['https://app.test/', '=a=b', 'rejected: equals-without-name'],
    ['https://shop.co.uk/', 'a=b; Domain=co.uk', 'rejected: domain-public-suffix'],
    ['https://nibble.github.io/', 'a=b; Domain=github.io', 'rejected: domain-public-suffix'],
    ['https://app.test/', '__Http-a=b; Secure; HttpOnly', 'stored'],
    ['https://app.test/', '__Http-a=b; Secure', 'rejected: prefix-http'],
    ['https://app.test/', '__Host-Http-a=b; Secure; HttpOnly; Path=/', 'stored'],
    ['https://app.test/', '__Host-Http-a=b; Secure; Path=/', 'rejected: prefix-host-http'],
    ['https://app.test/', '__Host-a=b; Secure; Path=', 'rejected: prefix-host'],
    ['http://localhost/', 'a=b; Domain=localhost', 'stored'],
    ['https://app.test/', 'a=b; Domain=äpp.test', 'rejected: domain-mismatch'],
    ['https://xn--pp-uia.test/', 'a=b; Domain=äpp.test', 'stored'],
    ['http://127.0.0.1/', 'a=b; Domain=127.0.0.1', 'stored'],
    ['http://127.0.0.1/', 'a=b; Domain=0.0.1', 'rejected: domain-mismatch'],
    ['https://app.test/', 'a=b; Secure', 'stored'],
    ['http://app.test/', 'a=b; Secure', 'rejected: secure-from-http'],
    ['http://localhost:5000/', 'a=b; Secure', 'stored'],
    ['https://app.test/', 'a=b; SameSite=None; Secure', 'stored'],
    ['https://app.test/', 'a=b; SameSite=None', 'rejected: same-site-none-without-secure'],
    ['https://app.test/', 'a=b; Partitioned; Secure', 'stored'],
    ['https://app.test/', 'a=b; Partitioned', 'rejected: partitioned-without-secure'],
    ['https://app.test/', '__Secure-a=b; Secure', 'stored'],
    ['https://app.test/', '__Secure-a=b', 'rejected: prefix-secure'],
    ['https://app.test/', '__SECURE-a=b', 'rejected: prefix-secure'],
    ['http://app.test/', '__Secure-a=b; Secure', 'rejected: secure-from-http'],
    ['https://app.test/', '__Host-a=b; Secure; Path=/', 'stored'],
    ['https://app.test/', '__Host-a=b; Secure', 'rejected: prefix-host'],
    ['https://app.test/', '__Host-a=b; Path=/', 'rejected: prefix-host'],
    ['https://app.test/', '__Host-a=b; Secure; Path=/x', 'rejected: prefix-host'],
    ['https://app.test/', '__host-a=b; Secure; Path=/; Domain=app.test', 'rejected: prefix-host'],
    ['https://app.test/', '__Host-a=b; Secure; Path=/; Domain=', 'stored'],
    ['https://app.test/', '=__Host-a', 'rejected: prefix-in-value'],
    ['https://app.test/', '__secure-a', 'rejected: prefix-in-value'],
    ['https://app.test/', '_Host-a=b', 'stored'],
    ['https://app.test/', 'a=; Max-Age=0', 'ignored: nothing-to-delete'],
    ['https://app.test/', 'a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'ignored: nothing-to-delete'],
  ])('from %s, %j: %s', (url, header, expected) => {
    expect(verdict(receiveCookie([], header, contextOf(url)).received)).toBe(expected);
  });

  it.each([
    ['its own host only, without Domain', 'a=b', { domain: 'app.test', hostOnly: true }],
    ['subdomains too, with Domain', 'a=b; Domain=.app.test', { domain: 'app.test', hostOnly: false }],
    ['the folder of the page, without Path', 'a=b', { path: '/shop' }],
    ['the folder of the page, with a Path that is none', 'a=b; Path=x', { path: '/shop' }],
    ['the Path given, whatever the page', 'a=b; Path=/admin', { path: '/admin' }],
    ['the session, without a lifetime', 'a=b', { expiresAt: null }],
    [
      'as long as Max-Age says, even when Expires says less',
      'a=b; Max-Age=3600; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
      { expiresAt: NOON + HOUR },
    ],
    ['SameSite by default', 'a=b', { sameSite: 'default' }],
  ])('is for %s', (_, header, fields) => {
    const { jar } = receiveCookie([], header, contextOf('https://app.test/shop/basket'));
    expect(jar).toMatchObject([fields]);
  });
});

describe('a cookie against which several rules speak, for the reason that each browser names', () => {
  const inFrame = { topLevel: false, ancestors: ['https://other.test/'], initiator: 'https://other.test' };
  const blocked = { ...inFrame, thirdPartyCookies: 'blocked' } as const;
  it.each([
    ['https://app.test/', 'a=b; Domain=other.test; SameSite=None', {}, 'domain-mismatch', NONE_FIRST],
    ['https://app.test/', '__Http-a=b; SameSite=None', {}, 'prefix-http', NONE_FIRST],
    ['https://app.test/', 'a=b; Partitioned; SameSite=None', {}, 'partitioned-without-secure', NONE_FIRST],
    ['https://app.test/', 'a=b; Partitioned; Domain=other.test', {}, 'domain-mismatch', 'domain-mismatch'],
    ['https://app.test/', '__Host-a=b; Partitioned', {}, 'prefix-host', 'prefix-host'],
    ['http://app.test/', 'a=b; Partitioned; Secure', {}, 'partitioned-without-secure', 'secure-from-http'],
    ['http://app.test/', '__Secure-a=b; Secure; SameSite=None', {}, 'secure-from-http', 'secure-from-http'],
    ['https://app.test/', 'a=b; Domain=other.test', blocked, 'domain-mismatch', 'third-party-storage'],
    ['https://app.test/', 'a=b; SameSite=Lax; Domain=other.test', inFrame, 'domain-mismatch', 'domain-mismatch'],
  ] as const)('from %s, %s', (url, header, more, chromium, firefox) => {
    const verdictOf = (browser: 'chromium' | 'firefox') =>
      verdict(receiveCookie([], header, contextOf(url, { ...more, browser })).received);
    expect(verdictOf('chromium')).toBe(`rejected: ${chromium}`);
    expect(verdictOf('firefox')).toBe(`rejected: ${firefox}`);
  });
});

describe('a cookie that meets another of its name', () => {
  const app = 'https://app.test/';
  it.each([
    ['replaces it', [app, 'a=1; Path=/'], [app, 'a=2; Path=/'], 'replaced: same-cookie'],
    ['stands beside it when the path differs', [app, 'a=1; Path=/'], [app, 'a=2; Path=/x'], 'stored'],
    ['stands beside it when only one has a Domain', [app, 'a=1'], [app, 'a=2; Domain=app.test'], 'stored'],
    ['stands beside it when the case differs', [app, 'a=1'], [app, 'A=2'], 'stored'],
    ['deletes it', [app, 'a=1; Path=/'], [app, 'a=; Max-Age=0; Path=/'], 'deleted: deleted-by-server'],
    [
      'leaves it when the path differs',
      [app, 'a=1; Path=/x'],
      [app, 'a=; Max-Age=0; Path=/'],
      'ignored: other-path-stays',
    ],
    [
      'leaves it when only one has a Domain',
      [app, 'a=1; Domain=app.test'],
      [app, 'a=; Max-Age=0'],
      'ignored: other-domain-stays',
    ],
    [
      'cannot replace a Secure one over http',
      [app, 'a=1; Secure'],
      ['http://app.test/', 'a=2'],
      'rejected: overwrites-secure',
    ],
    [
      'cannot delete a Secure one over http',
      [app, 'a=1; Secure'],
      ['http://app.test/', 'a=; Max-Age=0'],
      'rejected: overwrites-secure',
    ],
    [
      'cannot cover a Secure one from a subdomain over http',
      [app, 'a=1; Secure; Domain=app.test'],
      ['http://www.app.test/', 'a=2'],
      'rejected: overwrites-secure',
    ],
    [
      'cannot cover a Secure one of a subdomain over http',
      ['https://www.app.test/', 'a=1; Secure'],
      ['http://app.test/', 'a=2; Domain=app.test'],
      'rejected: overwrites-secure',
    ],
    [
      'cannot cover a Secure one of a path above over http',
      [app, 'a=1; Secure; Path=/login'],
      ['http://app.test/', 'a=2; Path=/login/en'],
      'rejected: overwrites-secure',
    ],
    [
      'may stand above a Secure one over http',
      [app, 'a=1; Secure; Path=/login'],
      ['http://app.test/', 'a=2; Path=/'],
      'stored',
    ],
    ['may replace a plain one over http', [app, 'a=1'], ['http://app.test/', 'a=2'], 'replaced: same-cookie'],
    ['replaces a Secure one over https', [app, 'a=1; Secure'], [app, 'a=2'], 'replaced: same-cookie'],
  ] as const)('%s', (_, first, [url, header], expected) => {
    expect(verdict(receiveCookie(jarOf(first), header, contextOf(url)).received)).toBe(expected);
  });

  it('keeps the creation time and the place of the one it replaces when the value is the same', () => {
    const jar = jarOf([app, 'a=1'], [app, 'b=1']);
    const after = receiveCookie(jar, 'a=1; Max-Age=60', contextOf(app, { now: NOON + HOUR })).jar;
    expect(after).toMatchObject([
      { name: 'a', createdAt: NOON, lastAccessAt: NOON + HOUR, expiresAt: NOON + HOUR + 60_000 },
      { name: 'b' },
    ]);
  });

  it('goes to the end when the value differs', () => {
    const jar = jarOf([app, 'a=1'], [app, 'b=1']);
    const after = receiveCookie(jar, 'a=2', contextOf(app, { now: NOON + HOUR })).jar;
    expect(after).toMatchObject([{ name: 'b' }, { name: 'a', value: '2', createdAt: NOON + HOUR }]);
  });

  it('says which path the cookie has that a deletion missed', () => {
    const jar = jarOf([app, 'theme=dark; Path=/shop']);
    const { received } = receiveCookie(jar, 'theme=; Max-Age=0; Path=/', contextOf(app));
    expect('reason' in received.decision && received.decision.reason.words).toBe(
      'it would delete the cookie with Path /, but the one in the jar has Path /shop, and stays',
    );
  });
});

describe('a cookie from a request that another site caused', () => {
  it.each([
    ['a=b', { topLevel: true }, 'stored'],
    ['a=b; SameSite=Strict', { topLevel: true }, 'stored'],
    ['a=b', { topLevel: false }, 'rejected: same-site-from-other-site'],
    ['a=b; SameSite=Lax', { topLevel: false }, 'rejected: same-site-from-other-site'],
    ['a=b; SameSite=None; Secure', { topLevel: false }, 'stored'],
  ])('%s with %j: %s', (header, context, expected) => {
    const from = contextOf('https://app.test/', { initiator: 'https://other.test', ...context });
    expect(verdict(receiveCookie([], header, from).received)).toBe(expected);
  });
});

describe('a cookie that a script sets', () => {
  const script = contextOf('https://app.test/', { api: 'script' });
  it('is stored', () => {
    expect(verdict(receiveCookie([], 'a=b', script).received)).toBe('stored');
  });
  it('may not be HttpOnly', () => {
    expect(verdict(receiveCookie([], 'a=b; HttpOnly', script).received)).toBe('rejected: http-only-from-script');
  });
  it.each(['a=2', 'a=; Max-Age=0'])('may not change an HttpOnly one (%s)', (header) => {
    const jar = jarOf(['https://app.test/', 'a=1; HttpOnly']);
    const after = receiveCookie(jar, header, script);
    expect(verdict(after.received)).toBe('rejected: overwrites-http-only');
    expect(after.jar).toEqual(jar);
  });
});

describe('a cookie beyond the limits of the jar', () => {
  const url = 'https://app.test/';
  const full = jarOf(...Array.from({ length: 180 }, (_, index) => [url, `c${index}=x; Secure`] as const));
  const evicted = (jar: typeof full, header: string): string[] => {
    const { decision } = receiveCookie(jar, header, contextOf(url)).received;
    return decision.kind === 'stored' ? decision.evicted.map(({ name }) => name) : [];
  };
  const numbered = (from: number, to: number): string[] =>
    Array.from({ length: to - from + 1 }, (_, index) => `c${from + index}`);

  it('makes the oldest go when all were used at the same time, until 150 are left', () => {
    expect(evicted(full, 'new=x; Secure')).toEqual(numbered(0, 30));
  });

  it('makes those go first that were used longest ago', () => {
    const used = full.map((cookie, index) => ({ ...cookie, lastAccessAt: index >= 100 ? NOON - HOUR : NOON }));
    expect(evicted(used, 'new=x; Secure')).toEqual(numbered(100, 130));
  });

  it('makes cookies without Secure go before older Secure ones, even the new one', () => {
    const mixed = full.map((cookie) => (cookie.name === 'c177' ? { ...cookie, secure: false } : cookie));
    expect(evicted(mixed, 'new=x')).toEqual(['c177', 'new', ...numbered(0, 28)]);
  });

  it('shares the limit with the subdomains of its site, and with no other site', () => {
    const from = (address: string): number => {
      const { decision } = receiveCookie(full, 'new=x', contextOf(address)).received;
      return decision.kind === 'stored' ? decision.evicted.length : -1;
    };
    expect(from('https://www.app.test/')).toBe(31);
    expect(from('https://other.test/')).toBe(0);
  });

  it('has a limit of its own when it is Partitioned', () => {
    expect(evicted(full, 'new=x; Secure; Partitioned')).toEqual([]);
  });

  it('evicts nothing when it replaces another', () => {
    expect(receiveCookie(full, 'c3=y; Secure', contextOf(url)).jar).toHaveLength(180);
  });
});
