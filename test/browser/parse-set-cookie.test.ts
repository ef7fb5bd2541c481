import { parseSetCookie as parseWithLibrary } from 'cookie';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSetCookie } from '../../src/browser/parse-set-cookie.ts';
import { NOON } from './jars.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function parsed(header: string) {
  const result = parseSetCookie(header, NOON);
  if (result.kind === 'refused') throw new Error(`refused: ${result.reason.code}`);
  return result;
}

describe('the name and value of a Set-Cookie header', () => {
  it.each([
    ['theme=dark', 'theme', 'dark'],
    ['theme=dark; Path=/', 'theme', 'dark'],
    [' theme \t=\t dark ', 'theme', 'dark'],
    ['a=b=c', 'a', 'b=c'],
    ['a=', 'a', ''],
    ['a=;b', 'a', ''],
    ['token', '', 'token'],
    ['=token', '', 'token'],
    ['= a=b', '', 'a=b'],
    ['', '', ''],
    ['v="a b"; Path=/', 'v', '"a b"'],
    ['v="a\\054b"', 'v', '"a\\054b"'],
    ['v="a;b"', 'v', '"a'],
    ['nbsp=\u00a0x', 'nbsp', '\u00a0x'],
    ['__proto__=x', '__proto__', 'x'],
  ])('%j is called %j and holds %j', (header, name, value) => {
    expect(parsed(header)).toMatchObject({ name, value });
  });

  it.each([
    ['a line break', 'a=b\nc', 'control-character'],
    ['a null character in an attribute', 'a=b; Path=/\0', 'control-character'],
    ['a delete character', 'a\x7f=b', 'control-character'],
    ['a tab inside a path', 'a=b; Path=/x\ty', 'control-character'],
    ['a tab inside a flag', 'a=b; Sec\ture', 'control-character'],
    ['a tab inside an unknown attribute', 'a=b; foo=x\ty', 'control-character'],
    ['4097 bytes of name and value', `a=${'x'.repeat(4096)}`, 'name-and-value-too-long'],
    ['few characters of many bytes', `a=${'é'.repeat(2048)}`, 'name-and-value-too-long'],
  ])('%s is refused', (_, header, code) => {
    expect(parseSetCookie(header, NOON)).toMatchObject({ kind: 'refused', reason: { code } });
  });

  it('takes exactly 4096 bytes of name and value, whatever the attributes add', () => {
    expect(parsed(`ab=${'x'.repeat(4094)}; Path=/${'p'.repeat(500)}`).value).toHaveLength(4094);
  });

  it('is what the `cookie` package reads, for every header that both take', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        const ours = parseSetCookie(header, NOON);
        if (ours.kind === 'refused') return;
        const theirs = parseWithLibrary(header, { decode: (text) => text });
        expect({ name: ours.name, value: ours.value }).toEqual({ name: theirs.name, value: theirs.value });
      }),
    );
  });
});

