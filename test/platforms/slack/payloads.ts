/** What Slack sends when a person does something: commands, presses, submissions, typed messages. */
import type { Control, View } from './block-schema.ts';
import { BOT, type OpenView, type StoredMessage, TEAM, type Workspace } from './workspace.ts';

type Payload = Readonly<Record<string, unknown>>;

/** One person in one conversation. */
export interface Person {
  readonly user: string;
  readonly channel: string;
}

export interface PayloadContext {
  readonly workspace: Workspace;
  /** Base address of the response URLs. */
  readonly responseUrls: string;
}

const team = { id: TEAM, domain: 'local' };
const common = { token: 'legacy-verification', api_app_id: BOT.app_id };

/** `/lesson cookies`, typed in a conversation. */
export function commandPayload({ user, channel }: Person, typed: string, context: PayloadContext): Payload {
  const [command = '', ...rest] = typed.split(' ');
  return {
    ...common,
    command,
    text: escapeText(rest.join(' ')),
    team_id: TEAM,
    team_domain: 'local',
    channel_id: channel,
    channel_name: channel.startsWith('D') ? 'directmessage' : 'general',
    user_id: user,
    user_name: user.toLowerCase(),
    is_enterprise_install: 'false',
    response_url: issueUrl({ user, channel }, null, context),
    trigger_id: context.workspace.issueTrigger(user),
  };
}

/** A button or menu entry of a message. An ephemeral message is not sent along. */
export function pressPayload(
  { user }: Person,
  pressed: {
    readonly message: StoredMessage;
    readonly blockId: string;
    readonly control: Control;
    readonly value: string;
  },
  context: PayloadContext,
): Payload {
  const { message } = pressed;
  const isEphemeral = message.onlyFor !== null;
  const { channel } = message;
  return {
    ...common,
    type: 'block_actions',
    user: { id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: TEAM },
    team,
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: channel, name: channel.startsWith('D') ? 'directmessage' : 'general' },
    container: { type: 'message', message_ts: message.ts, channel_id: channel, is_ephemeral: isEphemeral },
    ...(isEphemeral
      ? {}
      : {
          message: {
            type: 'message',
            subtype: 'bot_message',
            user: BOT.user_id,
            bot_id: BOT.bot_id,
            ts: message.ts,
            text: message.text,
            blocks: message.blocks,
          },
        }),
    state: { values: {} },
    response_url: issueUrl({ user, channel }, message, context),
    trigger_id: context.workspace.issueTrigger(user),
    actions: [pressedAction(pressed, context)],
  };
}

function pressedAction(
  { blockId, control, value }: { readonly blockId: string; readonly control: Control; readonly value: string },
  { workspace }: PayloadContext,
): Payload {
  const action = {
    type: control.type,
    block_id: blockId,
    action_id: control.action_id,
    action_ts: `${workspace.next()}`,
  };
  if (control.type === 'button') return { ...action, text: control.text, value: control.value };
  return { ...action, selected_option: control.options.find((option) => option.value === value) };
}

/** The submit button of a modal. */
export function submissionPayload(
  { user, id, view }: OpenView,
  values: Readonly<Record<string, string>>,
  { workspace }: PayloadContext,
): Payload {
  return {
    ...common,
    type: 'view_submission',
    user: { id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: TEAM },
    team,
    enterprise: null,
    is_enterprise_install: false,
    trigger_id: workspace.issueTrigger(user),
    response_urls: [],
    view: { id, team_id: TEAM, app_id: BOT.app_id, hash: 'h', ...view, state: { values: stateOf(view, values) } },
  };
}

function stateOf(view: View, values: Readonly<Record<string, string>>): object {
  return Object.fromEntries(
    view.blocks.flatMap((block) => {
      if (block.type !== 'input') return [];
      const { type, action_id } = block.element;
      const value = values[block.block_id ?? ''] ?? '';
      return [[block.block_id ?? '', { [action_id]: { type, value: value === '' ? null : value } }]];
    }),
  );
}

/** A message in a conversation: a person's, or, which Slack reports as well, the bot's own. */
export function messageEvent(
  { channel, user, ts }: { readonly channel: string; readonly user: string; readonly ts: string },
  typed: string,
  eventId: string,
): Payload {
  const isBot = user === BOT.user_id;
  return {
    ...common,
    type: 'event_callback',
    team_id: TEAM,
    event_id: eventId,
    event_time: 1_700_000_000,
    authorizations: [
      { enterprise_id: null, team_id: TEAM, user_id: BOT.user_id, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event: {
      type: 'message',
      channel,
      channel_type: channel.startsWith('D') ? 'im' : 'channel',
      user,
      text: linkify(escapeText(typed)),
      ts,
      event_ts: ts,
      team: TEAM,
      ...(isBot ? { bot_id: BOT.bot_id, app_id: BOT.app_id } : { client_msg_id: `message-${ts}` }),
    },
  };
}

/** Slack escapes these three in whatever a person types … */
const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** … and turns addresses into links. */
const linkify = (text: string): string => text.replace(/https?:\/\/[^\s"'`)]+/g, (url) => `<${url}>`);

const issueUrl = ({ user, channel }: Person, original: StoredMessage | null, context: PayloadContext): string =>
  `${context.responseUrls}/${context.workspace.issueResponseUrl(user, channel, original)}`;
