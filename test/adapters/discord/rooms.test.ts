/** A message in a channel of which nobody knows whether it was posted is looked for, and posted where it is not. */
import { type APIMessage, type APIUser, SnowflakeUtil } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { writeReply } from '../../../adapters/discord/messages.ts';
import { createRooms } from '../../../adapters/discord/rooms.ts';
import { paragraph } from '../../../src/core/prose.ts';
import { silentLog } from '../../silent-log.ts';

const BOT = '100000000000000001';
const OTHER_BOT = '100000000000000002';
const NOON = Date.UTC(2026, 0, 5, 12);
const BLOCKS = [paragraph('Biology: Working with Cookies, by Friday.')];
const ROOM = { server: 'discord:1', channel: '2' };
const NEW = 'posted anew';

interface There {
  readonly by: string;
  readonly at?: number;
  readonly says?: string;
}

const idAt = (at: number) => String(SnowflakeUtil.generate({ timestamp: at }));

function messageOf({ by, at = NOON, says }: There): APIMessage {
  const [drawn] = writeReply(says === undefined ? BLOCKS : [paragraph(says)]);
  const author: Partial<APIUser> = { id: by, bot: true };
  const message: Partial<APIMessage> = { id: idAt(at), author: author as APIUser };
  // As Discord sends it back.
  return { ...message, components: JSON.parse(JSON.stringify(drawn?.body.components)) } as APIMessage;
}

async function post(there: readonly There[], since: number | null): Promise<unknown> {
  const listed = there.map(messageOf);
  const requests = { inRooms: async () => ({ id: NEW }), newest: async () => listed };
  const result = await createRooms(requests, BOT, async () => ({}), silentLog).post(ROOM, BLOCKS, 'class:k1', since);
  const index = listed.findIndex(({ id }) => 'message' in result && id === result.message);
  return index < 0 ? result : `found ${index}`;
}

describe('what may be in the channel already', () => {
  it.each<[string, readonly There[], number | null, unknown]>([
    ['is found where it is', [{ by: BOT }], NOON, 'found 0'],
    ['is found among others', [{ by: OTHER_BOT }, { by: BOT, says: 'Hello' }, { by: BOT }], NOON, 'found 2'],
    ['is not what another bot said in the same words', [{ by: OTHER_BOT }], NOON, { kind: 'sent', message: NEW }],
    ['is not what we said before', [{ by: BOT, at: NOON - 3_600_000 }], NOON, { kind: 'sent', message: NEW }],
    ['is not looked for where it surely is not there', [{ by: BOT }], null, { kind: 'sent', message: NEW }],
  ])('%s', async (_, there, since, expected) => {
    expect(await post(there, since)).toEqual(expected);
  });
});
