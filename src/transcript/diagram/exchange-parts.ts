/** A request and its answer as parts of a scene, in the order in which they happen. */
import type { Exchange } from '../../browser/index.ts';
import { type HttpRequest, type HttpResponse, headerValues } from '../../core/http.ts';
import { proseText } from '../../core/prose.ts';
import { contentLines } from '../content-lines.ts';
import type { CookieNote } from '../cookie-note.ts';
import { countWords } from '../count-words.ts';
import { describeError } from '../describe-error.ts';
import { describeStop, upgradeLines } from '../describe-exchange.ts';
import { faultSentence } from '../fault-sentence.ts';
import { pageWords } from '../http-text.ts';
import { printableLine } from '../printable.ts';
import { receivedLines } from '../received-lines.ts';
import { unusualRetrievalLines } from '../retrieval-lines.ts';
import { shortAddress } from '../short-address.ts';
import { shortenValue } from '../shorten.ts';
import { shownInRequest, shownInResponse } from '../shown-headers.ts';
import { markParts } from './mark-parts.ts';
import type { Field, Part } from './scene.ts';

export function exchangeParts(exchange: Exchange, note: CookieNote): readonly Part[] {
  const { request, answer, received, at } = exchange;
  const { host } = new URL(request.url);
  return [
    ...markParts([...upgradeLines(exchange), ...unusualRetrievalLines(exchange)]),
    { kind: 'request', host, fields: few(requestFields(request, note)) },
    ...answerParts(exchange, host),
    ...markParts(receivedLines(received, at)),
    ...(answer.kind === 'response' && answer.error !== null
      ? [noteOf(proseText(describeError(answer.error, 'at this request')))]
      : []),
    ...describeStop(exchange).map((prose) => noteOf(proseText([prose]))),
  ];
}

function answerParts({ answer, redirect }: Exchange, host: string): readonly Part[] {
  if (answer.kind === 'fault')
    return [{ kind: 'silence', host, words: oneLine(proseText(faultSentence(answer.fault))) }];
  const page = redirect?.kind === 'followed' ? '' : pageStart(answer.response);
  return [{ kind: 'response', host, fields: few(responseFields(answer.response)), page }];
}

const noteOf = (words: string): Part => ({ kind: 'note', words: oneLine(words) });

function requestFields(request: HttpRequest, note: CookieNote): readonly Field[] {
  const isBare = headerValues(request.headers, 'Cookie').length === 0;
  return [
    { kind: 'first', text: `${request.method} ${shortenValue(shortAddress(request.url))}` },
    ...shownInRequest(request).map(headerField),
    ...(isBare && note === 'said' ? [{ kind: 'absent', text: '(no Cookie header)' } as const] : []),
    ...unbroken(contentLines(request)).map((text) => ({ kind: 'body', text: oneLine(text) }) as const),
  ];
}

/** Without blank lines; a header of a part that goes on below is one line again. */
const unbroken = (lines: readonly string[]): readonly string[] =>
  lines
    .join('\n')
    .replace(/;\n {2}/g, '; ')
    .split('\n')
    .filter((text) => text.trim() !== '');

const responseFields = (response: HttpResponse): readonly Field[] => [
  { kind: 'first', text: oneLine(`${response.status} ${response.reason}`) },
  ...shownInResponse(response).map(headerField),
];

/** So many pieces of one header are drawn: a cookie has no more attributes. */
const MOST_PIECES = 12;

function headerField([name, value]: readonly [name: string, value: string]): Field {
  const pieces = printableLine(`${name}: ${value}`).split(/(?<=;) /);
  const left = pieces.length - MOST_PIECES;
  const shown = pieces.slice(0, MOST_PIECES).map((piece) => shortenValue(piece));
  return {
    kind: /cookie$/i.test(name) ? 'cookie' : 'header',
    text: [...shown, ...(left > 0 ? [`(… and ${left} more)`] : [])].join(' '),
  };
}

const MOST_FIELDS = 10;

/** The first fields of a message, and how many more there are. */
function few(fields: readonly Field[]): readonly Field[] {
  const left = fields.length - MOST_FIELDS;
  if (left <= 0) return fields;
  return [...fields.slice(0, MOST_FIELDS), { kind: 'absent', text: `(… and ${countWords(left, 'more line')})` }];
}

/** As much of a page as tells it from another one. */
const MOST_PAGE = 90;

function pageStart(response: HttpResponse): string {
  const text = oneLine(pageWords(response));
  const characters = [...text];
  if (characters.length <= MOST_PAGE) return text;
  return `${characters.slice(0, MOST_PAGE).join('').trimEnd()} …`;
}

/** So much of an error is drawn. */
const oneLine = (text: string): string => shortenValue(printableLine(text.replace(/\s*\n\s*/g, ' ')).trim());
