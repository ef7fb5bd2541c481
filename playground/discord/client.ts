/** Discord's client as a person uses it: by what they read. */
import { ComponentType } from 'discord.js';
import { IN_VAIN } from '../changes.ts';
import type { ChatClient } from '../chat-client.ts';
import { findCommand } from './commands.ts';
import { deleteMessage } from './messages.ts';
import { controls, matches, messageText, type Placed, shownFields, visibleMessages } from './screen.ts';
import { type Connection, DiscordSession } from './session.ts';
import type { Account, Message, Place, World } from './world.ts';

export class DiscordClient implements ChatClient {
  readonly #world: World;
  readonly #account: Account;
  readonly #place: Place;
  readonly #session: DiscordSession;
  /** The same user in the direct conversation. */
  readonly #direct: DiscordSession;

  constructor(world: World, connection: Connection, account: Account, place: Place) {
    this.#world = world;
    this.#account = account;
    this.#place = place;
    this.#session = new DiscordSession(world, connection, account, place);
    this.#direct = new DiscordSession(world, connection, account, 'dm');
  }

  /** The user's account id. */
  get accountId(): string {
    return this.#account.user.id;
  }

  /**
   * Types a slash command: `/lesson cookies` fills its first option, `/reminders zone:Europe/Berlin time:19:30` those
   * that it names. Throws when Discord would not offer it here.
   */
  async command(text: string): Promise<void> {
    await this.#session.command(text);
  }

  /** Uses a command in the menu of the newest message that matches, whoever wrote it. */
  async useOnMessage(name: string, pattern: RegExp): Promise<void> {
    const target = this.#visible().findLast((message) => pattern.test(messageText(message)));
    if (target === undefined) throw new Error(`no message matches ${pattern}\n${this.#describe()}`);
    await this.#session.useOnMessage(name, target.id);
  }

  /** What Discord suggests for a half-typed option of a command; by default its first one. */
  async autocomplete(command: string, typed: string, option?: string): Promise<readonly string[]> {
    const { options = [] } = findCommand(this.#world, this.#place, command);
    const name = option ?? options[0]?.name ?? '';
    const suggested = await this.#session.suggest(`/${command} ${name}:${typed}`);
    if (suggested === null) throw new Error(`/${command} suggests nothing for ${option ?? 'its first option'}`);
    return suggested.choices.map((choice) => choice.name);
  }

  async press(label: string | RegExp): Promise<void> {
    const button = this.#controls(ComponentType.Button).findLast(({ component }) =>
      matches(component.label ?? '', label),
    );
    if (button === undefined) throw new Error(`there is no button ${label}\n${this.#describe()}`);
    await this.#session.press(button.message.id, button.component.custom_id ?? '');
  }

  async choose(entry: string | RegExp): Promise<void> {
    const entryOf = (menu: Placed) => menu.component.options?.find(({ label }) => matches(label, entry));
    const newest = this.#controls(ComponentType.StringSelect).at(-1)?.message;
    const menu = this.#controls(ComponentType.StringSelect).find(
      (candidate) => candidate.message === newest && entryOf(candidate) !== undefined,
    );
    if (menu === undefined) throw new Error(`the newest menu has no entry ${entry}\n${this.#describe()}`);
    await this.#session.choose(menu.message.id, menu.component.custom_id ?? '', [entryOf(menu)?.value ?? '']);
  }

  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    if (this.#account.form === null) throw new Error(`no form is open\n${this.#describe()}`);
    await this.#session.submit(values);
  }

  /** Closes the form; the bot is not told. */
  closeForm(): void {
    this.#session.closeForm();
  }

  /** Writes to the bot directly. A text that is too long for the message box becomes a file, as in Discord. */
  type(text: string): Promise<void> {
    return this.#direct.write(text);
  }

  /** Sends files to the bot directly, with or without text. */
  attach(files: Readonly<Record<string, string | Uint8Array>>, words = ''): Promise<void> {
    return this.#direct.write(words, files);
  }

  /** Writes at the user's place, for everybody there; `@nibble` mentions the bot. */
  post(text: string, files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<void> {
    return this.#session.write(text, files);
  }

  /** Dismisses, or deletes, the newest message of the bot that matches; "thinking…" has no text yet. */
  dismiss(pattern: RegExp): void {
    const ofBot = this.#visible().filter(({ author }) => author === this.#world.bot);
    const message = ofBot.findLast((candidate) => pattern.test(messageText(candidate)));
    if (message === undefined) throw new Error(`no message matches ${pattern}\n${this.#describe()}`);
    deleteMessage(this.#world, message);
  }

  messages(): readonly string[] {
    return this.#ofBot().map(messageText);
  }

  /** The files that the bot has sent, by name. */
  files(): Readonly<Record<string, string>> {
    const sent = this.#ofBot().flatMap(({ attachments }) => attachments);
    return Object.fromEntries(
      sent.map(({ filename, url }) => [
        filename,
        new TextDecoder().decode(this.#world.files.get(decodeURIComponent(new URL(url).pathname))),
      ]),
    );
  }

  buttons(): readonly string[] {
    return this.#controls(ComponentType.Button).map(({ component }) => component.label ?? '');
  }

  /** The addresses of link buttons, by their labels. */
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

  waitFor(pattern: RegExp, timeout = IN_VAIN): Promise<string> {
    const describe = () => `no message matches ${pattern} after ${timeout} ms\n${this.#describe()}`;
    return this.#world.until(() => this.messages().findLast((text) => pattern.test(text)), timeout, describe);
  }

  async waitForButton(label: string | RegExp, timeout = IN_VAIN): Promise<void> {
    const describe = () => `no button ${label} after ${timeout} ms\n${this.#describe()}`;
    await this.#world.until(() => this.buttons().some((shown) => matches(shown, label)), timeout, describe);
  }

  async waitForForm(timeout = IN_VAIN): Promise<void> {
    const describe = () => `no form is open after ${timeout} ms\n${this.#describe()}`;
    await this.#world.until(() => this.#account.form, timeout, describe);
  }

  /** Refuses direct messages of the bot from now on: it gets error 50007, or 50278 without a server in common. */
  closeDirectMessages(why: 'closed' | 'strangers' = 'closed'): void {
    this.#account.refusesDirectMessages = why;
  }

  /** What the user may do in the server from now on: Discord's bits, as a number in text. */
  setPermissions(bits: string): void {
    this.#account.permissions = bits;
  }

  /** Accepts them again. */
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

  #describe(): string {
    const visible = this.messages().map((text) => `--- message\n${text}`);
    return [...visible, `--- buttons: ${this.buttons().join(' | ')}`, `--- form: ${this.form()?.title ?? 'none'}`].join(
      '\n',
    );
  }
}
