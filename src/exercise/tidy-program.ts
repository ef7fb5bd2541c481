/** Makes a pasted program what was meant: without fences, prompts, odd quotes, invisible signs of chats and pages. */
import { trimOf } from '../core/trim.ts';

/**
 * What people write behind three backticks to have code coloured. Any other word there is text: Slack shows it, and it
 * may be what goes into a blank.
 */
const LANGUAGE =
  /^(?:python[\d.]*|py\d*|pycon|python-repl|ipython|flask|html\d?|jinja2?|json|http|css|js|javascript|ts|bash|sh|shell|console|te?xt|plain|plaintext|code|none)?$/i;
/** On a line of its own below the backticks: Slack puts it there. */
const PYTHON_LINE = /^(?:python[\d.]*|py\d?) ?\n(?=\s*\S)/i;
const PROMPT = /^(?:>>>|\.\.\.)(?: |$)/;
/** Soft hyphen, zero-width space, word joiner, byte order and direction marks: never typed, errors in Python. */
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const ODD_SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
const SINGLE_QUOTES = /[\u2018\u2019\u201a\u201b\u2032]/g;
const DOUBLE_QUOTES = /[\u201c\u201d\u201e\u201f\u2033]/g;

/** The program inside a learner's text, ending in one newline. Total: any text gives some program. */
export function tidyProgram(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n').replace(INVISIBLE, '').replace(ODD_SPACES, ' ');
  return `${withoutCommonIndent(withoutPrompts(insideFence(plain))).trimEnd()}\n`;
}

/** The value for one blank, on one line; a number before it, as phones number lists, is no part of it. */
export const tidyBlank = (text: string): string =>
  trimOf(tidyProgram(text).replace(/\s+/g, ' '), ' `').replace(/^\d{1,2}[.)] /, '');

/**
 * The program with straight quotes, or null when it has no typographic ones. Only worth trying on a program that Python
 * could not read: inside a string a typographic apostrophe is right, and making it straight could end the string.
 */
export function straightenQuotes(program: string): string | null {
  const straight = program.replace(SINGLE_QUOTES, "'").replace(DOUBLE_QUOTES, '"');
  return straight === program ? null : straight;
}

/** Whether a text holds a fenced code block. */
export const hasFence = (text: string): boolean => findFence(text) !== null;

const insideFence = (text: string): string => fencedTexts(text)[0] ?? text;

/** More fences than these are not looked at. */
const MOST_FENCES = 10;

/** What stands in the fences of a text, in their order; the last one may be left open. */
export function fencedTexts(text: string): readonly string[] {
  const found: string[] = [];
  let rest = text;
  while (found.length < MOST_FENCES) {
    const fence = findFence(rest);
    if (fence === null) break;
    const inside = rest.slice(fence.at).replace(fence.mark === '`' ? /^`+/ : /^~+/, '');
    const end = inside.indexOf(fence.mark.repeat(3));
    const body = end < 0 ? inside : inside.slice(0, end);
    found.push(withoutLanguage(body));
    rest = end < 0 ? '' : inside.slice(end).replace(fence.mark === '`' ? /^`+/ : /^~+/, '');
  }
  return found;
}

/** The text of a block whose fences are gone. A language is one only where something comes below it. */
function withoutLanguage(body: string): string {
  const end = body.indexOf('\n');
  const [first, rest] = [body.slice(0, end), body.slice(end + 1)];
  if (end < 0 || !LANGUAGE.test(first.trim())) return body;
  // A word alone is what goes into a blank, but for the name of the language of all programs here.
  if (rest.trim() === '' && first.trim() !== '' && !/^py/i.test(first.trim())) return body;
  return first.trim() === '' ? rest.replace(PYTHON_LINE, '') : rest;
}

/** Where the first fence opens. Chats take backticks anywhere in a line; tildes only fence at the start of one. */
function findFence(text: string): { readonly mark: '`' | '~'; readonly at: number } | null {
  const backticks = text.indexOf('```');
  if (backticks >= 0) return { mark: '`', at: backticks };
  const tildes = text.startsWith('~~~') ? 0 : text.indexOf('\n~~~') + 1;
  return tildes > 0 || text.startsWith('~~~') ? { mark: '~', at: tildes } : null;
}

/** Prompts go only when the first line has one: inside a program, `...` is Python's own. */
function withoutPrompts(program: string): string {
  const lines = program.split('\n');
  if (!lines.find((line) => line.trim() !== '')?.startsWith('>>>')) return program;
  return lines
    .filter((line) => PROMPT.test(line))
    .map((line) => line.replace(PROMPT, ''))
    .join('\n');
}

function withoutCommonIndent(program: string): string {
  const lines = program.split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
  const [first = ''] = indents;
  if (first === '' || !indents.every((indent) => indent.startsWith(first))) return program;
  return lines.map((line) => (line.startsWith(first) ? line.slice(first.length) : line)).join('\n');
}
