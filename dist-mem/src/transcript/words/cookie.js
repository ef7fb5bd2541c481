/** Cookies in sentences: names and values as code, lifetimes, flags. Long ones are shortened. */
import { nameOf } from '../../browser/index.js';
import { code } from '../../core/prose.js';
import { APP_ORIGIN } from '../../core/scenario.js';
import { shortenValue } from './text.js';
import { lifetimeWords } from './time.js';
/** `theme` = `dark`, until the browser closes; HttpOnly, Path=/admin. Time is seen at `now`. */
export function cookieWords(cookie, now) {
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
const SAME_SITE = { strict: 'SameSite=Strict', lax: 'SameSite=Lax', none: 'SameSite=None' };
/** Only what differs from a plain cookie of the app: Path=/ and the app's own host go without saying. */
function flagWords({ domain, hostOnly, path, secure, httpOnly, sameSite, partition }) {
    return [
        ...(secure ? ['Secure'] : []),
        ...(httpOnly ? ['HttpOnly'] : []),
        ...(sameSite === 'default' ? [] : [SAME_SITE[sameSite]]),
        ...(partition ? [`Partitioned, for pages of ${partition.topSite}`] : []),
        ...(path === '/' ? [] : [shortenValue(`Path=${path}`)]),
        ...(hostOnly ? [] : [`for ${domain} and its subdomains`]),
        ...(hostOnly && domain !== APP_HOST ? [`for ${domain}`] : []),
    ];
}
export const nameCode = (cookie) => code(shortenValue(nameOf(cookie)));
/** `theme`, `size`: separated by commas. */
export const namesCode = (cookies) => cookies.flatMap((cookie, index) => [index === 0 ? '' : ', ', nameCode(cookie)]);
/** An empty value has a word instead. `place` (an index in characters) is shown in any case. */
export const valueCode = (value, place = 0) => value === '' ? '(empty)' : code(shortenValue(value, place));
/** `dark` became `light`. Of two long values, the place from which on they differ is shown, too. */
export function becameWords(before, after) {
    const others = [...after];
    const same = [...before].findIndex((character, index) => character !== others[index]);
    const place = same === -1 ? [...before].length : same;
    return [valueCode(before, place), ' became ', valueCode(after, place)];
}
//# sourceMappingURL=cookie.js.map