/**
 * Messages that everybody in a channel sees, and who may manage the workspace. The bot posts where it is a member. It
 * does not ask to read channels; only where it was allowed to (`channels:history`, `groups:history`) can it see after
 * an answer that got lost whether its message is there. Elsewhere the second one says that it is sent again.
 */
import type { webApi } from '@slack/bolt';
import { RecentMap } from '../../src/core/async.ts';
import type { LearnerId } from '../../src/core/event.ts';
import { hashText } from '../../src/core/hash-text.ts';
import type { Block } from '../../src/core/reply.ts';
import type { Rooms } from '../../src/tutor/ports.ts';
import type { SlackTools } from './chat.ts';
import { describeError, isClosed, isMessageGone, isUncertain, pauseBeforeRetry } from './errors.ts';
import { type SlackMessage, writeReply } from './messages.ts';
import { createNames } from './names.ts';
import { teamOf, userOf } from './platform.ts';

/** In a channel that two workspaces share, an admin of the other one manages nothing here. */
const isOf = (team: string, { team_id: own, enterprise_user: organised }: Member): boolean =>
  own === undefined || own === team || organised?.teams?.includes(team) === true;

type Member = NonNullable<webApi.UsersInfoResponse['user']>;

/** How long it is believed what somebody may do, and of how many; milliseconds. */
const BELIEVED = 10 * 60_000;
const REMEMBERED = 1000;

export function createRooms({ client, poster, log }: SlackTools): Rooms {
  const managers = new RecentMap<LearnerId, { readonly canManage: boolean; readonly at: number }>(REMEMBERED);

  async function attempt<Sent>(blocks: readonly Block[], about: object, run: (message: SlackMessage) => Promise<Sent>) {
    const [message] = writeReply(blocks);
    if (message === undefined) return { kind: 'refused' } as const;
    try {
      return await run(message);
    } catch (error) {
      log.warn('a Slack channel took no message', { ...about, ...describeError(error) });
      if (isClosed(error) || isMessageGone(error)) return { kind: 'refused' } as const;
      return { kind: 'later', wait: isUncertain(error) ? null : pauseBeforeRetry(error, 1) } as const;
    }
  }

  return {
    namesOf: createNames(client, log),

    async canManage(learner) {
      const known = managers.get(learner);
      if (known !== undefined && Date.now() - known.at < BELIEVED) return known.canManage;
      try {
        const { user } = await client.users.info({ user: userOf(learner) });
        const isAdmin = user?.is_admin === true || user?.is_owner === true;
        const canManage = isAdmin && isOf(teamOf(learner), user);
        managers.set(learner, { canManage, at: Date.now() });
        return canManage;
      } catch (error) {
        log.warn('Slack did not tell whether somebody manages the workspace', describeError(error));
        return false;
      }
    },

    giveRole: async () => ({ kind: 'refused' }),
    lookAtRole: async () => 'no-roles',

    // Each is tried once: the caller comes again, with what is to be shown then.
    post: ({ channel }, blocks, key, since) =>
      attempt(blocks, { channel, key }, async (message) => {
        const options = { until: Date.now(), mark: `room.${hashText(key)}`, mayBeThere: since !== null };
        const ts = await poster.post(channel, message, options);
        return ts === null ? ({ kind: 'refused' } as const) : ({ kind: 'sent', message: ts } as const);
      }),

    edit: ({ channel }, ts, blocks) =>
      attempt(blocks, { channel, message: ts }, async (message) => {
        await poster.update(channel, ts, message, Date.now());
        return { kind: 'sent' } as const;
      }),
  };
}
