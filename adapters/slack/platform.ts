/**
 * What Slack can do on its own account: tell a learner's time zone, and send a reminder as a direct message.
 *
 * A message with a key is sent once: this process remembers the keys that it has sent. After a restart, and when Slack
 * did not answer the last time, the conversation is searched for the message first (its blocks bear the key). What this
 * cannot catch is a message that was sent before a restart, with many others after it, and two processes at once.
 */
import { RecentMap } from '../../src/core/async.ts';
import type { LearnerId } from '../../src/core/event.ts';
import { hashText } from '../../src/core/hash-text.ts';
import type { Block } from '../../src/core/reply.ts';
import type { DeliveryResult, Platform } from '../../src/tutor/ports.ts';
import type { SlackTools } from './chat.ts';
import { postPlainly } from './client.ts';
import { describeError, isRefusedByLearner, isUncertain, pauseBeforeRetry } from './errors.ts';
import { planBlocks } from './messages.ts';
import { shareFile, uploadPictures } from './upload.ts';

const A_DAY = 24 * 60 * 60_000;
/** As long as it is tried before the caller is told to come later. */
const PATIENCE = 10_000;
/** As long after the start an earlier process may have sent the same message. */
const AFTER_A_RESTART = 60 * 60_000;
const REMEMBERED = 10_000;

export function createPlatform(tools: SlackTools): Platform {
  const startedAt = Date.now();
  const zones = new RecentMap<LearnerId, { readonly zone: string | null; readonly at: number }>(REMEMBERED);
  const results = new RecentMap<string, Promise<DeliveryResult>>(REMEMBERED);
  const uncertain = new RecentMap<string, true>(REMEMBERED);

  async function send(learner: LearnerId, blocks: readonly Block[], key: string): Promise<DeliveryResult> {
    const mayBeThere = Date.now() - startedAt < AFTER_A_RESTART || uncertain.get(key) === true;
    try {
      await sendDirectly(tools, userOf(learner), blocks, { key, mayBeThere });
      return { kind: 'sent' };
    } catch (error) {
      if (isUncertain(error)) uncertain.set(key, true);
      if (isRefusedByLearner(error)) return { kind: 'refused' };
      const trouble = { message: key, ...describeError(error) };
      tools.log.warn('a Slack message could not be delivered; it is tried later', trouble);
      return { kind: 'later', wait: isUncertain(error) ? null : pauseBeforeRetry(error, 1) };
    }
  }

  return {
    async zoneOf(learner) {
      const known = zones.get(learner);
      if (known !== undefined && Date.now() - known.at < A_DAY) return known.zone;
      try {
        const { user } = await tools.client.users.info({ user: userOf(learner) });
        const zone = user?.tz || null;
        zones.set(learner, { zone, at: Date.now() });
        return zone;
      } catch (error) {
        tools.log.warn('Slack did not tell a learner’s time zone', describeError(error));
        return null;
      }
    },

    async deliver(learner, blocks, key) {
      const earlier = results.get(key);
      if (earlier !== undefined) return earlier;
      const result = send(learner, blocks, key);
      results.set(key, result);
      const { kind } = await result;
      if (kind !== 'sent') results.delete(key);
      return result;
    },
  };
}

interface Mark {
  readonly key: string;
  readonly mayBeThere: boolean;
}

async function sendDirectly(tools: SlackTools, user: string, blocks: readonly Block[], mark: Mark): Promise<void> {
  const { client, poster, recall, log } = tools;
  const until = Date.now() + PATIENCE;
  const channel = await poster.openDirect(user, until);
  const uploaded = await uploadPictures(tools, blocks, until);
  for (const [index, outgoing] of planBlocks(blocks, uploaded, true).entries()) {
    if (outgoing.kind === 'file') {
      await shareFile(client, outgoing.file, { channel, thread: null }, until);
    } else {
      const options = { until, mark: `unasked.${hashText(mark.key)}.${index}`, mayBeThere: mark.mayBeThere };
      await postPlainly(recall.mark(outgoing.message), (message) => poster.post(channel, message, options), log);
    }
  }
}

/** `slack:T024BE7LD:U2147483697` → `U2147483697`. */
export const userOf = (learner: LearnerId): string => learner.split(':')[2] ?? '';

/** `slack:T024BE7LD:U2147483697` → `T024BE7LD`. */
export const teamOf = (learner: LearnerId): string => learner.split(':')[1] ?? '';
