/**
 * All that the app is called upon with and asks Slack for; `manifest.json` tells Slack the same.
 *
 * Slack's own commands (`/remind`, `/search`, `/open`, `/status` …) cannot be had, and of two apps with one command in a
 * workspace the newer one gets it. So everything can be typed in the direct conversation and behind a mention, too.
 */

/** The shortcut on a message with a program in it. */
export const CHECK_SHORTCUT = 'check-code';

/** What Slack tells the app of. */
export const EVENTS = ['app_home_opened', 'app_mention', 'app_uninstalled', 'message.im', 'tokens_revoked'] as const;

/** What the app may do, and why. */
export const SCOPES: Readonly<Record<string, string>> = {
  'app_mentions:read': 'to be told when somebody mentions it in a channel',
  'chat:write': 'to answer',
  commands: 'for the slash commands and the shortcut on messages',
  'files:read': 'to read a program that is sent as a file',
  'files:write': 'to send pictures and files in the direct conversation',
  'im:history': 'to read what is typed in the direct conversation',
  'im:write': 'to open the direct conversation',
  'users:read': 'to know the time zone in a learner’s profile',
};
