/** The socket breaks at any moment of a conversation: every answer comes, once, and in order. */
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Started, start } from './start.ts';

describe('a socket that breaks at any moment', () => {
  let started: Started;
  beforeAll(async () => {
    started = await start({ delivery: 'socket', retryDelays: [0, 0, 0] });
  });
  afterAll(() => started.stop());

  /** Does something, and breaks the connection after so many turns of the event loop. */
  async function brokenAfter(turns: number, how: 'cut' | 'refresh', act: () => Promise<void>): Promise<void> {
    const acting = act();
    for (let done = 0; done < turns; done += 1) await turn();
    await started.slack.socket.reconnect(how);
    await acting;
  }

  it('loses and doubles no answer to what was typed', async () => {
    const window = started.slack.client({ user: 'Utyping', place: 'dm' });
    const moments = fc.sample(fc.tuple(fc.nat(30), fc.constantFrom('cut' as const, 'refresh' as const)), 60);
    for (const [index, [turns, how]] of moments.entries()) {
      await brokenAfter(turns, how, () => window.type(`word ${index}`));
      await window.waitFor(new RegExp(`^You said: word ${index}$`));
    }
    expect(window.messages()).toEqual(moments.map((_, index) => `You said: word ${index}`));
  });

  it('loses and doubles no answer to a press', async () => {
    const window = started.slack.client({ user: 'Upressing', place: 'dm' });
    await window.command('/lesson cookies');
    await window.waitFor(/Attach/);
    const moments = fc.sample(fc.nat(20), 40);
    for (const turns of moments) {
      const before = window.messages().length;
      await brokenAfter(turns, 'cut', () => window.choose(/Reading/));
      await expect.poll(() => window.messages().length).toBe(before + 1);
    }
    expect(window.messages()).toHaveLength(1 + moments.length);
  });

  it('still brings the answer of a run that began before', async () => {
    const window = started.slack.client({ user: 'Urunning', place: 'dm' });
    await window.command('/lesson cookies');
    await window.waitFor(/Attach/);
    await window.press('Run it');
    await started.slack.socket.reconnect('cut');
    started.tutor.finishRuns();
    await window.waitFor(/It ran/);
    expect(window.messages().filter((text) => /It ran/.test(text))).toHaveLength(1);
  });
});
