/** A bot in a process of its own, so that its processor time is nobody else's. Started by `measure.ts`. */
import { BOTS, type BotSettings } from './bots.ts';

export type BotOrder = { readonly kind: 'usage' } | { readonly kind: 'stop' };
export type BotReport =
  | { readonly kind: 'ready'; readonly port: number | null }
  /** Microseconds of processor time until now; bytes. */
  | { readonly kind: 'usage'; readonly processor: number; readonly memory: number };

const [, , platform, name, settingsJson = ''] = process.argv;
if ((platform !== 'discord' && platform !== 'slack') || (name !== 'bare' && name !== 'nibble')) {
  throw new Error('bot.js (discord|slack) (bare|nibble) SETTINGS');
}
const settings: BotSettings = JSON.parse(settingsJson);
const report = (message: BotReport) => process.send?.(message);
const bot = await BOTS[platform][name](settings);

process.on('message', (order: BotOrder) => {
  if (order.kind === 'stop') return void bot.stop().then(() => process.exit());
  const { user, system } = process.cpuUsage();
  report({ kind: 'usage', processor: user + system, memory: process.memoryUsage.rss() });
});
report({ kind: 'ready', port: bot.port });
