/**
 * What a visitor would read on a page: the text of an HTML body without its markup, any other body as it is. A scanner and
 * not a parser, in one pass whatever the body holds: attribute values with `>` in them are the one thing it misreads.
 */
import { type HttpResponse, headerValues } from '../core/http.ts';
import { decodeEntities } from './decode-entities.ts';

/** Elements whose content is not shown. */
const HIDDEN = ['script', 'style', 'title', 'template'];
/** Elements that stand on lines of their own. */
const BLOCKS =
  /^(address|article|aside|blockquote|br|dd|div|dl|dt|fieldset|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tr|ul)$/;
const TAG_NAME = /^\/?([a-z][a-z0-9-]*)/i;

/** The visible text of a response's body; lines are trimmed, empty ones are left out. */
export function pageText({ headers, body }: HttpResponse): string {
  const [contentType = ''] = headerValues(headers, 'Content-Type');
  return contentType.toLowerCase().includes('html') ? htmlText(body) : body;
}

function htmlText(html: string): string {
  const lower = html.toLowerCase();
  let text = '';
  let position = 0;
  while (position < html.length) {
    const open = html.indexOf('<', position);
    if (open === -1) return tidy(text + spaced(html.slice(position)));
    text += spaced(html.slice(position, open));
    const markup = readMarkup(lower, open);
    text += markup.text;
    position = markup.end;
  }
  return tidy(text);
}

/** What the `<` at `open` begins: the text that it stands for, and where it ends. */
function readMarkup(lower: string, open: number): { readonly text: string; readonly end: number } {
  const after = (mark: string, from: number): number => {
    const found = lower.indexOf(mark, from);
    return found === -1 ? lower.length : found + mark.length;
  };
  if (lower.startsWith('<!--', open)) return { text: '', end: after('-->', open + 4) };
  const tag = TAG_NAME.exec(lower.slice(open + 1, open + 32));
  const name = tag?.[1];
  if (name === undefined) {
    // `<!doctype`, `<?xml`, or a lone "<" that is only a character.
    return /[!?]/.test(lower.charAt(open + 1)) ? { text: '', end: after('>', open) } : { text: '<', end: open + 1 };
  }
  const isClosing = lower.charAt(open + 1) === '/';
  if (HIDDEN.includes(name) && !isClosing) return { text: '', end: after('>', after(`</${name}`, open)) };
  const bullet = name === 'li' && !isClosing ? '• ' : '';
  return { text: BLOCKS.test(name) ? `\n${bullet}` : '', end: after('>', open) };
}

/** In HTML a line break in the source is a space; entities are decoded after the markup is gone. */
const spaced = (text: string): string => decodeEntities(text.replace(/\s+/g, ' '));

const tidy = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim().replace(/ {2,}/g, ' '))
    .filter((line) => line !== '')
    .join('\n');
