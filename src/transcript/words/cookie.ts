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

/** Characters: of longer values only what is around the change is shown. They stand whole in the headers. */
const LONG = 40;
/** Characters before the change and after it. */
const AROUND = 8;

/** `dark` became `light`. Of long values what changed is shown, and where: nobody finds one letter among a hundred. */
export function becameWords(before: string, after: string): readonly (string | Inline)[] {
  const [was, is] = [[...before], [...after]];
  const from = lengthOfSame(was, is);
  const behind = lengthOfSame(was.slice(from).toReversed(), is.slice(from).toReversed());
  const changed = Math.max(was.length, is.length) - from - behind;
  const isShort = Math.max(was.length, is.length) <= LONG;
  if (isShort || changed > LONG || from + behind === 0)
    return [valueCode(before, from), ' became ', valueCode(after, from)];
  const part = (value: readonly string[]): Inline => code(aroundChange(value, from, value.length - behind));
  return [part(was), ' became ', part(is), ` (at character ${from + 1} of ${was.length})`];
}

/** How many characters both begin with. */
function lengthOfSame(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((character, index) => character !== other[index]);
  return differs === -1 ? one.length : differs;
}

function aroundChange(value: readonly string[], from: number, to: number): string {
  const [first, end] = [Math.max(0, from - AROUND), Math.min(value.length, to + AROUND)];
  return `${first === 0 ? '' : '…'}${value.slice(first, end).join('')}${end === value.length ? '' : '…'}`;
}
