/** A bot without a library: for trying what the local Discord refuses. */
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { createChanges } from '../../../playground/changes.ts';
import { type DiscordServerOptions, startDiscordServer } from '../../../playground/discord/start-server.ts';

interface Received {
  readonly op: number;
  readonly t?: string;
  readonly d: {
    readonly id: string;
    readonly token: string;
    readonly channel_id?: string;
    readonly message?: { readonly id: string };
  };
}

export interface Answer {
  readonly status: number;
  readonly code: number | null;
  readonly body: {
    readonly id?: string;
    readonly errors?: object;
    readonly content?: string;
    readonly attachments?: readonly { readonly url: string }[];
  };
  readonly headers: Headers;
}

/** Servers, messages there and direct messages: the intents that need not be switched on. */
const ALL_FREE = (1 << 0) | (1 << 9) | (1 << 12);

interface RawBotOptions extends DiscordServerOptions {
  readonly intents?: number;
  /** Whether the gateway closes the connection, so that nothing waits until it is ready. */
  readonly isRefused?: boolean;
}

/** A local Discord with a bot on it that has identified itself, and has a command `/go`. */
export async function startRawBot({ intents = ALL_FREE, isRefused = false, ...options }: RawBotOptions = {}) {
  const discord = await startDiscordServer(options);
  const socket = new WebSocket(discord.apiUrl.replace(/^http(.*)\/api$/, 'ws$1'));
  const received: Received[] = [];
  const { changed, until } = createChanges();
  socket.on('message', (raw) => {
    received.push(JSON.parse(raw.toString()));
    changed();
  });
  const closed = once(socket, 'close');
  await once(socket, 'open');
  socket.send(JSON.stringify({ op: 2, d: { token: discord.token, intents } }));
  onTestFinished(() => discord.close());

  /** Sends a request; the error's own code, where there is one, is `code`. */
  const call = async (
    method: string,
    path: string,
    body?: object | FormData,
    token = discord.token,
  ): Promise<Answer> => {
    const response = await fetch(`${discord.apiUrl}/v10${path}`, {
      method,
      headers: {
        authorization: `Bot ${token}`,
        ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer = text === '' ? {} : JSON.parse(text);
    return { status: response.status, code: answer.code ?? null, body: answer, headers: response.headers };
  };
  await call('PUT', '/applications/1/commands', [{ name: 'go', description: 'Go' }]);

  /** The event of this name; `after` so many of the same name. */
  const waitForEvent = async (event: string, after = 0) => {
    const isMeant = () => received.filter(({ t }) => t === event)[after];
    return (await until(isMeant, 2000, () => `no ${event} came`)).d;
  };
  if (!isRefused) await waitForEvent('READY');
  const learner = discord.client({ user: 'ada', place: 'dm' });
  const direct = await call('POST', '/users/@me/channels', { recipient_id: learner.accountId });

  const nextInteraction = async (after: number) => {
    const isNew = () => received.slice(after).find(({ t }) => t === 'INTERACTION_CREATE');
    const { d } = await until(isNew, 2000, () => 'no interaction came');
    return {
      callback: (type: number, data?: object) =>
        call('POST', `/interactions/${d.id}/${d.token}/callback`, { type, data }),
      followUp: (body: object) => call('POST', `/webhooks/1/${d.token}`, body),
      edit: (body: object) => call('PATCH', `/webhooks/1/${d.token}/messages/@original`, body),
      remove: () => call('DELETE', `/webhooks/1/${d.token}/messages/@original`),
      get: () => call('GET', `/webhooks/1/${d.token}/messages/@original`),
    };
  };

  return {
    discord,
    call,
    received,
    waitForEvent,
    /** A person in the direct conversation with the bot, and the path of the messages there. */
    learner,
    directPath: `/channels/${direct.body.id}/messages`,
    waitForOp: (op: number) =>
      until(
        () => received.find((packet) => packet.op === op),
        2000,
        () => `no op ${op} came`,
      ),
    send: (packet: object) => socket.send(JSON.stringify(packet)),
    closed,
    /** Does something in a window and returns the interaction that came of it. */
    interaction: async (act: () => Promise<void>) => {
      const after = received.length;
      await act();
      return nextInteraction(after);
    },
  };
}
