/**
 * What people of a workspace are called there. In messages Slack shows names by itself. For a file they are asked for
 * one by one, since `users.info` takes one person and the list of all is nobody's business: a hundred at most for one
 * file, and remembered for a while.
 */
import type { webApi } from '@slack/bolt';
import { RecentMap } from '../../src/core/async.ts';
import type { LearnerId } from '../../src/core/event.ts';
import type { Log } from '../../src/log.ts';
import type { Rooms } from '../../src/tutor/ports.ts';
import { describeError } from './errors.ts';
import { userOf } from './platform.ts';

/** Look-ups for one file. Slack takes some hundred in a minute. */
const MOST_LOOKUPS = 100;
const AT_ONCE = 5;
/** Milliseconds that a name is believed, and until which it is asked for more. */
const BELIEVED = 10 * 60_000;
const PATIENCE = 20_000;
const REMEMBERED = 1000;

export function createNames(client: webApi.WebClient, log: Log): Rooms['namesOf'] {
  const known = new RecentMap<LearnerId, { readonly name: string; readonly at: number }>(REMEMBERED);

  async function lookUp(learner: LearnerId): Promise<void> {
    try {
      const { user } = await client.users.info({ user: userOf(learner) });
      const name = user?.profile?.display_name || user?.real_name || user?.name;
      if (name) known.set(learner, { name, at: Date.now() });
    } catch (error) {
      log.info('Slack did not tell what somebody is called', describeError(error));
    }
  }

  return async (server, learners, use) => {
    if (use === 'message') return {};
    const asked = [...new Set(learners)].filter((learner) => learner.startsWith(`${server}:`));
    const isFresh = (learner: LearnerId) => Date.now() - (known.get(learner)?.at ?? 0) < BELIEVED;
    const queue = asked.filter((learner) => !isFresh(learner)).slice(0, MOST_LOOKUPS);
    const until = Date.now() + PATIENCE;
    const work = async () => {
      for (let next = queue.shift(); next !== undefined && Date.now() < until; next = queue.shift()) await lookUp(next);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return Object.fromEntries(
      asked.flatMap((learner) => {
        const name = known.get(learner)?.name;
        return name === undefined ? [] : [[learner, name]];
      }),
    );
  };
}
