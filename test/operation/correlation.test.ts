/** Every line about an event bears its id, wherever it failed; no line has words of a learner or a token in it. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDiscord } from '../../adapters/discord/connect.ts';
import { startSlack } from '../../adapters/slack/connect.ts';
import type { ChatClient } from '../../playground/chat-client.ts';
import { startDiscordServer } from '../../playground/discord/start-server.ts';
import { startSlackServer } from '../../playground/slack/server.ts';
import type { Sandbox } from '../../src/core/program.ts';
import { createLog, type Log } from '../../src/log.ts';
import { type LocalStorage, openStorage } from '../../src/storage/storage.ts';
import type { Tutor } from '../../src/tutor/ports.ts';
import { createTutor } from '../../src/tutor/tutor.ts';
import { shippedLessons } from '../fixtures/lessons.ts';

type Stage = 'load' | 'commit' | 'sandbox' | 'answer';

interface Platform {
  readonly token: string;
  window(user: string): ChatClient;
  /** The next answer is refused, for good, until what this gives is called. */
  refuseAnswer(): () => void;
  close(): Promise<void>;
}

async function openDiscord(tutor: Tutor, logTo: (secrets: readonly string[]) => Log): Promise<Platform> {
  const server = await startDiscordServer();
  const { token, apiUrl } = server;
  const bot = await startDiscord({ token, apiUrl, tutor, log: logTo([token]) });
  return {
    token,
    window: (user) => server.client({ user, place: 'dm' }),
    refuseAnswer: () => {
      const request = /^(POST|PATCH) \/(webhooks|channels)\//;
      server.failNext({ request, status: 400, body: { code: 50035, message: 'no' } });
      return () => {};
    },
    close: async () => {
      await bot.stop();
      await server.close();
    },
  };
}

async function openSlack(tutor: Tutor, logTo: (secrets: readonly string[]) => Log): Promise<Platform> {
  const server = await startSlackServer({ delivery: 'socket' });
  const { botToken, appToken = '' } = server.credentials;
  const bot = await startSlack({
    ...server.credentials,
    apiUrl: server.apiUrl,
    tutor,
    log: logTo([botToken, appToken]),
  });
  server.deliverTo(bot);
  return {
    token: botToken,
    window: (user) => server.client({ user, place: 'dm' }),
    refuseAnswer: () => {
      server.fail('chat.postMessage', 'is_archived');
      return () => server.fail('chat.postMessage', null);
    },
    close: async () => {
      await bot.stop();
      await server.close();
    },
  };
}

let store: LocalStorage;
/** Where the next event fails; null for nowhere. */
let broken: Stage | null = null;
let lines: string[] = [];
let handled: string[] = [];

const failing = (stage: Stage): Promise<never> => Promise.reject(new Error(`the ${stage} does not work`));

async function makeTutor(): Promise<Tutor> {
  const lessons = await shippedLessons();
  store = await openStorage('file::memory:');
  const sandbox: Sandbox = { run: () => failing('sandbox'), close: async () => {} };
  const breakable: LocalStorage = {
    ...store,
    load: (...given) => (broken === 'load' ? failing('load') : store.load(...given)),
    commit: (change) => (broken === 'commit' ? failing('commit') : store.commit(change)),
  };
  const tutor = createTutor({ lessons, store: breakable, sandbox, clock: Date.now, zoneOf: async () => null });
  return {
    ...tutor,
    handle: (event, watch) => {
      handled.push(event.id);
      return tutor.handle(event, watch);
    },
  };
}

const logTo = (secrets: readonly string[]): Log =>
  createLog({ level: 'info', secrets, stream: { write: (line) => lines.push(line) } });

const troubles = (): Record<string, unknown>[] =>
  lines.map((line) => JSON.parse(line)).filter(({ level }) => level >= 40);

/** There are lines about what went wrong, all of them about one event, which was handled. */
function expectIdOnEach(): void {
  const [id, ...others] = new Set(troubles().map(({ event }) => event));
  expect(others).toEqual([]);
  expect(handled).toContain(id);
}

describe.each([
  ['Discord', openDiscord, /went wrong/i],
  ['Slack', openSlack, /went wrong/i],
] as const)('an event on %s', (_, open, sorry) => {
  let platform: Platform;
  let people = 0;
  beforeAll(async () => {
    platform = await open(await makeTutor(), logTo);
  });
  afterAll(async () => {
    await platform.close();
    await store.close();
  });

  /** Somebody new, at an example whose program is to run with the next word. */
  const atExample = async (): Promise<ChatClient> => {
    broken = null;
    const window = platform.window(`U${++people}`);
    await window.command('/lesson cookies');
    await window.waitFor(/step 1 of/);
    return window;
  };

  const begin = (): void => {
    lines = [];
    handled = [];
  };

  it.each(['load', 'commit'] as const)(
    'that fails at the storage’s %s has its id on every line of the log',
    async (stage) => {
      const window = await atExample();
      begin();
      broken = stage;
      await window.type('next');
      await window.waitFor(sorry);
      expect(handled).toHaveLength(1);
      expect(troubles().length).toBeGreaterThan(0);
      expect(troubles().map(({ event }) => event)).toEqual(troubles().map(() => handled[0]));
      expect(JSON.stringify(troubles())).toContain(`the ${stage} does not work`);
    },
  );

  it('that fails in the sandbox has its id on every line of the log', async () => {
    const window = await atExample();
    await window.type('go Setting a cookie');
    await window.type('next');
    begin();
    await window.type('run it');
    await window.waitFor(sorry);
    expectIdOnEach();
    expect(JSON.stringify(troubles())).toContain('the sandbox does not work');
  });

  it('whose answer the platform refuses has its id on every line of the log', async () => {
    const window = await atExample();
    begin();
    const accept = platform.refuseAnswer();
    await window.type('next');
    await expect.poll(() => troubles().length).toBeGreaterThan(0);
    accept();
    expectIdOnEach();
  });

  it('never brings words or tokens into the log, wherever it fails', async () => {
    const window = await atExample();
    const word = fc.stringMatching(/^[a-z]{10,30}$/);
    await fc.assert(
      fc.asyncProperty(word, fc.constantFrom('load', 'commit', 'answer', null), async (text, stage) => {
        begin();
        broken = stage;
        const accept = stage === 'answer' ? platform.refuseAnswer() : () => {};
        await window.type(`my answer is ${text}`);
        await expect.poll(() => handled.length).toBe(1);
        accept();
        broken = null;
        await window.type('help');
        await expect.poll(() => handled.length).toBe(2);
        expect(lines.join('')).not.toContain(text);
        expect(lines.join('')).not.toContain(platform.token);
      }),
      { numRuns: 8 },
    );
  });
});
