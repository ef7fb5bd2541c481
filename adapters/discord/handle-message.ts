/** From a direct message, and the program that may come with it as a file, to its answer in the same conversation. */
import type { APIAttachment, GatewayMessageCreateDispatchData } from 'discord.js';
import type { LearnerEvent } from '../../src/core/intent.ts';
import type { Reply } from '../../src/core/reply.ts';
import { apologise } from './apologise.ts';
import { postMessages } from './direct-message.ts';
import { withoutEscapes } from './escape.ts';
import type { Surroundings } from './handle-interaction.ts';
import { describeError } from './platform-error.ts';
import { findProgram, readProgram } from './read-file.ts';
import { readMessage } from './read-intent.ts';
import { FILE_UNREADABLE, SOMETHING_WENT_WRONG } from './sentences.ts';
import { writeReply } from './write-reply.ts';

/** Answers a direct message. Never rejects: what goes wrong is logged, and the learner is told. */
export async function handleMessage(
  surroundings: Surroundings,
  message: GatewayMessageCreateDispatchData,
): Promise<void> {
  const { rest, tutor, log, inOrder } = surroundings;
  const event = readMessage(message);
  if (event === null) return;
  const post = (reply: Reply, cause: string) => postMessages(rest, message.channel_id, cause, writeReply(reply.blocks));
  try {
    await inOrder.run(event.learner, async () => {
      const program = findProgram(message.attachments);
      const whole = program === null ? event : await withProgram(surroundings, event, program);
      const reply = whole === null ? FILE_UNREADABLE : await tutor.handle(whole);
      if (reply !== null) await post(reply, message.id);
    });
  } catch (error) {
    await apologise(log, event.id, error, () => post(SOMETHING_WENT_WRONG, `${message.id}!`));
  }
}

/** The event with the program below what was typed; null when its file cannot be read. */
async function withProgram(
  { fileOrigins, log }: Surroundings,
  event: LearnerEvent,
  file: APIAttachment,
): Promise<LearnerEvent | null> {
  if (event.intent.kind !== 'say') return event;
  try {
    const program = withoutEscapes(await readProgram(file, fileOrigins));
    return { ...event, intent: { kind: 'say', text: `${event.intent.text}\n${program}`.trimStart() } };
  } catch (error) {
    log.info('discord: a file could not be read', { event: event.id, error: describeError(error) });
    return null;
  }
}
