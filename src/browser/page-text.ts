/** What a visitor reads on a page: the text of an HTML body without its markup, any other body as it is. */
import { Parser } from 'htmlparser2';
import { type HttpResponse, headerValues } from '../core/http.ts';

const HIDDEN: ReadonlySet<string> = new Set(['script', 'style', 'title', 'template']);
const BLOCKS =
  /^(address|article|aside|blockquote|br|dd|div|dl|dt|fieldset|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tr|ul)$/;

/** Every expectation of an exercise and every view of a run asks for the same pages again. */
const known = new WeakMap<HttpResponse, string>();

/** The visible text of a response's body; lines are trimmed, empty ones are left out. */
export function pageText(response: HttpResponse): string {
  const text = known.get(response) ?? readPage(response);
  known.set(response, text);
  return text;
}

function readPage({ headers, body }: HttpResponse): string {
  const [contentType = ''] = headerValues(headers, 'Content-Type');
  return contentType.toLowerCase().includes('html') ? htmlText(body) : body;
}

function htmlText(html: string): string {
  let text = '';
  let hidden = 0;
  const parser = new Parser({
    onopentagname(name) {
      if (HIDDEN.has(name)) hidden++;
      if (hidden === 0) text += separator(name, name === 'li' ? '• ' : '');
    },
    ontext(part) {
      // In HTML a line break in the source is a space.
      if (hidden === 0) text += part.replace(/\s+/g, ' ');
    },
    onclosetag(name) {
      if (HIDDEN.has(name)) hidden--;
      else if (hidden === 0) text += separator(name, '');
    },
  });
  parser.end(html);
  return tidy(text);
}

/** What keeps an element apart from its neighbours: a new line, a space between cells, or nothing. */
const separator = (name: string, bullet: string): string =>
  BLOCKS.test(name) ? `\n${bullet}` : name === 'td' || name === 'th' ? ' ' : '';

const tidy = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim().replace(/ {2,}/g, ' '))
    .filter((line) => line !== '')
    .join('\n');
