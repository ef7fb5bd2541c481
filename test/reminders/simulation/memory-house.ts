/** A store and an outbox in memory, as quick as they can be: a simulated year asks them some millions of times. */
import type { LearnerId } from '../../../src/core/intent.ts';
import type { Claim, Outbox } from '../../../src/reminders/ports.ts';
import type { Card } from '../../../src/review/index.ts';
import type { Store } from '../../../src/tutor/ports.ts';
import type { Reminders } from '../../../src/tutor/state.ts';

export interface Resident {
  readonly id: LearnerId;
  settings: Reminders;
  cards: Card[];
}

interface Row extends Omit<Claim, 'until'> {
  readonly platform: string;
  /** When it may be claimed; null once it is settled. */
  readyAt: number | null;
  tries: number;
  until: number;
}

export interface MemoryHouse {
  readonly outbox: Outbox;
  readonly store: Pick<Store, 'load'>;
}

export function memoryHouse(residents: readonly Resident[]): MemoryHouse {
  const byId = new Map(residents.map((resident) => [resident.id, resident]));
  const rows = new Map<string, Row>();
  const waiting = new Set<Row>();
  const nameOf = ({ learner, day }: Pick<Claim, 'learner' | 'day'>): string => `${learner} ${day}`;
  const held = (claim: Claim): Row | undefined => {
    const row = rows.get(nameOf(claim));
    return row !== undefined && row.readyAt !== null && row.tries === claim.tries ? row : undefined;
  };

  const outbox: Outbox = {
    async sweep({ now, dueBy, limit }, decide) {
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
    async claim({ platform, limit, now, until }) {
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
    async settle(claim, outcome) {
      const row = held(claim);
      if (row === undefined) return false;
      row.readyAt = outcome.kind === 'later' ? outcome.at : null;
      if (row.readyAt === null) waiting.delete(row);
      return true;
    },
    async release(claims, now) {
      for (const claim of claims) {
        const row = held(claim);
        if (row !== undefined) row.readyAt = now;
      }
    },
    async backlog() {
      return { waiting: waiting.size, oldestDueAt: [...waiting][0]?.dueAt ?? null };
    },
    async forgetOld(before) {
      const old = [...rows].filter(([, { dueAt }]) => dueAt < before);
      for (const [name, row] of old) {
        rows.delete(name);
        waiting.delete(row);
      }
      return old.length;
    },
  };
  const store: MemoryHouse['store'] = {
    async load(id) {
      const resident = byId.get(id);
      if (resident === undefined) return { learner: null, version: 0, reminders: null, progress: null };
      const learner = { id, currentLesson: null, review: null };
      return { learner, version: 1, reminders: resident.settings, progress: null };
    },
  };
  return { outbox, store };
}
