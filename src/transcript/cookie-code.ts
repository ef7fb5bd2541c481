/** Names and values of cookies in sentences: as code, shortened where they would drown the sentence. */
import { nameOf } from '../browser/index.ts';
import { code, type Inline } from '../core/prose.ts';
import { shortenValue } from './shorten.ts';

export const nameCode = (cookie: { readonly name: string }): Inline => code(shortenValue(nameOf(cookie)));

/** `theme`, `size`: separated by commas. */
export const namesCode = (cookies: readonly { readonly name: string }[]): readonly (string | Inline)[] =>
  cookies.flatMap((cookie, index) => [index === 0 ? '' : ', ', nameCode(cookie)]);

/** A value without characters has a word instead. `place` (an index in characters) is shown in any case. */
export const valueCode = (value: string, place = 0): string | Inline =>
  value === '' ? '(empty)' : code(shortenValue(value, place));

/** `dark` became `light`. Of two long values, the place from which on they differ is shown, too. */
export function becameWords(before: string, after: string): readonly (string | Inline)[] {
  const others = [...after];
  const same = [...before].findIndex((character, index) => character !== others[index]);
  const place = same === -1 ? [...before].length : same;
  return [valueCode(before, place), ' became ', valueCode(after, place)];
}
