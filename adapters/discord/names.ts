/**
 * What members of a server are called there. Asked for over the gateway, up to a hundred by their ids in one request,
 * which takes no privileged intent and no member list. Who has left is not found. Where another process has the
 * server's connection, a few are asked for one by one.
 * https://docs.discord.com/developers/events/gateway-events#request-guild-members
 */
import {
  type APIGuildMember,
  type Client,
  DiscordAPIError,
  GatewayDispatchEvents,
  type GatewayGuildMembersChunkDispatchData,
  GatewayOpcodes,
  Routes,
} from 'discord.js';
import { inTime } from '../../src/core/async.ts';
import type { LearnerId } from '../../src/core/event.ts';
import type { Log } from '../../src/log.ts';
import type { Rooms } from '../../src/tutor/ports.ts';
import { describeError } from './errors.ts';
import { accountOf } from './read-event.ts';

/** Ids in one request. */
const AT_ONCE = 100;
/** Requests for one answer: a connection may send 120 packets in a minute, heartbeats among them. */
const MOST_REQUESTS = 20;
/** Requests for single members, for one answer. */
const MOST_SINGLE = 5;
/** Milliseconds until names that have not come are gone without. */
const PATIENCE = 3000;

type Names = Readonly<Record<LearnerId, string>>;
type Asking = (chunk: GatewayGuildMembersChunkDispatchData) => void;

export function createNames(client: Client, log: Log): Rooms['namesOf'] {
  let asked = 0;
  const waiting = new Map<string, Asking>();
  client.ws.on(GatewayDispatchEvents.GuildMembersChunk, (chunk: GatewayGuildMembersChunkDispatchData) => {
    waiting.get(chunk.nonce ?? '')?.(chunk);
  });

  /** What came of one request until now is in `names`. */
  async function ask(guild: string, users: readonly string[], names: Record<LearnerId, string>): Promise<void> {
    asked += 1;
    const nonce = `names-${asked}`;
    const answered = new Promise<void>((resolve) => {
      let chunks = 0;
      waiting.set(nonce, ({ members, chunk_count: count }) => {
        for (const member of members) names[`discord:${member.user.id}`] = nameOf(member);
        chunks += 1;
        if (chunks >= count) resolve();
      });
    });
    const request = { guild_id: guild, user_ids: users, limit: 0, nonce };
    connectionOf(guild)?.send({ op: GatewayOpcodes.RequestGuildMembers, d: request });
    await inTime(PATIENCE, answered, undefined);
    waiting.delete(nonce);
  }

  async function askForOne(guild: string, user: string, names: Record<LearnerId, string>): Promise<void> {
    try {
      // The REST client knows no type of its answers: this route answers with the member.
      const member = (await client.rest.get(Routes.guildMember(guild, user))) as APIGuildMember;
      names[`discord:${user}`] = nameOf(member);
    } catch (error) {
      const hasLeft = error instanceof DiscordAPIError && error.status === 404;
      if (!hasLeft) throw error;
    }
  }

  const connectionOf = (guild: string) => client.ws.shards.get(shardOf(guild, client.options.shardCount ?? 1));

  return async (server, learners): Promise<Names> => {
    const names: Record<LearnerId, string> = {};
    const guild = server.slice('discord:'.length);
    const users = [...new Set(learners)].filter((id) => id.startsWith('discord:')).map(accountOf);
    try {
      if (connectionOf(guild) === undefined) {
        await Promise.all(users.slice(0, MOST_SINGLE).map((user) => askForOne(guild, user, names)));
        return names;
      }
      const batches = Array.from({ length: Math.min(MOST_REQUESTS, Math.ceil(users.length / AT_ONCE)) }, (_, index) =>
        users.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
      );
      await Promise.all(batches.map((batch) => ask(guild, batch, names)));
    } catch (error) {
      log.warn('discord: names of members were not told', describeError(error));
    }
    return names;
  };
}

const nameOf = ({ nick, user }: Pick<APIGuildMember, 'nick' | 'user'>): string =>
  nick ?? user.global_name ?? user.username;

/** The connection that has a server's events. */
const shardOf = (guild: string, count: number): number => Number((BigInt(guild) >> 22n) % BigInt(count));
