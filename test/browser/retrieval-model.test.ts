import { describe, expect, it } from 'vitest';
import { openBrowser, withJar } from '../../src/browser/browser-state.ts';
import { readDocumentCookie, retrieveCookies } from '../../src/browser/retrieval-model.ts';
import { contextOf, jarOf, NOON } from './jars.ts';

const app = 'https://app.test/';
const MINUTE = 60_000;

/** The reason code of the only cookie in the jar, or `not mentioned`. */
function fate(stored: readonly [string, string], context: ReturnType<typeof contextOf>): string {
  const { sent, withheld } = retrieveCookies(jarOf(stored), context);
  return [
    ...sent.map(({ reason }) => `sent: ${reason.code}`),
    ...withheld.map(({ reason }) => `withheld: ${reason.code}`),
  ]
    .concat('not mentioned')
    .slice(0, 1)
    .join();
}

describe('a cookie on a later request', () => {
  it.each([
    [[app, 'a=b'], 'https://app.test/x', 'sent: matches'],
    [[app, 'a=b'], 'https://app.test:8443/', 'sent: matches'],
    [[app, 'a=b'], 'http://app.test/', 'sent: matches'],
    [[app, 'a=b'], 'https://www.app.test/', 'withheld: host-only'],
    [[app, 'a=b; Domain=app.test'], 'https://www.app.test/', 'sent: matches'],
    [['https://www.app.test/', 'a=b'], app, 'withheld: other-domain'],
    [['https://www.app.test/', 'a=b; Domain=app.test'], app, 'sent: matches'],
    [['https://www.app.test/', 'a=b'], 'https://shop.app.test/', 'withheld: other-domain'],
    [[app, 'a=b'], 'https://other.test/', 'not mentioned'],
    [[app, 'a=b; Path=/admin'], 'https://app.test/', 'withheld: other-path'],
    [[app, 'a=b; Path=/admin'], 'https://app.test/admin/x?y', 'sent: matches'],
    [[app, 'a=b; Path=/admin'], 'https://app.test/administrator', 'withheld: other-path'],
    [[app, 'a=b; Secure'], 'http://app.test/', 'withheld: secure-only'],
    [['https://localhost/', 'a=b; Secure'], 'http://localhost:5000/', 'sent: matches'],
    [[app, 'a=b; HttpOnly'], app, 'sent: matches'],
  ] as const)('%j on %s: %s', (stored, url, expected) => {
    expect(fate(stored, contextOf(url))).toBe(expected);
  });
});

describe('a cookie on a request that a page caused', () => {
  const other = 'https://other.test';
  it.each([
    ['a=b; SameSite=Strict', 'GET', null, 0, 'sent: matches'],
    ['a=b; SameSite=Strict', 'GET', 'https://app.test', 0, 'sent: matches'],
    ['a=b; SameSite=Strict', 'POST', 'https://shop.app.test', 0, 'sent: matches'],
    ['a=b; SameSite=Strict', 'GET', other, 0, 'withheld: same-site-strict'],
    ['a=b; SameSite=Strict', 'GET', 'http://app.test', 0, 'withheld: same-site-strict'],
    ['a=b; SameSite=Lax', 'GET', other, 0, 'sent: lax-link'],
    ['a=b; SameSite=Lax', 'POST', other, 0, 'withheld: same-site-lax'],
    ['a=b', 'GET', other, 0, 'sent: lax-link'],
    ['a=b', 'POST', other, 0, 'sent: lax-post-grace'],
    ['a=b', 'POST', other, 2 * MINUTE, 'sent: lax-post-grace'],
    ['a=b', 'POST', other, 2 * MINUTE + 1, 'withheld: same-site-default'],
    ['a=b', 'POST', 'https://app.test', 9 * MINUTE, 'sent: matches'],
    ['a=b; SameSite=None; Secure', 'POST', other, 9 * MINUTE, 'sent: matches'],
  ] as const)('%s on a %s from %s, %d ms later: %s', (header, method, initiator, later, expected) => {
    expect(fate([app, header], contextOf(app, { method, initiator, now: NOON + later }))).toBe(expected);
  });

  it.each([
    ['a=b; SameSite=Lax', 'withheld: same-site-lax'],
    ['a=b', 'withheld: same-site-default'],
    ['a=b; SameSite=None; Secure', 'sent: matches'],
  ])('%s on a part of another site’s page: %s', (header, expected) => {
    expect(fate([app, header], contextOf(app, { initiator: other, topLevel: false }))).toBe(expected);
  });

  it('explains itself with the values that decided', () => {
    const { withheld } = retrieveCookies(jarOf([app, 'a=b; Path=/admin']), contextOf(app));
    expect(withheld[0]?.reason.words).toBe('its Path is /admin and the page is /');
  });
});

describe('the order of cookies', () => {
  it('is longest path first, then oldest first, replacing changes nothing', () => {
    const jar = jarOf([app, 'old=1'], [app, 'deep=1; Path=/a/b'], [app, 'new=1'], [app, 'mid=1; Path=/a']);
    const { sent } = retrieveCookies(jar, contextOf('https://app.test/a/b/c'));
    expect(sent.map(({ cookie }) => cookie.name)).toEqual(['deep', 'mid', 'old', 'new']);
  });
});

describe('fetching a cookie', () => {
  it('counts as using it, and withholding does not', () => {
    const jar = jarOf([app, 'a=1'], [app, 'b=1; Path=/x']);
    const later = retrieveCookies(jar, contextOf(app, { now: NOON + MINUTE })).jar;
    expect(later.map(({ lastAccessAt }) => lastAccessAt)).toEqual([NOON + MINUTE, NOON]);
  });
});

describe('document.cookie', () => {
  it('shows what the page’s requests carry, but no HttpOnly cookie', () => {
    const jar = jarOf([app, 'theme=dark'], [app, 'id=1; HttpOnly'], [app, 'x=1; Path=/x'], [app, 'token']);
    const { text, withheld } = readDocumentCookie(withJar(openBrowser(NOON), jar), { url: app });
    expect(text).toBe('theme=dark; token');
    expect(withheld.map(({ cookie, reason }) => [cookie.name, reason.code])).toEqual([
      ['id', 'http-only'],
      ['x', 'other-path'],
    ]);
  });
});
