/** Who is due now, and what becomes of them: the outbox's sweep by the rules of reviewing. */
import { DUE_AHEAD, planReminder } from '../review/index.ts';
import type { Decide, Outbox, TakeDue } from './ports.ts';

/** Takes learners out of this outbox. It may run in another thread than the rest of this room. */
export const takeDueFrom =
  (outbox: Pick<Outbox, 'sweep'>): TakeDue =>
  (now, limit) =>
    outbox.sweep({ now, dueBy: now + DUE_AHEAD, limit }, decideAt(now));

/** A decision that throws is the outbox's to put off by a day and to report, so that one row stops nobody else. */
const decideAt =
  (now: number): Decide =>
  (settings, hasDueCards) => {
    const plan = planReminder(settings, hasDueCards, now);
    if (plan.kind === 'planned') return plan;
    throw new Error(`the time zone "${plan.zone}" of the reminder settings is none that this machine knows`);
  };
