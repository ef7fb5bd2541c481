/**
 * Slack's client as a person uses it: by what they read. It shows the direct conversation with the bot, the channel
 * where the user is, and the app's Home tab. `messages` leaves out what the user typed.
 */
import { IN_VAIN } from '../changes.ts';
import type { ChatClient } from '../chat-client.ts';
import type { Control } from './block-schema.ts';
import type { DeliveryQueue } from './delivery-queue.ts';
import type { PayloadContext, Person } from './payloads.ts';
import { controlLabels, inputsOf, shownText } from './screen.ts';
import { controlsIn, type Placed, SlackSession } from './session.ts';
import type { StoredMessage } from './workspace.ts';

interface PlacedInMessage extends Placed {
  readonly message: StoredMessage;
}

export class SlackClient implements ChatClient {
  readonly #person: Person;
  readonly #context: PayloadContext;
  readonly #session: SlackSession;
  /** The same user in the direct conversation. */
  readonly #direct: SlackSession;

  constructor(person: Person, context: PayloadContext, deliveries: DeliveryQueue) {
    this.#person = person;
    this.#context = context;
    this.#session = new SlackSession(person, context, deliveries);
    this.#direct = new SlackSession({ ...person, channel: `D${person.user}` }, context, deliveries);
  }

  command(text: string): Promise<void> {
    return this.#session.command(text);
  }

  async press(label: string | RegExp): Promise<void> {
    const found = this.#button(label);
    if (found === undefined) throw new Error(`no button ${String(label)}; there are: ${this.buttons().join(', ')}`);
    await this.#session.press(found.message.ts, idsOf(found));
  }

