/**
 * The bots that are compared: Nibble's adapters with the tutor and a database, and handlers that do nothing but answer,
 * with the same requests: what differs is what Nibble does before it sends.
 */
import { App, HTTPReceiver } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import {
  ApplicationCommandOptionType,
  Client,
  Events,
  GatewayIntentBits,
  InteractionContextType,
  MessageFlags,
} from 'discord.js';
import { startDiscord } from '../../adapters/discord/connect.ts';
import { writeReply as writeDiscord } from '../../adapters/discord/messages.ts';
import { startSlack } from '../../adapters/slack/connect.ts';
import { writeReply as writeSlack } from '../../adapters/slack/messages.ts';
import type { Sandbox } from '../../src/core/program.ts';
import type { Block } from '../../src/core/reply.ts';
import type { Log } from '../../src/log.ts';
import { type RunningRounds, startRounds } from '../../src/round-clock/start-rounds.ts';
import { openBotStorage } from '../../src/storage/bot-storage.ts';
import { cachedStorage } from '../../src/storage/cache.ts';
import type { Platform, Tutor } from '../../src/tutor/ports.ts';
import { createTutor } from '../../src/tutor/tutor.ts';
import { lesson } from './lesson.ts';
import { type Shown, showOnce, showRoundOnce } from './shown.ts';

export interface Connected {
  /** Where it listens, over HTTP. */
  readonly port: number | null;
  stop(): Promise<void>;
}

export interface BotSettings {
  readonly apiUrl: string;
  readonly token: string;
  /** An empty or new SQLite file. */
  readonly database: string;
  /** What is asked: a question of a lesson, or one of a round in a channel. */
  readonly scene: 'lesson' | 'round';
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

async function openTutor({ database }: Pick<BotSettings, 'database'>): Promise<OpenTutor> {
  const storage = await openBotStorage(`file:${database}`);
  const lessons = new Map([[lesson.id, lesson]]);
  let rounds: RunningRounds | null = null;
  const tutor = createTutor({
    lessons,
    store: cachedStorage(storage, Date.now),
    sandbox,
    clock: Date.now,
    zoneOf: async () => null,
    roundChanged: () => rounds?.wake(),
  });
  return {
    tutor,
    keepRounds: (platforms) => {
      rounds = startRounds({ tutor, storage, platforms, clock: Date.now, log });
    },
    close: async () => {
      await rounds?.stop();
      await storage.close();
    },
  };
}

interface OpenTutor {
  readonly tutor: Tutor;
  keepRounds(platforms: Readonly<Record<string, Platform>>): void;
  close(): Promise<void>;
}

async function nibbleOnDiscord(settings: BotSettings): Promise<Connected> {
  const { tutor, keepRounds, close } = await openTutor(settings);
  const connection = await startDiscord({ token: settings.token, apiUrl: settings.apiUrl, tutor, log });
  if (settings.scene === 'round') keepRounds({ discord: connection.platform });
  return { port: null, stop: () => connection.stop().then(close) };
}

async function nibbleOnSlack(settings: BotSettings): Promise<Connected> {
  const { tutor, keepRounds, close } = await openTutor(settings);
  const connection = await startSlack({
    botToken: settings.token,
    signingSecret: SIGNING_SECRET,
    port: 0,
    apiUrl: settings.apiUrl,
    postInterval: 0,
    tutor,
    log,
  });
  if (settings.scene === 'round') keepRounds({ slack: connection.platform });
  return { port: connection.port ?? null, stop: () => connection.stop().then(close) };
}

const EVERYWHERE = [InteractionContextType.Guild, InteractionContextType.BotDM];
const SIGNING_SECRET = 'local-signing-secret';
/** The one message that blocks make. */
function only<Message>([message, ...rest]: readonly Message[]): Message {
  if (message === undefined || rest.length > 0) throw new Error(`${rest.length + 1} messages; expected one`);
  return message;
}

/** What Nibble would say; nothing of it is running any more afterwards. */
async function rehearse(scene: BotSettings['scene']): Promise<Shown> {
  const { tutor, keepRounds, close } = await openTutor({ database: ':memory:' });
  const shown = await (scene === 'lesson' ? showOnce(tutor) : showRoundOnce(tutor, keepRounds));
  await close();
  return shown;
}

async function bareDiscord({ token, apiUrl, scene }: BotSettings): Promise<Connected> {
  const client = new Client({
    intents: [GatewayIntentBits.DirectMessages],
    // As the adapter has it: its own pace, since what it sends here does not count against Discord's 50 a second.
    rest: { api: apiUrl, globalRequestsPerSecond: Number.POSITIVE_INFINITY },
  });
  const shown = await rehearse(scene);
  const question = only(writeDiscord(shown.question)).body.components;
  const answer = only(writeDiscord(shown.answer)).body.components;
  client.on(Events.InteractionCreate, async (interaction) => {
    const flags = MessageFlags.IsComponentsV2;
    if (interaction.isButton() && scene === 'round') {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply({ flags, components: answer, allowedMentions: { parse: [] } });
    } else if (interaction.isChatInputCommand()) {
      await interaction.deferReply();
      await interaction.editReply({ flags, components: question, allowedMentions: { parse: [] } });
    } else if (interaction.isButton()) {
      await interaction.deferUpdate();
      await interaction.editReply({ flags, components: answer, allowedMentions: { parse: [] } });
    }
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  await ready;
  const option = (name: string) =>
    ({ type: ApplicationCommandOptionType.String, name, description: 'Which?' }) as const;
  const options = [option('name'), option('how')];
  const named = (name: string) => ({ name, description: 'Ask', contexts: EVERYWHERE, options });
  await client.application?.commands.set([named('lesson'), named('quiz')]);
  return { port: null, stop: () => client.destroy() };
}

function drawn(shown: readonly Block[]): { text: string; blocks: KnownBlock[] } {
  const { text, blocks } = only(writeSlack(shown));
  // Drawn by us, so Bolt's types know them all.
  return { text, blocks: blocks as KnownBlock[] };
}

async function bareSlack({ token, apiUrl, scene }: BotSettings): Promise<Connected> {
  const receiver = new HTTPReceiver({ signingSecret: SIGNING_SECRET, port: 0 });
  const app = new App({ token, receiver, clientOptions: { slackApiUrl: apiUrl } });
  const shown = await rehearse(scene);
  const question = drawn(shown.question);
  const answer = drawn(shown.answer);
  app.command(/^\/(?:lesson|quiz)$/, async ({ ack, body, client }) => {
    await ack();
    await client.chat.postMessage({ channel: body.channel_id, ...question });
  });
  app.action(/./, async ({ ack, respond }) => {
    await ack();
    await respond(
      scene === 'lesson'
        ? { replace_original: true, ...answer }
        : { replace_original: false, response_type: 'ephemeral', ...answer },
    );
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
