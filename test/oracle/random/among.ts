import fc from 'fast-check';

/** One of the texts between the bars: `among('a|b', 'c')` is `a`, `b` or `c`. */
export const among = (...texts: readonly string[]): fc.Arbitrary<string> =>
  fc.constantFrom(...texts.flatMap((text) => text.split('|')));
