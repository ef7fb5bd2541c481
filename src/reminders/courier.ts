/**
 * Takes one platform's reminders out of the outbox and sends them, no faster than the platform likes. There is one
 * round at a time; a round ends when nothing waits, or when the platform asks for rest or fails several times in a row.
 */
import type { Claim, Outcome, Waiting } from './ports.ts';
import { laterOrNever, type SendParts, type Sent, sendReminder } from './send-reminder.ts';

export interface CourierParts extends SendParts {
  /** The platform's name: `discord`, `slack`. */
  readonly name: string;
  readonly outbox: Waiting;
  /** Resolves so many milliseconds later. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

export interface Courier {
  /** Begins a round unless one is under way; resolves when it is over. Never rejects. */
  deliver(): Promise<void>;
  /** Ends the round after what is on its way. */
  stop(): Promise<void>;
}

type Tally = Partial<Record<Outcome['kind'], number>>;

export function createCourier(parts: CourierParts): Courier {
  const { name, outbox, clock, log, limits } = parts;
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
      const claims = await outbox.claim({
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
      if (!mayGoOn()) break;
      if (onTheirWay.length > 0) await parts.wait(limits.gap[name] ?? 0);
      onTheirWay.push(deliverOne(claim, tally));
    }
    await Promise.all(onTheirWay);
    const untouched = claims.slice(onTheirWay.length);
    if (untouched.length > 0) await outbox.release(untouched, clock());
  }

  async function deliverOne(claim: Claim, tally: Tally): Promise<void> {
    const { outcome, restUntil: asked } = await sendReminder(parts, claim).catch((error) => failed(claim, error));
    restUntil = Math.max(restUntil, asked ?? 0);
    failures = outcome.kind === 'later' ? failures + 1 : 0;
    tally[outcome.kind] = (tally[outcome.kind] ?? 0) + 1;
    const isOurs = await outbox.settle(claim, outcome, clock());
    if (!isOurs) log.warn('a reminder was claimed by another process while it was being sent', { platform: name });
  }

  function failed(claim: Claim, error: unknown): Sent {
    log.error('a reminder could not be written', { platform: name, error });
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
