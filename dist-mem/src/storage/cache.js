/**
 * Keeps in memory what was just loaded or committed. A learner who goes through a lesson asks for the same few rows
 * with each answer; so only what was never asked for, or what others may have changed, is loaded.
 *
 * An entry may be out of date where several processes share a database. That does no harm: each commit names the
 * version that it was decided on, and when it was overtaken the entry is dropped and the event decided again on what is
 * stored. The one thing that changes without a version are the settings of reminders when one falls due, so no entry is
 * used from shortly before that moment on.
 */
import { RecentMap } from '../core/async.js';
import { versionAfter } from '../tutor/storage.js';
/** Learners in the cache at most: some kilobytes each. */
const LEARNERS = 5000;
/** Milliseconds before a reminder is due from which the settings are loaded again: other machines' clocks differ. */
const CLOCKS_DIFFER = 60_000;
/** `clock`: epoch milliseconds, the one that reminders go by. */
export function cachedStorage(storage, clock) {
    const entries = new RecentMap(LEARNERS);
    const valid = (learner) => {
        const entry = entries.get(learner);
        if (entry === undefined)
            return null;
        const { nextAt } = entry.reminders ?? { nextAt: null };
        return nextAt === null || clock() < nextAt - CLOCKS_DIFFER ? entry : null;
    };
    /** Dropped first: whatever becomes of the change, the entry is not what is stored. */
    async function commit(change) {
        const { id } = change.learner;
        const before = entries.get(id);
        entries.delete(id);
        const outcome = await storage.commit(change);
        if (outcome === 'committed' && before?.version === change.version)
            entries.set(id, after(before, change));
        return outcome;
    }
    return {
        ...storage,
        commit,
        async load(id, lesson) {
            const entry = valid(id);
            const progress = entry && progressIn(entry, lesson);
            if (entry !== null && progress !== undefined)
                return { ...loadedOf(entry), progress };
            const loaded = await storage.load(id, lesson);
            entries.set(id, withLoaded(entry, loaded, lesson));
            return loaded;
        },
        async loadCard(id, lesson, step) {
            const entry = valid(id);
            const key = cardKey({ lesson, step });
            const card = entry?.cards.get(key);
            if (card !== undefined)
                return card;
            return entry?.isWhole ? null : storage.loadCard(id, lesson, step);
        },
        async forget(id) {
            entries.delete(id);
            try {
                return await storage.forget(id);
            }
            finally {
                entries.delete(id);
            }
        },
    };
}
const cardKey = ({ lesson, step }) => `${lesson} ${step}`;
const loadedOf = ({ learner, version, reminders }) => ({ learner, version, reminders });
/** The progress in a lesson, or in the learner's own; undefined where it is not known. */
function progressIn({ learner, progress }, lesson) {
    const wanted = lesson ?? learner?.currentLesson;
    return wanted == null ? null : progress.get(wanted);
}
/** What is known after a load. What was known of the same version stays. */
function withLoaded(before, loaded, lesson) {
    const { learner, version, reminders, progress } = loaded;
    const isSame = before !== null && before.version === version;
    const wanted = lesson ?? learner?.currentLesson;
    return {
        learner,
        version,
        reminders,
        progress: new Map([...(isSame ? before.progress : []), ...(wanted == null ? [] : [[wanted, progress]])]),
        cards: isSame ? before.cards : new Map(),
        // Nobody has cards who is not stored.
        isWhole: learner === null || (isSame && before.isWhole),
    };
}
/** What was known goes over into what is known now: nobody else has it. */
function after({ progress: known, cards: rated, ...before }, change) {
    const { learner, progress, cards, reminders } = change;
    if (progress !== null)
        known.set(progress.lesson, progress);
    for (const card of cards)
        rated.set(cardKey(card), card);
    return {
        learner,
        version: versionAfter(change),
        // Only `enqueueDue` writes the last day, once there are settings.
        reminders: reminders === null ? before.reminders : { ...reminders, lastDay: (before.reminders ?? reminders).lastDay },
        progress: known,
        cards: rated,
        isWhole: before.isWhole,
    };
}
//# sourceMappingURL=cache.js.map