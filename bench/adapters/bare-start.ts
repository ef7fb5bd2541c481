/**
 * What the platforms' libraries need of a start by themselves: discord.js and Bolt, loaded and connected, without
 * anything that they could answer. Takes the settings of `nibble start`, and prints "ready" as it does.
 */
import { App, HTTPReceiver } from '@slack/bolt';
import { Client, Events, GatewayIntentBits } from 'discord.js';

const {
  DISCORD_TOKEN,
  DISCORD_API_URL = '',
  SLACK_BOT_TOKEN = '',
  SLACK_SIGNING_SECRET = '',
  SLACK_API_URL = '',
} = process.env;

async function startDiscord(): Promise<void> {
  const client = new Client({ intents: [GatewayIntentBits.DirectMessages], rest: { api: DISCORD_API_URL } });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(DISCORD_TOKEN);
  await ready;
}

async function startSlack(): Promise<void> {
  const receiver = new HTTPReceiver({ signingSecret: SLACK_SIGNING_SECRET, port: 0 });
  const app = new App({ token: SLACK_BOT_TOKEN, receiver, clientOptions: { slackApiUrl: SLACK_API_URL } });
  await app.client.auth.test();
  await receiver.start(0);
}

await Promise.all([startDiscord(), startSlack()]);
process.stdout.write('ready\n');
