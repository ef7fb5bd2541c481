/** A database URL becomes a storage whose schema is up to date. The tables are the same on every engine. */
import { DUE_AHEAD } from '../review/due.ts';
import type { Change, CommitOutcome, Enqueued, Storage } from '../tutor/storage.ts';
import { answersTables } from './answers.ts';
import { clockTable } from './clock.ts';
import { eventsTable } from './events.ts';
import { classesTables } from './group/classes.ts';
import { noticesTable } from './group/notices.ts';
import { classResults } from './group/results.ts';
import { roundsTables } from './group/rounds.ts';
import { learnersTables } from './learners.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { openEngine, openUnchanged } from './open-engine.ts';
import { outboxTable } from './outbox.ts';
import { type Decide, type EnqueueRequest, planAt, remindersTable } from './reminders.ts';
import type { Engine } from './sql/engine.ts';
import { unreadTable } from './unread.ts';

/** A storage in this thread. */
export interface LocalStorage extends Storage {
  /** As `enqueueDue`, by another rule. */
  enqueue(request: EnqueueRequest, decide: Decide): Promise<Enqueued>;
}

/**
 * Opens the database (a missing SQLite file is made, with its folder) and brings its schema up to date.
 * Rejects with an `OperatorError` for whatever stands in the way: a bad URL, a place that cannot be written, a file
 * that is locked, damaged, no database, another program's or a newer version's; a server that is not there, does not
 * let us in, or is too old. So do the calls of the storage, for what the engine knows how to explain.
 */
export const openStorage = async (databaseUrl: string, access: 'write' | 'hold' = 'write'): Promise<LocalStorage> =>
  storageOn((await openEngine(databaseUrl, MIGRATIONS, access)).engine);

/**
 * Opens a database only to read it, and changes nothing. Rejects as `openStorage` does, and for a database that is not
 * there or has an older schema.
 */
export const openToRead = async (databaseUrl: string): Promise<LocalStorage> =>
  storageOn(await openUnchanged(databaseUrl));

function storageOn(engine: Engine): LocalStorage {
  const { read, write } = engine;
  const learners = learnersTables(engine);
  const answers = answersTables(engine);
  const events = eventsTable(engine);
  const reminders = remindersTable(engine);
  const outbox = outboxTable(engine);
  const rounds = roundsTables(engine);
  const notices = noticesTable(engine);
  const classes = classesTables(engine, notices);
  const results = classResults(engine);
  const clock = clockTable(engine);
  const unread = unreadTable(engine);

  /**
   * The event and the learner go first, since they decide whether the rest is written. The learner comes before what
   * belongs to them, so that two processes lock the same rows in the same order; who is second waits for the first to
   * commit, and then finds another version than was decided on.
   */
  async function commit(change: Change): Promise<CommitOutcome> {
    const undone = await engine.writeAtOnce([
      events.write(change),
      learners.write(change),
      ...learners.writeState(change),
      ...answers.write(change),
      ...reminders.write(change),
      ...unread.write(change),
      ...rounds.write(change),
      ...classes.write(change),
    ]);
    if (undone === null) return 'committed';
    // The event is the first of them, and what belongs to a round or a class the last: that has moved on.
    return undone === 0 ? 'duplicate' : 'overtaken';
  }

  return {
    load: (id, lesson) => read(() => learners.load(id, lesson)),
    loadCard: (id, lesson, step) => read(() => answers.loadCard(id, lesson, step)),
    loadReview: (id) =>
      read(function* () {
        return { cards: yield* answers.loadCards(id), reminders: yield* reminders.load(id) };
      }),
    loadAll: (id) =>
      read(function* () {
        const { learner } = yield* learners.load(id);
        return {
          learner,
          progress: yield* learners.loadProgress(id),
          attempts: yield* answers.loadAttempts(id),
          cards: yield* answers.loadCards(id),
          reviews: yield* answers.loadReviews(id),
          reminders: yield* reminders.load(id),
          rounds: yield* rounds.loadRecords(id),
          classes: yield* classes.loadRecords(id),
        };
      }),
    loadRun: (id) => read(() => learners.loadRun(id)),
    loadDraft: (id, form) => read(() => learners.loadDraft(id, form)),
    loadDrafts: (id) => read(() => learners.loadDrafts(id)),
    replyTo: events.replyTo,
    takeOver: events.takeOver,
    commit,
    forget: (id) => write(() => learners.forget(id)),
    loadRound: (round, id) => read(() => rounds.load(round, id)),
    roundIn: (room) => read(() => rounds.loadOpen(room)),
    timetablesIn: (room) => read(() => rounds.loadTimetables(room)),
    loadPlay: (round) => read(() => rounds.loadPlay(round)),
    loadClass: (id, learner) => read(() => classes.load(id, learner)),
    classIn: (room, learner) => read(() => classes.loadIn(room, learner)),
    classesOf: (learner) => read(() => classes.loadOf(learner)),
    membersOf: (id) => read(() => classes.loadMembers(id)),
    resultsIn: (id, lesson) => read(() => results.load(id, lesson)),
    answersIn: (id, lesson, after) => read(() => results.loadAnswers(id, lesson, after)),
    allClasses: () => read(classes.loadAll),
    claimNotices: (request) => notices.claim(request, classes.loadClass),
    resolveNotice: notices.resolve,
    forgetClasses: async (before) => (await classes.forget(before)) + (await notices.forget(before)),
    holdRounds: rounds.hold,
    hasRounds: (platforms) => read(() => rounds.goOn(platforms)),
    standingOf: (round, place) => read(() => rounds.standing(round, place)),
    saveRound: rounds.save,
    doubtRound: rounds.doubt,
    releaseRounds: rounds.release,
    dueTimetables: (now) => read(() => rounds.dueTimetables(now)),
    openByTimetable: rounds.openByTimetable,
    forgetRounds: rounds.forget,
    enqueue: reminders.enqueue,
    enqueueDue: (now, limit) => reminders.enqueue({ now, dueBy: now + DUE_AHEAD, limit }, planAt(now)),
    claimReminders: outbox.claim,
    resolveReminder: outbox.resolve,
    releaseReminders: outbox.release,
    reminderBacklog: outbox.backlog,
    forgetEvents: async (before) => (await events.forget(before)) + (await learners.forgetRecent(before)),
    forgetReminders: outbox.forget,
    forgetOld: learners.forgetOld,
    forgetUnread: unread.forget,
    mostUnread: (limit) => read(() => unread.most(limit)),
    lastSeen: () => read(clock.lastSeen),
    see: (moment) => write(() => clock.see(moment)),
    close: () => engine.close(),
  };
}
