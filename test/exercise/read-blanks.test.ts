import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBlanks } from '../../src/exercise/read-blanks.ts';

const EMPTY = ['', '', '', '', ''];
const ALL = ['a', 'b', 'c', 'd', 'e'];

describe('what is typed for the blanks', () => {
  it.each<[typed: string, filled: readonly string[], values: readonly (readonly [number, string])[]]>([
    ['blank 2 is max_age', EMPTY, [[2, 'max_age']]],
    ['Blank 2: max_age', EMPTY, [[2, 'max_age']]],
    ['blank #2 = max_age', EMPTY, [[2, 'max_age']]],
    ['blank two is `max_age`', EMPTY, [[2, 'max_age']]],
    ['the second one is max_age', EMPTY, [[2, 'max_age']]],
    ['second blank is max_age', EMPTY, [[2, 'max_age']]],
    ['the 3rd is response', EMPTY, [[3, 'response']]],
    ['#4 request.cookies', EMPTY, [[4, 'request.cookies']]],
    ['4. request.cookies', EMPTY, [[4, 'request.cookies']]],
    ['4) request.cookies', EMPTY, [[4, 'request.cookies']]],
    ['5: "en"', EMPTY, [[5, '"en"']]],
    ['change blank 3 to response please', ALL, [[3, 'response']]],
    ['third gap response', EMPTY, [[3, 'response']]],
    ['put make_response in 1', EMPTY, [[1, 'make_response']]],
    ['i’d use set_cookie for the second one', EMPTY, [[2, 'set_cookie']]],
    ['for the last one: "en"', EMPTY, [[5, '"en"']]],
    [
      '1 make_response 2 set_cookie',
      EMPTY,
      [
        [1, 'make_response'],
        [2, 'set_cookie'],
      ],
    ],
    [
      '1: make_response, 2: set_cookie',
      EMPTY,
      [
        [1, 'make_response'],
        [2, 'set_cookie'],
      ],
    ],
    [
      '1. make_response\n3. response',
      EMPTY,
      [
        [1, 'make_response'],
        [3, 'response'],
      ],
    ],
    ['response', EMPTY, [[1, 'response']]],
    ['the blank is response', [''], [[1, 'response']]],
    ['My blank: response', ['x'], [[1, 'response']]],
    ['the only blank is `response`', [''], [[1, 'response']]],
    ['blank = response', [''], [[1, 'response']]],
    ['blank 1 is response', [''], [[1, 'response']]],
    ['"the blank is x"', [''], [[1, '"the blank is x"']]],
    ['response', ['x', '', 'y', '', ''], [[2, 'response']]],
    ['request.cookies', ['x', 'y', 'z', '', ''], [[4, 'request.cookies']]],
    ['"en"', ['x', 'y', 'z', 'w', ''], [[5, '"en"']]],
    ['request.cookies.get("a", "b")', EMPTY, [[1, 'request.cookies.get("a", "b")']]],
    [
      'make_response | set_cookie',
      EMPTY,
      [
        [1, 'make_response'],
        [2, 'set_cookie'],
      ],
    ],
    [
      'a | | c | | e',
      EMPTY,
      [
        [1, 'a'],
        [3, 'c'],
        [5, 'e'],
      ],
    ],
    [
      'v|w|x|y|z',
      ALL,
      [
        [1, 'v'],
        [2, 'w'],
        [3, 'x'],
        [4, 'y'],
        [5, 'z'],
      ],
    ],
    [
      'v\nw\nx\ny\nz',
      EMPTY,
      [
        [1, 'v'],
        [2, 'w'],
        [3, 'x'],
        [4, 'y'],
        [5, 'z'],
      ],
    ],
    ['blank 3 is response', ALL, [[3, 'response']]],
  ])('"%s" fills of %j the blanks %j', (typed, filled, values) => {
    expect(readBlanks(typed, filled)).toEqual({ kind: 'values', values: new Map(values) });
  });

  it.each([
    ['can i have a hint', EMPTY, 'no-value'],
    ['what was the question again?', EMPTY, 'no-value'],
    ['give me 2 minutes', EMPTY, 'no-value'],
    ['blank 2 is hard', EMPTY, 'no-value'],
    ['put it in 3', EMPTY, 'no-value'],
    ['first one again', EMPTY, 'no-value'],
    ['i think it is the response', EMPTY, 'no-value'],
    ['is it set_cookie()?', EMPTY, 'no-value'],
    ['', EMPTY, 'no-value'],
    ['blank 7 is response', EMPTY, 'no-such-blank'],
    ['blank 0 is response', EMPTY, 'no-such-blank'],
    ['a | b | c | d | e | f', EMPTY, 'too-many'],
    ['a | b', ['x', 'y', 'z', 'w', ''], 'too-many'],
    ['response', ALL, 'which-one'],
  ])('"%s" with %j is %s', (typed, filled, kind) => {
    expect(readBlanks(typed, filled).kind).toBe(kind);
  });

  it('names a blank that there is, or is told apart, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (typed) => {
        const reading = readBlanks(typed, EMPTY);
        if (reading.kind !== 'values') return;
        for (const [number, value] of reading.values) {
          expect(number).toBeGreaterThanOrEqual(1);
          expect(number).toBeLessThanOrEqual(5);
          expect(value).not.toBe('');
        }
      }),
    );
  });
});
