/**
 * Discord's library and Slack's in one process: each sends messages of every kind, in random order, and each arrives
 * once, whichever was loaded first and whichever was used first. (Two versions of undici meet there, each of which
 * offers itself to the whole process.) A process can load and use something first only once, so each of the four orders
 * has a file of its own.
 *
 * Some messages in each; `NIBBLE_MESSAGES=1000` takes a thousand, `NIBBLE_SEED=7` another order.
 */
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';

type Library = 'discord.js' | '@slack/bolt';

const MESSAGES = Number(process.env.NIBBLE_MESSAGES ?? 36);
const SEED = Number(process.env.NIBBLE_SEED ?? 1);
const UNTOUCHED = { begin: () => {}, end: () => {} };

const isLoaded = (library: Library): boolean =>
  Object.keys(createRequire(import.meta.url).cache).some((path) => path.includes(`/node_modules/${library}/`));

/** To be called in a process that has loaded neither. */
export function sendEverything({ loaded, used }: { readonly loaded: Library; readonly used: Library }): void {
  it(`every kind of message arrives once, ${loaded} loaded first and ${used} used first (${MESSAGES} messages)`, {
    timeout: 180_000 + MESSAGES * 2_000,
  }, async ({ annotate }) => {
    const other = loaded === 'discord.js' ? '@slack/bolt' : 'discord.js';
    expect([isLoaded(loaded), isLoaded(other)]).toEqual([false, false]);
    await import(loaded);
    expect([isLoaded(loaded), isLoaded(other)]).toEqual([true, false]);
    await import(other);
    const { KINDS, Messenger } = await import('../../faults/messages/messenger.ts');

    const names = used === 'discord.js' ? (['Discord', 'Slack'] as const) : (['Slack', 'Discord'] as const);
    const first = await Messenger.start(names[0]);
    onTestFinished(() => first.close());
    expect(await first.send('picture', UNTOUCHED)).toMatchObject({ times: 1, isWhole: true });
    const second = await Messenger.start(names[1]);
    onTestFinished(() => second.close());

    const everyKind = [first, second].flatMap((messenger) => KINDS.map((kind) => ({ messenger, kind })));
    const order = fc.sample(fc.noBias(fc.nat(everyKind.length - 1)), { numRuns: MESSAGES, seed: SEED });
    const arrived = new Map<string, number>();
    for (const index of order) {
      const { messenger, kind } = everyKind[index] ?? { messenger: first, kind: 'text' };
      const name = `${messenger.platform}, ${kind}`;
      expect(await messenger.send(kind, UNTOUCHED), name).toEqual({
        times: 1,
        saysAgain: false,
        tellsLost: false,
        isWhole: true,
      });
      arrived.set(name, (arrived.get(name) ?? 0) + 1);
    }
    await annotate([...arrived].map(([name, count]) => `${count} × ${name}`).join('; '));
  });
}
