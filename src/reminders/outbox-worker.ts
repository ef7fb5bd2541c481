/**
 * Takes one platform's reminders out of the outbox and sends them, no faster than the platform likes. There is one
 * round at a time; a round ends when nothing waits, or when the platform asks for rest or fails several times in a row.
 */
import type { Claim, ReminderOutcome, ReminderStorage } from '../tutor/storage.ts';
import { laterOrNever, messageName, type SendParts, type Sent, sendReminder } from './send-reminder.ts';

export interface WorkerParts extends SendParts {
  /** The platform's name: `discord`, `slack`. */
  readonly name: string;
  readonly storage: SendParts['storage'] &
    Pick<ReminderStorage, 'claimReminders' | 'resolveReminder' | 'releaseReminders'>;
  /** Resolves so many milliseconds later. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

export interface OutboxWorker {
  /** Begins a round unless one is under way; resolves when it is over. Never rejects. */
  deliver(): Promise<void>;
  /** Hands back what is not on its way yet, and ends the round after what is. */
  stop(): Promise<void>;
}

type Tally = Partial<Record<ReminderOutcome['kind'], number>>;

export function createOutboxWorker(parts: WorkerParts): OutboxWorker {
  const { name, storage, clock, log, limits } = parts;
  let round: Promise<void> | null = null;
  let restUntil = 0;
  let failures = 0;
  let stopped = false;
  const mayGoOn = (): boolean => !stopped && clock() >= restUntil && failures < limits.failuresInARow;

  async function deliverAll(): Promise<void> {
    failures = 0;
    const tally: Tally = {};
    while (mayGoOn()) {
      const now = clock();
      const claims = await storage.claimReminders({
        platform: name,
        limit: limits.claimBatch,
        now,
        until: now + limits.claimFor,
      });
      if (claims.length === 0) break;
      await deliverBatch(claims, tally);
    }
    if (Object.keys(tally).length > 0) log.info('delivered reminders', { platform: name, ...tally });
  }

  async function deliverBatch(claims: readonly Claim[], tally: Tally): Promise<void> {
    const onTheirWay: Promise<void>[] = [];
    for (const claim of claims) {
      if (onTheirWay.length > 0) await parts.wait(limits.gap[name] ?? 0);
      if (!mayGoOn()) break;
      onTheirWay.push(deliverOne(claim, tally));
    }
    const untouched = claims.slice(onTheirWay.length);
    // At once: what is on its way here is no reason for another process to wait.
    const released = untouched.length > 0 ? storage.releaseReminders(untouched, clock()) : undefined;
    await Promise.all([released, ...onTheirWay]);
  }

  async function deliverOne(claim: Claim, tally: Tally): Promise<void> {
    const { outcome, restUntil: asked } = await sendReminder(parts, claim, () => stopped).catch((error) =>
      failed(claim, error),
    );
    restUntil = Math.max(restUntil, asked ?? 0);
    failures = outcome.kind === 'later' ? failures + 1 : 0;
    tally[outcome.kind] = (tally[outcome.kind] ?? 0) + 1;
    const isOurs = await storage.resolveReminder(claim, outcome, clock());
    if (isOurs) return;
    log.warn('a reminder was claimed by another process while it was being sent', { message: messageName(claim) });
  }

  function failed(claim: Claim, error: unknown): Sent {
    log.error('a reminder could not be written', { message: messageName(claim), error });
    return { outcome: laterOrNever(parts, claim, null), restUntil: null };
  }

  return {
    deliver() {
      round ??= deliverAll()
        .catch((error: unknown) => log.error('delivering reminders failed', { platform: name, error }))
        .finally(() => {
          round = null;
        });
      return round;
    },
    async stop() {
      stopped = true;
      await round;
    },
  };
}
