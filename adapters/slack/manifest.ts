/**
 * All that the app is called upon with and asks Slack for. `manifest.json` tells Slack the same: a test holds it to
 * `writeManifest`.
 *
 * Slack's own commands (`/remind`, `/search`, `/open`, `/status` …) cannot be had, and of two apps with one command in
 * a workspace the newer one gets it. So everything can be typed in the direct conversation and behind a mention, too.
 */
import type { Command } from '../../src/tutor/ports.ts';

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

/** The whole app, as Slack's page "Create New App", "From a manifest" takes it. */
export const writeManifest = (commands: readonly Command[]) => ({
  display_information: {
    name: 'Nibble',
    description: 'Lessons in bites: questions, code that really runs, cookies you can watch.',
    background_color: '#4a3b2a',
  },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
    bot_user: { display_name: 'Nibble', always_online: true },
    shortcuts: commands
      .filter(({ kind }) => kind === 'message')
      .map(({ title, description }) => ({ name: title, type: 'message', callback_id: CHECK_SHORTCUT, description })),
    slash_commands: commands
      .filter(({ kind }) => kind === 'slash')
      .map(({ name, description, argument, takesPeople = false }) => ({
        command: `/${name}`,
        description,
        ...(argument === '' ? {} : { usage_hint: argument }),
        // Only then does a mention come with the account.
        should_escape: takesPeople,
      })),
  },
  oauth_config: { scopes: { bot: Object.keys(SCOPES) } },
  settings: {
    event_subscriptions: { bot_events: [...EVENTS] },
    interactivity: { is_enabled: true },
    org_deploy_enabled: false,
    socket_mode_enabled: true,
    token_rotation_enabled: false,
  },
});
