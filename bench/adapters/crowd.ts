/**
 * The other side of the measurement, in a process of its own: a local platform server, and a crowd of learners who each
 * press the button of an answer once, so many at a time. Started by `measure.ts`, told what to do over IPC.
 */

import type { ChatClient } from '../../playground/chat-client.ts';
import { startDiscordServer } from '../../playground/discord/start-server.ts';
import { startSlackServer } from '../../playground/slack/server.ts';

export type Order =
  /** The bot is there; over HTTP it listens on this port. Everybody types a command and waits for the button. */
  | {
      readonly kind: 'sit-down';
      readonly learners: readonly string[];
      readonly command: string;
      /** A button to press before the question comes; null for none. */
      readonly opening: string | null;
      readonly port: number | null;
    }
  /** Everybody presses. */
  | { readonly kind: 'press'; readonly inFlight: number }
  | { readonly kind: 'close' };

export type Report =
  | { readonly kind: 'open'; readonly apiUrl: string; readonly token: string }
  | { readonly kind: 'ready' }
  /** Milliseconds from each press to its answer, and for all of them; `requests`: what the bot sent meanwhile. */
  | {
      readonly kind: 'pressed';
      readonly latencies: readonly number[];
      readonly took: number;
      readonly requests: number;
    };

/** What stands on the button, and in the answer. */
const BUTTON = /^A\b/;
const ANSWER = /Right|Not this time/;
const TIMEOUT = 60_000;
const OPENED_AT_ONCE = 16;

const crowd = process.argv[2] === 'discord' ? await openDiscord() : await openSlack();
const report = (message: Report) => process.send?.(message);
let windows: readonly ChatClient[] = [];

process.on('message', (order: Order) => void obey(order));
report({ kind: 'open', apiUrl: crowd.apiUrl, token: crowd.token });

async function obey(order: Order): Promise<void> {
  if (order.kind === 'close') {
    await crowd.close();
    process.exit();
  }
  if (order.kind === 'sit-down') {
    if (order.port !== null) crowd.deliverTo(order.port);
    windows = order.learners.map(crowd.window);
    await atOnce(windows, OPENED_AT_ONCE, async (window) => {
      await window.command(order.command);
      // A lesson begins with an introduction; a bare bot asks at once.
      await window.waitForButton(order.opening ?? BUTTON, TIMEOUT);
      if (order.opening !== null) await window.press(order.opening);
      await window.waitForButton(BUTTON, TIMEOUT);
    });
    return void report({ kind: 'ready' });
  }
  const before = crowd.requests();
  const latencies: number[] = [];
  const begin = performance.now();
  await atOnce(windows, order.inFlight, async (window) => {
    const pressed = performance.now();
    await window.press(BUTTON);
    await window.waitFor(ANSWER, TIMEOUT);
    latencies.push(performance.now() - pressed);
  });
  report({ kind: 'pressed', latencies, took: performance.now() - begin, requests: crowd.requests() - before });
}

/** Does something with each, so many at a time. */
async function atOnce<Item>(items: readonly Item[], most: number, work: (item: Item) => Promise<void>): Promise<void> {
  const rest = items.values();
  const worker = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: most }, worker));
}

async function openDiscord() {
  const server = await startDiscordServer();
  return {
    apiUrl: server.apiUrl,
    token: server.token,
    deliverTo: (_port: number) => {},
    window: (user: string): ChatClient => server.client({ user, place: 'dm' }),
    requests: () => server.requests.length,
    close: () => server.close(),
  };
}

async function openSlack() {
  const server = await startSlackServer({ delivery: 'http' });
  return {
    apiUrl: server.apiUrl,
    token: server.credentials.botToken,
    deliverTo: (port: number) => server.deliverTo({ port }),
    window: (user: string): ChatClient => server.client({ user, place: 'dm' }),
    requests: () => server.requests.length,
    close: () => server.close(),
  };
}
