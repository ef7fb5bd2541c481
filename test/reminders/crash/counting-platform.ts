/**
 * Two platforms on one local port that count what they are sent. `discord` honours idempotency keys: a message that it
 * has is not made again. `slack` makes one each time.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

/** As a platform does, it takes its time to answer: the moment at which a bot's death matters most. Milliseconds. */
const ANSWER_TIME = 15;

export interface CountingPlatform {
  readonly url: string;
  /** Messages that a learner has, by learner. */
  readonly messages: ReadonlyMap<string, number>;
  /** Requests that brought a message which was there already. */
  readonly repeats: () => number;
  close(): void;
}

export async function startCountingPlatform(): Promise<CountingPlatform> {
  const messages = new Map<string, number>();
  const keys = new Set<string>();
  let repeats = 0;
  const server = createServer(async (request, response) => {
    const { learner, key } = await readBody(request);
    const isRepeat = keys.has(key);
    if (isRepeat) repeats += 1;
    if (!isRepeat || request.url !== '/discord') messages.set(learner, (messages.get(learner) ?? 0) + 1);
    keys.add(key);
    await wait(ANSWER_TIME);
    response.end(JSON.stringify({ kind: 'sent' }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the platform has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    messages,
    repeats: () => repeats,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A process that is killed may leave half a request, which is none. */
async function readBody(request: IncomingMessage): Promise<{ learner: string; key: string }> {
  const body: unknown = JSON.parse(await text(request));
  const isMessage = typeof body === 'object' && body !== null && 'learner' in body && 'key' in body;
  if (!isMessage) throw new Error('expected a learner and a key');
  return { learner: String(body.learner), key: String(body.key) };
}
