/** Each platform with a bot on it, by the real libraries, and a line between the two that can be broken. */
import { startDiscord } from '../../../adapters/discord/connect.ts';
import { startSlack } from '../../../adapters/slack/connect.ts';
import type { ChatClient } from '../../../playground/chat-client.ts';
import { startDiscordServer } from '../../../playground/discord/start-server.ts';
import { startSlackServer } from '../../../playground/slack/server.ts';
import { TEAM } from '../../../playground/slack/workspace.ts';
import type { LearnerId, Room } from '../../../src/core/event.ts';
import type { Platform, Tutor } from '../../../src/tutor/ports.ts';
import { silentLog } from '../../silent-log.ts';
import { BreakableLine } from '../breakable-line.ts';
import type { PlatformName } from '../participants.ts';

export type Window = ChatClient & { closeForm(): void };

export interface WiredPlatform {
  readonly name: PlatformName;
  readonly line: BreakableLine;
  readonly port: Platform;
  /** A channel in which the bot may write. */
  readonly room: Room;
  window(user: string, participant: 'alone' | 'among others'): Window;
  learnerId(user: string): LearnerId;
  onChange(look: () => void): () => void;
  /** How many files, pictures among them, the bot has brought. */
  uploads(): number;
  close(): Promise<void>;
}

/** `url`, by way of a line of its own. */
async function wire(url: string): Promise<{ readonly line: BreakableLine; readonly address: string }> {
  const { port } = new URL(url);
  const line = new BreakableLine(Number(port));
  await line.open();
  return { line, address: url.replace(`:${port}`, `:${line.port}`) };
}

async function wireDiscord(tutor: Tutor): Promise<WiredPlatform> {
  const server = await startDiscordServer();
  const { line, address } = await wire(server.apiUrl);
  const bot = await startDiscord({ token: server.token, apiUrl: address, tutor, log: silentLog });
  const window = (user: string, participant: 'alone' | 'among others') =>
    server.client({ user, place: participant === 'alone' ? 'dm' : 'server' });
  return {
    name: 'Discord',
    line,
    port: bot.platform,
    room: { server: `discord:${server.guild}`, channel: server.channel },
    window,
    learnerId: (user) => `discord:${window(user, 'alone').accountId}`,
    onChange: (look) => server.onChange(look),
    uploads: () => server.requests.filter(({ body, status }) => status < 300 && /attachment:/.test(text(body))).length,
    close: async () => {
      await bot.stop();
      line.close();
      await server.close();
    },
  };
}

const text = (body: unknown): string => JSON.stringify(body) ?? '';

async function wireSlack(tutor: Tutor): Promise<WiredPlatform> {
  const server = await startSlackServer({ delivery: 'socket' });
  const { line, address } = await wire(server.apiUrl);
  server.isReachedAt(new URL(address).origin);
  server.workspace.memberships.add('C1');
  const bot = await startSlack({ ...server.credentials, apiUrl: server.apiUrl, tutor, log: silentLog });
  return {
    name: 'Slack',
    line,
    port: bot.platform,
    room: { server: `slack:${TEAM}`, channel: 'C1' },
    window: (user, participant) => server.client({ user, place: participant === 'alone' ? 'dm' : 'channel' }),
    learnerId: (user) => `slack:${TEAM}:${user}`,
    onChange: (look) => server.workspace.onChange(look),
    uploads: () => server.calls('files.completeUploadExternal').filter(({ answer }) => answer.ok).length,
    close: async () => {
      await bot.stop();
      line.close();
      await server.close();
    },
  };
}

export const WIRE = { Discord: wireDiscord, Slack: wireSlack } as const;
