/** What the app is called upon with, and what it may do; `manifest.json` tells Slack the same. */

/** The one to tell people of. */
export const COMMAND = '/lesson';
export const LAB_COMMAND = '/lab';

export const COMMANDS = [COMMAND, LAB_COMMAND] as const;

/** Events that Slack sends: messages in the direct conversation. */
export const EVENTS = ['message.im'] as const;

/**
 * `commands` for the slash commands, `chat:write` to answer, `im:history` for what is typed in the direct conversation, and
 * `im:write` to open one where a private answer cannot be given in a channel.
 */
export const SCOPES = ['chat:write', 'commands', 'im:history', 'im:write'] as const;
