/**
 * Takes one platform's reminders out of the outbox and sends them, no faster than the platform likes. There is one
 * round at a time; a round ends when nothing waits, or when the platform asks for rest or fails several times in a row.
 */
import { command } from '../core/event.ts';
import { hashText } from '../core/hash-text.ts';
import type { Log } from '../log.ts';
import { MAX_LATENESS, stillWanted } from '../review/reminder-times.ts';
import type { Platform, Reminded, ReminderWriter } from '../tutor/ports.ts';
import type { Claim, LearnerStorage, ReminderOutcome, ReminderStorage } from '../tutor/storage.ts';
import type { ReminderLimits } from './limits.ts';

export interface WorkerParts {
  /** The platform's name: `discord`, `slack`. */
  readonly name: string;
  readonly platform: Platform;
  readonly tutor: ReminderWriter;
  readonly storage: Pick<LearnerStorage, 'load'> &
    Pick<ReminderStorage, 'claimReminders' | 'resolveReminder' | 'releaseReminders'>;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly limits: ReminderLimits;
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

interface Sent {
  readonly outcome: ReminderOutcome;
  /** When the platform wants to be asked again, epoch milliseconds; null when it did not say. */
  readonly restUntil: number | null;
}

/**
 * Has the tutor write the message and the platform send it. The settings are read again first: the learner may have
 * switched reminders off, or the quiet hours may have begun, since the reminder was queued. When the process is
 * stopping, nothing more is given to the platform, and the reminder is free for another one at once.
 */
async function sendReminder(parts: WorkerParts, claim: Claim, isStopping: () => boolean): Promise<Sent> {
  const { platform, tutor, storage, clock } = parts;
  const { reminders } = await storage.load(claim.learner);
  const isLate = clock() - claim.dueAt > MAX_LATENESS;
  if (reminders === null || !stillWanted(reminders, claim.dueAt, clock())) {
    return over({ kind: isLate ? 'given-up' : 'dropped' });
  }
  // The number of the try keeps this apart from an earlier one that was answered but could not be sent.
  const id = `${messageName(claim)}:${claim.tries}`;
  const reply = await tutor.handle({ id, learner: claim.learner, ...command('remind') });
  if (reply === null || reply.blocks.length === 0) return over({ kind: 'dropped' });
  // A process that was frozen meanwhile no longer holds its claim: another one sends it.
  if (clock() >= claim.until || isStopping()) return over({ kind: 'later', at: clock() });
  const result = await platform.deliver(claim.learner, reply.blocks, messageName(claim));
  if (result.kind !== 'later') {
    await tellTutor(parts, { id: `${id}:${result.kind}`, learner: claim.learner, written: id, result: result.kind });
    return over(result);
  }
  const restUntil = result.wait === null ? null : clock() + result.wait;
  return { outcome: laterOrNever(parts, claim, restUntil), restUntil };
}

/** The claim is to be tried again; after the reminder's last moment it is given up instead. */
function laterOrNever({ clock, limits }: WorkerParts, claim: Claim, restUntil: number | null): ReminderOutcome {
  const at = restUntil ?? clock() + backoff(claim, limits);
  return at > claim.dueAt + MAX_LATENESS ? { kind: 'given-up' } : { kind: 'later', at };
}

/**
 * How long to wait after a failure that named no time, in milliseconds. It doubles with each try, up to the most, and
 * is then shortened by up to a half that the learner's id decides: so that what failed together does not come back
 * together.
 */
function backoff({ learner, tries }: Claim, { firstWait, mostWait }: ReminderLimits): number {
  const whole = Math.min(mostWait, firstWait * 2 ** Math.max(0, tries - 1));
  return Math.round(whole * (1 - (hashText(`${learner} ${tries}`) % 1000) / 2000));
}

/** Never rejects: a reminder that was sent must not be sent again because of this. */
async function tellTutor({ tutor, log }: WorkerParts, reminded: Reminded): Promise<void> {
  const { written: event, result } = reminded;
  await tutor.reminded(reminded).catch((error: unknown) => {
    log.error('what became of a reminder could not be remembered', { event, result, error });
  });
}

const over = (outcome: ReminderOutcome): Sent => ({ outcome, restUntil: null });

/**
 * Names the message to the platform and in the log, the same for every try, so that it is sent once where the platform
 * can do that.
 */
const messageName = ({ learner, day }: Claim): string => `reminder:${learner}:${day}`;
