/**
 * What a request sends, as lines of a code block. A file is shown where it is a short text, whatever it is said to be;
 * else its size stands for it. However much is sent, it stays a few lines.
 */
import { type ReadPart, readMultipart } from '../browser/index.ts';
import { type HttpRequest, headerValues, textOf } from '../core/http.ts';
import { countWords } from './count-words.ts';
import { headerLines } from './header-lines.ts';
import { printable } from './printable.ts';
import { shortenEnd, shortenValue } from './shorten.ts';

/** A file that is called anything but a text is read up to so many characters; and so many parts are shown. */
const MOST = { file: 200, parts: 6 } as const;

/** A blank line and the body; nothing for an empty body. */
export function contentLines(request: HttpRequest): string[] {
  if (request.body === '') return [];
  const read = readMultipart(request);
  if (read === null) return ['', shortenEnd(fields(printable(textOf(request.body) ?? request.body)))];
  const { boundary, parts } = read;
  const left = parts.length - MOST.parts;
  return [
    '',
    ...parts.slice(0, MOST.parts).flatMap((part) => [`--${boundary}`, ...partLines(part)]),
    ...(left > 0 ? [`(… and ${countWords(left, 'more part')})`] : []),
    `--${boundary}--`,
  ];
}

/** The fields of a form, so that a long one does not hide those behind it. */
const fields = (body: string): string =>
  body
    .split('&')
    .map((field) => shortenValue(field))
    .join('&');

function partLines({ headers, content }: ReadPart): string[] {
  const head = headers.flatMap(([name, value]) => headerLines(name, value));
  return [...head, '', shown(content, headerValues(headers, 'Content-Type')[0])];
}

function shown(content: string, type: string | undefined): string {
  const text = textOf(content);
  if (type === undefined) return shortenValue(printable(text ?? content));
  if (content === '') return '(an empty file)';
  const isText = text !== null && !/[^\P{Cc}\t\r\n]/u.test(text) && !isFiller(text);
  const isToBeRead = isText && (type.startsWith('text/') || text.length <= MOST.file);
  const typeWords = shortenValue(printable(type));
  return isToBeRead ? shortenValue(printable(text)) : `(${countWords(content.length, 'byte')} of ${typeWords})`;
}

/** One and the same character over and over: it is there for its size. */
const isFiller = (text: string): boolean => /^(.)\1{19,}$/su.test(text);
