/**
 * A chosen file as it is typed and stored in the lab: `@sea.png`, with its size, text or bytes behind it where that
 * matters: `@sea.png;size=3072`, `@page.html;type=image/png;text=<h1>Hello</h1>`. `@;` is a choice that was not made.
 */
import { typeByName } from '../browser/index.ts';
import type { FileContent, FormFile } from '../core/scenario.ts';

const NO_FILE = '@;';
const FILE = /^@([^;]+?)(?:;type=([^;]*))?(?:;(text|bytes|size)=([\s\S]*))?$/;
/** Of a file about which nothing is said but its name, in bytes. */
const USUAL_SIZE = 1024;
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * The file that a typed value names; null for a value that is a text. One that only begins with `@` is a text, unless
 * its end is one of a file's or something is said of the file.
 */
export function readFileText(value: string): FormFile | null {
  if (value === NO_FILE) return { name: '', type: '', content: { kind: 'text', text: '' } };
  const [, name, type, kind, said = ''] = FILE.exec(value) ?? [];
  if (name === undefined) return null;
  const guess = typeByName(name);
  const content = readContent(kind, said);
  if (content === null || (guess === '' && type === undefined && kind === undefined)) return null;
  return { name, type: type ?? guess, content };
}

function readContent(kind: string | undefined, said: string): FileContent | null {
  switch (kind) {
    case 'text':
      return { kind, text: said };
    case 'bytes':
      return /^(?:[0-9a-f]{2})*$/.test(said) ? { kind, hex: said } : null;
    case 'size':
      return /^\d{1,7}$/.test(said) ? { kind: 'filler', bytes: Math.min(Number(said), MOST_BYTES) } : null;
    default:
      return { kind: 'filler', bytes: USUAL_SIZE };
  }
}

/** The text that `readFileText` reads as this file; null where there is none. */
export function writeFileText(file: FormFile): string | null {
  const { name, type, content } = file;
  if (name === '') return NO_FILE;
  if (/;/.test(name + type)) return null;
  return `@${name}${type === typeByName(name) ? '' : `;type=${type}`};${writeContent(content)}`;
}

function writeContent(content: FileContent): string {
  switch (content.kind) {
    case 'text':
      return `text=${content.text}`;
    case 'bytes':
      return `bytes=${content.hex}`;
    case 'filler':
      return `size=${content.bytes}`;
  }
}
