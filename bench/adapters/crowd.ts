/**
 * The other side of the measurement, in a process of its own: a local platform server, and a crowd of learners who each
 * press the button of an answer once, so many at a time. Started by `measure.ts`, told what to do over IPC.
 */

import { setTimeout as pause } from 'node:timers/promises';
import type { ChatClient } from '../../playground/chat-client.ts';
import { startDiscordServer } from '../../playground/discord/start-server.ts';
import { startSlackServer } from '../../playground/slack/server.ts';

export type Order =
  /** The bot is there; over HTTP it listens on this port. Everybody types a command and waits for the button. */
  | {
      readonly kind: 'begin';
      readonly learners: readonly string[];
      readonly command: string;
      /** A button to press before the question comes; null for none. */
      readonly opening: string | null;
      readonly port: number | null;
    }
  /** A host opens a round in the channel, with these buttons up to its question. */
  | {
      readonly kind: 'gather';
      readonly command: string;
      readonly opening: readonly string[];
      readonly port: number | null;
    }
  /** These learners are in the channel now. */
  | { readonly kind: 'come'; readonly learners: readonly string[] }
  /**
   * Everybody presses. In a channel all look at the same messages, so there the answers are counted as they are sent:
   * looking for each would take longer than the bot does.
   */
  | { readonly kind: 'press'; readonly inFlight: number; readonly isInChannel: boolean }
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

/** What stands on the button. */
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
  if (order.kind === 'begin') {
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
  if (order.kind === 'gather') {
    if (order.port !== null) crowd.deliverTo(order.port);
    const host = crowd.participant('UHOST');
    await host.command(order.command);
    for (const button of order.opening) {
      await host.waitForButton(button, TIMEOUT);
      await host.press(button);
    }
    await host.waitForButton(BUTTON, TIMEOUT);
    return void report({ kind: 'ready' });
  }
  if (order.kind === 'come') {
    windows = order.learners.map(crowd.participant);
    return void report({ kind: 'ready' });
  }
  if (order.isInChannel) return void report(await pressInChannel(order.inFlight));
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

async function pressInChannel(inFlight: number): Promise<Report> {
  const before = crowd.requests();
  const answersBefore = crowd.answers();
  const answered = () => crowd.answers() - answersBefore;
  const until = async (count: number) => {
    while (answered() < count) await pause(1);
  };
  const begin = performance.now();
  for (const [pressed, window] of windows.entries()) {
    await until(pressed - inFlight + 1);
    void window.press(BUTTON);
  }
  await until(windows.length);
  return { kind: 'pressed', latencies: [], took: performance.now() - begin, requests: crowd.requests() - before };
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
    participant: (user: string): ChatClient => server.client({ user, place: 'server' }),
    requests: () => server.requests.length,
    answers: countNew(server.requests, ({ method, path }) => method === 'PATCH' && path.startsWith('/webhooks')),
    close: () => server.close(),
  };
}

async function openSlack() {
  const server = await startSlackServer({ delivery: 'http' });
  server.workspace.memberships.add('C1');
  return {
    apiUrl: server.apiUrl,
    token: server.credentials.botToken,
    deliverTo: (port: number) => server.deliverTo({ port }),
    window: (user: string): ChatClient => server.client({ user, place: 'dm' }),
    participant: (user: string): ChatClient => server.client({ user, place: 'channel' }),
    requests: () => server.requests.length,
    answers: countNew(server.requests, ({ method }) => method === 'response_url'),
    close: () => server.close(),
  };
}

/** How many of a growing list are such ones; each is looked at once. */
function countNew<Item>(list: readonly Item[], isCounted: (item: Item) => boolean): () => number {
  let looked = 0;
  let count = 0;
  return () => {
    for (; looked < list.length; looked += 1) {
      const item = list[looked];
      if (item !== undefined && isCounted(item)) count += 1;
    }
    return count;
  };
}
