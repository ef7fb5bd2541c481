/** A person in front of Discord, wherever they sit: what they do, and what they see of the bot. */
import { ApplicationCommandOptionType, ApplicationCommandType, ComponentType, InteractionType } from 'discord.js';
import type { ChatWindow } from '../chat-window.ts';
import { findCommand, parseOptions } from './command-line.ts';
import { type Deed, type Delivery, makeInteraction, makeTypedMessage } from './deliveries.ts';
import { shownFields, submitFields } from './form-on-screen.ts';
import { deleteMessage, postTyped, showMessage, type Typed } from './message-store.ts';
import type { Place } from './places.ts';
import { controls, isMeant, messageText, type Placed, visibleMessages } from './screen.ts';
import type { Account, Interaction, Message, World } from './world.ts';

/** The way to the bot. */
export interface Line {
  deliver(delivery: Delivery): Promise<void>;
  /** What the bot wants to hear of. */
  intents(): number;
}

/** What Discord's own message box takes without a subscription. */
const MAX_TYPED = 2000;
const TIMEOUT = 5000;

export class DiscordWindow implements ChatWindow {
  readonly #world: World;
  readonly #line: Line;
  readonly #account: Account;
  readonly #place: Place;

  constructor(world: World, line: Line, account: Account, place: Place) {
    this.#world = world;
    this.#line = line;
    this.#account = account;
    this.#place = place;
  }

  /** The person's account id: the learner is `discord:` and this. */
  get accountId(): string {
    return this.#account.user.id;
  }

