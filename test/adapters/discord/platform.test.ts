/** What Nibble sends on its own account. */
import { expect, it } from 'vitest';
import { button, LONG, say } from './replies.ts';
import { withDiscord } from './with-discord.ts';

const start = async () => {
  const started = await withDiscord({ answer: () => say('Hello') });
  const window = started.discord.client({ user: 'ada', place: 'dm' });
  return { ...started, window, learner: `discord:${window.accountId}`, platform: started.bot.platform };
};

const reminder = say('Three cards are due', button('Begin')).blocks;

it('a reminder comes as a direct message, once for its key, however long it is', async () => {
  const { window, learner, platform, discord } = await start();
  expect(await platform.deliver(learner, reminder, 'due:ada:2026-11-23')).toEqual({ kind: 'sent' });
  expect(await platform.deliver(learner, reminder, 'due:ada:2026-11-23')).toEqual({ kind: 'sent' });
  expect(window.messages()).toEqual(['Three cards are due']);
  expect(await platform.deliver(learner, say(LONG).blocks, 'due:ada:2026-11-24')).toEqual({ kind: 'sent' });
  expect(window.messages()).toHaveLength(3);
  expect(window.buttons()).toEqual(['Begin']);
  const nonces = discord.requests.flatMap(({ body }) => (body as { nonce?: string }).nonce ?? []);
  expect(nonces.every((nonce) => nonce.length <= 25)).toBe(true);
});

it.each(['closed', 'strangers'] as const)('is refused, quietly, when direct messages are %s', async (why) => {
  const { window, learner, platform, lines } = await start();
  window.closeDirectMessages(why);
  expect(await platform.deliver(learner, reminder, 'due:1')).toEqual({ kind: 'refused' });
  expect(lines.filter(({ level }) => level !== 'info')).toEqual([]);
});

it('is refused when there is no such person', async () => {
  const { platform } = await start();
  expect(await platform.deliver('discord:1', reminder, 'due:1')).toEqual({ kind: 'refused' });
});

it.each([
  { what: 'asks to wait', failure: { status: 429, retryAfter: 30 }, wait: 30_050 },
  { what: 'has an outage', failure: { status: 503 }, wait: null },
  {
    what: 'finds that too many conversations were opened',
    failure: { status: 403, body: { code: 40003, message: 'You are opening direct messages too fast' } },
    wait: null,
  },
])('comes later when Discord $what, and nobody waits for it', async ({ failure, wait }) => {
  const { window, learner, platform, discord } = await start();
  discord.failNext({ request: /POST/, ...failure });
  expect(await platform.deliver(learner, reminder, 'due:1')).toEqual({ kind: 'later', wait });
  await window.type('hello');
  await window.waitFor(/Hello/);
});

it('knows nobody’s time zone', async () => {
  const { learner, platform } = await start();
  expect(await platform.zoneOf(learner)).toBeNull();
});
