/** An operation with rooms that do as they are told, for tests. */
import { type OpenOperation, openOperation } from '../../src/operation/open-operation.ts';
import type { Claim, Storage } from '../../src/tutor/storage.ts';

export const NOW = Date.UTC(2026, 0, 8, 12);

export const claim: Claim = { learner: 'discord:1', day: '2026-01-08', dueAt: NOW - 90_000, tries: 1, until: NOW };

export interface Asked {
  readonly status: number;
  readonly contentType: string | null;
  readonly text: string;
}

/** Opens one on any free port; `ask` gets a path from it. */
export async function openForTest() {
  const operation: OpenOperation = await openOperation({
    host: '127.0.0.1',
    port: 0,
    clock: () => NOW,
  });
  const ask = async (path: string, method = 'GET'): Promise<Asked> => {
    const response = await fetch(`http://127.0.0.1:${operation.port}${path}`, { method });
    return { status: response.status, contentType: response.headers.get('content-type'), text: await response.text() };
  };
  /** The value of each series of our own, by its name and labels. */
  const series = async (): Promise<Readonly<Record<string, number>>> => {
    const { text } = await ask('/metrics');
    const lines = text.split('\n').filter((line) => line.startsWith('nibble_'));
    return Object.fromEntries(
      lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
    );
  };
  return { operation, ask, series };
}

/** A storage in which nothing is, and everything that `more` says. */
export function emptyStorage(more: Partial<Storage> = {}): Storage {
  const nothing = { learner: null, version: 0, reminders: null, progress: null };
  const lists = { progress: [], attempts: [], cards: [], reviews: [], rounds: [], classes: [] };
  const everything = { learner: null, reminders: null, ...lists };
  return {
    load: async () => nothing,
    loadCard: async () => null,
    loadReview: async () => ({ cards: [], reminders: null }),
    loadAll: async () => ({ ...everything, drafts: [] }),
    loadRun: async () => null,
    loadDraft: async () => null,
    loadDrafts: async () => [],
    forget: async () => ({}),
    replyTo: async () => null,
    takeOver: async () => null,
    commit: async () => 'committed',
    forgetEvents: async () => 0,
    enqueueDue: async () => ({ taken: 0, queued: 0, troubles: [] }),
    claimReminders: async () => [],
    resolveReminder: async () => true,
    releaseReminders: async () => {},
    reminderBacklog: async () => ({ waiting: 0, oldestDueAt: null }),
    forgetReminders: async () => 0,
    loadRound: async () => null,
    roundIn: async () => null,
    timetablesIn: async () => [],
    loadPlay: async () => ({ players: [], answers: [] }),
    loadClass: async () => null,
    classIn: async () => null,
    classesOf: async () => [],
    allClasses: async () => [],
    resultsIn: async () => ({ members: [], steps: [] }),
    answersIn: async () => ({ answers: [], next: null }),
    membersOf: async () => [],
    claimNotices: async () => [],
    resolveNotice: async () => true,
    forgetClasses: async () => 0,
    holdRounds: async () => [],
    hasRounds: async () => false,
    standingOf: async () => ({ joined: 0, answered: 0 }),
    saveRound: async () => true,
    doubtRound: async () => {},
    releaseRounds: async () => {},
    dueTimetables: async () => [],
    openByTimetable: async () => true,
    forgetRounds: async () => 0,
    lastSeen: async () => null,
    see: async () => {},
    forgetOld: async () => ({ next: null, answers: 0, learners: 0 }),
    forgetUnread: async () => 0,
    mostUnread: async () => [],
    close: async () => {},
    ...more,
  };
}
