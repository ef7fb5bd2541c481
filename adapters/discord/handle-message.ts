/** From a message to its answer: a direct one in the same conversation, a mention in a channel with the way to one. */
import type { GatewayMessageCreateDispatchData } from 'discord.js';
import type { LearnerEvent } from '../../src/core/event.ts';
import type { Reply } from '../../src/core/reply.ts';
import { about } from '../../src/log.ts';
import { drawAhead } from '../shared/draw-picture.ts';
import { waitingNote } from '../shared/waiting-note.ts';
import { apologise } from './apologise.ts';
import { editMessage, postMessage, postMessages, type Send, sendPatiently } from './direct-message.ts';
import type { Surroundings } from './handle-interaction.ts';
import { describeError, refusalOf } from './platform-error.ts';
import { isMention, readMessage } from './read-intent.ts';
import { FILE_UNREADABLE, HELLO_CHANNEL, SOMETHING_WENT_WRONG } from './sentences.ts';
import { settleAbove } from './settle-above.ts';
import { withProgram } from './with-program.ts';
import { writeReply } from './write-reply.ts';

/** Answers a message. `bot` is the bot's account. Never rejects: what goes wrong is logged, and the learner is told. */
export async function handleMessage(
  everywhere: Surroundings,
  message: GatewayMessageCreateDispatchData,
  bot: string,
): Promise<void> {
  if (isMention(message, bot)) return greetChannel(everywhere, message);
  const event = readMessage(message, bot);
  if (event === null) return;
  const since = performance.now();
  const surroundings = { ...everywhere, log: about(everywhere.log, { event: event.id }) };
  const { log, lostAnswers, meter } = surroundings;
  const conversation = new Conversation(sendPatiently(surroundings.requests), message);
  try {
    const isAnswered = await surroundings.inOrder.run(event.learner, async () => {
      const reply = await replyTo(surroundings, event, message, conversation);
      if (reply === null) return false;
      await conversation.answer(lostAnswers.tell(event.learner, reply));
      lostAnswers.settle(event.learner);
      meter.time('reply', { platform: 'discord' }, performance.now() - since);
      return reply.pressed !== 'keep';
    });
    // Not in the queue: what the learner does next has not to wait for it.
    if (isAnswered) await settleAbove(surroundings.requests, log, message, bot);
  } catch (error) {
    const isTold = await apologise(log, error, () => conversation.answer(SOMETHING_WENT_WRONG, '!'));
    if (!isTold) lostAnswers.add(event.learner);
  }
}

async function replyTo(
  surroundings: Surroundings,
  event: LearnerEvent,
  { attachments }: GatewayMessageCreateDispatchData,
  conversation: Conversation,
): Promise<Reply | null> {
  const whole = await withProgram(surroundings, event, attachments);
  if (whole === null) return FILE_UNREADABLE;
  return surroundings.tutor.handle(whole, { waiting: (ahead) => conversation.announce(ahead) });
}

/** The answer to one message of the direct conversation. */
class Conversation {
  readonly #send: Send;
  readonly #channel: string;
  /** The message that is answered. */
  readonly #cause: string;
  /** The message that says how many are ahead; the answer takes its place. */
  #note: Promise<string | null> = Promise.resolve(null);

  constructor(send: Send, { id, channel_id: channel }: GatewayMessageCreateDispatchData) {
    this.#send = send;
    this.#channel = channel;
    this.#cause = id;
  }

  /** Says how many are ahead of the learner's program. Never rejects, and waits for nothing. */
  announce(ahead: number): void {
    const [words] = writeReply([waitingNote(ahead)]);
    this.#note = this.#note.then(async (note) => {
      if (words === undefined || (note === null && ahead === 0)) return note;
      // A courtesy: without it, the answer comes all the same.
      if (note === null) return postMessage(this.#send, this.#channel, `${this.#cause}?`, words).catch(() => null);
      await editMessage(this.#send, this.#channel, note, words).catch(() => {});
      return note;
    });
  }

  /** `mark` tells a second answer to the same message from the first. */
  async answer(reply: Reply, mark = ''): Promise<void> {
    await drawAhead(reply.blocks);
    const messages = writeReply(reply.blocks);
    const note = await this.#note;
    this.#note = Promise.resolve(null);
    const [first] = messages;
    if (note !== null && first !== undefined && (await this.#replace(note, first))) messages.shift();
    await postMessages(this.#send, this.#channel, `${this.#cause}${mark}`, messages);
  }

  async #replace(note: string, message: ReturnType<typeof writeReply>[number]): Promise<boolean> {
    try {
      await editMessage(this.#send, this.#channel, note, message);
      return true;
    } catch (error) {
      if (refusalOf(error) !== 'gone') throw error;
      return false;
    }
  }
}

/** Everybody in the channel sees this answer, so it says how to go on, and nothing about the person. */
async function greetChannel(
  { requests, log }: Surroundings,
  { id, channel_id: channel }: GatewayMessageCreateDispatchData,
): Promise<void> {
  try {
    const more = { message_reference: { message_id: id, fail_if_not_exists: false } };
    const [hello] = writeReply(HELLO_CHANNEL.blocks);
    if (hello !== undefined) await postMessage(sendPatiently(requests), channel, `${id}-0`, hello, more);
  } catch (error) {
    // A token that was withdrawn is told once, by the connection.
    if (refusalOf(error) === 'revoked') return;
    log.info('discord: a mention was not answered', { channel, error: describeError(error) });
  }
}