describe('the attributes of a Set-Cookie header', () => {
  it.each([
    ['names in any case', 'a=b; PATH=/x; sEcUrE; httponly', { path: '/x', secure: true, httpOnly: true }],
    ['tabs around names and values', 'a=b;\tSecure;Path\t=\t/x\t', { path: '/x', secure: true }],
    ['spaces around everything', 'a=b ;  Path = /x ; Secure ', { path: '/x', secure: true }],
    ['a value on a flag, which changes nothing', 'a=b; Secure=no; HttpOnly=0', { secure: true, httpOnly: true }],
    [
      'the last of several',
      'a=b; Path=/x; Path=/y; Domain=one.test; Domain=two.test',
      { path: '/y', domain: 'two.test' },
    ],
    ['a path that does not start with a slash', 'a=b; Path=x', { path: null }],
    ['an empty path', 'a=b; Path', { path: null }],
    ['a domain with its leading dot off, in lower case', 'a=b; Domain=.App.TEST', { domain: 'app.test' }],
    ['an empty domain', 'a=b; Domain=', { domain: '' }],
    ['SameSite in any case', 'a=b; SameSite=sTRICT', { sameSite: 'strict' }],
    [
      'the default for an unknown SameSite, even after a known one',
      'a=b; SameSite=Lax; SameSite=x',
      { sameSite: 'default' },
    ],
    ['Partitioned', 'a=b; Partitioned', { partitioned: true }],
    ['nothing from attributes that nobody knows', 'a=b; Prio=High; x; =; ;', {}],
    ['the Priority of Chromium', 'a=b; Priority=High', { priority: 'high' }],
    ['a Priority that nobody knows as medium', 'a=b; Priority=urgent', { priority: 'medium' }],
    ['seconds', 'a=b; Max-Age=3600', { maxAge: NOON + HOUR }],
    ['a Max-Age of many digits, as 400 days', `a=b; Max-Age=${'9'.repeat(400)}`, { maxAge: NOON + 400 * DAY }],
    ['no lifetime when the later Max-Age is unreadable', 'a=b; Max-Age=3600; Max-Age=soon', {}],
    ['a Max-Age with a plus', 'a=b; Max-Age=+3600', { maxAge: NOON + HOUR }],
    ['a date', 'a=b; Expires=Thu, 01 Jan 2026 13:00:00 GMT', { expires: NOON + HOUR }],
    [
      'a date beyond 400 days, as 400 days',
      'a=b; Expires=Fri, 01 Jan 2038 00:00:00 GMT',
      { expires: NOON + 400 * DAY },
    ],
    ['1024 bytes', `a=b; Path=/${'x'.repeat(1023)}`, { path: `/${'x'.repeat(1023)}` }],
    ['not 1025 bytes', `a=b; Path=/${'x'.repeat(1024)}`, {}],
    ['the earlier one when the later is too long', `a=b; Path=/x; Path=/${'x'.repeat(1024)}`, { path: '/x' }],
  ])('are read with %s', (_, header, attributes) => {
    expect(parsed(header).attributes).toEqual(attributes);
  });

  it.each(['0', '-1', '-99999999999999999999'])('make a Max-Age of %s lie in the past', (seconds) => {
    expect(parsed(`a=b; Max-Age=${seconds}`).attributes.maxAge).toBeLessThan(0);
  });

  it.each([
    ['Max-Age=', 'max-age-unreadable'],
    ['Max-Age=-', 'max-age-unreadable'],
    ['Max-Age=++5', 'max-age-unreadable'],
    ['Max-Age=1.5', 'max-age-unreadable'],
    ['Max-Age="60"', 'max-age-unreadable'],
    ['Expires=tomorrow', 'expires-unreadable'],
    ['Max-Age=34560001', 'lifetime-capped'],
    ['SameSite=Loose', 'same-site-unknown'],
    [`Domain=${'x'.repeat(1025)}`, 'attribute-too-long'],
  ])('leave a note when %s is not taken as written', (attribute, code) => {
    expect(parsed(`a=b; ${attribute}`).notes.map((note) => note.code)).toEqual([code]);
  });

  it('leave no note for exactly 400 days', () => {
    expect(parsed('a=b; Max-Age=34560000').notes).toEqual([]);
  });
});

describe('a Set-Cookie header without end', () => {
  it('is read up to a hundred attributes, so that it cannot keep the browser busy', () => {
    expect(parsed(`a=1${'; x'.repeat(99)}; Secure${'; x'.repeat(20_000)}; HttpOnly`).attributes).toEqual({
      secure: true,
    });
  });

  it('loses the spaces around its parts, however many they are', () => {
    const spaces = ' '.repeat(60_000);
    expect(parsed(`a=1;${spaces}Secure${spaces};${spaces}y${spaces}x`)).toMatchObject({ attributes: { secure: true } });
  });
});
