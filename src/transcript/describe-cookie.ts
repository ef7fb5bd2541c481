/** A cookie in a few words: its value, how long it lasts, and the flags that it has. */

import type { Cookie, Partition, SameSite } from '../browser/index.ts';
import type { Inline } from '../core/prose.ts';
import { APP_ORIGIN } from '../core/scenario.ts';
import { nameCode, valueCode } from './cookie-code.ts';
import { lifetimeWords } from './describe-time.ts';
import { shortenValue } from './shorten.ts';

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

/** Only what differs from a plain cookie of the app: Path=/ and the app's own host go without saying. */
function flagWords({ domain, hostOnly, path, secure, httpOnly, sameSite, partition }: Cookie): string[] {
  return [
    ...(secure ? ['Secure'] : []),
    ...(httpOnly ? ['HttpOnly'] : []),
    ...sameSiteWords(sameSite),
    ...(partition ? [partitionWords(partition)] : []),
    ...(path === '/' ? [] : [shortenValue(`Path=${path}`)]),
    ...(hostOnly ? [] : [`for ${domain} and its subdomains`]),
    ...(hostOnly && domain !== APP_HOST ? [`for ${domain}`] : []),
  ];
}

/** `Partitioned, for use in pages of https://shop.test`. */
const partitionWords = ({ topSite }: Partition): string => `Partitioned, for pages of ${topSite}`;

const sameSiteWords = (sameSite: SameSite): string[] => (sameSite === 'default' ? [] : [SAME_SITE[sameSite]]);
