import { sendEverything } from './send-everything.ts';

sendEverything({ loaded: '@slack/bolt', used: '@slack/bolt' });
