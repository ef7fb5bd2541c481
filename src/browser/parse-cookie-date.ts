/**
 * The lenient date parser of the Expires attribute, RFC 6265bis 5.1.1. It looks for a time, a day, a month and a year
 * in any order, between any delimiters, and ignores the rest: a weekday, `GMT`, another zone. All times are UTC.
 */

import { EARLIEST } from './lifetime-limit.ts';

/** `%x09 / %x20-2F / %x3B-40 / %x5B-60 / %x7B-7E`: everything printable but digits, letters and the colon. */
const DELIMITERS = /[\t\x20-\x2F\x3B-\x40\x5B-\x60\x7B-\x7E]+/;
/** Nothing may follow the digits (`01st`, `00:00:00GMT`). The specification would allow it, Chromium does not. */
const TIME = /^(\d{1,2}):(\d{1,2}):(\d{1,2})$/;
const DAY_OF_MONTH = /^(\d{1,2})$/;
const MONTH = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
/** Five digits, as in Chromium: a year beyond 9999 is as good as any that is far away. */
const YEAR = /^(\d{2,5})$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

interface Found {
  time?: readonly [hour: number, minute: number, second: number];
  day?: number;
  month?: number;
  year?: number;
}

/** Epoch milliseconds of a cookie-date, or null when it cannot be read. */
export function parseCookieDate(text: string): number | null {
  const { time, day, month, year: written } = findParts(text);
  if (time === undefined || day === undefined || month === undefined || written === undefined) return null;
  const year = fullYear(written);
  const [hour, minute, second] = time;
  if (day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) return null;
  // Before 1601 Chromium knows no moments, and takes the earliest: the cookie is over. The specification would ignore
  // the date.
  if (year < 1601) return EARLIEST;
  const date = new Date(Date.UTC(year, month, day, hour, minute, second));
  // A day that the month does not have (30 February) makes Date roll over: there is no such date.
  return date.getUTCDate() === day ? date.getTime() : null;
}

/** Steps 1 and 2: the first token that fits each part; a token is used for one part only, in this order. */
function findParts(text: string): Found {
  const found: Found = {};
  for (const token of text.split(DELIMITERS)) {
    const time = found.time === undefined ? TIME.exec(token) : null;
    if (time) {
      found.time = [Number(time[1]), Number(time[2]), Number(time[3])];
      continue;
    }
    const day = found.day === undefined ? DAY_OF_MONTH.exec(token) : null;
    if (day) {
      found.day = Number(day[1]);
      continue;
    }
    const month = found.month === undefined ? MONTH.exec(token) : null;
    if (month?.[1] !== undefined) {
      found.month = MONTHS.indexOf(month[1].toLowerCase());
      continue;
    }
    const year = found.year === undefined ? YEAR.exec(token) : null;
    if (year) found.year = Number(year[1]);
  }
  return found;
}

/** Steps 3 and 4: 70 to 99 are in the twentieth century, 0 to 69 in the twenty-first. */
function fullYear(year: number): number {
  if (year >= 70 && year <= 99) return year + 1900;
  return year <= 69 ? year + 2000 : year;
}
