/** What a sequence diagram shows before it is laid out, and the same in words. Plain JSON, long values shortened. */
import type { MarkKind } from '../words/marked-lines.ts';
import { countWords } from '../words/text.ts';

/** One entry of a transcript. */
export interface Scene {
  /** Of the step; null for what a redirect led to. */
  readonly number: number | null;
  readonly title: string;
  /** From top to bottom. */
  readonly parts: readonly Part[];
}

export type Part =
  /** Fields are lines of the message: the request line or status, then `Name: value`. */
  | { readonly kind: 'request'; readonly host: string; readonly fields: readonly Field[] }
  | { readonly kind: 'response'; readonly host: string; readonly fields: readonly Field[]; readonly page: string }
  | { readonly kind: 'silence'; readonly host: string; readonly words: string }
  | { readonly kind: 'mark'; readonly mark: MarkKind; readonly words: readonly MarkedWord[] }
  | { readonly kind: 'note'; readonly words: string }
  | { readonly kind: 'time'; readonly words: string }
  | { readonly kind: 'script'; readonly text: string }
  | JarPart;

export interface JarPart {
  readonly kind: 'jar';
  /** `Cookie jar`, or the name of its browser, too. */
  readonly title: string;
  /** `theme=dark`; cookies of one name with host and path. */
  readonly cookies: readonly string[];
  readonly others: number;
}

export interface Field {
  /** `first`: the request line or the status; `cookie`: a header about cookies; `absent`: words for what is missing. */
  readonly kind: 'first' | 'header' | 'cookie' | 'absent' | 'body';
  readonly text: string;
}

interface MarkedWord {
  readonly text: string;
  readonly isCode: boolean;
}

/** Characters, as `Picture.alt` has it. */
const MAX_ALT = 1000;

/** The alternative text: `opening`, whole scenes (or sentences of one too long), and how much more there is. */
export function altText(opening: string, scenes: readonly Scene[]): string {
  const texts = scenes.map((scene) => sceneSentences(scene).join(' '));
  const whole = [opening, ...texts].join('\n');
  if (whole.length <= MAX_ALT) return whole;
  for (let count = scenes.length - 1; count > 0; count -= 1) {
    const more = `…and ${countWords(scenes.length - count, 'more step')}.`;
    const text = [opening, ...texts.slice(0, count), more].join('\n');
    if (text.length <= MAX_ALT) return text;
  }
  return [opening, startOf(scenes)].join('\n').slice(0, MAX_ALT);
}

const MORE = '…and more.';

function startOf(scenes: readonly Scene[]): string {
  const [first] = scenes;
  const sentences = first === undefined ? [] : sceneSentences(first);
  let count = sentences.length;
  const text = (): string => [...sentences.slice(0, count), MORE].join(' ');
  while (count > 0 && text().length > MAX_ALT - 200) count -= 1;
  return text();
}

const sceneSentences = ({ number, title, parts }: Scene): readonly string[] => [
  `${number === null ? '' : `${number}. `}${title}.`,
  ...parts.map(partWords),
];

export function partWords(part: Part): string {
  switch (part.kind) {
    case 'request':
      return `Request to ${part.host}: ${fieldWords(part.fields)}.`;
    case 'response':
      return `Response: ${fieldWords(part.fields)}.${part.page === '' ? '' : ` Page: ${sentence(part.page)}`}`;
    case 'silence':
      return `No response. ${sentence(part.words)}`;
    case 'mark':
      return sentence(`${capital(part.mark)} ${part.words.map(({ text }) => text).join('')}`);
    case 'note':
    case 'time':
      return sentence(part.words);
    case 'script':
      return sentence(part.text === '' ? '(nothing)' : part.text);
    case 'jar':
      return `${part.title}: ${cookieWords(part.cookies, part.others)}.`;
  }
}

const fieldWords = (fields: readonly Field[]): string => fields.map(({ text }) => text).join(', ');

const cookieWords = (cookies: readonly string[], others: number): string =>
  cookies.length === 0 ? 'empty' : [...cookies, ...(others === 0 ? [] : [`and ${others} more`])].join(', ');

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

const sentence = (words: string): string => (/[.!?)]$/.test(words) ? words : `${words}.`);
