/**
 * What stands in braces in a scripted header: `{30 days}` is a date so far from now, written as a server would, or in
 * an older style; `{bytes E9}` are bytes that are not UTF-8.
 */

import { headerText } from '../../src/core/http.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const DAY = 86_400_000;

/** Whether a header has such a date, so that it must be sent at the beginning of a second. */
export const hasDate = (header: string): boolean => /\{-?\d+ days/.test(header);

/** Whether the lifetimes of a scenario come from dates that are written out, so that they are another each day. */
export function hasFixedDates(answers: readonly { readonly setCookies: readonly string[] }[]): boolean {
  const headers = answers.flatMap(({ setCookies }) => setCookies).join('\n');
  return /expires=/i.test(headers) && !/\{-?\d+ days|max-age/i.test(headers);
}

/** The header with its dates written out; `now` is in epoch milliseconds. */
export const writeDates = (header: string, now: number): string =>
  header.replace(/\{(-?\d+) days(?: as ([\w ]+))?\}/g, (_, days: string, style: string | undefined) =>
    write(new Date(now + Number(days) * DAY), style ?? 'http'),
  );

/** With its bytes as the text of a header holds them. */
export const writeBytes = (header: string): string =>
  header.replace(/\{bytes ((?:[0-9A-F]{2} ?)+)\}/g, (_, digits: string) =>
    headerText(digits.replace(/(..) ?/g, (_pair, byte: string) => String.fromCharCode(Number.parseInt(byte, 16)))),
  );

function write(date: Date, style: string): string {
  const http = date.toUTCString();
  const [, day = '', month = '', year = '', time = ''] = http.split(' ');
  switch (style) {
    case 'rfc850':
      return `${DAYS[date.getUTCDay()]}, ${day}-${month}-${year.slice(2)} ${time} GMT`;
    case 'asctime':
      return `${http.slice(0, 3)} ${month} ${day.replace(/^0/, ' ')} ${time} ${year}`;
    case 'iso':
      return date.toISOString();
    case 'backwards':
      return `${year} ${month} ${day} ${time}`;
    case 'dashes':
      return `${day}-${month}-${year}-${time}`;
    case 'offset':
      return `${http.replace(' GMT', '')} +0500`;
    case 'offset with GMT':
      return `${http}+0200`;
    case 'west':
      return `${http.replace(' GMT', '')} -0800`;
    case 'EST':
    case 'PDT':
    case 'CET':
    case 'UTC':
    case 'Z':
    case 'XYZ':
      return http.replace('GMT', style);
    case 'noweekday':
      return `${day} ${month} ${year} ${time}`;
    default:
      return http;
  }
}
