/** A stored cookie, its fields named as in RFC 6265bis 5.7, and its jar. Plain JSON, never changed in place. */
/** Whether a cookie's time is over at `now`. A cookie whose last moment is now is over, as in browsers. */
export const isExpired = (cookie, now) => cookie.expiresAt !== null && cookie.expiresAt <= now;
/** Takes out what is over at `now`: an expired cookie must never be seen again (5.7). */
export const dropExpired = (jar, now) => ({
    jar: jar.filter((cookie) => !isExpired(cookie, now)),
    expired: jar.filter((cookie) => isExpired(cookie, now)),
});
/** What sentences call a cookie: its name, or words for one that has none. */
export const nameOf = (cookie) => cookie.name || '(no name)';
//# sourceMappingURL=cookie.js.map