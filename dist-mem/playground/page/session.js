/** Who the visitor is on each platform and where, as the page's address says it: `?discord=ada.dm&slack=grace.home`. */
/** The people whom a visitor can be. */
export const PEOPLE = ['Ada', 'Grace', 'Linus'].map((name) => ({
    id: name.toLowerCase(),
    name,
    slack: `U${name.toUpperCase()}`,
}));
const PLACES = { discord: ['dm', 'server'], slack: ['dm', 'channel', 'home'] };
const [FIRST] = PEOPLE;
/** Reads both sessions; Ada in the direct conversation where one is missing or unknown. */
export function readSessions(query) {
    return {
        discord: readSession('discord', query.get('discord') ?? '') ?? { person: FIRST, place: 'dm' },
        slack: readSession('slack', query.get('slack') ?? '') ?? { person: FIRST, place: 'dm' },
    };
}
/** Reads `ada.dm`; null when there is no such person or place. */
export function readSession(platform, written) {
    const [id, wanted] = written.split('.');
    const person = PEOPLE.find((candidate) => candidate.id === id);
    const places = PLACES[platform];
    const place = places.find((candidate) => candidate === wanted);
    return person === undefined || place === undefined ? null : { person, place };
}
export const writeSession = ({ person, place }) => `${person.id}.${place}`;
/** The page's address with one session changed. */
export function sessionLink(sessions, platform, session) {
    const written = { discord: writeSession(sessions.discord), slack: writeSession(sessions.slack), [platform]: session };
    return `/?discord=${written.discord}&slack=${written.slack}`;
}
//# sourceMappingURL=session.js.map