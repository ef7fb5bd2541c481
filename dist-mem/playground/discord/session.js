/**
 * A user at a place of Discord, who uses messages and controls by their ids. Throws for what Discord's own client
 * would not offer there. (client.ts does the same by what a person reads.)
 */
import { ApplicationCommandType, ComponentType, InteractionType, MessageFlags, } from 'discord.js';
import { flatten } from './check-payload.js';
import { findCommand, focusOf, offeredCommands, parseOptions } from './commands.js';
import { createInteraction, messageEvent } from './events.js';
import { deleteMessage, messagesIn, postUserMessage, showMessage } from './messages.js';
import { submitFields, visibleMessages } from './screen.js';
/** Characters that Discord's message box takes without a subscription. */
const MAX_TYPED = 2000;
/** Milliseconds that Discord waits for suggestions, and for the first response. */
const ACK_DEADLINE = 3000;
export class DiscordSession {
    #world;
    #connection;
    #account;
    #place;
    constructor(world, connection, account, place) {
        this.#world = world;
        this.#connection = connection;
        this.#account = account;
        this.#place = place;
    }
    get user() {
        return this.#account.user;
    }
    get bot() {
        return this.#world.bot;
    }
    /** The messages of this place that the user sees, oldest first. */
    messages() {
        return messagesIn(this.#world, this.#channel()).filter(({ visibleTo }) => visibleTo === null || visibleTo === this.user.id);
    }
    /** The open form and an id that no other form has; null when none is open. */
    form() {
        const { form } = this.#account;
        return form && { id: form.openedFrom.id, modal: form.modal };
    }
    /** What Discord offers after a slash (or, of type `Message`, in the menu of a message) here. */
    commands(type = ApplicationCommandType.ChatInput) {
        return offeredCommands(this.#world, this.#place).filter((command) => command.type === type);
    }
    /**
     * Sends a slash command: `/lesson cookies`, or with the options' names, `/reminders zone:Europe/Berlin time:19:30`.
     */
    command(text) {
        const [, name = '', rest = ''] = /^\/(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
        const command = findCommand(this.#world, this.#place, name);
        const data = { id: command.id, name, type: command.type, options: parseOptions(command, rest) };
        return this.#act({ type: InteractionType.ApplicationCommand, data });
    }
    /** Uses a command in the menu of a message. */
    useOnMessage(name, id) {
        const command = findCommand(this.#world, this.#place, name, ApplicationCommandType.Message);
        const resolved = { messages: { [id]: showMessage(this.#message(id)) } };
        const data = { id: command.id, name, type: command.type, target_id: id, resolved };
        return this.#act({ type: InteractionType.ApplicationCommand, data });
    }
    /** The bot's suggestions for the option at the end of a half-typed command; null when that has none. */
    async suggest(text) {
        const focus = focusOf(this.commands(), text);
        if (focus === null || !focus.isSuggested)
            return null;
        const interaction = await this.#act({ type: InteractionType.ApplicationCommandAutocomplete, data: focus.data });
        const describe = () => `no suggestions came for "${focus.typed}"`;
        return { focus, choices: await this.#world.until(() => interaction.choices, ACK_DEADLINE, describe) };
    }
    press(message, control) {
        const { custom_id } = this.#control(message, control, ComponentType.Button);
        return this.#use(message, { component_type: ComponentType.Button, custom_id });
    }
    choose(message, control, values) {
        const { custom_id, options = [] } = this.#control(message, control, ComponentType.StringSelect);
        const missing = values.find((value) => !options.some((option) => option.value === value));
        if (missing !== undefined || values.length === 0)
            throw new Error(`that menu has no entry "${missing ?? ''}"`);
        return this.#use(message, { component_type: ComponentType.StringSelect, custom_id, values });
    }
    /** Sends the open form. `values` are by label or id; see `submitFields`. */
    submit(values) {
        const { form } = this.#account;
        if (form === null)
            throw new Error('no form is open');
        const components = submitFields(form.modal, values);
        this.#account.form = null;
        const data = { custom_id: form.modal.custom_id, components };
        return this.#act({ type: InteractionType.ModalSubmit, data, source: form.openedFrom.source });
    }
    /** Closes the form; the bot is not told. */
    closeForm() {
        this.#account.form = null;
        this.#world.changed();
    }
    /** Writes at this place; `@nibble` mentions the bot. A text too long for the message box becomes a file. */
    async write(text, files = {}) {
        const content = text.replaceAll('@nibble', `<@${this.bot.id}>`);
        const typed = content.length > MAX_TYPED ? { content: '', files: { 'message.txt': text, ...files } } : { content, files };
        const message = postUserMessage(this.#world, this.user, this.#channel(), typed);
        this.#world.changed();
        const event = messageEvent(this.#world, message, this.#connection.intents());
        if (event !== null)
            await this.#connection.deliver(event);
    }
    /** Dismisses a message that only this user sees. */
    dismiss(id) {
        const message = this.#message(id);
        if ((message.flags & MessageFlags.Ephemeral) === 0)
            throw new Error('only what you alone see can be dismissed');
        deleteMessage(this.#world, message);
        this.#world.changed();
    }
    /** Resolves to whether the bot answers in time; if not, Discord tells the user that the interaction failed. */
    isAnswered(interaction) {
        return this.#world
            .until(() => interaction.response, ACK_DEADLINE, () => 'the bot did not answer')
            .then(() => true, () => false);
    }
    #channel() {
        return this.#world.channelAt(this.#place, this.#account.directChannel);
    }
    #message(id) {
        const found = visibleMessages(this.#world, this.#account, this.#place).find((message) => message.id === id);
        if (found === undefined)
            throw new Error('that message is not there any more');
        return found;
    }
    #control(message, id, type) {
        const found = flatten(this.#message(message).components).find((component) => component.type === type && component.custom_id === id && component.disabled !== true);
        if (found === undefined)
            throw new Error('that is not there any more');
        return found;
    }
    #use(message, data) {
        const source = this.#message(message);
        return this.#act({ type: InteractionType.MessageComponent, data: { id: 1, ...data }, source });
    }
    async #act(input) {
        const { interaction, event } = createInteraction(this.#world, this.#account, this.#place, input);
        await this.#connection.deliver(event);
        this.#world.changed();
        return interaction;
    }
}
//# sourceMappingURL=session.js.map