import { controlLabels, inputsOf, shownText } from './screen.js';
import { controlsIn, SlackSession } from './session.js';
export class SlackClient {
    #person;
    #context;
    #session;
    /** The same user in the direct conversation. */
    #direct;
    constructor(person, context, deliveries) {
        this.#person = person;
        this.#context = context;
        this.#session = new SlackSession(person, context, deliveries);
        this.#direct = new SlackSession({ ...person, channel: `D${person.user}` }, context, deliveries);
    }
    command(text) {
        return this.#session.command(text);
    }
    async press(label) {
        const found = this.#button(label);
        if (found === undefined)
            throw new Error(`no button ${String(label)}; there are: ${this.buttons().join(', ')}`);
        await this.#session.press(found.message.ts, idsOf(found));
    }
    async choose(entry) {
        for (const placed of this.#controls().reverse()) {
            if (placed.control.type === 'button')
                continue;
            const option = placed.control.options.find(({ text }) => matches(text.text, entry));
            if (option !== undefined)
                return this.#session.press(placed.message.ts, idsOf(placed), option.value);
        }
        throw new Error(`no menu with an entry ${String(entry)}`);
    }
    async fill(values) {
        const errors = await this.#session.submit(values);
        if (errors !== null)
            throw new Error(`the form was refused: ${JSON.stringify(errors)}`);
    }
    /** Closes the topmost form; the bot is not told. */
    closeForm() {
        this.#session.closeModal();
    }
    type(text) {
        return this.#direct.write(text);
    }
    /** Replies in the thread of the newest message of the bot that matches, or begins one. */
    async reply(pattern, text) {
        const message = this.#newest(pattern);
        await this.#direct.write(text, {}, message.thread ?? message.ts);
    }
    /** The first message of the thread of the newest message that matches; null outside threads. */
    threadOf(pattern) {
        const { thread } = this.#newest(pattern);
        const first = this.#everything().find(({ ts }) => ts === thread);
        return first === undefined ? null : shownMessage(first);
    }
    /** Sends a file in the direct conversation, with or without text. */
    attach(name, content, words = '') {
        return this.#direct.write(words, { [name]: content });
    }
    /** Writes a message of which the bot is not told: to others, or from before the bot was there. */
    post(text) {
        const { user, channel } = this.#person;
        this.#context.workspace.add({ channel, onlyFor: null, author: user, fromBot: false, text, blocks: [] });
    }
    /** Writes a message that begins with the bot's name. */
    mention(text) {
        return this.#session.write(`@nibble ${text}`);
    }
    /** Uses the app's shortcut on the newest message of anybody that matches. */
    async shortcut(pattern, callbackId = 'check-code') {
        const { channel } = this.#person;
        const message = this.#context.workspace
            .messagesIn(channel)
            .findLast((other) => other.onlyFor === null && matches(other.text, pattern));
        if (message === undefined)
            throw new Error(`no message ${String(pattern)}`);
        await this.#session.shortcut(message.ts, callbackId);
    }
    /** Opens one of the app's tabs. */
    openTab(tab) {
        return this.#session.openTab(tab);
    }
    /** The Home tab's text and buttons; null before it was published. */
    home() {
        const home = this.#context.workspace.views.home(this.#person.user);
        if (home === null)
            return null;
        const buttons = controlsIn(home.view.blocks).flatMap(({ control }) => controlLabels(control).slice(0, 1));
        return { text: shownText(home.view.blocks, ''), buttons };
    }
    async pressHome(label) {
        const home = this.#context.workspace.views.home(this.#person.user);
        const placed = controlsIn(home?.view.blocks ?? []).findLast(({ control }) => isLabelled(control, label));
        if (home === null || placed === undefined)
            throw new Error(`no button ${String(label)} in the Home tab`);
        await this.#session.pressHome(idsOf(placed));
    }
    /** Resolves when the Home tab's text matches. */
    waitForHome(pattern, timeout = 60_000) {
        const look = () => [this.home()?.text].find((text) => text !== undefined && matches(text, pattern));
        return this.#until(look, `a Home tab ${String(pattern)}`, timeout);
    }
    messages() {
        return this.#visible().map(shownMessage);
    }
    /** The files that the bot shared, by name. */
    files() {
        const files = this.#visible().flatMap((message) => message.files);
        return Object.fromEntries(files.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]));
    }
    buttons() {
        return this.#controls().flatMap(({ control }) => controlLabels(control).slice(0, 1));
    }
    form() {
        const view = this.#context.workspace.views.top(this.#person.user)?.view;
        return view?.type === 'modal' ? { title: view.title.text, fields: inputsOf(view.blocks) } : null;
    }
    waitFor(pattern, timeout = 60_000) {
        return this.#until(() => this.messages().findLast((text) => matches(text, pattern)), String(pattern), timeout);
    }
    async waitForButton(label, timeout = 60_000) {
        await this.#until(() => this.#button(label), `a button ${String(label)}`, timeout);
    }
    async waitForForm(timeout = 60_000) {
        await this.#until(() => this.form() ?? undefined, 'a form', timeout);
    }
    /** Resolves when no visible message matches any more. */
    async waitUntilGone(pattern, timeout = 60_000) {
        const isGone = () => (this.messages().some((text) => matches(text, pattern)) ? undefined : true);
        await this.#until(isGone, `no ${String(pattern)}`, timeout);
    }
    #newest(pattern) {
        const message = this.#visible().findLast((shown) => matches(shownMessage(shown), pattern));
        if (message === undefined)
            throw new Error(`no message ${String(pattern)}`);
        return message;
    }
    #visible() {
        const { user } = this.#person;
        return this.#everything().filter(({ fromBot, onlyFor }) => fromBot && (onlyFor === null || onlyFor === user));
    }
    /** The direct conversation, and the channel where the user is, in order. */
    #everything() {
        const { user, channel } = this.#person;
        const places = [...new Set([channel, `D${user}`])];
        const messages = places.flatMap((place) => this.#context.workspace.messagesIn(place));
        return places.length === 1 ? messages : messages.sort((one, other) => (one.ts < other.ts ? -1 : 1));
    }
    #controls() {
        return this.#visible().flatMap((message) => controlsIn(message.blocks).map((placed) => ({ message, ...placed })));
    }
    /** The newest one with this label, visible or for screen readers. */
    #button(label) {
        return this.#controls().findLast(({ control }) => isLabelled(control, label));
    }
    #until(look, what, timeout) {
        const describe = () => {
            const shown = [
                ...this.messages(),
                `buttons: ${this.buttons().join(', ')}`,
                `form: ${this.form()?.title ?? 'none'}`,
                `home: ${this.home()?.text ?? 'none'}`,
            ];
            return `waited for ${what}, but there is only:\n${shown.join('\n---\n')}`;
        };
        return this.#context.workspace.until(look, timeout, describe);
    }
}
function shownMessage(message) {
    const cached = textCache.get(message.blocks);
    if (cached?.text === message.text && cached.files === message.files)
        return cached.shown;
    const shown = wordsOf(message);
    textCache.set(message.blocks, { text: message.text, files: message.files, shown });
    return shown;
}
/** A cache: many clients read again at every change. An update brings a new list of blocks. */
const textCache = new WeakMap();
const wordsOf = ({ blocks, text, files }) => [shownText(blocks, text), ...files.map(({ name }) => name)].filter((shown) => shown !== '').join('\n');
const matches = (text, wanted) => typeof wanted === 'string' ? text === wanted : new RegExp(wanted.source, wanted.flags.replace('g', '')).test(text);
const isLabelled = (control, label) => controlLabels(control).some((text) => matches(text, label));
const idsOf = ({ blockId, control }) => ({ block_id: blockId, action_id: control.action_id });
//# sourceMappingURL=client.js.map