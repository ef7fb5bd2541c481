/** A platform without idempotency keys, on a local port: it makes a message each time that it is sent one. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

export interface PlainPlatform {
  readonly url: string;
  /** How many messages a learner has, by learner. */
  readonly messages: ReadonlyMap<string, number>;
  close(): void;
}

/** As a platform does, it takes its time to answer: the moment at which a bot's death matters most. Milliseconds. */
const ANSWER_TIME = 15;

export async function startPlainPlatform(): Promise<PlainPlatform> {
  const messages = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const learner = await text(request);
    messages.set(learner, (messages.get(learner) ?? 0) + 1);
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
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
