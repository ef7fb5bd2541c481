/**
 * Draws a message as Discord's client does. The types are structural and have only what is drawn: messages of the
 * local Discord fit them, and payloads of an adapter.
 */
import { MessageFlags } from 'discord.js';
import { h } from 'hastscript';
import { levelHeadings, showAvatar, showTime, writeMoment } from '../parts.js';
import { showAttachment, showComponent } from './components.js';
import { showMarkdown } from './markdown.js';
const DISCORD_EPOCH = 1_420_070_400_000;
const DEFAULT_LEVEL = 3;
/**
 * An `<article data-message="id">` for a place inside an element of the class `discord`. Buttons carry `data-press`,
 * menus `data-choose`, each with the control's custom id; the button that dismisses a private message carries
 * `data-dismiss`.
 */
export function showDiscordMessage(message, context) {
    const { id, author } = message;
    const name = author.global_name ?? author.username;
    const at = writtenAt(message);
    const moment = at === null ? '' : writeMoment(at, context);
    const level = context.headingLevel ?? DEFAULT_LEVEL;
    const body = levelHeadings(h('div.body', showBody(message, name, context)), level + 1);
    const heading = [
        h(`h${level}`, h('span.name', name), author.bot === true ? h('span.tag', 'APP') : []),
        at === null ? [] : showTime(at, moment),
    ];
    const isPrivate = isEphemeral(message);
    return h('article.message', {
        dataMessage: id,
        ariaLabel: moment === '' ? name : `${name}, ${moment}`,
        className: [...(isPrivate ? ['ephemeral'] : []), ...(context.isContinued ? ['continued'] : [])],
    }, context.isContinued ? [] : [showAvatar(name), h('header', heading)], body, isPrivate ? showPrivacy(id) : []);
}
function showBody(message, name, context) {
    if (message.isThinking === true)
        return [showThinking(name)];
    const { content, components, attachments, flags, editedAt } = message;
    const isV2 = (flags & MessageFlags.IsComponentsV2) !== 0;
    return [
        ...(content === '' ? [] : [h('div.text', showMarkdown(content, context))]),
        // With Components V2 a file is shown only where a component names it.
        ...(isV2 ? [] : attachments.map((attachment) => showAttachment(attachment, context))),
        ...components.flatMap((component) => showComponent(component, context)),
        ...(editedAt == null ? [] : [h('p.edited', '(edited)')]),
    ];
}
const showThinking = (name) => h('p.thinking', h('span.dots', { ariaHidden: 'true' }, h('i'), h('i'), h('i')), `${name} is thinking…`);
const showPrivacy = (id) => h('p.privacy', 'Only you can see this • ', h('button.link', { type: 'button', dataDismiss: id }, 'Dismiss message'));
const isEphemeral = ({ flags, visibleTo }) => (flags & MessageFlags.Ephemeral) !== 0 || visibleTo != null;
/** Epoch milliseconds, with which a snowflake begins. */
function writtenAt({ id, timestamp }) {
    if (timestamp !== undefined)
        return timestamp;
    return /^\d{17,20}$/.test(id) ? Number(BigInt(id) >> 22n) + DISCORD_EPOCH : null;
}
//# sourceMappingURL=message.js.map