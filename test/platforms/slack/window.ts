/**
 * A person in front of Slack: sees the direct conversation with the bot and, where the place is a channel, that
 * channel with what is shown to this person only. What the person typed is left out of `messages`.
 */
import type { ChatWindow } from '../chat-window.ts';
import type { Block, Control } from './block-schema.ts';
import type { Courier } from './courier.ts';
import {
  commandPayload,
  messageEvent,
  type PayloadContext,
  type Person,
  pressPayload,
  submissionPayload,
} from './payloads.ts';
import { controlLabels, shownText } from './shown-text.ts';
import type { StoredMessage } from './workspace.ts';

interface Placed {
  readonly message: StoredMessage;
  readonly blockId: string;
  readonly control: Control;
}

export class SlackWindow implements ChatWindow {
  readonly #person: Person;
  readonly #context: PayloadContext;
  readonly #courier: Courier;

  constructor(person: Person, context: PayloadContext, courier: Courier) {
    this.#person = person;
    this.#context = context;
    this.#courier = courier;
  }

  async command(text: string): Promise<void> {
    await this.#courier.bring('slash_commands', commandPayload(this.#person, text, this.#context));
  }

  async press(label: string | RegExp): Promise<void> {
    const found = this.#button(label);
    if (found === undefined) throw new Error(`no button ${String(label)}; there are: ${this.buttons().join(', ')}`);
    await this.#press(found, '');
  }

  async choose(entry: string | RegExp): Promise<void> {
    for (const placed of this.#controls().reverse()) {
      if (placed.control.type === 'button') continue;
      const option = placed.control.options.find(({ text }) => isMatch(text.text, entry));
      if (option !== undefined) return this.#press(placed, option.value);
    }
    throw new Error(`no menu with an entry ${String(entry)}`);
  }

  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    const open = this.#context.workspace.views.get(this.#person.user);
    if (open === undefined) throw new Error('no form is open');
    const inputs = inputsOf(open.view.blocks);
    const filled = Object.fromEntries(
      inputs.map(({ id, label, value }) => [id, values[id] ?? values[label] ?? value] as const),
    );
    const unknown = Object.keys(values).filter(
      (name) => !inputs.some(({ id, label }) => id === name || label === name),
    );
    if (unknown.length > 0) throw new Error(`the form has no field ${unknown.join(', ')}`);
    for (const { id, label, isOptional } of inputs) {
      const value = filled[id] ?? '';
      if (value.length > 3000) throw new Error(`${label}: Slack takes 3000 characters`);
      if (value === '' && !isOptional) throw new Error(`${label}: Please complete this required field.`);
    }
    const answer = await this.#courier.bring('interactive', submissionPayload(open, filled, this.#context));
    if (hasErrors(answer)) throw new Error(`the form was refused: ${JSON.stringify(answer)}`);
    this.#context.workspace.views.delete(this.#person.user);
    this.#context.workspace.changed();
  }

  async type(text: string): Promise<void> {
    const { workspace } = this.#context;
    const { user } = this.#person;
    const { ts, channel } = workspace.add({ channel: `D${user}`, onlyFor: null, fromBot: false, text, blocks: [] });
    await this.#courier.bringEvent(messageEvent({ channel, user, ts }, text, `Ev${workspace.next()}`));
  }

  messages(): readonly string[] {
    return this.#visible().map(({ blocks, text }) => shownText(blocks, text));
  }

  buttons(): readonly string[] {
    return this.#controls().flatMap(({ control }) => controlLabels(control).slice(0, 1));
  }

  form(): ReturnType<ChatWindow['form']> {
    const view = this.#context.workspace.views.get(this.#person.user)?.view;
    return view?.type === 'modal' ? { title: view.title.text, fields: inputsOf(view.blocks) } : null;
  }

  waitFor(pattern: RegExp, timeout = 5000): Promise<string> {
    return this.#until(() => this.messages().findLast((text) => isMatch(text, pattern)), String(pattern), timeout);
  }

  async waitForButton(label: string | RegExp, timeout = 5000): Promise<void> {
    await this.#until(() => this.#button(label), `a button ${String(label)}`, timeout);
  }

  async waitForForm(timeout = 5000): Promise<void> {
    await this.#until(() => this.form() ?? undefined, 'a form', timeout);
  }

  /** Resolves when no visible message matches any more. */
  async waitUntilGone(pattern: RegExp, timeout = 5000): Promise<void> {
    const isGone = () => (this.messages().some((text) => isMatch(text, pattern)) ? undefined : true);
    await this.#until(isGone, `no ${String(pattern)}`, timeout);
  }

  #visible(): StoredMessage[] {
    const { user, channel } = this.#person;
    return this.#context.workspace.messages.filter(
      (message) =>
        message.fromBot &&
        (message.channel === channel || message.channel === `D${user}`) &&
        (message.onlyFor === null || message.onlyFor === user),
    );
  }

  #controls(): Placed[] {
    return this.#visible().flatMap((message) =>
      message.blocks.flatMap((block) =>
        block.type === 'actions'
          ? block.elements.map((control) => ({ message, blockId: block.block_id ?? '', control }))
          : [],
      ),
    );
  }

  /** The newest one that says so, to the eye or to a screen reader. */
  #button(label: string | RegExp): Placed | undefined {
    return this.#controls().findLast(({ control }) => controlLabels(control).some((text) => isMatch(text, label)));
  }

  async #press({ message, blockId, control }: Placed, value: string): Promise<void> {
    const payload = pressPayload(this.#person, { message, blockId, control, value }, this.#context);
    await this.#courier.bring('interactive', payload);
  }

  #until<Found>(look: () => Found | undefined, what: string, timeout: number): Promise<Found> {
    return new Promise((resolve, reject) => {
      const check = () => {
        const found = look();
        if (found === undefined) return;
        clearTimeout(timer);
        stop();
        resolve(found);
      };
      const stop = this.#context.workspace.onChange(check);
      const timer = setTimeout(() => {
        stop();
        const seen = [
          ...this.messages(),
          `buttons: ${this.buttons().join(', ')}`,
          `form: ${this.form()?.title ?? 'none'}`,
        ];
        reject(new Error(`waited for ${what}, but there is only:\n${seen.join('\n---\n')}`));
      }, timeout);
      check();
    });
  }
}

const isMatch = (text: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? text === wanted : new RegExp(wanted.source, wanted.flags.replace('g', '')).test(text);

function inputsOf(blocks: readonly Block[]) {
  return blocks.flatMap((block) => {
    if (block.type !== 'input') return [];
    const value = block.element.type === 'plain_text_input' ? (block.element.initial_value ?? '') : '';
    return [{ id: block.block_id ?? '', label: block.label.text, value, isOptional: block.optional === true }];
  });
}

const hasErrors = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'response_action' in answer && answer.response_action === 'errors';