  /**
   * Types a slash command: `/lesson cookies` fills its first option, `/reminders zone:Europe/Berlin time:19:30` those
   * that it names. Throws when Discord would not offer it here.
   */
  async command(text: string): Promise<void> {
    const [, name = '', rest = ''] = /^\/(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
    const command = findCommand(this.#world, this.#place, name);
    const data = { id: command.id, name, type: command.type, options: parseOptions(command, rest) };
    await this.#act({ type: InteractionType.ApplicationCommand, data });
  }

  /** Uses a command of the menu of the newest message that matches, whoever wrote it. */
  async useOnMessage(name: string, pattern: RegExp): Promise<void> {
    const command = findCommand(this.#world, this.#place, name, ApplicationCommandType.Message);
    const target = this.#visible().findLast((message) => pattern.test(messageText(message)));
    if (target === undefined) throw new Error(`no message matches ${pattern}\n${this.#describe()}`);
    const resolved = { messages: { [target.id]: showMessage(target) } };
    const data = { id: command.id, name, type: command.type, target_id: target.id, resolved };
    await this.#act({ type: InteractionType.ApplicationCommand, data });
  }

  /** What Discord offers while this is being typed as an option of a command: the first one unless told. */
  async autocomplete(command: string, typed: string, option?: string): Promise<readonly string[]> {
    const { id, type, options = [] } = findCommand(this.#world, this.#place, command);
    const meant = options.find(({ name }) => option === undefined || name === option);
    if (meant === undefined || !('autocomplete' in meant) || meant.autocomplete !== true) {
      throw new Error(`/${command} suggests nothing for ${option ?? 'its first option'}`);
    }
    const focused = { type: ApplicationCommandOptionType.String, name: meant.name, value: typed, focused: true };
    const data = { id, name: command, type, options: [focused] };
    const interaction = await this.#act({ type: InteractionType.ApplicationCommandAutocomplete, data });
    const describe = () => `no suggestions came for "${typed}"`;
    const choices = await this.#world.until(() => interaction.choices, TIMEOUT, describe);
    return choices.map(({ name }) => name);
  }

  async press(label: string | RegExp): Promise<void> {
    const button = this.#controls(ComponentType.Button).findLast(({ component }) =>
      isMeant(component.label ?? '', label),
    );
    if (button === undefined) throw new Error(`there is no button ${label}\n${this.#describe()}`);
    await this.#use(button, { component_type: ComponentType.Button });
  }

  async choose(entry: string | RegExp): Promise<void> {
    const meant = (menu: Placed) => menu.component.options?.find(({ label }) => isMeant(label, entry));
    const newest = this.#controls(ComponentType.StringSelect).at(-1)?.message;
    const menu = this.#controls(ComponentType.StringSelect).find(
      (candidate) => candidate.message === newest && meant(candidate) !== undefined,
    );
    if (menu === undefined) throw new Error(`the newest menu has no entry ${entry}\n${this.#describe()}`);
    await this.#use(menu, { component_type: ComponentType.StringSelect, values: [meant(menu)?.value] });
  }

  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    const { form } = this.#account;
    if (form === null) throw new Error(`no form is open\n${this.#describe()}`);
    const components = submitFields(form.modal, values);
    this.#account.form = null;
    const data = { custom_id: form.modal.custom_id, components };
    await this.#act({ type: InteractionType.ModalSubmit, data, source: form.openedFrom.source });
  }

  /** Writes to the bot directly. A text that is too long for the message box becomes a file, as in Discord. */
  async type(text: string): Promise<void> {
    await this.#send(text.length > MAX_TYPED ? { content: '', files: { 'message.txt': text } } : { content: text });
  }

  /** Sends files to the bot directly, with words or without. */
  async attach(files: Readonly<Record<string, string | Uint8Array>>, words = ''): Promise<void> {
    await this.#send({ content: words, files });
  }

  /** Writes where the person sits, for everybody there; `@nibble` calls the bot. */
  async post(text: string, files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<void> {
    const content = text.replaceAll('@nibble', `<@${this.#world.bot.id}>`);
    await this.#send({ content, files }, this.#world.channelAt(this.#place, this.#account.directChannel));
  }

  /** Dismisses, or deletes, the newest message of the bot that matches; one that says "thinking…" has no words yet. */
  dismiss(pattern: RegExp): void {
    const ofBot = this.#visible().filter(({ author }) => author === this.#world.bot);
    const message = ofBot.findLast((candidate) => pattern.test(messageText(candidate)));
    if (message === undefined) throw new Error(`no message matches ${pattern}\n${this.#describe()}`);
    deleteMessage(this.#world, message);
  }

  messages(): readonly string[] {
    return this.#ofBot().map(messageText);
  }

  buttons(): readonly string[] {
    return this.#controls(ComponentType.Button).map(({ component }) => component.label ?? '');
  }

  /** Where the buttons lead that open an address, by their labels. */
  links(): Readonly<Record<string, string>> {
    const buttons = controls(this.#ofBot(), ComponentType.Button);
    return Object.fromEntries(
      buttons.flatMap(({ component: { label = '', url } }) => (url === undefined ? [] : [[label, url]])),
    );
  }

  form() {
    const { form } = this.#account;
    return form && { title: form.modal.title, fields: shownFields(form.modal) };
  }

  waitFor(pattern: RegExp, timeout = TIMEOUT): Promise<string> {
    const describe = () => `no message matches ${pattern} after ${timeout} ms\n${this.#describe()}`;
    return this.#world.until(() => this.messages().findLast((text) => pattern.test(text)), timeout, describe);
  }

  async waitForButton(label: string | RegExp, timeout = TIMEOUT): Promise<void> {
    const describe = () => `no button ${label} after ${timeout} ms\n${this.#describe()}`;
    await this.#world.until(() => this.buttons().some((shown) => isMeant(shown, label)), timeout, describe);
  }

  async waitForForm(timeout = TIMEOUT): Promise<void> {
    const describe = () => `no form is open after ${timeout} ms\n${this.#describe()}`;
    await this.#world.until(() => this.#account.form, timeout, describe);
  }

  /** Lets no more direct messages of the bot in: it gets error 50007, or 50278 without a server in common. */
  closeDirectMessages(why: 'closed' | 'strangers' = 'closed'): void {
    this.#account.refusesDirectMessages = why;
  }

  /** Lets them in again. */
  openDirectMessages(): void {
    this.#account.refusesDirectMessages = null;
  }

  #visible(): Message[] {
    return visibleMessages(this.#world, this.#account, this.#place);
  }

  #ofBot(): Message[] {
    return this.#visible().filter(({ author, isThinking }) => author === this.#world.bot && !isThinking);
  }

  #controls(type: ComponentType.Button | ComponentType.StringSelect): Placed[] {
    return controls(this.#ofBot(), type).filter(({ component }) => component.custom_id !== undefined);
  }

  async #send(typed: Typed, channel = this.#account.directChannel): Promise<void> {
    const message = postTyped(this.#world, this.#account.user, channel, typed);
    const delivery = makeTypedMessage(this.#world, message, this.#line.intents());
    if (delivery !== null) await this.#line.deliver(delivery);
  }

  async #use({ message, component }: Placed, data: object): Promise<void> {
    const chosen = { id: 1, custom_id: component.custom_id, ...data };
    await this.#act({ type: InteractionType.MessageComponent, data: chosen, source: message });
  }

  async #act(deed: Deed): Promise<Interaction> {
    const { interaction, delivery } = makeInteraction(this.#world, this.#account, this.#place, deed);
    await this.#line.deliver(delivery);
    return interaction;
  }

  #describe(): string {
    const visible = this.messages().map((text) => `--- message\n${text}`);
    return [...visible, `--- buttons: ${this.buttons().join(' | ')}`, `--- form: ${this.form()?.title ?? 'none'}`].join(
      '\n',
    );
  }
}
