/** Time zones as people type them: an IANA name, a city, a country, an abbreviation, the distance from UTC. */
import { distance } from 'fastest-levenshtein';
import { isZone, localTime, offsetAt } from './local-time.js';
import { writeTime } from './read-time.js';
import { ABBREVIATIONS, NEWER_NAMES, OTHER_NAMES, WELL_KNOWN, zonesIn } from './zone-words.js';
/** As many as a platform's menu takes. */
const MAX_CANDIDATES = 25;
const LONGEST_TYPED = 60;
/** From this length on, two letters may be wrong; below, one. */
const LONG_WORD = 8;
/** Shorter words are like too many others. */
const SHORTEST_GUESSED = 4;
/** Reads a typed zone. `now` matters for distances from UTC only: `UTC+2` is wherever it is so at present. */
export function readZone(typed, now) {
    const { zones, certain } = find(typed, now);
    const [only, ...others] = zones;
    if (only === undefined)
        return { kind: 'unknown' };
    if (certain && others.length === 0)
        return { kind: 'zone', zone: only };
    return { kind: 'candidates', zones: zones.slice(0, MAX_CANDIDATES) };
}
/** Zones for what was typed so far, each with its current time: `Europe/Berlin, now 14:05`. At most 25. */
export function suggestZones(typed, now) {
    const zones = typed.trim() === '' ? WELL_KNOWN : find(typed, now).zones;
    return zones.slice(0, MAX_CANDIDATES).map((zone) => ({ value: zone, label: withTime(zone, now) }));
}
function withTime(zone, now) {
    const time = localTime(zone, now);
    return time === null ? zone : `${zone}, now ${writeTime(time.minutes)}`;
}
/** The zones of the first reading that finds any. */
function find(typed, now) {
    const text = typed.trim().slice(0, LONGEST_TYPED);
    for (const said of new Set([text, withoutMore(text)])) {
        for (const reading of READINGS) {
            const zones = reading(said, fold(said), now);
            if (zones.length > 0)
                return { zones, certain: true };
        }
    }
    return { zones: alike(text, fold(text), now), certain: false };
}
/** The place alone, of `Berlin, Germany` or `in Tokyo time`. */
const withoutMore = (text) => text
    .replace(/,.*$/, '')
    .replace(/^in +/i, '')
    .replace(/ +time(?: ?zone)?$/i, '')
    .trim();
const abbreviated = (_, folded) => Object.hasOwn(ABBREVIATIONS, folded) ? zonesIn(ABBREVIATIONS[folded] ?? '').filter(isZone) : [];
const named = (_, folded) => zonesNamed((name) => name === folded);
const begun = (_, folded) => folded === '' ? [] : zonesNamed((name) => name.startsWith(folded)).toSorted(wellKnownFirst);
/** An older name that is in no list, such as `US/Pacific`, is still a zone. */
const older = (text) => {
    if (!isZone(text))
        return [];
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions();
    return [NEWER_NAMES[timeZone] ?? timeZone];
};
const fromUtc = (text, _, now) => {
    const [, sign, hours, minutes = '0'] = OFFSET.exec(text) ?? [];
    if (hours === undefined || Number(hours) > MOST_HOURS || Number(minutes) > 59)
        return [];
    const wanted = (Number(hours) * 60 + Number(minutes)) * (sign === '+' ? 1 : -1);
    return index()
        .flatMap(({ zone }) => (offsetAt(zone, now) === wanted ? [zone] : []))
        .sort(wellKnownFirst);
};
const alike = (_, folded) => {
    const allowed = folded.length < LONG_WORD ? 1 : 2;
    return folded.length < SHORTEST_GUESSED ? [] : zonesNamed((name) => distance(name, folded) <= allowed);
};
/** The surest first. */
const READINGS = [fromUtc, abbreviated, named, begun, older];
const OFFSET = /^(?:utc|gmt)? ?([+\-−]) ?(\d{1,2}):?(\d{2})?$/i;
const MOST_HOURS = 14;
function wellKnownFirst(one, other) {
    return Number(WELL_KNOWN.includes(other)) - Number(WELL_KNOWN.includes(one));
}
const zonesNamed = (fits) => index().flatMap(({ zone, names }) => (names.some(fits) ? [zone] : []));
let indexed = null;
/** All zones of this machine with their names. Made when first asked for, and then kept: it never changes. */
function index() {
    indexed ??= ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map(nameZone);
    return indexed;
}
function nameZone(listed) {
    const newer = NEWER_NAMES[listed];
    const zone = newer !== undefined && isZone(newer) ? newer : listed;
    const city = (name) => name.slice(name.lastIndexOf('/') + 1);
    const others = (OTHER_NAMES[zone] ?? '').split(', ');
    return { zone, names: [...new Set([zone, listed, city(zone), city(listed), ...others].map(fold))].filter(Boolean) };
}
/** Lower case, without accents, and with single spaces for all that is no letter, digit or sign. */
const fold = (text) => text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
//# sourceMappingURL=read-zone.js.map