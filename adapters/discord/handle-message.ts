/** From a direct message to its answer: new messages in the same conversation. */
import type { GatewayMessageCreateDispatchData } from 'discord.js';
import type { Reply } from '../../src/core/reply.ts';
import { apologise } from './apologise.ts';
import { postMessages } from './direct-message.ts';
import type { Surroundings } from './handle-interaction.ts';
import { readMessage } from './read-intent.ts';
import { SOMETHING_WENT_WRONG } from './sentences.ts';
import { writeReply } from './write-reply.ts';

/** Answers a direct message. Never rejects: what goes wrong is logged, and the learner is told. */
export async function handleMessage(
  { rest, tutor, log, inOrder }: Surroundings,
  message: GatewayMessageCreateDispatchData,
): Promise<void> {
  const event = readMessage(message);
  if (event === null) return;
  const post = (reply: Reply, cause: string) => postMessages(rest, message.channel_id, cause, writeReply(reply.blocks));
  try {
    const coming = tutor.handle(event);
    // Its failure is dealt with below, but maybe only after earlier answers have gone out.
    coming.catch(() => {});
    await inOrder.run(event.learner, async () => {
      const reply = await coming;
      if (reply !== null) await post(reply, message.id);
    });
  } catch (error) {
    await apologise(log, event.id, error, () => post(SOMETHING_WENT_WRONG, `${message.id}!`));
  }
}
