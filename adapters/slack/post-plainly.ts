/** Posts a message as it is drawn; when Slack refuses how, more plainly. */
import type { Log } from '../../src/log.ts';
import { withoutPictures } from './plan-answer.ts';
import { describeError, isBadBlocks } from './slack-error.ts';
import type { SlackMessage } from './write-reply.ts';

/**
 * Tries a message as drawn, then with its pictures in words, then its words alone: all that a button does can be typed,
 * so they are enough to go on. @throws what `post` throws for any other reason.
 */
export async function postPlainly(
  message: SlackMessage,
  post: (message: SlackMessage) => Promise<unknown>,
  log: Log,
): Promise<void> {
  const hasPictures = message.blocks.some(({ type }) => type === 'image');
  const attempts = [message, ...(hasPictures ? [withoutPictures(message)] : []), { text: message.text, blocks: [] }];
  for (const [index, attempt] of attempts.entries()) {
    try {
      await post(attempt);
      return;
    } catch (error) {
      if (!isBadBlocks(error) || index === attempts.length - 1) throw error;
      // Our mistake.
      log.error('Slack refused the blocks of a message', describeError(error));
    }
  }
}
