/**
 * The learner's version once a change is committed. A new learner begins with the time, so that no version comes again.
 */
export const versionAfter = ({ version, at }) => version === 0 ? at : version + 1;
/**
 * Every call, by the name that metrics know it by. What passes calls on (to another thread, past a stopwatch) is made
 * from this list, so a call that is missing here does not compile.
 */
export const STORAGE_CALLS = {
    load: 'load',
    loadCard: 'load-card',
    loadReview: 'load-review',
    loadAll: 'load-all',
    loadRun: 'load-run',
    loadDraft: 'load-draft',
    loadDrafts: 'load-drafts',
    replyTo: 'reply-to',
    takeOver: 'take-over',
    commit: 'commit',
    forget: 'forget',
    enqueueDue: 'enqueue-due',
    claimReminders: 'claim-reminders',
    resolveReminder: 'resolve-reminder',
    releaseReminders: 'release-reminders',
    reminderBacklog: 'reminder-backlog',
    forgetEvents: 'forget-events',
    forgetReminders: 'forget-reminders',
    forgetOld: 'forget-old',
    close: 'close',
};
/** A storage whose calls are all made by `callOf`. */
export function storageOf(callOf) {
    const names = Object.keys(STORAGE_CALLS);
    return Object.fromEntries(names.map((name) => [name, callOf(name)]));
}
//# sourceMappingURL=storage.js.map