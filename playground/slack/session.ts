/**
 * A user in one conversation of Slack, who uses messages and controls by their ids. Throws for what Slack's own
 * client would not offer. (client.ts does the same by what a person reads.)
 */
import type { Block, Control } from './block-schema.ts';
import type { DeliveryQueue } from './delivery-queue.ts';
import {
  commandPayload,
  fileFields,
  homeEvent,
  homePressPayload,
  mentionEvent,
  messageEvent,
  type PayloadContext,
  type Person,
  pressPayload,
  shortcutPayload,
  submissionPayload,
} from './payloads.ts';
import { inputsOf, valueToSend } from './screen.ts';
import type { OpenView } from './stores.ts';
import type { StoredMessage } from './workspace.ts';

/** A control in a message or view, by its ids. */
export interface ControlIds {
  readonly block_id: string;
  readonly action_id: string;
}

export interface Placed {
  readonly blockId: string;
  readonly control: Control;
}

export class SlackSession {
  readonly #person: Person;
  readonly #context: PayloadContext;
  readonly #deliveries: DeliveryQueue;

  constructor(person: Person, context: PayloadContext, deliveries: DeliveryQueue) {
    this.#person = person;
    this.#context = context;
    this.#deliveries = deliveries;
  }

  get user(): string {
    return this.#person.user;
  }

  /** The messages of this conversation that the user sees, oldest first. */
  messages(): readonly StoredMessage[] {
    const { user, channel } = this.#person;
    return this.#context.workspace
      .messagesIn(channel)
      .filter((message) => message.onlyFor === null || message.onlyFor === user);
  }

  /** The topmost modal; null when none is open. */
  modal(): OpenView | null {
    return this.#context.workspace.views.top(this.user);
  }

  /** The app's Home tab; null before it was published. */
  home(): OpenView | null {
    return this.#context.workspace.views.home(this.user);
  }

  /** Sends a slash command: `/lesson cookies`. */
  async command(text: string): Promise<void> {
    await this.#deliveries.deliver('slash_commands', commandPayload(this.#person, text, this.#context));
  }

  /** Presses a button, or picks the entry of a menu that has this value. */
  async press(ts: string, ids: ControlIds, value = ''): Promise<void> {
    const message = this.#message(ts);
    const pressed = { ...find(message.blocks, ids, value), value };
    await this.#deliveries.deliver('interactive', pressPayload(this.#person, message, pressed, this.#context));
  }

  async pressHome(ids: ControlIds, value = ''): Promise<void> {
    const home = this.home();
    if (home === null) throw new Error('the Home tab is empty');
    const pressed = { ...find(home.view.blocks, ids, value), value };
    await this.#deliveries.deliver('interactive', homePressPayload(home, pressed, this.#context));
  }

  /**
   * Sends the open form; `values` are by block id or label (see `valueToSend`). Resolves to what the bot finds wrong
   * with it, by block id; the form stays open then.
   */
  async submit(values: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>> | null> {
    const open = this.modal();
    if (open === null) throw new Error('no form is open');
    const inputs = inputsOf(open.view.blocks);
    const unknown = Object.keys(values).filter(
      (name) => !inputs.some(({ id, label }) => id === name || label === name),
    );
    if (unknown.length > 0) throw new Error(`the form has no field ${unknown.join(', ')}`);
    const filled = inputs.map(
      (input) => [input.id, valueToSend(input, values[input.id] ?? values[input.label])] as const,
    );
    const payload = submissionPayload(open, Object.fromEntries(filled), this.#context);
    const errors = errorsIn(await this.#deliveries.deliver('interactive', payload));
    if (errors === null) this.closeModal();
    return errors;
  }

  /** Closes the topmost modal. */
  closeModal(): void {
    this.#context.workspace.views.close(this.user);
  }

  /**
   * Writes in the conversation, with or without files. In a channel the bot is told only of messages with `@nibble`.
   */
  async write(text: string, files: Readonly<Record<string, string | Uint8Array>> = {}, thread?: string): Promise<void> {
    const { user, channel } = this.#person;
    const { workspace } = this.#context;
    const stored = Object.entries(files).map(([name, content]) =>
      workspace.files.add(name, typeof content === 'string' ? new TextEncoder().encode(content) : content),
    );
    const content = { channel, thread: thread ?? null, onlyFor: null, author: user, fromBot: false, text, blocks: [] };
    const message = workspace.add({ ...content, files: stored });
    if (channel.startsWith('D')) {
      const fields = stored.map((file) => fileFields(file, this.#context));
      await this.#deliveries.deliverEvent(messageEvent(message, text, this.#eventId(), fields));
    } else if (MENTION.test(text)) {
      const rest = text.replace(MENTION, '').trim();
      await this.#deliveries.deliverEvent(mentionEvent(message, rest, this.#eventId()));
    }
  }

  /** Uses a shortcut in the menu of a message. */
  async shortcut(ts: string, callbackId: string): Promise<void> {
    const message = this.#message(ts);
    if (message.onlyFor !== null) throw new Error('a message that only you see has no shortcuts');
    await this.#deliveries.deliver('interactive', shortcutPayload(this.#person, message, callbackId, this.#context));
  }

  /** Opens one of the app's tabs. */
  async openTab(tab: 'home' | 'messages'): Promise<void> {
    await this.#deliveries.deliverEvent(homeEvent(this.user, tab, this.#eventId()));
  }

  #eventId(): string {
    return `Ev${this.#context.workspace.next()}`;
  }

  #message(ts: string): StoredMessage {
    const message = this.messages().find((other) => other.ts === ts);
    if (message === undefined) throw new Error('there is no such message');
    return message;
  }
}

const MENTION = /@nibble\b/i;

/** The buttons and menus, from top to bottom. */
export const controlsIn = (blocks: readonly Block[]): Placed[] =>
  blocks.flatMap((block) => {
    const blockId = block.block_id ?? '';
    if (block.type === 'actions') return block.elements.map((control) => ({ blockId, control }));
    const accessory = block.type === 'section' ? block.accessory : undefined;
    return accessory === undefined ? [] : [{ blockId, control: accessory }];
  });

function find(blocks: readonly Block[], { block_id, action_id }: ControlIds, value: string): Placed {
  const found = controlsIn(blocks).find(
    ({ blockId, control }) => blockId === block_id && control.action_id === action_id,
  );
  if (found === undefined) throw new Error('there is nothing like that to press');
  const { control } = found;
  if (control.type !== 'button' && !control.options.some((option) => option.value === value)) {
    throw new Error(`that menu has no entry "${value}"`);
  }
  return found;
}

function errorsIn(answer: unknown): Readonly<Record<string, string>> | null {
  if (typeof answer !== 'object' || answer === null || !('response_action' in answer)) return null;
  if (answer.response_action !== 'errors' || !('errors' in answer)) return null;
  const { errors } = answer;
  return typeof errors === 'object' && errors !== null
    ? Object.fromEntries(Object.entries(errors).map(([id, text]) => [id, String(text)]))
    : null;
}
