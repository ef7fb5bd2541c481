/** Discord on the page: draws the local Discord as a user sees it, and performs there what the visitor does. */
import { ApplicationCommandType } from 'discord.js';
import { h } from 'hastscript';
import { showDialog, showFrame, showLog, showTools, showWelcome } from './frame.js';
import { DrawCache, keep } from './live-updates.js';
import { collectRefusals, contentsOf, DONE, suggestMention, Unread, } from './platform-view.js';
import { readSession, writeSession } from './session.js';
import { showDiscordForm } from './show/discord/form.js';
import { discordLimits } from './show/discord/limits.js';
import { showDiscordMessage } from './show/discord/message.js';
import { showPayload } from './show/payload.js';
const GROUPS = [
    { label: 'Direct messages', places: [{ place: 'dm', label: 'Nibble', isApp: true }] },
    { label: 'Study hall', places: [{ place: 'server', label: '# general' }] },
];
export function createDiscordView(server, context) {
    const drawn = new DrawCache();
    const refusals = collectRefusals(server.requests, ({ method, path, status, refusal }) => status < 400 || status === 429
        ? null
        : { request: `${method} ${path}`, why: `${status} ${JSON.stringify(refusal)}` });
    const open = ({ person, place }) => server.session({ user: person.name, place });
    const unread = new Unread((written) => {
        const session = readSession('discord', written);
        const messages = session === null ? [] : open(session).messages();
        return messages.filter(({ author }) => author.bot === true).length;
    });
    return {
        show: (sessions) => {
            unread.see(writeSession(sessions.discord));
            const session = open(sessions.discord);
            const isDirect = sessions.discord.place === 'dm';
            const messages = session.messages().map((message) => showItem(session, message, drawn, context));
            const form = session.form();
            return showFrame({
                platform: 'discord',
                title: 'Discord',
                sessions,
                groups: GROUPS,
                topic: isDirect
                    ? [h('h3', '@ Nibble'), h('p', 'Only you and Nibble are here.')]
                    : [h('h3', '# general'), h('p', 'Everybody is here. Write @nibble to call the bot.')],
                body: showLog(isDirect ? 'Messages with Nibble' : 'Messages in general', messages.length > 0 ? messages : [welcome(isDirect)]),
                prompt: isDirect ? 'Message @Nibble' : 'Message #general',
                status: '',
                refusals: refusals(),
                unread: unread.of,
                form: form && showForm(form.id, form.modal, context),
            });
        },
        perform: (session, action) => perform(open(session), action),
        // Discord does not tell bots.
        visit: () => { },
        file: (path) => server.file(path),
        onChange: server.onChange,
    };
}
function showForm(id, modal, { now }) {
    const formId = `discord-form-${id}`;
    return showDialog(formId, showDiscordForm(modal, { now: now(), formId }));
}
const welcome = (isDirect) => isDirect
    ? showWelcome('This is where you and Nibble talk', 'Take a lesson here, in bites, as you would in Discord.')
    : showWelcome('This is a server with other people', 'What Nibble answers to your commands, only you can see.');
function showItem(session, message, drawn, context) {
    const { content, components, flags, isThinking, attachments, editedAt } = message;
    const inputs = [content, components, flags, isThinking, attachments, editedAt, context.day()];
    return drawn.of(message, inputs, () => {
        const nameOf = (id) => [session.user, session.bot].find((user) => user.id === id)?.username;
        const resolve = (url) => `/files/discord${new URL(url).pathname}`;
        const article = showDiscordMessage(message, {
            now: context.now(),
            zone: context.zone,
            resolve,
            nameOf,
            headingLevel: 4,
        });
        const payload = showPayload({ content, flags, components, attachments }, discordLimits(message));
        const isOfBot = message.author === session.bot;
        const tools = { canBeChecked: !isThinking && message.visibleTo === null, payload: isOfBot ? payload : null };
        return keep(`discord-${message.id}`, h('.item', showCommand(message), article, showTools(message.id, tools)));
    });
}
/** The command that the message answers: Discord shows it nowhere else. */
function showCommand({ causedBy, ...message }) {
    const isAnswer = causedBy?.original?.id === message.id;
    if (!isAnswer || causedBy.command === null)
        return [];
    return h('p.used', h('strong', causedBy.account.user.username), ' used ', h('code', causedBy.command));
}
/** @throws Error with a sentence for the visitor */
async function perform(session, action) {
    switch (action.type) {
        case 'write':
            return write(session, action.text, action.files);
        case 'press':
            return answered(session, await session.press(action.message, action.control));
        case 'choose':
            return answered(session, await session.choose(action.message, action.control, action.values));
        case 'submit':
            return answered(session, await session.submit(action.values));
        case 'close-form':
            session.closeForm();
            return DONE;
        case 'check':
            return check(session, action.message);
        case 'dismiss':
            session.dismiss(action.message);
            return DONE;
        case 'suggest':
            return { kind: 'suggestions', suggestions: await suggest(session, action.text) };
    }
}
async function write(session, text, files) {
    if (files.length === 0 && text.startsWith('/'))
        return answered(session, await session.command(text.trim()));
    if (files.length === 0 && text.trim() === '')
        throw new Error('Write something first.');
    await session.write(text, contentsOf(files));
    return DONE;
}
async function check(session, message) {
    const [command] = session.commands(ApplicationCommandType.Message);
    if (command === undefined)
        throw new Error('Nibble has no command for messages here.');
    return answered(session, await session.useOnMessage(command.name, message));
}
async function answered(session, interaction) {
    if (await session.isAnswered(interaction))
        return DONE;
    throw new Error('The application did not respond.');
}
/** Suggests commands, their options, what the bot suggests for an option, or the bot's name. */
async function suggest(session, text) {
    if (!text.startsWith('/'))
        return suggestMention(text);
    const commands = session.commands();
    if (!/\s/.test(text))
        return suggestCommands(commands, text.slice(1));
    const suggested = await session.suggest(text);
    if (suggested === null)
        return suggestOptions(commands, text);
    const { choices, focus } = suggested;
    return choices.map(({ name, value }) => ({ text: `${focus.before}${value}`, label: name, detail: focus.option }));
}
const suggestCommands = (commands, typed) => commands
    .filter(({ name }) => name.startsWith(typed.toLowerCase()))
    .map(({ name, description, options = [] }) => ({
    text: options.length === 0 ? `/${name}` : `/${name} `,
    label: `/${name}`,
    detail: description,
}));
/** The names of options that are still missing, of a command with several. */
function suggestOptions(commands, text) {
    const [, name] = /^\/(\S+)\s+(?:\S.*\s)?$/s.exec(text) ?? [];
    const { options = [] } = commands.find((command) => command.name === name) ?? {};
    if (options.length < 2)
        return [];
    return options
        .filter((option) => !text.includes(`${option.name}:`))
        .map((option) => ({ text: `${text}${option.name}:`, label: option.name, detail: option.description }));
}
//# sourceMappingURL=discord-view.js.map