/**
 * The bots that are compared: Nibble's adapters with the tutor and a database, and handlers that do nothing but answer, with
 * the same requests: what differs is what Nibble does before it sends.
 */
import { App, HTTPReceiver } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import {
  ApplicationCommandOptionType,
  ButtonStyle,
  Client,
  ComponentType,
  Events,
  GatewayIntentBits,
  InteractionContextType,
  MessageFlags,
} from 'discord.js';
import { startDiscord } from '../../adapters/discord/connect.ts';
import { writeReply as writeDiscord } from '../../adapters/discord/write-reply.ts';
import { startSlack } from '../../adapters/slack/connect.ts';
import { writeReply as writeSlack } from '../../adapters/slack/write-reply.ts';
import { openStorage } from '../../src/cli/open-storage.ts';
import type { Log } from '../../src/log.ts';
import { rememberingStore } from '../../src/storage/remembering-store.ts';
import type { Sandbox, Tutor } from '../../src/tutor/ports.ts';
import { createTutor } from '../../src/tutor/tutor.ts';
import { ANSWER } from './answer.ts';
import { lesson } from './lesson.ts';

export interface Connected {
  /** Where it listens, over HTTP. */
  readonly port: number | null;
  stop(): Promise<void>;
}

export interface Seat {
  readonly apiUrl: string;
  readonly token: string;
  /** An empty or new SQLite file. */
  readonly database: string;
}

const complain: Log['warn'] = (message, details) =>
  void process.stderr.write(`${message} ${JSON.stringify(details)}\n`);

const log: Log = {
  info: () => {},
  warn: complain,
  error: complain,
};

/** No program runs here. */
const sandbox: Sandbox = {
  run: () => Promise.reject(new Error('the crowd runs no programs')),
  close: async () => {},
};

async function openTutor({ database }: Seat): Promise<{ tutor: Tutor; close(): Promise<void> }> {
  const { store } = await openStorage(`file:${database}`);
  const lessons = new Map([[lesson.id, lesson]]);
  const tutor = createTutor({
    lessons,
    store: rememberingStore(store, Date.now),
    sandbox,
    clock: Date.now,
    zoneOf: async () => null,
  });
  return { tutor, close: () => store.close() };
}

async function nibbleOnDiscord(seat: Seat): Promise<Connected> {
  const { tutor, close } = await openTutor(seat);
  const connection = await startDiscord({ token: seat.token, apiUrl: seat.apiUrl, tutor, log });
  return { port: null, stop: () => connection.stop().then(close) };
}

async function nibbleOnSlack(seat: Seat): Promise<Connected> {
  const { tutor, close } = await openTutor(seat);
  const connection = await startSlack({
    botToken: seat.token,
    signingSecret: SIGNING_SECRET,
    port: 0,
    apiUrl: seat.apiUrl,
    postInterval: 0,
    tutor,
    log,
  });
  return { port: connection.port ?? null, stop: () => connection.stop().then(close) };
}

const EVERYWHERE = [InteractionContextType.Guild, InteractionContextType.BotDM];
const SIGNING_SECRET = 'local-signing-secret';
const QUESTION = 'Which line asks the browser to keep a cookie? '.repeat(6);
/** The one message that the answer makes. */
function only<Message>([message]: readonly Message[]): Message {
  if (message === undefined) throw new Error('the answer says nothing');
  return message;
}

async function bareDiscord({ token, apiUrl }: Seat): Promise<Connected> {
  const client = new Client({
    intents: [GatewayIntentBits.DirectMessages],
    // As the adapter has it: its own pace, since what it sends here does not count against Discord's 50 a second.
    rest: { api: apiUrl, globalRequestsPerSecond: Number.POSITIVE_INFINITY },
  });
  const { components } = only(writeDiscord(ANSWER)).body;
  client.on(Events.InteractionCreate, async (interaction) => {
    const flags = MessageFlags.IsComponentsV2;
    if (interaction.isChatInputCommand()) {
      await interaction.deferReply();
      const button = { type: ComponentType.Button, style: ButtonStyle.Primary, label: 'A', custom_id: 'a' } as const;
      await interaction.editReply({
        flags,
        components: [
          { type: ComponentType.TextDisplay, content: QUESTION },
          { type: ComponentType.ActionRow, components: [button] },
        ],
      });
    } else if (interaction.isButton()) {
      await interaction.deferUpdate();
      await interaction.editReply({ flags, components, allowedMentions: { parse: [] } });
    }
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  await ready;
  const name = { type: ApplicationCommandOptionType.String, name: 'name', description: 'Which?' } as const;
  await client.application?.commands.set([
    { name: 'lesson', description: 'Ask', contexts: EVERYWHERE, options: [name] },
  ]);
  return { port: null, stop: () => client.destroy() };
}

async function bareSlack({ token, apiUrl }: Seat): Promise<Connected> {
  const receiver = new HTTPReceiver({ signingSecret: SIGNING_SECRET, port: 0 });
  const app = new App({ token, receiver, clientOptions: { slackApiUrl: apiUrl } });
  const section = (text: string) => ({ type: 'section' as const, text: { type: 'plain_text' as const, text } });
  app.command('/lesson', async ({ ack, body, client }) => {
    await ack();
    const button = {
      type: 'button' as const,
      text: { type: 'plain_text' as const, text: 'A' },
      action_id: 'a',
      value: 'a',
    };
    await client.chat.postMessage({
      channel: body.channel_id,
      text: QUESTION,
      blocks: [section(QUESTION), { type: 'actions', elements: [button] }],
    });
  });
  const { text, blocks } = only(writeSlack(ANSWER));
  app.action('a', async ({ ack, respond }) => {
    await ack();
    // Drawn by us, so Bolt's types know them all.
    await respond({ replace_original: true, text, blocks: blocks as KnownBlock[] });
  });
  const server = await receiver.start(0);
  const address = server.address();
  return {
    port: typeof address === 'object' ? (address?.port ?? null) : null,
    stop: async () => void (await receiver.stop()),
  };
}

/** By platform, then by bot. */
export const BOTS = {
  discord: { bare: bareDiscord, nibble: nibbleOnDiscord },
  slack: { bare: bareSlack, nibble: nibbleOnSlack },
} as const;
