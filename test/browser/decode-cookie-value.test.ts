import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCookieValue, readCookieHeader } from '../../src/browser/index.ts';

describe('the value that a program reads', () => {
  it.each([
    ['dark', 'dark'],
    ['"a b"', 'a b'],
    ['"a\\054b\\073c"', 'a,b;c'],
    ['"say \\"hi\\""', 'say "hi"'],
    ['"caf\\303\\251"', 'café'],
    ['"café\\054"', 'café,'],
    ['"back\\\\slash"', 'back\\slash'],
    ['"\\400"', '400'],
    ['"\\377"', '\ufffd'],
    ['a%20b', 'a%20b'],
    ['"half', '"half'],
    ['"', '"'],
    ['""', ''],
    ['', ''],
    ['a\\054b', 'a\\054b'],
  ])('%s is %j', (raw, value) => {
    expect(decodeCookieValue(raw)).toBe(value);
  });

  it('is the value itself when it has no quotes and no spaces around it', () => {
    const unquoted = fc.string({ unit: 'binary' }).filter((text) => !text.startsWith('"') && text.trim() === text);
    fc.assert(
      fc.property(unquoted, (text) => {
        expect(decodeCookieValue(text)).toBe(text);
      }),
    );
  });

  it('has its backslashes undone, whatever is quoted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        const quoted = `"${text.replace(/["\\]/g, '\\$&')}"`;
        expect(decodeCookieValue(quoted)).toBe(text);
      }),
    );
  });
});

describe('request.cookies', () => {
  it.each([
    ['a=1; b="x y"', { a: '1', b: 'x y' }],
    ['a=1; a=2', { a: '1' }],
    ['token; a=1', { a: '1' }],
    ['a=b=c', { a: 'b=c' }],
    ['', {}],
  ])('of %j holds %j', (header, cookies) => {
    expect({ ...readCookieHeader(header) }).toEqual(cookies);
  });

  it('may hold a cookie called __proto__', () => {
    expect(Object.entries(readCookieHeader('__proto__=x'))).toEqual([['__proto__', 'x']]);
  });
});
