/**
 * Messages that the bot sends itself: answers in the direct conversation, the answer to a mention in a channel, and
 * reminders.
 */
import { createHash } from 'node:crypto';
import {
  type APIMessage,
  type APIMessageTopLevelComponent,
  ComponentType,
  type GatewayMessageCreateDispatchData,
  RateLimitError,
  RequestMethod,
  Routes,
} from 'discord.js';
import { action } from '../../src/core/action.ts';
import type { LearnerEvent } from '../../src/core/event.ts';
import { code, type Prose, paragraph } from '../../src/core/prose.ts';
import { type Block, hasPictures, type Reply } from '../../src/core/reply.ts';
import type { Log } from '../../src/log.ts';
import type { DeliveryResult, Platform } from '../../src/tutor/ports.ts';
import type { Exchange } from '../shared/chat.ts';
import { drawAhead } from '../shared/pictures.ts';
import { fetchProgram } from '../shared/program-file.ts';
import { CONTINUE_DIRECTLY } from '../shared/words.ts';
import { type DiscordTools, removeControls } from './chat.ts';
import { describeError, refusalOf, unlessGone } from './errors.ts';
import { writeReply } from './messages.ts';
import { accountOf, findProgram } from './read-event.ts';
import {
  editMessage,
  NONCE_LENGTH,
  openDirectChannel,
  postMessage,
  postMessages,
  type Requests,
  type Send,
} from './requests.ts';
import { withoutEscapes } from './text.ts';

/** How far above a typed answer a message with controls is looked for. */
const LOOKED_AT = '5';

/** What was typed in the direct conversation, and its answer. */
export class MessageExchange implements Exchange {
  readonly event: LearnerEvent;
  readonly arrivedAt = performance.now();
  readonly isAmongOthers = false;
  readonly offersDirect = false;
  readonly fetchProgram: Exchange['fetchProgram'];
  readonly #tools: DiscordTools;
  readonly #message: GatewayMessageCreateDispatchData;
  /** The bot's account. */
  readonly #bot: string;
  readonly #send: Send;
  /** The message that says how many are ahead; the answer takes its place. */
  #note: string | null = null;
  /** Whether something was sent, or tried to: what comes after it needs a nonce of its own. */
  #hasSent = false;

  constructor(tools: DiscordTools, message: GatewayMessageCreateDispatchData, event: LearnerEvent, bot: string) {
    this.event = event;
    this.#tools = tools;
    this.#message = message;
    this.#bot = bot;
    this.#send = (request) => tools.requests.asBot(request);
    const program = findProgram(message.attachments);
    this.fetchProgram = program && (async () => withoutEscapes(await fetchProgram(program, tools.files)));
  }

  /** Discord does not wait for anything. */
  acknowledge(): null {
    return null;
  }

  /** A message presses no button. */
  openForm(): Promise<'expired'> {
    return Promise.resolve('expired');
  }

  async showWaiting(note: Prose): Promise<void> {
    const [words] = writeReply([note]);
    if (words === undefined) return;
    const { id, channel_id: channel } = this.#message;
    if (this.#note === null) this.#note = await postMessage(this.#send, channel, `${id}?`, words);
    else await editMessage(this.#send, channel, this.#note, words);
  }

  async send({ blocks }: Reply): Promise<void> {
    const { id, channel_id: channel } = this.#message;
    const messages = writeReply(hasPictures(blocks) ? await drawAhead(blocks) : blocks);
    const note = this.#note;
    this.#note = null;
    const [first] = messages;
    if (note !== null && first !== undefined) {
      if (await unlessGone(editMessage(this.#send, channel, note, first))) messages.shift();
    }
    const mark = this.#hasSent ? '!' : '';
    this.#hasSent = true;
    await postMessages(this.#send, channel, `${id}${mark}`, messages);
  }

  sendDirectly(reply: Reply): Promise<void> {
    return this.send(reply);
  }

  /** A courtesy: old controls are answered kindly, too. */
  async removeControlsAbove(): Promise<void> {
    const { requests, log } = this.#tools;
    const { id, channel_id: channel } = this.#message;
    const send: Send = (request) => requests.inPassing(request);
    try {
      const query = new URLSearchParams({ before: id, limit: LOOKED_AT });
      // The REST client types every answer as unknown; this route answers with messages, the newest first.
      const above = (await send({
        method: RequestMethod.Get,
        route: Routes.channelMessages(channel),
        query,
      })) as APIMessage[];
      const found = above.find(
        ({ author, components = [] }) => author.id === this.#bot && components.some(hasControls),
      );
      if (found !== undefined) await editMessage(send, channel, found.id, removeControls(found.components ?? []));
    } catch (error) {
      const about = { event: this.event.id, ...describeError(error) };
      log.info('discord: the message above an answer kept its buttons', about);
    }
  }
}

const hasControls = (component: APIMessageTopLevelComponent): boolean =>
  component.type === ComponentType.ActionRow ||
  component.type === ComponentType.Section ||
  (component.type === ComponentType.Container &&
    component.components.some(({ type }) => type === ComponentType.ActionRow));

const GREETING: readonly Block[] = [
  paragraph('I teach in private, so that nobody sees your answers. Press a button, or type ', code('/lesson'), '.'),
  {
    kind: 'buttons',
    buttons: [{ label: 'See the lessons', action: action('lessons'), style: 'primary' }, CONTINUE_DIRECTLY],
  },
];

/**
 * The answer to being called in a channel. Everybody there sees it, so it says how to go on, and nothing about the
 * person. Never rejects.
 */
export async function greetChannel(
  { requests, log }: DiscordTools,
  { id, channel_id: channel }: GatewayMessageCreateDispatchData,
): Promise<void> {
  try {
    const more = { message_reference: { message_id: id, fail_if_not_exists: false } };
    const [hello] = writeReply(GREETING);
    if (hello !== undefined) await postMessage((request) => requests.asBot(request), channel, `${id}-0`, hello, more);
  } catch (error) {
    // The connection reports a void token, once.
    if (refusalOf(error) === 'revoked') return;
    log.info('discord: a mention was not answered', { channel, ...describeError(error) });
  }
}

/** What Nibble sends unasked: reminders, as direct messages. Discord keeps nobody's time zone. */
export const createPlatform = (requests: Pick<Requests, 'inPassing'>, log: Log): Platform => ({
  zoneOf: async () => null,
  deliver: async (learner, blocks, key) => {
    const send: Send = (request) => requests.inPassing(request);
    try {
      const channel = await openDirectChannel(send, accountOf(learner));
      const nonce = createHash('sha256').update(key).digest('base64url').slice(0, NONCE_LENGTH);
      if (hasPictures(blocks)) await drawAhead(blocks);
      await postMessages(send, channel, nonce, writeReply(blocks));
      return { kind: 'sent' };
    } catch (error) {
      return resultOf(error, key, log);
    }
  },
});

function resultOf(error: unknown, key: string, log: Log): DeliveryResult {
  if (error instanceof RateLimitError) {
    return { kind: 'later', wait: Math.ceil(Math.max(error.retryAfter, error.timeToReset)) };
  }
  const refusal = refusalOf(error);
  if (refusal === 'closed-dm') return { kind: 'refused' };
  if (refusal !== 'not-now' && refusal !== 'revoked') {
    log.error('discord: a direct message was not delivered', { message: key, ...describeError(error) });
  }
  return { kind: 'later', wait: null };
}
