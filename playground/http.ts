/** A page's server, on this machine only. */
import { once } from 'node:events';
import type { Server } from 'node:http';

export interface Listening {
  readonly port: number;
  /** `http://127.0.0.1:4100` */
  readonly url: string;
  /** Ends also what is still being followed. */
  close(): Promise<void>;
}

/** Listens on 127.0.0.1, on `port`; 0 for any free one. Rejects as `listen` does when the port is taken. */
export async function listenHere(server: Server, port: number): Promise<Listening> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const found = typeof address === 'object' && address !== null ? address.port : port;
  return {
    port: found,
    url: `http://127.0.0.1:${found}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
