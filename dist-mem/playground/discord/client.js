/** Discord's client as a person uses it: by what they read. */
import { ComponentType } from 'discord.js';
import { findCommand } from './commands.js';
import { deleteMessage } from './messages.js';
import { controls, matches, messageText, shownFields, visibleMessages } from './screen.js';
import { DiscordSession } from './session.js';
const TIMEOUT = 60_000;
export class DiscordClient {
    #world;
    #account;
    #place;
    #session;
    /** The same user in the direct conversation. */
    #direct;
    constructor(world, connection, account, place) {
        this.#world = world;
        this.#account = account;
        this.#place = place;
        this.#session = new DiscordSession(world, connection, account, place);
        this.#direct = new DiscordSession(world, connection, account, 'dm');
    }
    /** The user's account id. */
    get accountId() {
        return this.#account.user.id;
    }
    /**
     * Types a slash command: `/lesson cookies` fills its first option, `/reminders zone:Europe/Berlin time:19:30` those
     * that it names. Throws when Discord would not offer it here.
     */
    async command(text) {
        await this.#session.command(text);
    }
    /** Uses a command in the menu of the newest message that matches, whoever wrote it. */
    async useOnMessage(name, pattern) {
        const target = this.#visible().findLast((message) => pattern.test(messageText(message)));
        if (target === undefined)
            throw new Error(`no message matches ${pattern}\n${this.#describe()}`);
        await this.#session.useOnMessage(name, target.id);
    }
    /** What Discord suggests for a half-typed option of a command; by default its first one. */
    async autocomplete(command, typed, option) {
        const { options = [] } = findCommand(this.#world, this.#place, command);
        const name = option ?? options[0]?.name ?? '';
        const suggested = await this.#session.suggest(`/${command} ${name}:${typed}`);
        if (suggested === null)
            throw new Error(`/${command} suggests nothing for ${option ?? 'its first option'}`);
        return suggested.choices.map((choice) => choice.name);
    }
    async press(label) {
        const button = this.#controls(ComponentType.Button).findLast(({ component }) => matches(component.label ?? '', label));
        if (button === undefined)
            throw new Error(`there is no button ${label}\n${this.#describe()}`);
        await this.#session.press(button.message.id, button.component.custom_id ?? '');
    }
    async choose(entry) {
        const entryOf = (menu) => menu.component.options?.find(({ label }) => matches(label, entry));
        const newest = this.#controls(ComponentType.StringSelect).at(-1)?.message;
        const menu = this.#controls(ComponentType.StringSelect).find((candidate) => candidate.message === newest && entryOf(candidate) !== undefined);
        if (menu === undefined)
            throw new Error(`the newest menu has no entry ${entry}\n${this.#describe()}`);
        await this.#session.choose(menu.message.id, menu.component.custom_id ?? '', [entryOf(menu)?.value ?? '']);
    }
    async fill(values) {
        if (this.#account.form === null)
            throw new Error(`no form is open\n${this.#describe()}`);
        await this.#session.submit(values);
    }
    /** Closes the form; the bot is not told. */
    closeForm() {
        this.#session.closeForm();
    }
    /** Writes to the bot directly. A text that is too long for the message box becomes a file, as in Discord. */
    type(text) {
        return this.#direct.write(text);
    }
    /** Sends files to the bot directly, with or without text. */
    attach(files, words = '') {
        return this.#direct.write(words, files);
    }
    /** Writes at the user's place, for everybody there; `@nibble` mentions the bot. */
    post(text, files = {}) {
        return this.#session.write(text, files);
    }
    /** Dismisses, or deletes, the newest message of the bot that matches; "thinking…" has no text yet. */
    dismiss(pattern) {
        const ofBot = this.#visible().filter(({ author }) => author === this.#world.bot);
        const message = ofBot.findLast((candidate) => pattern.test(messageText(candidate)));
        if (message === undefined)
            throw new Error(`no message matches ${pattern}\n${this.#describe()}`);
        deleteMessage(this.#world, message);
    }
    messages() {
        return this.#ofBot().map(messageText);
    }
    buttons() {
        return this.#controls(ComponentType.Button).map(({ component }) => component.label ?? '');
    }
    /** The addresses of link buttons, by their labels. */
    links() {
        const buttons = controls(this.#ofBot(), ComponentType.Button);
        return Object.fromEntries(buttons.flatMap(({ component: { label = '', url } }) => (url === undefined ? [] : [[label, url]])));
    }
    form() {
        const { form } = this.#account;
        return form && { title: form.modal.title, fields: shownFields(form.modal) };
    }
    waitFor(pattern, timeout = TIMEOUT) {
        const describe = () => `no message matches ${pattern} after ${timeout} ms\n${this.#describe()}`;
        return this.#world.until(() => this.messages().findLast((text) => pattern.test(text)), timeout, describe);
    }
    async waitForButton(label, timeout = TIMEOUT) {
        const describe = () => `no button ${label} after ${timeout} ms\n${this.#describe()}`;
        await this.#world.until(() => this.buttons().some((shown) => matches(shown, label)), timeout, describe);
    }
    async waitForForm(timeout = TIMEOUT) {
        const describe = () => `no form is open after ${timeout} ms\n${this.#describe()}`;
        await this.#world.until(() => this.#account.form, timeout, describe);
    }
    /** Refuses direct messages of the bot from now on: it gets error 50007, or 50278 without a server in common. */
    closeDirectMessages(why = 'closed') {
        this.#account.refusesDirectMessages = why;
    }
    /** Accepts them again. */
    openDirectMessages() {
        this.#account.refusesDirectMessages = null;
    }
    #visible() {
        return visibleMessages(this.#world, this.#account, this.#place);
    }
    #ofBot() {
        return this.#visible().filter(({ author, isThinking }) => author === this.#world.bot && !isThinking);
    }
    #controls(type) {
        return controls(this.#ofBot(), type).filter(({ component }) => component.custom_id !== undefined);
    }
    #describe() {
        const visible = this.messages().map((text) => `--- message\n${text}`);
        return [...visible, `--- buttons: ${this.buttons().join(' | ')}`, `--- form: ${this.form()?.title ?? 'none'}`].join('\n');
    }
}
//# sourceMappingURL=client.js.map