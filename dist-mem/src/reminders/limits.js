/** How fast reminders are found and sent, in one place. Times are milliseconds. */
const SECOND = 1000;
const MINUTE = 60 * SECOND;
export const REMINDER_LIMITS = {
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
//# sourceMappingURL=limits.js.map