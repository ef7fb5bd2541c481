/** Signed sessions are opened without a key, and nothing else is. */
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSession } from '../../src/explain/open-session.ts';

const SIGNATURE = 'A'.repeat(27);
const base64 = (text: string | Uint8Array): string => Buffer.from(text).toString('base64url');
const TIME = base64(new Uint8Array([0x69, 0x55, 0xb9, 0x00]));
const signed = (json: string): string => `${base64(json)}.${TIME}.${SIGNATURE}`;
const squeezed = (json: string): string => `.${base64(deflateSync(json))}.${TIME}.${SIGNATURE}`;

describe('a signed session', () => {
  it('is opened, and says when it was signed', () => {
    expect(openSession(signed('{"user":"ada"}'))).toEqual({
      content: '{\n  "user": "ada"\n}',
      signedAt: Date.UTC(2026, 0, 1),
    });
  });

  it('that was squeezed is opened as well', () => {
    const basket = JSON.stringify({ basket: Array.from({ length: 40 }, () => 'pear') });
    expect(JSON.parse(openSession(squeezed(basket))?.content ?? '')).toEqual(JSON.parse(basket));
  });

  it('is read whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ maxLength: 20 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 }),
        (held) => {
          const json = JSON.stringify(held);
          fc.pre(json.length < 1500);
          expect(JSON.parse(openSession(signed(json))?.content ?? '')).toEqual(JSON.parse(json));
        },
      ),
    );
  });
});

describe('no session', () => {
  it.each([
    ['a word', 'dark'],
    ['an empty value', ''],
    ['a payload that is no JSON', `${base64('dark')}.${TIME}.${SIGNATURE}`],
    ['a list', signed('[1, 2]')],
    ['a signature that is too short', `${base64('{}')}.${TIME}.abc`],
    ['four parts', `${signed('{}')}.${SIGNATURE}`],
    ['a web token, whose middle is the payload', `${base64('{"alg":"HS256"}')}.${base64('{"sub":"ada"}')}`],
    ['what was not squeezed, said to be', `.${signed('{}')}`],
    ['half a character', `${base64(new Uint8Array([0x7b, 0xff, 0x7d]))}.${TIME}.${SIGNATURE}`],
    ['a value longer than any cookie', signed(JSON.stringify({ a: 'x'.repeat(5000) }))],
  ])('%s is one', (_, value) => {
    expect(openSession(value)).toBeNull();
  });

  it('is one that unpacks into more than is ever shown', () => {
    const bomb = squeezed(JSON.stringify({ a: '0'.repeat(2_000_000) }));
    expect(bomb.length).toBeLessThan(4096);
    expect(openSession(bomb)).toBeNull();
  });

  it.each([
    ['lists', (depth: number) => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`],
    ['objects', (depth: number) => `${'{"a":'.repeat(depth)}0${'}'.repeat(depth)}`],
  ])('is one of %s that nest so deep that their indentation would be longer than all else', (_, nested) => {
    expect(openSession(squeezed(nested(10)))?.content.length).toBeLessThan(1_000);
    for (const depth of [100, 1_000, 2_500]) expect(openSession(squeezed(nested(depth))), String(depth)).toBeNull();
  });

  it('breaks the reading, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        openSession(text);
        openSession(`.${text}.${TIME}.${SIGNATURE}`);
      }),
    );
  });
});
