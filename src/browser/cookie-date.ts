/** RFC 6265bis 5.1.1: the lenient parser of Expires: time, day, month, year in any order; the rest is ignored. UTC. */

/** The earliest moment that a `Date` can hold: what the specification calls the earliest representable date. */
export const EARLIEST = -8_640_000_000_000_000;

/** `%x09 / %x20-2F / %x3B-40 / %x5B-60 / %x7B-7E`: everything printable but digits, letters and the colon. */
const DELIMITERS = /[\t\x20-\x2F\x3B-\x40\x5B-\x60\x7B-\x7E]+/;
/** Chromium: nothing may follow the digits (`01st`, `00:00:00GMT`). The specification allows it. */
const TIME = /^(\d{1,2}):(\d{1,2}):(\d{1,2})$/;
const DAY_OF_MONTH = /^\d{1,2}$/;
const MONTH = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
/** Chromium: up to five digits, since a year beyond 9999 is as good as any that is far away; 5 is 2005. */
const YEAR = /^\d{1,5}$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Chromium: an earlier year is the earliest moment, so the cookie is over. The specification ignores the date. */
const FIRST_YEAR = 1601;

/** Epoch milliseconds of a cookie-date, or null when it cannot be read. */
export function parseCookieDate(text: string): number | null {
  const { time, day, month, year: written } = findParts(text);
  if (time === undefined || day === undefined || month === undefined || written === undefined) return null;
  const year = fullYear(written);
  const [hour = 0, minute = 0, second = 0] = time;
  if (day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) return null;
  if (year < FIRST_YEAR) return EARLIEST;
  const date = new Date(Date.UTC(year, month, day, hour, minute, second));
  // A day that the month does not have (30 February) makes Date roll over: there is no such date.
  return date.getUTCDate() === day ? date.getTime() : null;
}

interface DateParts {
  /** Hour, minute, second. */
  time?: readonly number[];
  day?: number;
  /** From 0. */
  month?: number;
  year?: number;
}

/** Steps 1 and 2: the first token that fits each part; a token is used for one part only, in this order. */
function findParts(text: string): DateParts {
  const parts: DateParts = {};
  for (const token of text.split(DELIMITERS)) {
    if (parts.time === undefined && TIME.test(token)) parts.time = token.split(':').map(Number);
    else if (parts.day === undefined && DAY_OF_MONTH.test(token)) parts.day = Number(token);
    else if (parts.month === undefined && MONTH.test(token))
      parts.month = MONTHS.indexOf(token.slice(0, 3).toLowerCase());
    else if (parts.year === undefined && YEAR.test(token)) parts.year = Number(token);
  }
  return parts;
}

/** Steps 3 and 4: 70 to 99 are in the twentieth century, 0 to 69 in the twenty-first. */
function fullYear(year: number): number {
  if (year >= 70 && year <= 99) return year + 1900;
  return year <= 69 ? year + 2000 : year;
}
