/**
 * A user at a place of Discord, who uses messages and controls by their ids. Throws for what Discord's own client
 * would not offer there. (client.ts does the same by what a person reads.)
 */
import {
  type APIApplicationCommand,
  type APIUser,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  MessageFlags,
} from 'discord.js';
import { type Component, flatten, type Modal } from './check-payload.ts';
import { type Focus, findCommand, focusOf, offeredCommands, parseOptions, withMentions } from './commands.ts';
import { createInteraction, type GatewayEvent, type InteractionInput, messageEvent } from './events.ts';
import { deleteMessage, messagesIn, postUserMessage, showMessage, type UserMessage } from './messages.ts';
import { type FilledIn, submitFields, visibleMessages } from './screen.ts';
import type { Account, Interaction, Message, Place, World } from './world.ts';

/** The connection to the bot. */
export interface Connection {
  deliver(event: GatewayEvent): Promise<void>;
  /** The intents that the bot asked for. */
  intents(): number;
}

/** Characters that Discord's message box takes without a subscription. */
const MAX_TYPED = 2000;
/** Milliseconds that Discord waits for suggestions, and for the first response. */
const ACK_DEADLINE = 3000;

export class DiscordSession {
  readonly #world: World;
  readonly #connection: Connection;
  readonly #account: Account;
  readonly #place: Place;

  constructor(world: World, connection: Connection, account: Account, place: Place) {
    this.#world = world;
    this.#connection = connection;
    this.#account = account;
    this.#place = place;
  }

  get user(): APIUser {
    return this.#account.user;
  }

  get bot(): APIUser {
    return this.#world.bot;
  }

  /** The messages of this place that the user sees, oldest first. */
  messages(): readonly Message[] {
    return messagesIn(this.#world, this.#channel()).filter(
      ({ visibleTo }) => visibleTo === null || visibleTo === this.user.id,
    );
  }

  /** The open form and an id that no other form has; null when none is open. */
  form(): { readonly id: string; readonly modal: Modal } | null {
    const { form } = this.#account;
    return form && { id: form.openedFrom.id, modal: form.modal };
  }

  /** What Discord offers after a slash (or, of type `Message`, in the menu of a message) here. */
  commands(type = ApplicationCommandType.ChatInput): readonly APIApplicationCommand[] {
    return offeredCommands(this.#world, this.#place).filter((command) => command.type === type);
  }

  /**
   * Sends a slash command: `/lesson cookies`, or with the options' names, `/reminders zone:Europe/Berlin time:19:30`.
   */
  command(text: string): Promise<Interaction> {
    const [, name = '', rest = ''] = /^\/(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
    const command = findCommand(this.#world, this.#place, name);
    const data = {
      id: command.id,
      name,
      type: command.type,
      options: parseOptions(command, withMentions(this.#world, rest)),
    };
    return this.#act({ type: InteractionType.ApplicationCommand, data });
  }

  /** Uses a command in the menu of a message. */
  useOnMessage(name: string, id: string): Promise<Interaction> {
    const command = findCommand(this.#world, this.#place, name, ApplicationCommandType.Message);
    const resolved = { messages: { [id]: showMessage(this.#message(id)) } };
    const data = { id: command.id, name, type: command.type, target_id: id, resolved };
    return this.#act({ type: InteractionType.ApplicationCommand, data });
  }

  /** The bot's suggestions for the option at the end of a half-typed command; null when that has none. */
  async suggest(text: string): Promise<{ focus: Focus; choices: NonNullable<Interaction['choices']> } | null> {
    const focus = focusOf(this.commands(), text);
    if (focus === null || !focus.isSuggested) return null;
    const interaction = await this.#act({ type: InteractionType.ApplicationCommandAutocomplete, data: focus.data });
    const describe = () => `no suggestions came for "${focus.typed}"`;
    return { focus, choices: await this.#world.until(() => interaction.choices, ACK_DEADLINE, describe) };
  }

  press(message: string, control: string): Promise<Interaction> {
    const { custom_id } = this.#control(message, control, ComponentType.Button);
    return this.#use(message, { component_type: ComponentType.Button, custom_id });
  }

  choose(message: string, control: string, values: readonly string[]): Promise<Interaction> {
    const { custom_id, options = [] } = this.#control(message, control, ComponentType.StringSelect);
    const missing = values.find((value) => !options.some((option) => option.value === value));
    if (missing !== undefined || values.length === 0) throw new Error(`that menu has no entry "${missing ?? ''}"`);
    return this.#use(message, { component_type: ComponentType.StringSelect, custom_id, values });
  }

  /** Sends the open form. `values` are by label or id; see `submitFields`. */
  submit(values: FilledIn): Promise<Interaction> {
    const { form } = this.#account;
    if (form === null) throw new Error('no form is open');
    const components = submitFields(form.modal, values);
    this.#account.form = null;
    const data = { custom_id: form.modal.custom_id, components };
    return this.#act({ type: InteractionType.ModalSubmit, data, source: form.openedFrom.source });
  }

  /** Closes the form; the bot is not told. */
  closeForm(): void {
    this.#account.form = null;
    this.#world.changed();
  }

  /** Writes at this place; `@nibble` mentions the bot. A text too long for the message box becomes a file. */
  async write(text: string, files: UserMessage['files'] = {}): Promise<void> {
    const content = text.replaceAll('@nibble', `<@${this.bot.id}>`);
    const typed =
      content.length > MAX_TYPED ? { content: '', files: { 'message.txt': text, ...files } } : { content, files };
    const message = postUserMessage(this.#world, this.user, this.#channel(), typed);
    this.#world.changed();
    const event = messageEvent(this.#world, message, this.#connection.intents());
    if (event !== null) await this.#connection.deliver(event);
  }

  /** Dismisses a message that only this user sees. */
  dismiss(id: string): void {
    const message = this.#message(id);
    if ((message.flags & MessageFlags.Ephemeral) === 0) throw new Error('only what you alone see can be dismissed');
    deleteMessage(this.#world, message);
    this.#world.changed();
  }

  /** Resolves to whether the bot answers in time; if not, Discord tells the user that the interaction failed. */
  isAnswered(interaction: Interaction): Promise<boolean> {
    return this.#world
      .until(
        () => interaction.response,
        ACK_DEADLINE,
        () => 'the bot did not answer',
      )
      .then(
        () => true,
        () => false,
      );
  }

  #channel(): string {
    return this.#world.channelAt(this.#place, this.#account.directChannel);
  }

  #message(id: string): Message {
    const found = visibleMessages(this.#world, this.#account, this.#place).find((message) => message.id === id);
    if (found === undefined) throw new Error('there is no such message');
    return found;
  }

  #control(message: string, id: string, type: ComponentType): Component {
    const found = flatten(this.#message(message).components).find(
      (component) => component.type === type && component.custom_id === id && component.disabled !== true,
    );
    if (found === undefined) throw new Error('there is nothing like that to press');
    return found;
  }

  #use(message: string, data: object): Promise<Interaction> {
    const source = this.#message(message);
    return this.#act({ type: InteractionType.MessageComponent, data: { id: 1, ...data }, source });
  }

  async #act(input: InteractionInput): Promise<Interaction> {
    const { interaction, event } = createInteraction(this.#world, this.#account, this.#place, input);
    await this.#connection.deliver(event);
    this.#world.changed();
    return interaction;
  }
}
