/** Every kind of answer: what is read of what people type, and what is right. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExpectedAnswer } from '../../src/core/answer.ts';
import { proseText } from '../../src/core/prose.ts';
import { rulesOf, shownOrder } from '../../src/quiz/kinds/index.ts';
import type { Reading } from '../../src/quiz/kinds/kind.ts';

const label = (text: string) => [{ kind: 'text', text } as const];
const option = (text: string, right: boolean) => ({ label: label(text), right, why: [] });

const ANSWERS = {
  choice: { kind: 'choice', options: [option('red', true), option('blue', false), option('green', false)] },
  several: {
    kind: 'several',
    options: [option('red', true), option('blue', false), option('orange', true), option('sea green', false)],
  },
  order: { kind: 'order', items: ['egg', 'tadpole', 'froglet', 'frog'].map(label) },
  match: {
    kind: 'match',
    heads: [label('animal'), label('sound')],
    items: ['cow', 'cat', 'lion'].map((one, partner) => ({ label: label(one), partner })),
    choices: ['moo', 'meow', 'roar', 'quack'].map(label),
  },
  number: { kind: 'number', value: 3.14, tolerance: 0.01 },
  typed: { kind: 'typed', accepted: ['max_age', 'max-age'] },
  lines: { kind: 'lines', lines: ['n = 2', 'while n:', '    print(n)', '    n = n - 1'], checks: [] },
} as const satisfies { readonly [Kind in ExpectedAnswer['kind']]: Extract<ExpectedAnswer, { readonly kind: Kind }> };

const KINDS = Object.entries(ANSWERS) as readonly (readonly [string, ExpectedAnswer])[];

/** As the author wrote them, so that a row can be read. */
const asWritten = (answer: ExpectedAnswer): readonly number[] => [...Array(rulesOf(answer).count).keys()];

const read = (answer: ExpectedAnswer, text: string): Reading => rulesOf(answer).read(asWritten(answer), text);

function verdict(reading: Reading): string {
  if (reading.kind !== 'read') return reading.kind;
  if (reading.given.kind === 'program') return reading.given.isAuthors ? 'right' : 'to run';
  return reading.given.right ? 'right' : 'wrong';
}

describe.each(KINDS)('an answer of the kind %s', (_, answer) => {
  it('is right when it is typed as its own rules write it, in any order shown', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const rules = rulesOf(answer);
        const order = shownOrder(answer, seed);
        expect(verdict(rules.read(order, rules.write(order)))).toBe('right');
      }),
    );
  });

  it('is read, whatever is typed, and the same each time', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.constantFrom(...'abcd1234 ,;->.'), { maxLength: 40 }).map((signs) => signs.join('')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        expect(read(answer, text)).toEqual(read(answer, text));
      }),
    );
  });

  it('has hints that end short of the key, and a key', () => {
    const rules = rulesOf(answer);
    const order = shownOrder(answer, 'a learner');
    const key = proseText(rules.key(order));
    expect(key.length).toBeGreaterThan(0);
    for (const hint of rules.hints(order)) expect(proseText(hint)).not.toContain(key);
  });
});

describe('what is to be put in order', () => {
  it.each([ANSWERS.order, ANSWERS.lines])('never stands in the right order: $kind', (answer) => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        expect(shownOrder(answer, seed)).not.toEqual(asWritten(answer));
        expect(shownOrder(answer, seed).toSorted()).toEqual(asWritten(answer));
      }),
    );
  });
});

describe('several right answers', () => {
  it.each([
    ['a, c', 'right'],
    ['A and C', 'right'],
    ['c a', 'right'],
    ['ac', 'right'],
    ['1, 3', 'right'],
    ['1 & 3', 'right'],
    ['(a) and (c)', 'right'],
    ['a, c.', 'right'],
    ['I think a and c', 'right'],
    ['my answers are: a, c', 'right'],
    ['red, orange', 'right'],
    ['Orange and red', 'right'],
    ['red; orange', 'right'],
    ['red\norange', 'right'],
    ['a', 'wrong'],
    ['red', 'wrong'],
    ['a, b, c', 'wrong'],
    ['all of them', 'wrong'],
    ['a, d', 'wrong'],
    ['red and sea green', 'wrong'],
    ['a, e', 'unclear'],
    ['purple', 'unclear'],
    ['red, purple', 'unclear'],
    ['what is a warm colour?', 'unclear'],
    ['', 'unclear'],
  ])('“%s” is %s', (text, expected) => {
    expect(verdict(read(ANSWERS.several, text))).toBe(expected);
  });

  it('says which one was missed and which one is wrong', () => {
    const reading = read(ANSWERS.several, 'a, b');
    const said = reading.kind === 'read' && reading.given.kind === 'graded' ? proseText(reading.given.said) : '';
    expect(said).toContain('B isn’t right: blue');
    expect(said).toContain('C is right, too: orange');
  });
});

