/** What Slack sends when a user does something: commands, presses, submissions, messages. */
import type { Control, Input, View } from './block-schema.ts';
import type { OpenView, StoredFile } from './stores.ts';
import { BOT, type StoredMessage, TEAM, type Workspace } from './workspace.ts';

type Payload = Readonly<Record<string, unknown>>;

/** One person in one conversation. */
export interface Person {
  readonly user: string;
  readonly channel: string;
}

export interface PayloadContext {
  readonly workspace: Workspace;
  /** The local Slack's address. */
  readonly address: string;
}

const team = { id: TEAM, domain: 'local' };
const common = { token: 'legacy-verification', api_app_id: BOT.app_id };

/** `/lesson cookies`, typed in a conversation. */
export function commandPayload({ user, channel }: Person, typed: string, context: PayloadContext): Payload {
  const [command = '', ...rest] = typed.split(' ');
  return {
    ...common,
    command,
    text: withMentions(escapeText(rest.join(' ')), context),
    team_id: TEAM,
    team_domain: 'local',
    channel_id: channel,
    channel_name: channel.startsWith('D') ? 'directmessage' : 'general',
    user_id: user,
    user_name: nameOf(user, context),
    is_enterprise_install: 'false',
    response_url: issueUrl({ user, channel }, null, context),
    trigger_id: context.workspace.issueTrigger(user),
  };
}

const nameOf = (user: string, { workspace }: PayloadContext): string =>
  workspace.profileOf(user)?.name ?? user.toLowerCase();

const teamOf = (user: string, { workspace }: PayloadContext): string => workspace.profileOf(user)?.team ?? TEAM;

const personFields = (user: string, context: PayloadContext): Payload => ({
  user: { id: user, username: user.toLowerCase(), name: nameOf(user, context), team_id: teamOf(user, context) },
  team,
  enterprise: null,
  is_enterprise_install: false,
});

const channelFields = (channel: string): Payload => ({
  channel: { id: channel, name: channel.startsWith('D') ? 'directmessage' : 'general' },
});

/** A control, and the value that was picked in a menu. */
export interface PressedControl {
  readonly blockId: string;
  readonly control: Control;
  readonly value: string;
}

/** A button or menu entry of a message. An ephemeral message is not sent along. */
export function pressPayload(
  { user }: Person,
  message: StoredMessage,
  pressed: PressedControl,
  context: PayloadContext,
): Payload {
  const isEphemeral = message.onlyFor !== null;
  const { channel } = message;
  return {
    ...common,
    type: 'block_actions',
    ...personFields(user, context),
    ...channelFields(channel),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel,
      is_ephemeral: isEphemeral,
      ...threadFields(message),
    },
    ...(isEphemeral ? {} : { message: { ...messageFields(message), subtype: 'bot_message' } }),
    state: { values: {} },
    response_url: issueUrl({ user, channel }, message, context),
    trigger_id: context.workspace.issueTrigger(user),
    actions: [pressedAction(pressed, context)],
  };
}

/** A button or menu entry of the Home tab: without conversation and response URL. */
export function homePressPayload(home: OpenView, pressed: PressedControl, context: PayloadContext): Payload {
  return {
    ...common,
    type: 'block_actions',
    ...personFields(home.user, context),
    container: { type: 'view', view_id: home.id },
    view: { id: home.id, team_id: TEAM, app_id: BOT.app_id, hash: home.hash, ...home.view },
    trigger_id: context.workspace.issueTrigger(home.user),
    actions: [pressedAction(pressed, context)],
  };
}

/** A shortcut in the menu of a message. */
export function shortcutPayload(
  { user }: Person,
  message: StoredMessage,
  callbackId: string,
  context: PayloadContext,
): Payload {
  const { channel } = message;
  return {
    ...common,
    type: 'message_action',
    callback_id: callbackId,
    ...personFields(user, context),
    ...channelFields(channel),
    message: messageFields(message),
    message_ts: message.ts,
    response_url: issueUrl({ user, channel }, null, context),
    trigger_id: context.workspace.issueTrigger(user),
  };
}

const threadFields = ({ thread }: Pick<StoredMessage, 'thread'>): Payload =>
  thread === null ? {} : { thread_ts: thread };

const messageFields = ({ ts, text, blocks, author, fromBot, thread }: StoredMessage): Payload => ({
  type: 'message',
  ts,
  ...threadFields({ thread }),
  user: author,
  ...(fromBot ? { bot_id: BOT.bot_id, text, blocks } : compose(text)),
});

function pressedAction({ blockId, control, value }: PressedControl, { workspace }: PayloadContext): Payload {
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
  { user, id, hash, view }: OpenView,
  values: Readonly<Record<string, string>>,
  context: PayloadContext,
): Payload {
  return {
    ...common,
    type: 'view_submission',
    ...personFields(user, context),
    trigger_id: context.workspace.issueTrigger(user),
    response_urls: [],
    view: { id, team_id: TEAM, app_id: BOT.app_id, hash, ...view, state: { values: stateOf(view, values) } },
  };
}

function stateOf(view: View, values: Readonly<Record<string, string>>): object {
  return Object.fromEntries(
    view.blocks.flatMap((block) => {
      if (block.type !== 'input') return [];
      const value = values[block.block_id ?? ''] ?? '';
      return [[block.block_id ?? '', { [block.element.action_id]: inputState(block.element, value) }]];
    }),
  );
}

