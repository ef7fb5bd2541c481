import { sendEverything } from './send-everything.ts';

sendEverything({ loaded: 'discord.js', used: 'discord.js' });
