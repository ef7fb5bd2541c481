/** `{30 days}` in a scripted header: a date so far from now, written as a server would, or in an older style. */

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const DAY = 86_400_000;

/** Whether a header has such a date, so that it must be sent at the beginning of a second. */
export const hasDate = (header: string): boolean => /\{-?\d+ days/.test(header);

/** The header with its dates written out; `now` is in epoch milliseconds. */
export const writeDates = (header: string, now: number): string =>
  header.replace(/\{(-?\d+) days(?: as (\w+))?\}/g, (_, days: string, style: string | undefined) =>
    write(new Date(now + Number(days) * DAY), style ?? 'http'),
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
    case 'noweekday':
      return `${day} ${month} ${year} ${time}`;
    default:
      return http;
  }
}
