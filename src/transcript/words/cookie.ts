/** Cookies in sentences: names and values as code, lifetimes, flags. Long ones are shortened. */
import { type Cookie, nameOf } from '../../browser/index.ts';
import { code, type Inline } from '../../core/prose.ts';
import { APP_ORIGIN } from '../../core/scenario.ts';
import { shortenValue } from './text.ts';
import { lifetimeWords } from './time.ts';

/** `theme` = `dark`, until the browser closes; HttpOnly, Path=/admin. Time is seen at `now`. */
export function cookieWords(cookie: Cookie, now: number): readonly (string | Inline)[] {
  const flags = flagWords(cookie);
  return [
    nameCode(cookie),
    ' = ',
    valueCode(cookie.value),
    `, ${lifetimeWords(cookie.expiresAt, now)}`,
    flags.length === 0 ? '' : `; ${flags.join(', ')}`,
  ];
}

const APP_HOST = new URL(APP_ORIGIN).hostname;
const SAME_SITE = { strict: 'SameSite=Strict', lax: 'SameSite=Lax', none: 'SameSite=None' } as const;
const PRIORITY = { low: 'Priority=Low', high: 'Priority=High' } as const;

/** Only what differs from a plain cookie of the app: Path=/ and the app's own host go without saying. */
function flagWords({ domain, hostOnly, path, secure, httpOnly, sameSite, priority, partition }: Cookie): string[] {
  return [
    ...(secure ? ['Secure'] : []),
    ...(httpOnly ? ['HttpOnly'] : []),
    ...(sameSite === 'default' ? [] : [SAME_SITE[sameSite]]),
    ...(priority === 'medium' ? [] : [PRIORITY[priority]]),
    ...(partition ? [`Partitioned, for pages of ${partition.topSite}`] : []),
    ...(path === '/' ? [] : [shortenValue(`Path=${path}`)]),
    ...(hostOnly ? [] : [`for ${domain} and its subdomains`]),
    ...(hostOnly && domain !== APP_HOST ? [`for ${domain}`] : []),
  ];
}

export const nameCode = (cookie: { readonly name: string }): Inline => code(shortenValue(nameOf(cookie)));

/** `theme`, `size`: separated by commas. */
export const namesCode = (cookies: readonly { readonly name: string }[]): readonly (string | Inline)[] =>
  cookies.flatMap((cookie, index) => [index === 0 ? '' : ', ', nameCode(cookie)]);

/** An empty value has a word instead. `place` (an index in characters) is shown in any case. */
export const valueCode = (value: string, place = 0): string | Inline =>
  value === '' ? '(empty)' : code(shortenValue(value, place));

/** `dark` became `light`. Of two long values, the place from which on they differ is shown, too. */
export function becameWords(before: string, after: string): readonly (string | Inline)[] {
  const others = [...after];
  const same = [...before].findIndex((character, index) => character !== others[index]);
  const place = same === -1 ? [...before].length : same;
  return [valueCode(before, place), ' became ', valueCode(after, place)];
}
