/** A person in front of Discord, either in the direct conversation with the bot or in a channel of a server. */
import { ApplicationCommandOptionType, ComponentType, InteractionType } from 'discord.js';
import type { ChatWindow } from '../chat-window.ts';
import type { ModalLabel } from './check-modal.ts';
import { type Deed, type Delivery, makeInteraction, makeTypedMessage, type Place } from './deliveries.ts';
import { postTyped, type Typed } from './message-store.ts';
import { controls, isMeant, messageText, type Placed, visibleMessages } from './screen.ts';
import type { Account, Interaction, Message, World } from './world.ts';

/** What Discord's own message box takes without a subscription. */
const MAX_TYPED = 2000;
const TIMEOUT = 5000;

export class DiscordWindow implements ChatWindow {
  readonly #world: World;
  readonly #deliver: (delivery: Delivery) => Promise<void>;
  readonly #account: Account;
  readonly #place: Place;

  constructor(world: World, deliver: (delivery: Delivery) => Promise<void>, account: Account, place: Place) {
    this.#world = world;
    this.#deliver = deliver;
    this.#account = account;
    this.#place = place;
  }

  /** The person's account id: the learner is `discord:` and this. */
  get accountId(): string {
    return this.#account.user.id;
  }

  /** Types a slash command; what follows its name goes into its first option, suggested or not. */
  async command(text: string): Promise<void> {
    const [, name = '', rest = ''] = /^\/(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
    const option = this.#commandNamed(name).options?.[0];
    const options = rest === '' || option === undefined ? [] : [{ type: option.type, name: option.name, value: rest }];
    await this.#act({ type: InteractionType.ApplicationCommand, data: { id: '1', name, type: 1, options } });
  }

  /** What Discord offers while this is being typed as the first option of a command. */
  async autocomplete(command: string, typed: string): Promise<readonly string[]> {
    const option = this.#commandNamed(command).options?.[0];
    const focused = { type: ApplicationCommandOptionType.String, name: option?.name, value: typed, focused: true };
    const interaction = await this.#act({
      type: InteractionType.ApplicationCommandAutocomplete,
      data: { id: '1', name: command, type: 1, options: [focused] },
    });
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
    const fields = form.modal.components;
    const names = fields.flatMap(({ label, component }) => [label, component.custom_id]);
    const unknown = Object.keys(values).find((name) => !names.includes(name));
    if (unknown !== undefined) throw new Error(`the form has no field "${unknown}", only ${names.join(', ')}`);
    const components = fields.map((field, index) => submitField(field, index, values));
    this.#account.form = null;
    const data = { custom_id: form.modal.custom_id, components };
    await this.#act({ type: InteractionType.ModalSubmit, data, source: form.openedFrom.source });
  }

  /** A text that is too long for the message box becomes a file, as in Discord. */
  async type(text: string): Promise<void> {
    await this.#send(text.length > MAX_TYPED ? { content: '', files: { 'message.txt': text } } : { content: text });
  }

  /** Sends files, with words or without. */
  async attach(files: Readonly<Record<string, string | Uint8Array>>, words = ''): Promise<void> {
    await this.#send({ content: words, files });
  }

  messages(): readonly string[] {
    return this.#visible().map(messageText);
  }

  buttons(): readonly string[] {
    return this.#controls(ComponentType.Button).map(({ component }) => component.label ?? '');
  }

  form() {
    const { form } = this.#account;
    const fields = form?.modal.components.map(({ label, component }) => ({ label, value: component.value ?? '' }));
    return form && fields ? { title: form.modal.title, fields } : null;
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

  /** Closes the direct conversation to the bot: it gets error 50007 from now on. */
  closeDirectMessages(): void {
    this.#account.takesDirectMessages = false;
  }

  #commandNamed(name: string) {
    const command = this.#world.commands.find((candidate) => candidate.name === name);
    if (command === undefined) throw new Error(`the bot has registered no command /${name}`);
    return command;
  }

  #visible(): Message[] {
    return visibleMessages(this.#world, this.#account, this.#place);
  }

  #controls(type: ComponentType.Button | ComponentType.StringSelect): Placed[] {
    return controls(this.#visible(), type);
  }

  async #send(typed: Typed): Promise<void> {
    const message = postTyped(this.#world, this.#account.user, this.#account.directChannel, typed);
    await this.#deliver(makeTypedMessage(message));
  }

  async #use({ message, component }: Placed, data: object): Promise<void> {
    const chosen = { id: 1, custom_id: component.custom_id, ...data };
    await this.#act({ type: InteractionType.MessageComponent, data: chosen, source: message });
  }

  async #act(deed: Deed): Promise<Interaction> {
    const { interaction, delivery } = makeInteraction(this.#world, this.#account, this.#place, deed);
    await this.#deliver(delivery);
    return interaction;
  }

  #describe(): string {
    const visible = this.messages().map((text) => `--- message\n${text}`);
    return [...visible, `--- buttons: ${this.buttons().join(' | ')}`, `--- form: ${this.form()?.title ?? 'none'}`].join(
      '\n',
    );
  }
}

function submitField({ type, label, component }: ModalLabel, index: number, values: Readonly<Record<string, string>>) {
  const { custom_id: id, max_length: longest = 4000 } = component;
  const value = values[label] ?? values[id] ?? component.value ?? '';
  if (value.length > longest) throw new RangeError(`"${label}" takes ${longest} characters at most`);
  return { type, id: 2 * index + 1, component: { type: component.type, id: 2 * index + 2, custom_id: id, value } };
}
