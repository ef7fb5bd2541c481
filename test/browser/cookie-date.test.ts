import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCookieDate } from '../../src/browser/cookie-date.ts';

const iso = (text: string): string | null => {
  const time = parseCookieDate(text);
  return time === null ? null : new Date(time).toISOString();
};

describe('a cookie date', () => {
  it.each([
    ['the usual form', 'Thu, 01 Jan 2026 12:01:00 GMT', '2026-01-01T12:01:00.000Z'],
    ['dashes and a two-digit year', 'Wednesday, 09-Nov-99 23:12:40 GMT', '1999-11-09T23:12:40.000Z'],
    ['the form of C', 'Sun Nov  6 08:49:37 1994', '1994-11-06T08:49:37.000Z'],
    ['no weekday and no zone', '6 Nov 2030 8:9:7', '2030-11-06T08:09:07.000Z'],
    ['another zone, which is ignored', 'Thu, 01 Jan 2026 12:00:00 +0200', '2026-01-01T12:00:00.000Z'],
    ['a long month name', '1 JANUARY 2026 00:00:00', '2026-01-01T00:00:00.000Z'],
    ['the parts in another order', '00:00:00 Jan 01 2026', '2026-01-01T00:00:00.000Z'],
    ['the day before the year, whatever stands between', '01;Jan/2026(00:00:00)', '2026-01-01T00:00:00.000Z'],
    ['a year of 69', '1 Jan 69 00:00:00', '2069-01-01T00:00:00.000Z'],
    ['a year of 70', '1 Jan 70 00:00:00', '1970-01-01T00:00:00.000Z'],
    ['a leap day', '29 Feb 2028 00:00:00', '2028-02-29T00:00:00.000Z'],
    ['a year of five digits', '1 Jan 20260 00:00:00', '+020260-01-01T00:00:00.000Z'],
    ['a year before 1601, as the earliest moment', '1 Jan 1600 00:00:00', '-271821-04-20T00:00:00.000Z'],
  ])('reads %s: %s', (_, text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    ['nothing', ''],
    ['words', 'next Tuesday'],
    ['no time', '01 Jan 2026'],
    ['no year', '01 Jan 12:00:00'],
    ['a day that the month does not have', '30 Feb 2026 00:00:00'],
    ['a leap day in a common year', '29 Feb 2026 00:00:00'],
    ['a day of 32', '32 Jan 2026 00:00:00'],
    ['a day of 0', '0 Jan 2026 00:00:00'],
    ['hour 24', '1 Jan 2026 24:00:00'],
    ['minute 60', '1 Jan 2026 00:60:00'],
    ['second 60', '1 Jan 2026 00:00:60'],
    ['text glued to the day', '01st Jan 2026 00:00:00'],
    ['text glued to the time', '01 Jan 2026 00:00:00Z'],
    ['text glued to the year', '01 Jan 2026AD 00:00:00'],
    ['an ISO date', '2026-01-01T00:00:00Z'],
  ])('refuses %s: %s', (_, text) => {
    expect(parseCookieDate(text)).toBeNull();
  });

  it('reads back every date as servers write it', () => {
    const dates = fc.date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        const seconds = Math.floor(date.getTime() / 1000) * 1000;
        expect(parseCookieDate(date.toUTCString())).toBe(seconds);
      }),
    );
  });

  it('is a moment or nothing, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const time = parseCookieDate(text);
        expect(time === null || Number.isSafeInteger(time)).toBe(true);
      }),
    );
  });
});