function inputState(element: Input, value: string): object {
  const { type } = element;
  if (type === 'plain_text_input') return { type, value: value === '' ? null : value };
  const picked = element.options.filter((option) => value.split(',').includes(option.value));
  return type === 'checkboxes' ? { type, selected_options: picked } : { type, selected_option: picked[0] ?? null };
}

/** A message in a conversation, of a user or of the bot itself: Slack reports both. */
export function messageEvent(
  { channel, author: user, ts, thread }: Pick<StoredMessage, 'channel' | 'author' | 'ts' | 'thread'>,
  typed: string,
  eventId: string,
  files: readonly object[] = [],
): Payload {
  const isBot = user === BOT.user_id;
  return envelope(eventId, {
    type: 'message',
    channel,
    channel_type: channel.startsWith('D') ? 'im' : 'channel',
    user,
    ...compose(typed),
    ts,
    event_ts: ts,
    team: TEAM,
    ...threadFields({ thread }),
    ...(files.length === 0 ? {} : { subtype: 'file_share', upload: false, files }),
    ...(isBot ? { bot_id: BOT.bot_id, app_id: BOT.app_id } : { client_msg_id: `message-${ts}` }),
  });
}

/** A message in a channel that begins with the bot's name. */
export const mentionEvent = (
  { channel, author: user, ts }: Pick<StoredMessage, 'channel' | 'author' | 'ts'>,
  typed: string,
  eventId: string,
): Payload =>
  envelope(eventId, {
    type: 'app_mention',
    channel,
    user,
    ts,
    event_ts: ts,
    team: TEAM,
    text: `<@${BOT.user_id}> ${compose(typed).text}`,
    client_msg_id: `message-${ts}`,
  });

/** Somebody looks at the app's Home or Messages tab. */
export const homeEvent = (user: string, tab: 'home' | 'messages', eventId: string): Payload =>
  envelope(eventId, { type: 'app_home_opened', user, channel: `D${user}`, tab, event_ts: '1700000000.000000' });

/** `tokens_revoked` or `app_uninstalled`. */
export const lifecycleEvent = (event: Payload, eventId: string): Payload => envelope(eventId, event);

const FILE_TYPES: Readonly<Record<string, string>> = { py: 'python', txt: 'text', jpg: 'jpg' };

/** A user's file, as messages carry it. */
export const fileFields = ({ id, name, bytes }: StoredFile, { address }: PayloadContext): object => ({
  id,
  name,
  title: name,
  mimetype: 'text/plain',
  filetype: FILE_TYPES[/\.(\w+)$/.exec(name)?.[1] ?? ''] ?? 'binary',
  mode: 'hosted',
  size: bytes.byteLength,
  url_private: `${address}/files/${id}`,
  url_private_download: `${address}/files/${id}/download`,
});

const envelope = (eventId: string, event: Payload): Payload => ({
  ...common,
  type: 'event_callback',
  team_id: TEAM,
  event_id: eventId,
  event_time: 1_700_000_000,
  authorizations: [
    { enterprise_id: null, team_id: TEAM, user_id: BOT.user_id, is_bot: true, is_enterprise_install: false },
  ],
  is_ext_shared_channel: false,
  event,
});

const issueUrl = ({ user, channel }: Person, original: StoredMessage | null, context: PayloadContext): string =>
  `${context.address}/respond/${context.workspace.issueResponseUrl(user, channel, original)}`;

export interface Composed {
  readonly text: string;
  readonly blocks: readonly { readonly type: string; readonly elements: readonly object[] }[];
}

/**
 * What Slack's message box makes of typed text: escaped text with links, and blocks with the code apart. All between
 * the fences is code: Slack knows no languages. In the text the line breaks beside code fences are missing; the blocks
 * have them.
 */
export function compose(typed: string): Composed {
  const parts = typed.split(/```\n?([\s\S]+?)\n?```/);
  const elements = parts.flatMap((part, index) => {
    const words = index % 2 === 1 ? part : part.replace(/^\n|\n$/g, '');
    if (words === '') return [];
    const type = index % 2 === 1 ? 'rich_text_preformatted' : 'rich_text_section';
    return [{ type, elements: [{ type: 'text', text: words }] }];
  });
  const text = parts.map((part, index) =>
    index % 2 === 1 ? `\`\`\`${escapeText(part)}\`\`\`` : linkify(escapeText(part)),
  );
  return { text: text.join(''), blocks: elements.length === 0 ? [] : [{ type: 'rich_text', elements }] };
}

/** As people pick others from the list that opens at an `@`: `@Ada` of somebody known becomes `<@U1|ada>`. */
const withMentions = (escaped: string, { workspace }: PayloadContext): string =>
  escaped.replace(/(?<!\S)@(\w+)/g, (typed, word: string) => {
    const user = workspace.userNamed(word);
    return user === null ? typed : `<@${user}|${word.toLowerCase()}>`;
  });

/** Slack escapes these three in whatever a user types … */
const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** … and turns addresses into links. */
const linkify = (text: string): string => text.replace(/https?:\/\/[^\s"'`)]+/g, (url) => `<${url}>`);
