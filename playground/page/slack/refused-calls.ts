/** What Slack did not take from the bot. To be told to wait is no refusal. */
import type { SlackServer } from '../../slack/server.ts';
import type { Refusal } from '../frame.ts';

export class RefusedCalls {
  readonly #server: SlackServer;
  readonly #refused: Refusal[] = [];
  #read = 0;

  constructor(server: SlackServer) {
    this.#server = server;
  }

  list(): readonly Refusal[] {
    const { requests } = this.#server;
    for (const { method, answer } of requests.slice(this.#read)) {
      if (answer.ok || answer.error === 'ratelimited') continue;
      this.#refused.push({ what: method, why: describe(answer) });
    }
    this.#read = requests.length;
    return this.#refused;
  }
}

const describe = ({ error = 'refused', errors }: SlackServer['requests'][number]['answer']): string =>
  Array.isArray(errors) ? `${error}: ${errors.join(' ')}` : error;
