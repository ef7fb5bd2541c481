/**
 * HTTP delivery: a POST to the bot, signed with the signing secret; the response is the acknowledgement. Where there are
 * several bots each parcel goes to the next of them, as behind a load balancer.
 */
import { createHmac } from 'node:crypto';
import type { Line, Parcel } from './line.ts';

type Headers = Readonly<Record<string, string>>;

export class HttpLine implements Line {
  readonly #secret: string;
  #ports: readonly number[] = [];
  #posted = 0;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** From now on parcels go to these ports of this machine, in turn. */
  pointTo(...ports: readonly number[]): void {
    this.#ports = ports;
  }

  async bring(parcel: Parcel, timeout: number): Promise<unknown> {
    const { type, body } = encode(parcel);
    const retry: Headers =
      parcel.attempt === 0
        ? {}
        : { 'x-slack-retry-num': String(parcel.attempt), 'x-slack-retry-reason': 'http_timeout' };
    const response = await this.post(body, { 'content-type': type, ...retry, ...this.sign(body) }, timeout);
    const text = await response.text();
    if (response.status !== 200) throw new Error(`dispatch_failed: the bot answered ${response.status}`);
    return text.startsWith('{') ? JSON.parse(text) : text;
  }

  /** Sends a body with these headers as they are: for forged and stale requests, too. */
  post(body: string, headers: Headers, timeout: number): Promise<Response> {
    const port = this.#ports[this.#posted++ % Math.max(this.#ports.length, 1)];
    if (port === undefined) throw new Error('the local Slack does not know where the bot is: server.deliverTo(bot)');
    const signal = AbortSignal.timeout(timeout);
    return fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', headers, body, signal });
  }

  /** Slack's signature, version 0, of a body sent at `at` (epoch milliseconds; the bot compares it with its clock). */
  sign(body: string, at = Date.now(), secret = this.#secret): Headers {
    const seconds = Math.floor(at / 1000);
    const digest = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
    return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${digest}` };
  }

  async close(): Promise<void> {}
}

/** Events are JSON, commands a form, interactions a form with one field of JSON. */
function encode({ kind, payload }: Parcel): { type: string; body: string } {
  const form = 'application/x-www-form-urlencoded';
  switch (kind) {
    case 'events_api':
      return { type: 'application/json', body: JSON.stringify(payload) };
    case 'interactive':
      return { type: form, body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString() };
    case 'slash_commands': {
      const fields = Object.entries(payload).map(([key, value]): [string, string] => [key, String(value)]);
      return { type: form, body: new URLSearchParams(fields).toString() };
    }
  }
}
