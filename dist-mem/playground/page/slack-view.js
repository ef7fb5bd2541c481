import { h } from 'hastscript';
import { z } from 'zod';
import { compose } from '../slack/payloads.js';
import { BOT } from '../slack/workspace.js';
import { showDialog, showFrame, showLog, showTools, showWelcome } from './frame.js';
import { DrawCache, keep } from './live-updates.js';
import { collectRefusals, contentsOf, DONE, suggestMention, Unread, } from './platform-view.js';
import { PEOPLE, readSession, sessionLink, writeSession } from './session.js';
import { showPayload } from './show/payload.js';
import { slackLimits } from './show/slack/limits.js';
import { showSlackMessage, showSlackView } from './show/slack/message.js';
const manifest = z.object({
    features: z.object({
        slash_commands: z.array(z.object({ command: z.string(), description: z.string(), usage_hint: z.string().default('') })),
        shortcuts: z.array(z.object({ name: z.string(), callback_id: z.string() })),
    }),
});
/** Throws ZodError when it is not a manifest. */
export function readManifest(json) {
    const { features } = manifest.parse(json);
    return { commands: features.slash_commands, shortcut: features.shortcuts[0] ?? null };
}
const GROUPS = [
    { label: 'Channels', places: [{ place: 'channel', label: '# general' }] },
    { label: 'Apps', places: [{ place: 'dm', label: 'Nibble', isApp: true }] },
];
export function createSlackView(server, app, context) {
    const drawn = new DrawCache();
    const refusals = collectRefusals(server.requests, ({ method, answer }) => answer.ok || answer.error === 'ratelimited' ? null : { request: method, why: describeRefusal(answer) });
    /** Actions that are under way, by person. */
    const pending = new Map();
    const open = ({ person, place }) => server.session({ user: person.slack, place: place === 'channel' ? 'channel' : 'dm' });
    const unread = new Unread((written) => {
        const session = readSession('slack', written);
        const messages = session === null ? [] : open(session).messages();
        return messages.filter(({ fromBot }) => fromBot).length;
    });
    return {
        show: (sessions) => {
            const { person, place } = sessions.slack;
            if (place !== 'home')
                unread.see(writeSession(sessions.slack));
            const session = open(sessions.slack);
            const modal = session.modal();
            const formId = `slack-form-${modal?.id}`;
            return showFrame({
                platform: 'slack',
                title: 'Slack',
                sessions,
                groups: GROUPS,
                topic: place === 'channel' ? [h('h3', '# general'), h('p', 'Write @nibble to call the app.')] : showTabs(sessions),
                body: place === 'home' ? showHome(session, context) : showMessages(session, place, drawn, context),
                prompt: { dm: 'Message Nibble', channel: 'Message #general', home: null }[place],
                status: (pending.get(person.id) ?? 0) > 0 ? 'Nibble is answering…' : '',
                refusals: refusals(),
                unread: unread.of,
                form: modal && showDialog(formId, showSlackView(modal.view, { ...drawContext(context), formId })),
            });
        },
        perform: async ({ person, place }, action) => {
            const session = open({ person, place });
            if (action.type === 'suggest')
                return perform(session, place, app, action);
            const count = (by) => {
                pending.set(person.id, (pending.get(person.id) ?? 0) + by);
                server.workspace.changed();
            };
            count(1);
            return perform(session, place, app, action).finally(() => count(-1));
        },
        visit: (session) => {
            if (session.place !== 'channel')
                void open(session).openTab(session.place === 'home' ? 'home' : 'messages');
        },
        file: (path) => server.workspace.files.find(path.slice(1))?.bytes ?? null,
        onChange: server.workspace.onChange,
    };
}
const describeRefusal = ({ error = 'refused', errors }) => Array.isArray(errors) ? `${error}: ${errors.join(' ')}` : error;
const drawContext = ({ now, zone }) => ({
    now: now(),
    zone,
    nameOf: (id) => (id === BOT.user_id ? 'Nibble' : PEOPLE.find(({ slack }) => slack === id)?.name),
    resolve: (addressOrId) => (/^F\w+$/.test(addressOrId) ? `/files/slack/${addressOrId}` : null),
});
/** The app's own tabs. */
function showTabs(sessions) {
    const { person, place } = sessions.slack;
    const tab = (wanted, label) => {
        const ariaCurrent = wanted === place ? 'page' : undefined;
        return h('li', h('a', { href: sessionLink(sessions, 'slack', `${person.id}.${wanted}`), ariaCurrent }, label));
    };
    const tabs = h('ul', tab('home', 'Home'), tab('dm', 'Messages'));
    return [h('h3', 'Nibble'), h('nav.tabs', { ariaLabel: 'Tabs of the app' }, tabs)];
}
function showHome(session, context) {
    const home = session.home();
    const words = 'Nibble has not said anything here yet.';
    const inside = home === null ? h('p', words) : showSlackView(home.view, { ...drawContext(context), headingLevel: 4 });
    // In a press, `home` names the view in place of a message.
    return h('.log', { tabIndex: 0, role: 'region', ariaLabel: 'Home tab', dataMessage: 'home' }, keep('slack-home', h('.item', inside)));
}
function showMessages(session, place, drawn, context) {
    const items = session.messages().map((message) => showItem(message, drawn, context));
    const welcome = place === 'dm'
        ? showWelcome('This is where you and Nibble talk', 'Take a lesson here, in bites, as you would in Slack.')
        : showWelcome('This is a channel with other people', 'What Nibble answers to your commands, only you can see.');
    const label = place === 'dm' ? 'Messages with Nibble' : 'Messages in general';
    return showLog(label, items.length > 0 ? items : [welcome]);
}
function showItem(message, drawn, context) {
    return drawn.of(message, [message.text, message.blocks, message.files, context.day()], () => {
        // Slack makes blocks of users' messages, too.
        const shown = message.fromBot ? message : { ...message, ...compose(message.text) };
        const article = showSlackMessage(shown, { ...drawContext(context), headingLevel: 4 });
        const { text, blocks } = message;
        const payload = message.fromBot ? showPayload({ text, blocks }, slackLimits(message)) : null;
        const tools = showTools(message.ts, { canBeChecked: message.onlyFor === null, payload });
        return keep(`slack-${message.ts}`, h('.item', article, tools));
    });
}
/** @throws Error with a sentence for the visitor */
async function perform(session, place, app, action) {
    switch (action.type) {
        case 'write':
            await write(session, app, action.text, action.files);
            return DONE;
        case 'press':
        case 'choose': {
            const [value] = action.type === 'choose' ? action.values : [undefined];
            await press(session, action.message, readControl(action.control), value);
            return DONE;
        }
        case 'submit': {
            const values = Object.entries(action.values).map(([id, given]) => [id, given.join(',')]);
            const errors = await session.submit(Object.fromEntries(values));
            return errors === null ? DONE : { kind: 'errors', errors };
        }
        case 'close-form':
            session.closeModal();
            return DONE;
        case 'check':
            if (app.shortcut === null)
                throw new Error('The app has no shortcut for messages.');
            await session.shortcut(action.message, app.shortcut.callback_id);
            return DONE;
        case 'dismiss':
            throw new Error('Slack lets nobody dismiss a message.');
        case 'suggest':
            return { kind: 'suggestions', suggestions: place === 'home' ? [] : suggest(app, action.text) };
    }
}
async function write(session, app, text, files) {
    if (files.length === 0 && text.startsWith('/')) {
        const typed = text.trim();
        const [name = ''] = typed.split(/\s/);
        const isKnown = app.commands.some(({ command }) => command === name);
        if (!isKnown)
            throw new Error(`${name} is not a valid command. In Slack, words that begin with / are commands.`);
        await session.command(typed);
        return;
    }
    if (files.length === 0 && text.trim() === '')
        throw new Error('Write something first.');
    await session.write(text, contentsOf(files));
}
const press = (session, message, ids, value) => message === 'home' ? session.pressHome(ids, value) : session.press(message, ids, value);
const control = z.object({ block_id: z.string(), action_id: z.string() });
function readControl(json) {
    try {
        return control.parse(JSON.parse(json));
    }
    catch {
        throw new Error('That is no control of a message.');
    }
}
function suggest({ commands }, text) {
    if (!text.startsWith('/'))
        return suggestMention(text);
    const [name = ''] = text.split(/\s/);
    const isWhole = name !== text;
    return commands
        .filter(({ command }) => (isWhole ? command === name : command.startsWith(text.toLowerCase())))
        .filter(({ usage_hint }) => !isWhole || (usage_hint !== '' && text === `${name} `))
        .map(({ command, description, usage_hint: hint }) => ({
        text: hint === '' ? command : `${command} `,
        label: `${command} ${hint}`.trim(),
        detail: description,
    }));
}
//# sourceMappingURL=slack-view.js.map