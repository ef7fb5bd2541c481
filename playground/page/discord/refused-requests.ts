/** What Discord did not take from the bot. To be told to wait is no refusal. */
import type { DiscordServer } from '../../discord/start-server.ts';
import type { Refusal } from '../frame.ts';

export class RefusedRequests {
  readonly #server: DiscordServer;
  readonly #refused: Refusal[] = [];
  #read = 0;

  constructor(server: DiscordServer) {
    this.#server = server;
  }

  list(): readonly Refusal[] {
    const { requests } = this.#server;
    for (const { method, path, status, refusal } of requests.slice(this.#read)) {
      if (status < 400 || status === 429) continue;
      this.#refused.push({ what: `${method} ${path}`, why: `${status} ${JSON.stringify(refusal)}` });
    }
    this.#read = requests.length;
    return this.#refused;
  }
}
