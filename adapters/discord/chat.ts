/**
 * Answers one interaction by Discord's rules: acknowledged first, once and within 3 seconds; what comes after it
 * through the interaction's webhook; a direct message when that can carry nothing more.
 */
import {
  type APIInteraction,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from 'discord.js';
import type { LearnerEvent } from '../../src/core/event.ts';
import { code, type Prose } from '../../src/core/prose.ts';
import { type Block, type Form, hasPictures, type Reply } from '../../src/core/reply.ts';
import type { Log } from '../../src/log.ts';
import type { Acknowledgement, Chat, Exchange, FormOutcome } from '../shared/chat.ts';
import { drawAhead } from '../shared/pictures.ts';
import { type FileAccess, fetchProgram } from '../shared/program-file.ts';
import { chatWords } from '../shared/words.ts';
import { describeError, failureOf, type Refusal, refusalOf, unlessGone } from './errors.ts';
import { writeForm } from './forms.ts';
import { fits, type Message, toMessage, writeReply } from './messages.ts';
import { accountOf, isDirect, programBeside } from './read-event.ts';
import { InteractionWebhook, openDirectChannel, postMessages, type Requests, type Send } from './requests.ts';
import { withoutEscapes } from './text.ts';

export const discordChat: Chat = {
  platform: 'discord',
  failureOf,
  describeError,
  words: chatWords(
    'Discord',
    [code('/lesson'), ' to go on where you are.'],
    'Open the privacy settings of a server that we share, allow direct messages there, and press the button again. ' +
      'Until then the lesson goes on right here.',
  ),
};

/** What exchanges on Discord work with. */
export interface DiscordTools {
  readonly requests: Requests;
  readonly log: Log;
  readonly files: FileAccess;
}

/** What Discord waits for: the first response, the words of a message that says "thinking…", or whatever comes. */
type Awaited = 'first' | 'words' | 'more';

/** Refusals after which the answer goes to the direct conversation instead. */
const DEAD_ENDS: readonly Refusal[] = ['expired', 'closed-place', 'not-now'];

/** A command always gets an answer that can be seen. */
const NOTHING_TO_SHOW = toMessage([
  { type: ComponentType.TextDisplay, content: 'Nothing to show here. Type `/help` to see what I can do.' },
]);

export class InteractionExchange implements Exchange {
  readonly event: LearnerEvent;
  readonly arrivedAt = performance.now();
  readonly isAmongOthers: boolean;
  readonly offersDirect: boolean;
  readonly fetchProgram: Exchange['fetchProgram'];
  readonly removeControlsAbove = null;
  readonly #tools: DiscordTools;
  readonly #webhook: InteractionWebhook;
  readonly #interaction: APIInteraction;
  #awaited: Awaited = 'first';
  /** The message of our own that says how many are ahead; the answer takes its place. */
  #note: string | null = null;
  /**
   * Whether messages have gone to the direct conversation, or tried to: an apology after them needs a nonce of its own.
   */
  #hasWrittenDirectly = false;
  /** Settled once Discord has taken the acknowledgement or will not: nothing else may come before. */
  #acknowledged: Promise<unknown> = Promise.resolve();

  constructor(tools: DiscordTools, interaction: APIInteraction, event: LearnerEvent) {
    this.event = event;
    this.isAmongOthers = !isDirect(interaction);
    this.offersDirect = this.isAmongOthers && interaction.type === InteractionType.ApplicationCommand;
    this.#tools = tools;
    this.#interaction = interaction;
    this.#webhook = new InteractionWebhook(tools.requests, interaction);
    const program = programBeside(interaction);
    this.fetchProgram = program && (async () => withoutEscapes(await fetchProgram(program, tools.files)));
  }

  /** Whether others will see the answer is settled with this. The answer is worked out while it travels. */
  acknowledge(next: 'answer' | 'form'): Acknowledgement | null {
    if (next === 'form') return null;
    let hasGone = () => {};
    const gone = new Promise<void>((resolve) => {
      hasGone = resolve;
    });
    const taken = this.#defer(hasGone);
    this.#acknowledged = taken;
    // Gone out, or failed before.
    return { sent: Promise.race([gone, taken.then(() => {})]), taken };
  }

  async #defer(onSent: () => void): Promise<boolean> {
    const isPressed = this.#pressed() !== null;
    this.#awaited = isPressed ? 'more' : 'words';
    try {
      if (isPressed) await this.#webhook.respond(InteractionResponseType.DeferredMessageUpdate, undefined, onSent);
      else {
        const data = { flags: this.#hidden() };
        await this.#webhook.respond(InteractionResponseType.DeferredChannelMessageWithSource, data, onSent);
      }
      return true;
    } catch (error) {
      // A void token is dealt with when the answer is sent; a first response by somebody else is as good as ours.
      const isKnown = refusalOf(error) === 'acknowledged' || refusalOf(error) === 'expired';
      this.#tools.log[isKnown ? 'info' : 'warn']('discord: acknowledging an interaction failed', this.#about(error));
      return false;
    }
  }

  /** As the first response. */
  async openForm(form: Form): Promise<FormOutcome> {
    const modal = writeForm(form);
    if (modal === null) return 'too-large';
    this.#awaited = 'more';
    try {
      await this.#webhook.respond(InteractionResponseType.Modal, modal);
      return 'opened';
    } catch (error) {
      if (refusalOf(error) === 'other') throw error;
      // The button is still there to be pressed again.
      this.#tools.log.info('discord: a form could not be opened', this.#about(error));
      return 'expired';
    }
  }

  async showWaiting(words: Prose): Promise<void> {
    await this.#acknowledged;
    const [note] = writeReply([words]);
    if (note === undefined) return;
    if (this.#note !== null) await this.#webhook.edit(note, this.#note);
    else if (this.#awaited === 'words') await this.#webhook.edit(note);
    else this.#note = await this.#webhook.post(note, this.#hidden());
  }

  async send(given: Reply): Promise<void> {
    if (this.#awaited === 'first') this.acknowledge('answer');
    const reply = { ...given, blocks: await this.#ready(given.blocks) };
    const pending = planAnswer(reply, this.#pressed());
    try {
      await this.#sendPending(pending, reply);
    } catch (error) {
      if (!DEAD_ENDS.includes(refusalOf(error))) throw error;
      this.#tools.log.info('discord: answering by direct message instead', this.#about(error));
      await this.#sendDirectly(pending.update === null ? pending.messages : planNewMessages(reply));
    }
  }

  async sendDirectly({ blocks }: Reply): Promise<void> {
    const channel = await this.#sendDirectly(writeReply(await this.#ready(blocks)));
    try {
      const [first = NOTHING_TO_SHOW, ...rest] = dmLink(channel, this.#pressed());
      await this.#webhook.edit(first);
      for (const message of rest) await this.#webhook.post(message, this.#hidden());
    } catch (error) {
      this.#tools.log.info('discord: the link to the direct messages was not shown', this.#about(error));
    }
  }

  /** The blocks as they can be sent, once that is allowed. */
  async #ready(blocks: readonly Block[]): Promise<readonly Block[]> {
    const [ready] = await Promise.all([hasPictures(blocks) ? drawAhead(blocks) : blocks, this.#acknowledged]);
    return ready;
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
    const [first = NOTHING_TO_SHOW] = pending.messages;
    if (await unlessGone(this.#webhook.edit(first))) pending.messages.shift();
    this.#awaited = 'more';
  }

  /** When the learner has dismissed the pressed message meanwhile, what it was to say becomes a new one. */
  async #changePressed(update: Message, pending: AnswerPlan, reply: Reply): Promise<void> {
    if (!(await unlessGone(this.#webhook.edit(update)))) pending.messages = planNewMessages(reply);
    pending.update = null;
  }

  async #replaceNote(pending: AnswerPlan): Promise<void> {
    const note = this.#note;
    if (note === null) return;
    this.#note = null;
    const [first] = pending.messages;
    const replaced = first === undefined ? this.#webhook.remove(note) : this.#webhook.edit(first, note);
    if (await unlessGone(replaced)) pending.messages.shift();
  }

  /** Resolves to the channel of the conversation. */
  async #sendDirectly(messages: readonly Message[]): Promise<string> {
    const send: Send = (request) => this.#tools.requests.asBot(request);
    const known = isDirect(this.#interaction) ? this.#interaction.channel?.id : undefined;
    const channel = known ?? (await openDirectChannel(send, accountOf(this.event.learner)));
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
    return message !== undefined && (isHidden || !this.isAmongOthers) ? (message.components ?? null) : null;
  }

  /** Among others only the learner sees the answers. */
  #hidden(): number {
    return this.isAmongOthers ? MessageFlags.Ephemeral : 0;
  }

  #about(error: unknown): object {
    return { event: this.event.id, ...describeError(error) };
  }
}

/** What is still to be sent for a reply: whoever sends it takes off what has gone out. */
interface AnswerPlan {
  /** What the pressed message becomes; null to leave it. */
  update: Message | null;
  /** New messages, in order. */
  messages: Message[];
}

/**
 * `pressed` is what the message with the pressed button shows now; null where there is none that may be changed: what
 * it was to say is new then.
 */
export function planAnswer(reply: Reply, pressed: readonly APIMessageTopLevelComponent[] | null): AnswerPlan {
  if (pressed === null) return { update: null, messages: planNewMessages(reply) };
  const messages = writeReply(reply.blocks);
  if (reply.pressed === 'keep') return { update: null, messages };
  if (reply.pressed === 'settle') return { update: removeControls(pressed), messages };
  const [update = removeControls([]), ...rest] = writeReply(reply.pressed);
  return { update, messages: [...rest, ...messages] };
}

/** All that a reply says as new messages, for when the pressed message cannot be changed. */
function planNewMessages(reply: Reply): Message[] {
  return writeReply(typeof reply.pressed === 'string' ? reply.blocks : [...reply.pressed, ...reply.blocks]);
}

/** What stands in a message that had nothing but controls; Discord takes no empty message. */
const NOTHING_LEFT: APIMessageTopLevelComponent = { type: ComponentType.TextDisplay, content: '-# Done.' };

/** The message with these components, without its buttons and menus, also inside containers and beside texts. */
export function removeControls(components: readonly APIMessageTopLevelComponent[]): Message {
  const kept = withoutControls(components);
  return toMessage(kept.length === 0 ? [NOTHING_LEFT] : kept);
}

/** What is left of these components. A file in it is named as an edit wants it, and stays with the message. */
function withoutControls(components: readonly APIMessageTopLevelComponent[]): APIMessageTopLevelComponent[] {
  const kept = components.flatMap((component): APIMessageTopLevelComponent[] => {
    switch (component.type) {
      case ComponentType.ActionRow:
        return [];
      case ComponentType.Section:
        return component.components;
      case ComponentType.Container: {
        const inside = component.components.filter(({ type }) => type !== ComponentType.ActionRow);
        return inside.length === 0 ? [] : [{ ...component, components: inside }];
      }
      case ComponentType.MediaGallery: {
        const items = component.items.map(({ media, description }) => ({
          media: { url: attachedAs(media.url) },
          ...(description == null ? {} : { description }),
        }));
        return [{ type: component.type, items }];
      }
      case ComponentType.File:
        return [{ type: component.type, file: { url: attachedAs(component.file.url) } }];
      default:
        return [component];
    }
  });
  return kept.at(-1)?.type === ComponentType.Separator ? kept.slice(0, -1) : kept;
}

/** Discord shows a file of ours with the address it is kept at; the last part of that is its name. */
function attachedAs(url: string): string {
  if (url.startsWith('attachment://') || !URL.canParse(url)) return url;
  return `attachment://${new URL(url).pathname.split('/').at(-1) ?? ''}`;
}

/**
 * What shows, where a lesson was, that it goes on in the direct conversation: the pressed message (if any) without its
 * controls, and a link to the channel below; two messages if they do not fit one.
 */
function dmLink(channel: string, pressed: readonly APIMessageTopLevelComponent[] | null): readonly Message[] {
  const link: APIMessageTopLevelComponent[] = [
    { type: ComponentType.TextDisplay, content: 'Let’s go on in our direct messages.' },
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.Button,
          style: ButtonStyle.Link,
          label: 'Open our direct messages',
          url: `https://discord.com/channels/@me/${channel}`,
        },
      ],
    },
  ];
  if (pressed === null) return [toMessage(link)];
  const whole = toMessage([...withoutControls(pressed), ...link]);
  return fits(whole.body.components) ? [whole] : [removeControls(pressed), toMessage(link)];
}
