import { BOT, TEAM } from './workspace.js';
const team = { id: TEAM, domain: 'local' };
const common = { token: 'legacy-verification', api_app_id: BOT.app_id };
/** `/lesson cookies`, typed in a conversation. */
export function commandPayload({ user, channel }, typed, context) {
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
const personFields = (user) => ({
    user: { id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: TEAM },
    team,
    enterprise: null,
    is_enterprise_install: false,
});
const channelFields = (channel) => ({
    channel: { id: channel, name: channel.startsWith('D') ? 'directmessage' : 'general' },
});
/** A button or menu entry of a message. An ephemeral message is not sent along. */
export function pressPayload({ user }, message, pressed, context) {
    const isEphemeral = message.onlyFor !== null;
    const { channel } = message;
    return {
        ...common,
        type: 'block_actions',
        ...personFields(user),
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
export function homePressPayload(home, pressed, context) {
    return {
        ...common,
        type: 'block_actions',
        ...personFields(home.user),
        container: { type: 'view', view_id: home.id },
        view: { id: home.id, team_id: TEAM, app_id: BOT.app_id, hash: home.hash, ...home.view },
        trigger_id: context.workspace.issueTrigger(home.user),
        actions: [pressedAction(pressed, context)],
    };
}
/** A shortcut in the menu of a message. */
export function shortcutPayload({ user }, message, callbackId, context) {
    const { channel } = message;
    return {
        ...common,
        type: 'message_action',
        callback_id: callbackId,
        ...personFields(user),
        ...channelFields(channel),
        message: messageFields(message),
        message_ts: message.ts,
        response_url: issueUrl({ user, channel }, null, context),
        trigger_id: context.workspace.issueTrigger(user),
    };
}
const threadFields = ({ thread }) => thread === null ? {} : { thread_ts: thread };
const messageFields = ({ ts, text, blocks, author, fromBot, thread }) => ({
    type: 'message',
    ts,
    ...threadFields({ thread }),
    user: author,
    ...(fromBot ? { bot_id: BOT.bot_id, text, blocks } : compose(text)),
});
function pressedAction({ blockId, control, value }, { workspace }) {
    const action = {
        type: control.type,
        block_id: blockId,
        action_id: control.action_id,
        action_ts: `${workspace.next()}`,
    };
    if (control.type === 'button')
        return { ...action, text: control.text, value: control.value };
    return { ...action, selected_option: control.options.find((option) => option.value === value) };
}
/** The submit button of a modal. */
export function submissionPayload({ user, id, hash, view }, values, { workspace }) {
    return {
        ...common,
        type: 'view_submission',
        ...personFields(user),
        trigger_id: workspace.issueTrigger(user),
        response_urls: [],
        view: { id, team_id: TEAM, app_id: BOT.app_id, hash, ...view, state: { values: stateOf(view, values) } },
    };
}
function stateOf(view, values) {
    return Object.fromEntries(view.blocks.flatMap((block) => {
        if (block.type !== 'input')
            return [];
        const value = values[block.block_id ?? ''] ?? '';
        return [[block.block_id ?? '', { [block.element.action_id]: inputState(block.element, value) }]];
    }));
}
function inputState(element, value) {
    const { type } = element;
    if (type === 'plain_text_input')
        return { type, value: value === '' ? null : value };
    const picked = element.options.filter((option) => value.split(',').includes(option.value));
    return type === 'checkboxes' ? { type, selected_options: picked } : { type, selected_option: picked[0] ?? null };
}
/** A message in a conversation, of a user or of the bot itself: Slack reports both. */
export function messageEvent({ channel, author: user, ts, thread }, typed, eventId, files = []) {
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
export const mentionEvent = ({ channel, author: user, ts }, typed, eventId) => envelope(eventId, {
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
export const homeEvent = (user, tab, eventId) => envelope(eventId, { type: 'app_home_opened', user, channel: `D${user}`, tab, event_ts: '1700000000.000000' });
/** `tokens_revoked` or `app_uninstalled`. */
export const lifecycleEvent = (event, eventId) => envelope(eventId, event);
const FILE_TYPES = { py: 'python', txt: 'text', jpg: 'jpg' };
/** A user's file, as messages carry it. */
export const fileFields = ({ id, name, bytes }, { address }) => ({
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
const envelope = (eventId, event) => ({
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
const issueUrl = ({ user, channel }, original, context) => `${context.address}/respond/${context.workspace.issueResponseUrl(user, channel, original)}`;
/**
 * What Slack's message box makes of typed text: escaped text with links, and blocks with the code apart. In the text
 * the line breaks beside code fences are missing; the blocks have them.
 */
export function compose(typed) {
    const parts = typed.split(/^```[a-z]*\n?([\s\S]*?)\n?```$/m);
    const elements = parts.flatMap((part, index) => {
        const words = index % 2 === 1 ? part : part.replace(/^\n|\n$/g, '');
        if (words === '')
            return [];
        const type = index % 2 === 1 ? 'rich_text_preformatted' : 'rich_text_section';
        return [{ type, elements: [{ type: 'text', text: words }] }];
    });
    const text = parts.map((part, index) => index % 2 === 1 ? `\`\`\`${escapeText(part)}\`\`\`` : linkify(escapeText(part)));
    return { text: text.join(''), blocks: elements.length === 0 ? [] : [{ type: 'rich_text', elements }] };
}
/** Slack escapes these three in whatever a user types … */
const escapeText = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
/** … and turns addresses into links. */
const linkify = (text) => text.replace(/https?:\/\/[^\s"'`)]+/g, (url) => `<${url}>`);
//# sourceMappingURL=payloads.js.map