/** The door to both platforms' limits. */
export { discordFormLimits, discordLimits } from './discord/limits.ts';
export type { LimitUse } from './limit-use.ts';
export { slackLimits, slackViewLimits } from './slack/limits.ts';
