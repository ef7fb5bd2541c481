/**
 * Answers one interaction by Discord's rules: acknowledged first, once and within 3 seconds; what comes after it through
 * the interaction's webhook; a direct message when that can carry nothing more.
 */
import {
  type APIInteraction,
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from 'discord.js';
import type { Reply } from '../../src/core/reply.ts';
import type { Log } from '../../src/log.ts';
import { drawAhead } from '../shared/draw-picture.ts';
import { waitingNote } from '../shared/waiting-note.ts';
import { openDirectChannel, postMessages, sendPatiently } from './direct-message.ts';
import { InteractionWebhook } from './interaction-webhook.ts';
import { type AnswerPlan, planAnswer, planNewMessages } from './plan-answer.ts';
import { describeError, type Refusal, refusalOf } from './platform-error.ts';
import { isDirect } from './read-intent.ts';
import type { Requests } from './requests.ts';
import { NOTHING_TO_SHOW } from './sentences.ts';
import { wayThere } from './way-there.ts';
import { type Message, writeReply } from './write-reply.ts';

/** What Discord waits for: the first response, the words of a message that says "thinking…", or whatever comes. */
type Awaited = 'first' | 'words' | 'more';

/** Refusals after which the answer goes to the direct conversation instead. */
const DEAD_ENDS: readonly Refusal[] = ['expired', 'closed-place', 'not-now'];

export class Responder {
  readonly #requests: Requests;
  readonly #webhook: InteractionWebhook;
  readonly #log: Log;
  readonly #interaction: APIInteraction;
  /** The Discord account that the interaction comes from. */
  readonly #account: string;
  #awaited: Awaited = 'first';
  /** The message of our own that says how many are ahead; the answer takes its place. */
  #note: string | null = null;
  /** Whether the learner was told of the queue; one who is the next at once need not hear of it. */
  #isWaiting = false;
  /** Whether messages have gone to the direct conversation, or tried to: an apology after them needs a nonce of its own. */
  #hasWrittenDirectly = false;
  /** Settled once Discord has taken the acknowledgement or will not: nothing else may come before. */
  #acknowledged: Promise<void> = Promise.resolve();
  /** What was announced last, settled once it has gone out, well or not. */
  #announced: Promise<void> = Promise.resolve();

  constructor(requests: Requests, log: Log, interaction: APIInteraction, account: string) {
    this.#requests = requests;
    this.#webhook = new InteractionWebhook(requests, interaction);
    this.#log = log;
    this.#interaction = interaction;
    this.#account = account;
  }

  /**
   * The first response: the answer will come. Whether others will see it is settled with this. Resolves when it has gone
   * out, so that the answer is worked out while it travels, or when it could not; what else is sent waits until Discord has
   * taken it. Never rejects.
   */
  acknowledge(): Promise<void> {
    return new Promise((gone) => {
      this.#acknowledged = this.#defer(gone);
      this.#acknowledged.then(gone);
    });
  }

  async #defer(onSent: () => void): Promise<void> {
    const isPressed = this.#pressed() !== null;
    this.#awaited = isPressed ? 'more' : 'words';
    try {
      if (isPressed) await this.#webhook.respond(InteractionResponseType.DeferredMessageUpdate, undefined, onSent);
      else {
        const data = { flags: this.#hidden() };
        await this.#webhook.respond(InteractionResponseType.DeferredChannelMessageWithSource, data, onSent);
      }
    } catch (error) {
      // A void token is dealt with when the answer is sent; a first response by somebody else is as good as ours.
      const isKnown = refusalOf(error) === 'acknowledged' || refusalOf(error) === 'expired';
      this.#log[isKnown ? 'info' : 'warn']('discord: acknowledging an interaction failed', this.#describe(error));
    }
  }

  /** Opens a form, as the first response. Rejects with what Discord refuses. */
  async openForm(modal: APIModalInteractionResponseCallbackData): Promise<void> {
    this.#awaited = 'more';
    await this.#webhook.respond(InteractionResponseType.Modal, modal);
  }

  /** Says how many are ahead of the learner's program, where the answer will come. Never rejects, and waits for nothing. */
  announce(ahead: number): void {
    if (ahead === 0 && !this.#isWaiting) return;
    this.#isWaiting = true;
    this.#announced = Promise.all([this.#announced, this.#acknowledged]).then(async () => {
      try {
        const [note] = writeReply([waitingNote(ahead)]);
        if (note === undefined) return;
        if (this.#note !== null) await this.#webhook.edit(note, this.#note);
        else if (this.#awaited === 'words') await this.#webhook.edit(note);
        else this.#note = await this.#webhook.post(note, this.#hidden());
      } catch (error) {
        this.#log.info('discord: a learner could not be told of the queue', this.#describe(error));
      }
    });
  }

  /** Changes the pressed message and adds new ones, as the reply says. Rejects with what Discord refuses for good. */
  async send(reply: Reply): Promise<void> {
    if (this.#awaited === 'first') await this.acknowledge();
    await Promise.all([this.#acknowledged, this.#announced, drawAhead(reply.blocks)]);
    const pending = planAnswer(reply, this.#pressed());
    try {
      await this.#sendPending(pending, reply);
    } catch (error) {
      if (!DEAD_ENDS.includes(refusalOf(error))) throw error;
      this.#log.info('discord: answering by direct message instead', this.#describe(error));
      await this.#sendDirectly(pending.update === null ? pending.messages : planNewMessages(reply));
    }
  }

  /**
   * Sends the reply to the direct conversation; the pressed message, or a private one, leads there. Rejects with what
   * Discord refuses, as when the learner takes no direct messages.
   */
  async sendToDirect(reply: Reply): Promise<void> {
    await Promise.all([this.#acknowledged, drawAhead(reply.blocks)]);
    const channel = await this.#sendDirectly(writeReply(reply.blocks));
    try {
      const [first = NOTHING_TO_SHOW, ...rest] = wayThere(channel, this.#pressed());
      await this.#webhook.edit(first);
      for (const message of rest) await this.#webhook.post(message, this.#hidden());
    } catch (error) {
      this.#log.info('discord: the way to the direct messages was not shown', this.#describe(error));
    }
  }

  async #sendPending(pending: AnswerPlan, reply: Reply): Promise<void> {
    if (this.#awaited === 'words') await this.#sayInPlace(pending);
    if (pending.update !== null) await this.#changePressed(pending.update, pending, reply);
    await this.#replaceNote(pending);
    for (let next = pending.messages[0]; next !== undefined; next = pending.messages[0]) {
      await this.#webhook.post(next, this.#hidden());
      pending.messages.shift();
    }
  }

  /** When the learner has dismissed the message that said "thinking…", its words become a new one. */
  async #sayInPlace(pending: AnswerPlan): Promise<void> {
    try {
      await this.#webhook.edit(pending.messages[0] ?? NOTHING_TO_SHOW);
      pending.messages.shift();
    } catch (error) {
      if (refusalOf(error) !== 'gone') throw error;
    }
    this.#awaited = 'more';
  }

  /** When the learner has dismissed the pressed message meanwhile, what it was to say becomes a new one. */
  async #changePressed(update: Message, pending: AnswerPlan, reply: Reply): Promise<void> {
    try {
      await this.#webhook.edit(update);
    } catch (error) {
      if (refusalOf(error) !== 'gone') throw error;
      pending.messages = planNewMessages(reply);
    }
    pending.update = null;
  }

  async #replaceNote(pending: AnswerPlan): Promise<void> {
    const note = this.#note;
    if (note === null) return;
    this.#note = null;
    const [message] = pending.messages;
    try {
      await (message === undefined ? this.#webhook.remove(note) : this.#webhook.edit(message, note));
      pending.messages.shift();
    } catch (error) {
      if (refusalOf(error) !== 'gone') throw error;
    }
  }

  /** Resolves to the channel of the conversation. */
  async #sendDirectly(messages: readonly Message[]): Promise<string> {
    const send = sendPatiently(this.#requests);
    const known = isDirect(this.#interaction) ? this.#interaction.channel?.id : undefined;
    const channel = known ?? (await openDirectChannel(send, this.#account));
    const mark = this.#hasWrittenDirectly ? '!' : '';
    this.#hasWrittenDirectly = true;
    await postMessages(send, channel, `${this.#interaction.id}${mark}`, messages);
    return channel;
  }

  /**
   * What the message of the pressed button shows; null when the event came from no message, or from one that others see
   * too: that one stays as it is.
   */
  #pressed() {
    const { type } = this.#interaction;
    if (type !== InteractionType.MessageComponent && type !== InteractionType.ModalSubmit) return null;
    const { message } = this.#interaction;
    const isHidden = ((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
    return message !== undefined && (isHidden || isDirect(this.#interaction)) ? (message.components ?? null) : null;
  }

  /** Among others only the learner sees the answers. */
  #hidden(): number {
    return isDirect(this.#interaction) ? 0 : MessageFlags.Ephemeral;
  }

  #describe(error: unknown): object {
    return { error: describeError(error) };
  }
}
