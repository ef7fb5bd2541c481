/** What the app is called upon with, and what it may do; `manifest.json` tells Slack the same. */

export const COMMAND = '/lesson';

/** Events that Slack sends: messages in the direct conversation. */
export const EVENTS = ['message.im'] as const;

/**
 * `commands` for the slash command, `chat:write` to answer, `im:history` for what is typed in the direct conversation, and
 * `im:write` to open one where a private answer cannot be given in a channel.
 */
export const SCOPES = ['chat:write', 'commands', 'im:history', 'im:write'] as const;
