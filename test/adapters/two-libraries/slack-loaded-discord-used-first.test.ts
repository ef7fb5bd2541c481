import { sendEverything } from './send-everything.ts';

sendEverything({ loaded: '@slack/bolt', used: 'discord.js' });
