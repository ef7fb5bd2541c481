/** How fast reminders are found and sent, in one place. Times are milliseconds. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;

export interface ReminderLimits {
  /** Learners taken in one transaction: few enough that a learner's answer does not wait for it. */
  readonly enqueueBatch: number;
  /** Reminders claimed at a time, and so at most this many on their way at once. */
  readonly claimBatch: number;
  /** How long a claim holds: well above what sending a batch takes, since nobody else sends it meanwhile. */
  readonly claimFor: number;
  /** The least time between two messages, by platform. */
  readonly gap: Readonly<Record<string, number>>;
  /** The first wait after a failure that named none; it doubles each time up to the most. */
  readonly firstWait: number;
  readonly mostWait: number;
  /** So many failures in a row end a round: the platform is down, and the others would fail as well. */
  readonly failuresInARow: number;
}

export const REMINDER_LIMITS: ReminderLimits = {
  enqueueBatch: 500,
  claimBatch: 20,
  claimFor: 2 * MINUTE,
  // Discord's adapter leaves ten of a bot's fifty requests a second to reminders, and a direct message may be two.
  // Slack takes a few hundred messages a minute from an app in a workspace.
  gap: { discord: 200, slack: 300 },
  firstWait: 30 * SECOND,
  mostWait: 15 * MINUTE,
  failuresInARow: 3,
};
