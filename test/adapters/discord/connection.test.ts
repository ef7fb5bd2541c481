/** The connection breaks in every way it can: no answer is lost, none comes twice. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DiscordServer } from '../../../playground/discord/start-server.ts';
import { button, say } from './replies.ts';
import { withDiscord } from './with-discord.ts';

const echo = {
  answer: (intent: { kind: string; text?: string }) =>
    intent.kind === 'message' ? say(`You said ${intent.text}`) : say('Question', button('Go')),
};

describe('what is said while the connection', () => {
  it.each<{ what: string; trouble: (discord: DiscordServer) => void; heartbeatInterval?: number }>([
    { what: 'is cut', trouble: (discord) => discord.connection.drop() },
    { what: 'is closed with an unknown error', trouble: (discord) => discord.connection.drop(4000) },
    {
      what: 'is asked to begin anew, as before maintenance',
      trouble: (discord) => discord.connection.askToReconnect(),
    },
    { what: 'answers no heartbeat', trouble: (discord) => discord.connection.freeze(), heartbeatInterval: 100 },
  ])('$what is answered, once', async ({ trouble, heartbeatInterval }) => {
    const { discord } = await withDiscord(echo, heartbeatInterval === undefined ? {} : { heartbeatInterval });
    const learner = discord.client({ user: 'ada', place: 'dm' });
    await learner.type('before');
    await learner.waitFor(/before/);
    trouble(discord);
    await learner.type('first');
    await learner.type('second');
    await learner.waitFor(/second/);
    await discord.until(() => discord.counts.resumed >= 1);
    await learner.type('after');
    await learner.waitFor(/after/);
    expect(learner.messages()).toEqual(['before', 'first', 'second', 'after'].map((text) => `You said ${text}`));
    expect(discord.counts.identified).toBe(1);
    // A bot on a busy machine may miss another of the frequent heartbeats.
    if (heartbeatInterval === undefined) expect(discord.counts.resumed).toBe(1);
  });
});

it('a session that Discord has forgotten is begun anew, and the learner can go on', async () => {
  const { discord } = await withDiscord(echo);
  const learner = discord.client({ user: 'ada', place: 'dm' });
  await learner.command('/lesson cookies');
  await learner.waitFor(/Question/);
  discord.connection.invalidate();
  // Discord wants a bot to wait some seconds before it identifies itself again.
  await discord.until(() => discord.counts.identified === 2);
  await learner.press('Go');
  await discord.until(() => learner.messages().length === 2);
});

it('whenever the connection is cut, everything is answered once and in order', async () => {
  const { discord } = await withDiscord(echo);
  let learners = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), async (cuts) => {
      const learner = discord.client({ user: `learner-${++learners}`, place: 'dm' });
      for (const [index, isCut] of cuts.entries()) {
        if (isCut) discord.connection.drop();
        await learner.type(`${index}.`);
      }
      await learner.waitFor(new RegExp(`^You said ${cuts.length - 1}\\.$`));
      expect(learner.messages()).toEqual(cuts.map((_, index) => `You said ${index}.`));
    }),
    { numRuns: 10 },
  );
});
