/**
 * The text of a file, made ready to be parsed: one kind of line ends, no byte order mark, and nothing that is not text.
 */
import { type Place, quote, type Report } from './problem.ts';

/** The largest file that is read, in bytes of UTF-8. A lesson of 30 minutes has about 50,000. */
const MAX_SOURCE_BYTES = 256 * 1024;

const BYTE_ORDER_MARK = /^\ufeff/;
const LINE_END = /\r\n?/g;
/** Decoders put U+FFFD where bytes are not UTF-8. */
const NOT_TEXT = /[\0\ufffd]/;

/**
 * The text to parse, with `\n` at the end of lines; null when it is empty, huge or no text, which is reported.
 * `content` is what ought to stand in it.
 */
export function readSource(text: string, report: Report, content: string): string | null {
  const top: Place = { line: 1, column: 1 };
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MAX_SOURCE_BYTES) {
    const size = `${Math.ceil(bytes / 1024)} KB`;
    report('file', top, `the file has ${size}`, `at most ${MAX_SOURCE_BYTES / 1024} KB`, 'split it into several');
    return null;
  }
  const source = text.replace(BYTE_ORDER_MARK, '').replace(LINE_END, '\n');
  if (source.trim() === '') {
    report('file', top, 'the file is empty', content);
    return null;
  }
  const broken = source.search(NOT_TEXT);
  if (broken >= 0) {
    const before = source.slice(0, broken).split('\n');
    const line = before.at(-1) ?? '';
    const where = line === '' ? '' : ` after ${quote(line.slice(-30))}`;
    report(
      'file',
      { line: before.length, column: line.length + 1 },
      `something that is not text${where}`,
      'a text file, saved as UTF-8',
    );
    return null;
  }
  return source;
}
