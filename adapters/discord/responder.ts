/**
 * Answers one interaction by Discord's rules: the first response within 3 seconds, and once; what comes after it
 * through the interaction's webhook; a direct message when its token is void. Sends as few requests as these allow.
 */
import {
  type APIInteraction,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  type REST,
  Routes,
} from 'discord.js';
import type { Reply } from '../../src/core/reply.ts';
import type { Log } from '../../src/log.ts';
import { openDirectChannel, postMessages } from './direct-message.ts';
import { type AnswerPlan, planAnswer, planNewMessages } from './plan-answer.ts';
import { describeError, refusalOf } from './platform-error.ts';
import { isDirect } from './read-intent.ts';
import { type MessagePayload, toPayload } from './write-reply.ts';

/** What Discord waits for: the first response, the words of a message that says "thinking…", or whatever comes. */
type Awaited = 'first' | 'words' | 'more';

export class Responder {
  readonly #rest: REST;
  readonly #log: Log;
  readonly #interaction: APIInteraction;
  /** The Discord account that the interaction comes from. */
  readonly #account: string;
  #awaited: Awaited = 'first';
  /** Settled once the first response has gone out, well or not. */
  #firstResponse: Promise<void> = Promise.resolve();

  constructor(rest: REST, log: Log, interaction: APIInteraction, account: string) {
    this.#rest = rest;
    this.#log = log;
    this.#interaction = interaction;
    this.#account = account;
  }

  /** Tells Discord that the answer takes a while; does nothing after the first response. Never rejects. */
  async defer(): Promise<void> {
    if (this.#awaited !== 'first') return;
    const isPressed = this.#pressed() !== null;
    const respond = isPressed
      ? this.#respond(InteractionResponseType.DeferredMessageUpdate)
      : this.#respond(InteractionResponseType.DeferredChannelMessageWithSource, { flags: this.#hidden() });
    this.#awaited = isPressed ? 'more' : 'words';
    this.#firstResponse = respond.catch((error: unknown) => {
      // A void token is dealt with when the answer is sent; a first response by somebody else is as good as ours.
      const isKnown = refusalOf(error) === 'acknowledged' || refusalOf(error) === 'expired';
      this.#log[isKnown ? 'info' : 'warn']('discord: deferring an interaction failed', this.#describe(error));
    });
    await this.#firstResponse;
  }

  /** Opens a form, as the first response. Rejects with what Discord refuses. */
  async openForm(modal: APIModalInteractionResponseCallbackData): Promise<void> {
    this.#awaited = 'more';
    await this.#respond(InteractionResponseType.Modal, modal);
  }

  /** Changes the pressed message and adds new ones, as the reply says. Rejects with what Discord refuses for good. */
  async send(reply: Reply): Promise<void> {
    await this.#firstResponse;
    const pending = planAnswer(reply, this.#pressed());
    try {
      if (this.#awaited === 'first') await this.#sendFirst(pending);
      if (this.#awaited === 'words') await this.#fillIn(pending);
      if (pending.update !== null) await this.#changePressed(pending.update, pending, reply);
      for (let next = pending.messages[0]; next !== undefined; next = pending.messages[0]) {
        await this.#followUp(next);
        pending.messages.shift();
      }
    } catch (error) {
      if (refusalOf(error) !== 'expired') throw error;
      this.#log.info('discord: interaction expired, answering by direct message', this.#describe(error));
      await this.#sendDirectly(pending.update === null ? pending.messages : planNewMessages(reply));
    }
  }

  /** Everything in one request where it can be. When another delivery was first, all of it stays pending. */
  async #sendFirst(pending: AnswerPlan): Promise<void> {
    const isPressed = this.#pressed() !== null;
    const [message] = pending.messages;
    this.#awaited = 'more';
    try {
      if (pending.update !== null) {
        await this.#respond(InteractionResponseType.UpdateMessage, pending.update);
        pending.update = null;
      } else if (message === undefined && isPressed) {
        await this.#respond(InteractionResponseType.DeferredMessageUpdate);
      } else {
        await this.#respond(InteractionResponseType.ChannelMessageWithSource, this.#hide(message ?? NOTHING_TO_SHOW));
        pending.messages.shift();
      }
    } catch (error) {
      if (refusalOf(error) !== 'acknowledged') throw error;
      this.#log.info('discord: interaction was acknowledged already', this.#describe(error));
      this.#awaited = isPressed ? 'more' : 'words';
    }
  }

  async #fillIn(pending: AnswerPlan): Promise<void> {
    await this.#editOriginal(pending.messages[0] ?? NOTHING_TO_SHOW);
    pending.messages.shift();
    this.#awaited = 'more';
  }

  /** When the learner has dismissed the pressed message meanwhile, what it was to say becomes a new one. */
  async #changePressed(update: MessagePayload, pending: AnswerPlan, reply: Reply): Promise<void> {
    try {
      await this.#editOriginal(update);
    } catch (error) {
      if (refusalOf(error) !== 'gone') throw error;
      pending.messages = planNewMessages(reply);
    }
    pending.update = null;
  }

  async #sendDirectly(messages: readonly MessagePayload[]): Promise<void> {
    const known = isDirect(this.#interaction) ? this.#interaction.channel?.id : undefined;
    const channel = known ?? (await openDirectChannel(this.#rest, this.#account));
    await postMessages(this.#rest, channel, this.#interaction.id, messages);
  }

  async #respond(type: InteractionResponseType, data?: object): Promise<void> {
    const { id, token } = this.#interaction;
    await this.#rest.post(Routes.interactionCallback(id, token), { body: { type, data }, auth: false });
  }

  async #editOriginal(message: MessagePayload): Promise<void> {
    const { application_id: application, token } = this.#interaction;
    await this.#rest.patch(Routes.webhookMessage(application, token), { body: message, auth: false });
  }

  async #followUp(message: MessagePayload): Promise<void> {
    const { application_id: application, token } = this.#interaction;
    await this.#rest.post(Routes.webhook(application, token), { body: this.#hide(message), auth: false });
  }

  /** What the message of the pressed button shows; null when the event came from no message. */
  #pressed() {
    const { type } = this.#interaction;
    if (type !== InteractionType.MessageComponent && type !== InteractionType.ModalSubmit) return null;
    return this.#interaction.message?.components ?? null;
  }

  /** In a server only the learner sees the answers. */
  #hidden(): number {
    return isDirect(this.#interaction) ? 0 : MessageFlags.Ephemeral;
  }

  #hide(message: MessagePayload): MessagePayload {
    return { ...message, flags: message.flags | this.#hidden() };
  }

  #describe(error: unknown): object {
    return { interaction: this.#interaction.id, error: describeError(error) };
  }
}

/** A command always gets an answer that can be seen. */
const NOTHING_TO_SHOW = toPayload([
  { type: ComponentType.TextDisplay, content: 'Nothing to show here. Type `/help` to see what I can do.' },
]);
