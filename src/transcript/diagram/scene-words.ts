/** A scene in words: what a picture of it shows, for everybody who does not see it. */
import type { Field, Part, Scene } from './scene.ts';

/** Sentences: the title, then one for each part. */
export const sceneSentences = ({ number, title, parts }: Scene): readonly string[] => [
  `${number === null ? '' : `${number}. `}${title}.`,
  ...parts.map(partWords),
];

export function partWords(part: Part): string {
  switch (part.kind) {
    case 'request':
      return `Request to ${part.host}: ${fieldWords(part.fields)}.`;
    case 'response':
      return `Answer: ${fieldWords(part.fields)}.${part.page === '' ? '' : ` Page: ${sentence(part.page)}`}`;
    case 'silence':
      return `No answer. ${sentence(part.words)}`;
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
