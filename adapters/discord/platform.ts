/** What Nibble sends on its own account: reminders, as direct messages. */
import { createHash } from 'node:crypto';
import { RateLimitError } from 'discord.js';
import type { Block } from '../../src/core/reply.ts';
import { about, type Log } from '../../src/log.ts';
import type { DeliveryResult, Platform } from '../../src/tutor/ports.ts';
import { drawAhead } from '../shared/draw-picture.ts';
import { openDirectChannel, postMessages } from './direct-message.ts';
import { describeError, refusalOf } from './platform-error.ts';
import { accountOf } from './read-intent.ts';
import type { Requests } from './requests.ts';
import { writeReply } from './write-reply.ts';

/** As much of the hash as leaves room for the number of a message in Discord's 25 characters. */
const NONCE_LENGTH = 20;

/** Discord keeps nobody's time zone. */
export const createPlatform = (requests: Requests, log: Log): Platform => ({
  zoneOf: async () => null,
  deliver: async (learner, blocks, key) => {
    try {
      await deliver(requests, accountOf(learner), blocks, key);
      return { kind: 'sent' };
    } catch (error) {
      return resultOf(error, about(log, { message: key }));
    }
  },
});

async function deliver(requests: Requests, account: string, blocks: readonly Block[], key: string): Promise<void> {
  const send: Parameters<typeof postMessages>[0] = (request) => requests.inPassing(request);
  const channel = await openDirectChannel(send, account);
  const nonce = createHash('sha256').update(key).digest('base64url').slice(0, NONCE_LENGTH);
  await drawAhead(blocks);
  await postMessages(send, channel, nonce, writeReply(blocks));
}

function resultOf(error: unknown, log: Log): DeliveryResult {
  if (error instanceof RateLimitError) {
    return { kind: 'later', wait: Math.ceil(Math.max(error.retryAfter, error.timeToReset)) };
  }
  const refusal = refusalOf(error);
  if (refusal === 'closed-dm') return { kind: 'refused' };
  if (refusal !== 'not-now' && refusal !== 'revoked') {
    log.error('discord: a direct message was not delivered', { error: describeError(error) });
  }
  return { kind: 'later', wait: null };
}
