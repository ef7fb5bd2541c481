/** Sends one reminder that this process has claimed. */
import { command } from '../core/event.ts';
import { hashText } from '../core/hash-text.ts';
import type { Log } from '../log.ts';
import { MAX_LATENESS, stillWanted } from '../review/index.ts';
import type { Platform, Reminded, ReminderWriter } from '../tutor/ports.ts';
import type { Claim, LearnerStorage, ReminderOutcome } from '../tutor/storage.ts';
import type { ReminderLimits } from './limits.ts';

export interface SendParts {
  readonly platform: Platform;
  readonly tutor: ReminderWriter;
  readonly storage: Pick<LearnerStorage, 'load'>;
  readonly log: Log;
  readonly clock: () => number;
  readonly limits: ReminderLimits;
}

export interface Sent {
  readonly outcome: ReminderOutcome;
  /** When the platform wants to be asked again, epoch milliseconds; null when it did not say. */
  readonly restUntil: number | null;
}

/**
 * Has the tutor write the message and the platform send it. The settings are read again first: the learner may have
 * switched reminders off, or the quiet hours may have begun, since the reminder was queued. When the process is stopping,
 * nothing more is given to the platform, and the reminder is free for another one at once.
 */
export async function sendReminder(parts: SendParts, claim: Claim, isStopping: () => boolean): Promise<Sent> {
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
export function laterOrNever({ clock, limits }: SendParts, claim: Claim, restUntil: number | null): ReminderOutcome {
  const at = restUntil ?? clock() + backoff(claim, limits);
  return at > claim.dueAt + MAX_LATENESS ? { kind: 'given-up' } : { kind: 'later', at };
}

/**
 * How long to wait after a failure that named no time, in milliseconds. It doubles with each try, up to the most, and is
 * then shortened by up to a half that the learner's id decides: so that what failed together does not come back together.
 */
function backoff({ learner, tries }: Claim, { firstWait, mostWait }: ReminderLimits): number {
  const whole = Math.min(mostWait, firstWait * 2 ** Math.max(0, tries - 1));
  return Math.round(whole * (1 - (hashText(`${learner} ${tries}`) % 1000) / 2000));
}

/** Never rejects: a reminder that was sent must not be sent again because of this. */
async function tellTutor({ tutor, log }: SendParts, reminded: Reminded): Promise<void> {
  const { written: event, result } = reminded;
  await tutor.reminded(reminded).catch((error: unknown) => {
    log.error('what became of a reminder could not be remembered', { event, result, error });
  });
}

const over = (outcome: ReminderOutcome): Sent => ({ outcome, restUntil: null });

/**
 * Names the message to the platform and in the log, the same for every try, so that it is sent once where the platform can
 * do that.
 */
export const messageName = ({ learner, day }: Claim): string => `reminder:${learner}:${day}`;
