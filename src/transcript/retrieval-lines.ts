/** Which cookies went with a request, which stayed behind, which had run out; and what the program reads of them. */

import { type Cookie, type DecidedCookie, type Exchange, readCookieHeader } from '../browser/index.ts';
import { headerValues } from '../core/http.ts';
import { nameCode, namesCode, valueCode } from './cookie-code.ts';
import { momentWords } from './describe-time.ts';
import { type Line, line } from './mark.ts';

export const retrievalLines = (exchange: Exchange): Line[] => [
  ...expiredLines(exchange.expired),
  ...ordinaryLines(exchange.sent),
  ...besides(exchange),
];

/** The same without the cookies that go as a matter of course: the Cookie header shows them already. */
export const unusualRetrievalLines = (exchange: Exchange): Line[] => [
  ...expiredLines(exchange.expired),
  ...besides(exchange),
];

function besides({ sent, withheld, request }: Exchange): Line[] {
  const [header = ''] = headerValues(request.headers, 'Cookie');
  return [...exceptionLines(sent), ...withheld.map(withheldLine), ...readingLines(sent, header)];
}

export const expiredLines = (expired: readonly Cookie[]): Line[] =>
  expired.map((cookie) =>
    line('expired', nameCode(cookie), `: its time ran out at ${momentWords(cookie.expiresAt ?? 0)}`),
  );

/** Cookies that go as a matter of course share a line. */
function ordinaryLines(sent: readonly DecidedCookie[]): Line[] {
  const names = namesCode(sent.filter(isOrdinary).map(({ cookie }) => cookie));
  return names.length === 0 ? [] : [line('sent', ...names, ': host, path and flags allow it')];
}

/** One that needed an exception has a line of its own. */
const exceptionLines = (sent: readonly DecidedCookie[]): Line[] =>
  sent
    .filter((one) => !isOrdinary(one))
    .map(({ cookie, reason }) => line('sent', nameCode(cookie), `: ${reason.words}`));

const isOrdinary = ({ reason }: DecidedCookie): boolean => reason.code === 'matches';

const withheldLine = ({ cookie, reason }: DecidedCookie): Line =>
  line('withheld', nameCode(cookie), `: ${reason.words}`);

/** What `request.cookies` makes of the header, where that is not what the header shows. */
function readingLines(sent: readonly DecidedCookie[], header: string): Line[] {
  const read = readCookieHeader(header);
  const names = [...new Set(sent.map(({ cookie }) => cookie.name))].filter((name) => name !== '');
  return names.flatMap((name) => {
    const ofName = sent.filter(({ cookie }) => cookie.name === name);
    const value = read[name];
    const first = ofName[0]?.cookie.value;
    const twice =
      ofName.length > 1 ? [line('note', 'two paths, one name: the program reads the first ', nameCode({ name }))] : [];
    const decoded =
      value !== undefined && value !== first
        ? [
            line(
              'note',
              'the program reads ',
              nameCode({ name }),
              ' as ',
              value === '' ? 'empty text' : valueCode(value),
            ),
          ]
        : [];
    return [...twice, ...decoded];
  });
}
