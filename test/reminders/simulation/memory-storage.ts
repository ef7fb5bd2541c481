/**
 * What reminders need of a storage, in memory, as quick as they can be: a simulated year asks them some millions of
 * times.
 */
import type { LearnerId } from '../../../src/core/event.ts';
import type { Card } from '../../../src/review/card.ts';
import { DUE_AHEAD } from '../../../src/review/due.ts';
import { planAt } from '../../../src/storage/reminders.ts';
import type { LocalStorage } from '../../../src/storage/storage.ts';
import type { Reminders } from '../../../src/tutor/state.ts';
import type { Claim, LearnerStorage, ReminderStorage, RetentionStorage } from '../../../src/tutor/storage.ts';

export interface Resident {
  readonly id: LearnerId;
  settings: Reminders;
  cards: Card[];
}

interface Row extends Omit<Claim, 'until'> {
  readonly platform: string;
  /** When it may be claimed; null once it is resolved. */
  readyAt: number | null;
  tries: number;
  until: number;
}

export type MemoryStorage = ReminderStorage &
  Pick<LearnerStorage, 'load'> &
  Pick<RetentionStorage, 'forgetReminders'> &
  Pick<LocalStorage, 'enqueue'>;

export function memoryStorage(residents: readonly Resident[]): MemoryStorage {
  const byId = new Map(residents.map((resident) => [resident.id, resident]));
  const rows = new Map<string, Row>();
  const waiting = new Set<Row>();
  const nameOf = ({ learner, day }: Pick<Claim, 'learner' | 'day'>): string => `${learner} ${day}`;
  const held = (claim: Claim): Row | undefined => {
    const row = rows.get(nameOf(claim));
    return row !== undefined && row.readyAt !== null && row.tries === claim.tries ? row : undefined;
  };

  return {
    async load(id) {
      const resident = byId.get(id);
      if (resident === undefined) return { learner: null, version: 0, reminders: null, progress: null };
      const learner = { id, currentLesson: null, review: null, lastEvent: null };
      return { learner, version: 1, reminders: resident.settings, progress: null };
    },
    async enqueueDue(now, limit) {
      return this.enqueue({ now, dueBy: now + DUE_AHEAD, limit }, planAt(now));
    },
    async enqueue({ now, dueBy, limit }, decide) {
      const due = residents.filter(({ settings: { nextAt } }) => nextAt !== null && nextAt <= now).slice(0, limit);
      let queued = 0;
      for (const resident of due) {
        const { id: learner, settings: before, cards } = resident;
        const { day, settings } = decide(
          before,
          cards.some((card) => card.due <= dueBy),
        );
        resident.settings = settings;
        if (day === null || rows.has(nameOf({ learner, day }))) continue;
        const dueAt = before.nextAt ?? now;
        const platform = learner.slice(0, learner.indexOf(':'));
        const row: Row = { learner, day, dueAt, platform, readyAt: dueAt, tries: 0, until: 0 };
        rows.set(nameOf(row), row);
        waiting.add(row);
        queued += 1;
      }
      return { taken: due.length, queued, troubles: [] };
    },
    async claimReminders({ platform, limit, now, until }) {
      const claims: Claim[] = [];
      for (const row of waiting) {
        if (claims.length === limit) break;
        if (row.platform !== platform || row.readyAt === null || row.readyAt > now) continue;
        Object.assign(row, { tries: row.tries + 1, until, readyAt: until });
        const { learner, day, dueAt, tries } = row;
        claims.push({ learner, day, dueAt, tries, until });
      }
      return claims;
    },
    async resolveReminder(claim, outcome) {
      const row = held(claim);
      if (row === undefined) return false;
      row.readyAt = outcome.kind === 'later' ? outcome.at : null;
      if (row.readyAt === null) waiting.delete(row);
      return true;
    },
    async releaseReminders(claims, now) {
      for (const claim of claims) {
        const row = held(claim);
        if (row !== undefined) row.readyAt = now;
      }
    },
    async reminderBacklog() {
      return { waiting: waiting.size, oldestDueAt: [...waiting][0]?.dueAt ?? null };
    },
    async forgetReminders(before) {
      const old = [...rows].filter(([, { dueAt }]) => dueAt < before);
      for (const [name, row] of old) {
        rows.delete(name);
        waiting.delete(row);
      }
      return old.length;
    },
  };
}