  async choose(entry: string | RegExp): Promise<void> {
    for (const placed of this.#controls().reverse()) {
      if (placed.control.type === 'button') continue;
      const option = placed.control.options.find(({ text }) => matches(text.text, entry));
      if (option !== undefined) return this.#session.press(placed.message.ts, idsOf(placed), option.value);
    }
    throw new Error(`no menu with an entry ${String(entry)}`);
  }

  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    const errors = await this.#session.submit(values);
    if (errors !== null) throw new Error(`the form was refused: ${JSON.stringify(errors)}`);
  }

  /** Closes the topmost form; the bot is not told. */
  closeForm(): void {
    this.#session.closeModal();
  }

  type(text: string): Promise<void> {
    return this.#direct.write(text);
  }

  /** Replies in the thread of the newest message of the bot that matches, or begins one. */
  async reply(pattern: RegExp, text: string): Promise<void> {
    const message = this.#newest(pattern);
    await this.#direct.write(text, {}, message.thread ?? message.ts);
  }

  /** The first message of the thread of the newest message that matches; null outside threads. */
  threadOf(pattern: RegExp): string | null {
    const { thread } = this.#newest(pattern);
    const first = this.#everything().find(({ ts }) => ts === thread);
    return first === undefined ? null : shownMessage(first);
  }

  /** Sends a file in the direct conversation, with or without text. */
  attach(name: string, content: string | Uint8Array, words = ''): Promise<void> {
    return this.#direct.write(words, { [name]: content });
  }

  /** Writes a message of which the bot is not told: to others, or from before the bot was there. */
  post(text: string): void {
    const { user, channel } = this.#person;
    this.#context.workspace.add({ channel, onlyFor: null, author: user, fromBot: false, text, blocks: [] });
  }

  /** Writes a message that begins with the bot's name. */
  mention(text: string): Promise<void> {
    return this.#session.write(`@nibble ${text}`);
  }

  /** Uses the app's shortcut on the newest message of anybody that matches. */
  async shortcut(pattern: RegExp, callbackId = 'check-code'): Promise<void> {
    const { channel } = this.#person;
    const message = this.#context.workspace
      .messagesIn(channel)
      .findLast((other) => other.onlyFor === null && matches(other.text, pattern));
    if (message === undefined) throw new Error(`no message ${String(pattern)}`);
    await this.#session.shortcut(message.ts, callbackId);
  }

  /** Opens one of the app's tabs. */
  openTab(tab: 'home' | 'messages'): Promise<void> {
    return this.#session.openTab(tab);
  }

  /** The Home tab's text and buttons; null before it was published. */
  home(): { readonly text: string; readonly buttons: readonly string[] } | null {
    const home = this.#context.workspace.views.home(this.#person.user);
    if (home === null) return null;
    const buttons = controlsIn(home.view.blocks).flatMap(({ control }) => controlLabels(control).slice(0, 1));
    return { text: shownText(home.view.blocks, ''), buttons };
  }

  async pressHome(label: string | RegExp): Promise<void> {
    const home = this.#context.workspace.views.home(this.#person.user);
    const placed = controlsIn(home?.view.blocks ?? []).findLast(({ control }) => isLabelled(control, label));
    if (home === null || placed === undefined) throw new Error(`no button ${String(label)} in the Home tab`);
    await this.#session.pressHome(idsOf(placed));
  }

  /** Resolves when the Home tab's text matches. */
  waitForHome(pattern: RegExp, timeout = IN_VAIN): Promise<string> {
    const look = () => [this.home()?.text].find((text) => text !== undefined && matches(text, pattern));
    return this.#until(look, `a Home tab ${String(pattern)}`, timeout);
  }

  messages(): readonly string[] {
    return this.#visible().map(shownMessage);
  }

  /** The files that the bot shared, by name. */
  files(): Readonly<Record<string, string>> {
    const files = this.#visible().flatMap((message) => message.files);
    return Object.fromEntries(files.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]));
  }

  buttons(): readonly string[] {
    return this.#controls().flatMap(({ control }) => controlLabels(control).slice(0, 1));
  }

  form(): ReturnType<ChatClient['form']> {
    const view = this.#context.workspace.views.top(this.#person.user)?.view;
    return view?.type === 'modal' ? { title: view.title.text, fields: inputsOf(view.blocks) } : null;
  }

  waitFor(pattern: RegExp, timeout = IN_VAIN): Promise<string> {
    return this.#until(() => this.messages().findLast((text) => matches(text, pattern)), String(pattern), timeout);
  }

  async waitForButton(label: string | RegExp, timeout = IN_VAIN): Promise<void> {
    await this.#until(() => this.#button(label), `a button ${String(label)}`, timeout);
  }

  async waitForForm(timeout = IN_VAIN): Promise<void> {
    await this.#until(() => this.form() ?? undefined, 'a form', timeout);
  }

  /** Resolves when no visible message matches any more. */
  async waitUntilGone(pattern: RegExp, timeout = IN_VAIN): Promise<void> {
    const isGone = () => (this.messages().some((text) => matches(text, pattern)) ? undefined : true);
    await this.#until(isGone, `no ${String(pattern)}`, timeout);
  }

  #newest(pattern: RegExp): StoredMessage {
    const message = this.#visible().findLast((shown) => matches(shownMessage(shown), pattern));
    if (message === undefined) throw new Error(`no message ${String(pattern)}`);
    return message;
  }

  #visible(): StoredMessage[] {
    const { user } = this.#person;
    return this.#everything().filter(({ fromBot, onlyFor }) => fromBot && (onlyFor === null || onlyFor === user));
  }

  /** The direct conversation, and the channel where the user is, in order. */
  #everything(): StoredMessage[] {
    const { user, channel } = this.#person;
    const places = [...new Set([channel, `D${user}`])];
    const messages = places.flatMap((place) => this.#context.workspace.messagesIn(place));
    return places.length === 1 ? messages : messages.sort((one, other) => (one.ts < other.ts ? -1 : 1));
  }

  #controls(): PlacedInMessage[] {
    return this.#visible().flatMap((message) => controlsIn(message.blocks).map((placed) => ({ message, ...placed })));
  }

  /** The newest one with this label, visible or for screen readers. */
  #button(label: string | RegExp): PlacedInMessage | undefined {
    return this.#controls().findLast(({ control }) => isLabelled(control, label));
  }

  #until<Found>(look: () => Found | undefined, what: string, timeout: number): Promise<Found> {
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

function shownMessage(message: StoredMessage): string {
  const cached = textCache.get(message.blocks);
  if (cached?.text === message.text && cached.files === message.files) return cached.shown;
  const shown = wordsOf(message);
  textCache.set(message.blocks, { text: message.text, files: message.files, shown });
  return shown;
}

/** A cache: many clients read again at every change. An update brings a new list of blocks. */
const textCache = new WeakMap<object, Pick<StoredMessage, 'text' | 'files'> & { readonly shown: string }>();

const wordsOf = ({ blocks, text, files }: StoredMessage): string =>
  [shownText(blocks, text), ...files.map(({ name }) => name)].filter((shown) => shown !== '').join('\n');

const matches = (text: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? text === wanted : new RegExp(wanted.source, wanted.flags.replace('g', '')).test(text);

const isLabelled = (control: Control, label: string | RegExp): boolean =>
  controlLabels(control).some((text) => matches(text, label));

const idsOf = ({ blockId, control }: Placed) => ({ block_id: blockId, action_id: control.action_id });
