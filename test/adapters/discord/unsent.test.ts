/** While the acknowledgement cannot go out, nobody is asked: storage and sandbox come after it. */
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { type APIInteraction, InteractionType, REST } from 'discord.js';
import { expect, it } from 'vitest';
import { discordChat, InteractionExchange } from '../../../adapters/discord/chat.ts';
import { readInteraction } from '../../../adapters/discord/read-event.ts';
import { Requests } from '../../../adapters/discord/requests.ts';
import { Conversations } from '../../../adapters/shared/converse.ts';
import { NO_METER } from '../../../src/core/meter.ts';
import { say } from './replies.ts';
import { scriptTutor } from './scripted-tutor.ts';
import { collectLog } from './with-discord.ts';

it('nobody is asked before the last try to acknowledge a command has failed', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');

  const tutor = scriptTutor({ answer: () => say('Answer') });
  const askedAtPauses: number[] = [];
  let now = 0;
  const clock = {
    now: () => now,
    sleep: async (milliseconds: number) => {
      now += milliseconds;
      askedAtPauses.push(tutor.events.length);
    },
  };
  const requests = new Requests(new REST({ api: `http://127.0.0.1:${port}/api` }), 'token', clock, NO_METER);
  const interaction = {
    id: '7',
    token: 't',
    application_id: '5',
    channel: { id: '9', type: 1 },
    user: { id: '8', username: 'ada' },
    type: InteractionType.ApplicationCommand,
    data: { id: '6', name: 'help', type: 1 },
  } as APIInteraction;
  const event = readInteraction(interaction);
  if (event === null) throw new Error('a command is an event');
  const { log } = collectLog();
  const tools = { requests, log, files: { platform: 'Discord', origins: new Set<string>() } };
  const conversations = new Conversations({ chat: discordChat, tutor, log, meter: NO_METER });
  await conversations.take(new InteractionExchange(tools, interaction, event));
  // Half a second and one until the deadline of three; then the answer is tried, for as long as the token lives.
  expect(askedAtPauses.slice(0, 3)).toEqual([0, 0, 1]);
});
