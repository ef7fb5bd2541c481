/** Messages that everybody in a channel sees: posted once, and changed in place. */
import { createHash } from 'node:crypto';
import {
  type APIMessage,
  DiscordAPIError,
  RateLimitError,
  RequestMethod,
  type RouteLike,
  Routes,
  SnowflakeUtil,
} from 'discord.js';
import type { Block } from '../../src/core/reply.ts';
import type { Log } from '../../src/log.ts';
import type { Rooms } from '../../src/tutor/ports.ts';
import { describeError, type Refusal, refusalOf } from './errors.ts';
import { type Message, writeReply } from './messages.ts';
import { accountOf, guildOf } from './read-event.ts';
import { editMessage, NONCE_LENGTH, postMessage, type Requests, type Send } from './requests.ts';
import { findRoleFault, loadRoles } from './roles.ts';

/** Refusals that no later try changes: the channel or the message is gone, or the bot lacks a right there. */
const FOR_GOOD: readonly Refusal[] = ['closed-place', 'closed-dm', 'gone'];

/** Messages that are looked through for one that may be there; Discord gives no more at once. */
const SEARCHED = 100;
/** Milliseconds between our clock and Discord's, at most. */
const CLOCKS_APART = 60_000;

/** Rights come with each interaction, so nobody's are asked for. `bot`: the account that the bot writes as. */
export function createRooms(
  requests: Pick<Requests, 'inRooms' | 'newest'>,
  bot: string,
  namesOf: Rooms['namesOf'],
  log: Log,
): Rooms {
  const send: Send = (request) => requests.inRooms(request);

  async function attempt<Sent>(blocks: readonly Block[], about: object, run: (message: Message) => Promise<Sent>) {
    const [message] = writeReply(blocks);
    if (message === undefined) return { kind: 'refused' } as const;
    try {
      return await run(message);
    } catch (error) {
      const refusal = refusalOf(error);
      const isFinal = FOR_GOOD.includes(refusal);
      if (isFinal || refusal === 'other')
        log.warn('discord: a channel took no message', { ...about, ...describeError(error) });
      return isFinal ? ({ kind: 'refused' } as const) : ({ kind: 'later', wait: pauseOf(error) } as const);
    }
  }

  return {
    canManage: async () => false,
    namesOf,
    post: ({ channel }, blocks, key, since) =>
      attempt(blocks, { channel, key }, async (message) => {
        // Discord remembers a nonce for some minutes only.
        const listed = since === null ? null : await requests.newest(channel, SEARCHED);
        const there = since === null ? undefined : findPosted(listed ?? [], { bot, message, since });
        if (there !== undefined) return { kind: 'sent', message: there.id } as const;
        const nonce = createHash('sha256').update(key).digest('base64url').slice(0, NONCE_LENGTH);
        return { kind: 'sent', message: await postMessage(send, channel, nonce, message) } as const;
      }),
    async giveRole(server, learner, role) {
      try {
        await send({
          method: RequestMethod.Put,
          route: Routes.guildMemberRole(guildOf(server), accountOf(learner), role),
        });
        return { kind: 'sent' };
      } catch (error) {
        // The role is gone, stands above ours, or the learner has left the server.
        const isFinal = error instanceof DiscordAPIError && [403, 404].includes(error.status);
        if (isFinal) log.warn('discord: a role could not be given', { server, role, ...describeError(error) });
        return isFinal ? { kind: 'refused' } : { kind: 'later', wait: pauseOf(error) };
      }
    },

    async lookAtRole(server, role) {
      try {
        const get = (route: RouteLike) => send({ method: RequestMethod.Get, route });
        return findRoleFault(await loadRoles(get, guildOf(server)), guildOf(server), role);
      } catch (error) {
        log.warn('discord: the roles of a server were not told', { server, ...describeError(error) });
        return 'unknown';
      }
    },

    edit: ({ channel }, id, blocks) =>
      attempt(blocks, { channel, message: id }, async (message) => {
        await editMessage(send, channel, id, message);
        return { kind: 'sent' } as const;
      }),
  };
}

/** A message of our own that says the same and has the same buttons; another bot may say what we do. */
const findPosted = (
  listed: readonly APIMessage[],
  { bot, message, since }: { readonly bot: string; readonly message: Message; readonly since: number },
): APIMessage | undefined =>
  listed.find(
    ({ id, author, components = [] }) =>
      author.id === bot &&
      SnowflakeUtil.timestampFrom(id) >= since - CLOCKS_APART &&
      essence(components) === essence(message.body.components),
  );

/** What Discord leaves as it was sent: it adds ids and defaults, and trims texts. */
function essence(components: unknown): string {
  const found: string[] = [];
  JSON.stringify(components, (key, value) => {
    if ((key === 'content' || key === 'custom_id') && typeof value === 'string') found.push(value.trim());
    return value;
  });
  return found.join('\n');
}

const pauseOf = (error: unknown): number | null =>
  error instanceof RateLimitError ? Math.ceil(Math.max(error.retryAfter, error.timeToReset)) : null;
