export const DONE = { kind: 'done' };
/** The messages of the bot that nobody has seen yet: in another place, or for somebody else. */
export class Unread {
    #count;
    #seen = new Map();
    /** `count` gives the number of the bot's messages for a session, `ada.dm`. */
    constructor(count) {
        this.#count = count;
    }
    /** The visitor sees all messages of a session now. */
    see(session) {
        this.#seen.set(session, this.#count(session));
    }
    /** The number of messages since a session was last seen. */
    of = (session) => Math.max(0, this.#count(session) - (this.#seen.get(session) ?? 0));
}
/**
 * Collects the refusals among a growing list of requests; each is read once. `refusalOf` returns null for an accepted
 * request, and for one that only has to wait.
 */
export function collectRefusals(requests, refusalOf) {
    const refused = [];
    let read = 0;
    return () => {
        refused.push(...requests.slice(read).flatMap((request) => refusalOf(request) ?? []));
        read = requests.length;
        return refused;
    };
}
const MENTION = '@nibble';
/** Suggests the bot's name for `@n` at the end of a half-typed message. */
export function suggestMention(text) {
    const [typed = ''] = /(?:^|(?<=\s))@\w*$/.exec(text) ?? [];
    if (typed === '' || typed === MENTION || !MENTION.startsWith(typed.toLowerCase()))
        return [];
    const whole = `${text.slice(0, text.length - typed.length)}${MENTION} `;
    return [{ text: whole, label: MENTION, detail: 'Call the bot' }];
}
/** The contents of sent files, by their names. */
export const contentsOf = (files) => Object.fromEntries(files.map(({ name, base64 }) => [name, Buffer.from(base64, 'base64')]));
//# sourceMappingURL=platform-view.js.map