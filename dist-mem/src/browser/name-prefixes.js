import { reason } from './reason.js';
/** The longest first: `__Host-Http-` is a `__Host-`, too. Http ones: Chromium (draft-ietf-httpbis-layered-cookies). */
const PREFIXES = [
    { name: '__Host-Http-', code: 'prefix-host-http', oneHost: true, httpOnly: true },
    { name: '__Host-', code: 'prefix-host', oneHost: true, httpOnly: false },
    { name: '__Http-', code: 'prefix-http', oneHost: false, httpOnly: true },
    { name: '__Secure-', code: 'prefix-secure', oneHost: false, httpOnly: false },
];
/** Why the name (a nameless cookie's value) forbids this cookie, or null. `asksForRoot`: `Path=/` was written out. */
export function refuseByPrefix(cookie, asksForRoot) {
    const prefix = prefixOf(cookie.name);
    if (prefix) {
        const missing = [
            !cookie.secure && 'it has no Secure',
            prefix.httpOnly && !cookie.httpOnly && 'it has no HttpOnly',
            prefix.oneHost && !cookie.hostOnly && 'it has a Domain',
            prefix.oneHost && !asksForRoot && 'it has no Path=/',
        ].filter((words) => words !== false);
        if (missing.length === 0)
            return null;
        return reason(prefix.code, `its name starts with ${prefix.name}, but ${missing.join(' and ')}`);
    }
    // `=__Host-x` would be sent as `__Host-x`, so a nameless cookie must not pretend.
    if (cookie.name === '' && prefixOf(cookie.value)) {
        return reason('prefix-in-value', 'it has no name, and its value pretends to be a protected name');
    }
    return null;
}
const prefixOf = (text) => PREFIXES.find(({ name }) => text.toLowerCase().startsWith(name.toLowerCase()));
//# sourceMappingURL=name-prefixes.js.map