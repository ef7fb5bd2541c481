/**
 * What a request sends, as lines of a code block. A file is shown where it is a short text, whatever it is said to be;
 * else its size stands for it. However much is sent, it stays a few lines.
 */
import { type ReadPart, readMultipart } from '../browser/index.ts';
import { type HttpRequest, headerValues, textOf } from '../core/http.ts';
import { countWords } from './count-words.ts';
import { printable, printableLine } from './printable.ts';
import { shorten } from './shorten.ts';

/** So many characters of a body are shown, of a part of one, and of a header in it; and so many parts. */
const MOST = { body: 600, part: 200, header: 200, parts: 6 } as const;

/** A blank line and the body; nothing for an empty body. */
export function contentLines(request: HttpRequest): string[] {
  if (request.body === '') return [];
  const read = readMultipart(request);
  if (read === null) return ['', shorten(printable(textOf(request.body) ?? request.body), MOST.body)];
  const { boundary, parts } = read;
  const left = parts.length - MOST.parts;
  return [
    '',
    ...parts.slice(0, MOST.parts).flatMap((part) => [`--${boundary}`, ...partLines(part)]),
    ...(left > 0 ? [`(… and ${countWords(left, 'more part')})`] : []),
    `--${boundary}--`,
  ];
}

function partLines({ headers, content }: ReadPart): string[] {
  const head = headers.map(([name, value]) => shorten(printableLine(`${name}: ${value}`), MOST.header));
  return [...head, '', shown(content, headerValues(headers, 'Content-Type')[0])];
}

function shown(content: string, type: string | undefined): string {
  const text = textOf(content);
  if (type === undefined) return shorten(printable(text ?? content), MOST.part);
  if (content === '') return '(an empty file)';
  const isText = text !== null && !/[^\P{Cc}\t\r\n]/u.test(text);
  const isToBeRead = isText && (type.startsWith('text/') || text.length <= MOST.part);
  return isToBeRead ? shorten(printable(text), MOST.part) : `(… ${countWords(content.length, 'byte')} of ${type})`;
}
