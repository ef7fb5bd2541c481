/**
 * What members of a server are called there. Asked for over the gateway, up to a hundred by their ids in one request,
 * which takes no privileged intent and no member list. Who has left is not found.
 * https://docs.discord.com/developers/events/gateway-events#request-guild-members
 */
import {
  type Client,
  GatewayDispatchEvents,
  type GatewayGuildMembersChunkDispatchData,
  GatewayOpcodes,
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
        for (const { user, nick } of members) names[`discord:${user.id}`] = nick ?? user.global_name ?? user.username;
        chunks += 1;
        if (chunks >= count) resolve();
      });
    });
    const shard = client.ws.shards.get(shardOf(guild, client.options.shardCount ?? 1));
    shard?.send({ op: GatewayOpcodes.RequestGuildMembers, d: { guild_id: guild, user_ids: users, limit: 0, nonce } });
    await inTime(shard === undefined ? 0 : PATIENCE, answered, undefined);
    waiting.delete(nonce);
  }

  return async (server, learners): Promise<Names> => {
    const names: Record<LearnerId, string> = {};
    const guild = server.slice('discord:'.length);
    const users = [...new Set(learners)].filter((id) => id.startsWith('discord:')).map(accountOf);
    try {
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

/** The connection that has a server's events. */
const shardOf = (guild: string, count: number): number => Number((BigInt(guild) >> 22n) % BigInt(count));