describe('an order', () => {
  it.each([
    ['1 2 3 4', 'right'],
    ['1, 2, 3, 4', 'right'],
    ['1234', 'right'],
    ['1 → 2 → 3 → 4', 'right'],
    ['1-2-3-4', 'right'],
    ['first 1, then 2, then 3, and last 4', 'right'],
    ['2 1 3 4', 'wrong'],
    ['1 2 3', 'unclear'],
    ['1 2 3 3', 'unclear'],
    ['1 2 3 5', 'unclear'],
    ['1', 'unclear'],
    ['egg', 'unclear'],
  ])('“%s” is %s', (text, expected) => {
    expect(verdict(read(ANSWERS.order, text))).toBe(expected);
  });
});

describe('a matching', () => {
  it.each([
    ['1a 2b 3c', 'right'],
    ['1a, 2b, 3c', 'right'],
    ['3c 1a 2b', 'right'],
    ['1-a 2-b 3-c', 'right'],
    ['1 = a, 2 = b, 3 = c', 'right'],
    ['1 goes with a, 2 with b and 3 with c', 'right'],
    ['a b c', 'right'],
    ['abc', 'right'],
    ['1a 2b 3d', 'wrong'],
    ['1b 2b 3b', 'wrong'],
    ['1a 2b', 'unclear'],
    ['1a 2b 3c 4d', 'unclear'],
    ['1a 2b 3e', 'unclear'],
    ['1a 1b 3c', 'unclear'],
    ['moo', 'unclear'],
  ])('“%s” is %s', (text, expected) => {
    expect(verdict(read(ANSWERS.match, text))).toBe(expected);
  });

  it('names the items that still want a letter', () => {
    expect(read(ANSWERS.match, '2b')).toEqual({
      kind: 'unclear',
      says: 'There’s no letter for 1, 3 yet. Nothing was counted.',
    });
  });
});

describe('a number', () => {
  const exactly = (value: number): ExpectedAnswer => ({ kind: 'number', value, tolerance: 0 });

  it.each([
    ['3.14', 'right'],
    ['3.15', 'right'],
    ['3.13', 'right'],
    ['3,14', 'right'],
    ['3.1416', 'right'],
    ['about 3.14', 'right'],
    ['it’s 3.14 I think', 'right'],
    ['3.14.', 'right'],
    ['= 3.14', 'right'],
    ['3.2', 'wrong'],
    ['3', 'wrong'],
    ['-3.14', 'wrong'],
    ['minus 3.14', 'wrong'],
    ['3 or 4', 'unclear'],
    ['pi', 'unclear'],
    ['is it 3.14?', 'unclear'],
    ['when does a circle have 2 edges in the end', 'unclear'],
  ])('3.14 ± 0.01: “%s” is %s', (text, expected) => {
    expect(verdict(read(ANSWERS.number, text))).toBe(expected);
  });

  it.each([
    [1000, '1,000', 'right'],
    [1000, '1 000', 'right'],
    [1000, '1_000', 'right'],
    [1000, '1000 ms', 'right'],
    [1, '1,000', 'right'],
    [1234567.5, '1.234.567,5', 'right'],
    [1234567.5, '1,234,567.5', 'right'],
    [6.02e23, '6.02e23', 'right'],
    [0.3, String(0.1 + 0.2), 'right'],
    [0.5, '.5', 'right'],
    [-4, '−4', 'right'],
    [-4, 'minus 4', 'right'],
    [4, '-4', 'wrong'],
    [42, '42.001', 'wrong'],
    [42, '４２', 'right'],
  ])('exactly %d: “%s” is %s', (value, text, expected) => {
    expect(verdict(read(exactly(value), text))).toBe(expected);
  });

  it('of another that was typed with it counts neither', () => {
    const reading = read(exactly(4), '4 or 5');
    expect(reading.kind === 'unclear' ? reading.says : '').toMatch(/more than one number/);
  });
});

describe('lines in order', () => {
  it.each([
    ['1 2 3 4', 'right'],
    ['1 2 4 3', 'to run'],
    ['1 2', 'unclear'],
    ['n = 2\nwhile n:\n    print(n)\n    n = n - 1', 'right'],
    ['```python\nn = 2\nwhile n:\n    n = n - 1\n    print(n)\n```', 'to run'],
    ['n = 3\nwhile n:\n    print(n)\n    n = n - 1', 'unclear'],
  ])('“%s” is %s', (text, expected) => {
    expect(verdict(read(ANSWERS.lines, text))).toBe(expected);
  });
});
