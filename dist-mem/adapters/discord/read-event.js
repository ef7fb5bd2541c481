/** What Discord delivers → what the learner did. Pure: from the raw payloads of Discord's gateway. */
import { ApplicationCommandOptionType, ApplicationCommandType, ChannelType, ComponentType, InteractionContextType, InteractionType, MessageType, } from 'discord.js';
import { isProgramName } from '../shared/program-file.js';
import { readFields } from './forms.js';
import { readId } from './messages.js';
import { withoutEscapes } from './text.js';
/** The event of a command, a press or a submitted form; null for anything else, and for what another bot did. */
export function readInteraction(interaction) {
    const learner = learnerOf(interaction);
    const input = readInput(interaction);
    return learner === null || input === null ? null : { id: eventId(interaction.id), learner, ...input };
}
/**
 * The event of a message that a person wrote to the bot directly; null for every other message. `bot` is its account.
 */
export function readMessage(message, bot) {
    if (!isWrittenByPerson(message) || message.guild_id !== undefined)
        return null;
    return {
        id: eventId(message.id),
        learner: learnerId(message.author.id),
        kind: 'message',
        text: withoutEscapes(withoutName(message.content, bot)),
    };
}
/** Whether a message in a channel calls the bot by its name. */
export function isMention(message, bot) {
    const isCalled = new RegExp(`<@!?${bot}>`).test(message.content);
    return isWrittenByPerson(message) && message.guild_id !== undefined && isCalled;
}
const isWrittenByPerson = ({ author, type, webhook_id }) => author.bot !== true && webhook_id === undefined && (type === MessageType.Default || type === MessageType.Reply);
/** In the direct conversation the bot's name in front is a habit, and no part of an answer. */
const withoutName = (content, bot) => content.replace(new RegExp(`^\\s*<@!?${bot}>\\s*`), '');
/** What the learner has typed so far into the option that wants suggestions, and what is to be suggested there. */
export function readTyped({ data }, commands) {
    const known = commands.flatMap(({ options }) => options);
    for (const option of data.options) {
        if (option.type === ApplicationCommandOptionType.String && option.focused === true) {
            return { what: known.find(({ name }) => name === option.name)?.suggests ?? 'lessons', typed: option.value };
        }
    }
    return { what: 'lessons', typed: '' };
}
/** The program beside the message that "Check this code" was used on; null for every other interaction. */
export function programBeside(interaction) {
    const picked = interaction.type === InteractionType.ApplicationCommand ? pickedMessage(interaction.data) : null;
    return picked && findProgram(withForwarded(picked).flatMap(({ attachments = [] }) => attachments));
}
/** The one file that may be a program; null where there is none, or more than one. */
export function findProgram(attachments) {
    const [file, ...others] = attachments;
    return file !== undefined && others.length === 0 && isProgramName(file.filename) ? file : null;
}
/** The learner that an interaction comes from; null for other bots. In servers the account is inside the member. */
function learnerOf(interaction) {
    const account = interaction.member?.user ?? interaction.user;
    return account === undefined || account.bot === true ? null : learnerId(account.id);
}
/** Whether only the learner and the bot are there, so that answers need not be hidden from others. */
export function isDirect(interaction) {
    if (interaction.context !== undefined)
        return interaction.context === InteractionContextType.BotDM;
    return interaction.guild_id === undefined && interaction.channel?.type === ChannelType.DM;
}
/** Discord's own id of an account, back from the learner's id. */
export const accountOf = (learner) => learner.slice(PLATFORM.length);
const PLATFORM = 'discord:';
const learnerId = (account) => `${PLATFORM}${account}`;
const eventId = (snowflake) => `${PLATFORM}${snowflake}`;
function readInput(interaction) {
    switch (interaction.type) {
        case InteractionType.ApplicationCommand:
            return readCommand(interaction.data);
        case InteractionType.MessageComponent:
            return readPress(interaction.data);
        case InteractionType.ModalSubmit:
            return { kind: 'submit', action: readId(interaction.data.custom_id), fields: readFields(interaction.data) };
        default:
            return null;
    }
}
/** A command that this version does not have (Discord may keep an older one for a while) is the tutor's to answer. */
function readCommand(data) {
    if (data.type === ApplicationCommandType.ChatInput) {
        const given = (data.options ?? []).flatMap((option) => {
            const text = option.type === ApplicationCommandOptionType.String ? option.value.trim() : '';
            return text === '' ? [] : [[option.name, text]];
        });
        return { kind: 'command', name: data.name, options: Object.fromEntries(given) };
    }
    const picked = pickedMessage(data);
    if (picked === null)
        return { kind: 'command', name: 'help', options: {} };
    return { kind: 'command', name: 'check', options: { message: withoutEscapes(textOf(picked)) } };
}
/** The message that a command was used on; "Check this code" is the only one of that kind. */
function pickedMessage(data) {
    if (data.type !== ApplicationCommandType.Message)
        return null;
    return data.resolved.messages[data.target_id] ?? null;
}
/** A message, and those that are forwarded in it: it has no words of its own then. */
const withForwarded = (message) => [
    message,
    ...(message.message_snapshots ?? []).map((snapshot) => snapshot.message),
];
/** The words of any message. One of ours has none but in its components, one of another bot may have embeds. */
const textOf = (message) => withForwarded(message)
    .flatMap(({ content, components = [], embeds = [] }) => [
    content,
    ...components.flatMap(textsOf),
    ...embeds.flatMap(({ description = '', fields = [] }) => [description, ...fields.map(({ value }) => value)]),
])
    .filter((text) => text !== '')
    .join('\n');
function textsOf(component) {
    if (component.type === ComponentType.TextDisplay)
        return [component.content];
    if (component.type === ComponentType.Section)
        return component.components.map(({ content }) => content);
    return component.type === ComponentType.Container ? component.components.flatMap(textsOf) : [];
}
/** A menu's entry stands for itself: the menu that held it has no meaning of its own. */
function readPress(data) {
    const id = data.component_type === ComponentType.Button ? data.custom_id : data.values[0];
    return id === undefined ? null : { kind: 'press', action: readId(id) };
}
//# sourceMappingURL=read-event.js.map