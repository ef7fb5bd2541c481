/** The lessons there are, and finding one by what somebody typed. */
import { distance } from 'fastest-levenshtein';
import { suggestZones } from '../review/read-zone.js';
/** Names longer than this are never matched by likeness; it bounds the work. */
const MAX_LIKENESS_LENGTH = 100;
/** The lesson that a typed name means: its id, its title, or the only one that contains it; null otherwise. */
export function findLesson(lessons, typed) {
    const name = plain(typed);
    const all = [...lessons.values()];
    const exact = all.find((lesson) => lesson.id === name || plain(lesson.title) === name);
    if (exact !== undefined || name === '')
        return exact ?? null;
    const [only, ...others] = matching(all, name);
    return only !== undefined && others.length === 0 ? only : null;
}
/** The lesson whose name is a typo or two away, to be offered; null when none is. */
export function likelyLesson(lessons, typed) {
    const name = plain(typed);
    if (name.length > MAX_LIKENESS_LENGTH)
        return null;
    const near = [...lessons.values()].filter(({ id, title }) => distance(id, name) <= 2 || distance(plain(title), name) <= 3);
    return near[0] ?? null;
}
/** Lessons whose id or title contains `typed`, for autocompletion: at most 25. */
const suggestLessons = (lessons, typed) => matching([...lessons.values()], plain(typed)).slice(0, 25);
const plain = (text) => text.trim().toLowerCase().replace(/\s+/g, ' ');
const matching = (lessons, name) => lessons.filter(({ id, title }) => id.includes(name) || plain(title).includes(name));
/** At most 25. `now` (epoch milliseconds) is what the clocks beside the zones show. */
export const suggest = (lessons, what, typed, now) => what === 'zones'
    ? suggestZones(typed, now)
    : suggestLessons(lessons, typed).map(({ id, title }) => ({ value: id, label: title }));
//# sourceMappingURL=lessons.js.map