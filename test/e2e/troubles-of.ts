/**
 * What goes wrong between a bot and its platform, on purpose: connections that break, answers that fail on their way.
 */
import type { DiscordServer } from '../../playground/discord/start-server.ts';
import type { SlackServer } from '../../playground/slack/server.ts';

export interface Trouble {
  readonly name: string;
  /** How often it is to come, compared with the others. */
  readonly weight: number;
  /** Whether what is delivered before the bot is back is lost, as the platform tells the person. */
  readonly losesDeliveries: boolean;
  /** Breaks the connection at once; resolves when the bot is connected again. */
  strike(): Promise<void>;
}

export interface Troubles {
  readonly connection: readonly Trouble[];
  /** Each makes the next request that carries an answer fail in its own way; the bot is expected to try again. */
  readonly answers: readonly (() => void)[];
}

/** A bot that was forgotten may begin anew only some seconds after the last time. Milliseconds. */

export function discordTroubles(server: DiscordServer): Troubles {
  const until = async (count: 'resumed' | 'identified', strike: () => void) => {
    const before = server.counts[count];
    strike();
    await server.until(() => server.counts[count] > before);
  };
  const resumed = (name: string, weight: number, strike: () => void): Trouble => ({
    name,
    weight,
    losesDeliveries: false,
    strike: () => until('resumed', strike),
  });
  const answer = /^(PATCH|POST) \/(webhooks|channels)\//;
  return {
    connection: [
      resumed('cut', 20, () => server.connection.drop()),
      resumed('closed with an error', 6, () => server.connection.drop(4000)),
      resumed('asked to connect anew', 6, () => server.connection.askToReconnect()),
      {
        name: 'session forgotten',
        weight: 1,
        losesDeliveries: true,
        strike: () => until('identified', () => server.connection.invalidate()),
      },
    ],
    answers: [502, 429].map(
      (status) => () => server.failNext({ request: answer, status, ...(status === 429 ? { retryAfter: 0.05 } : {}) }),
    ),
  };
}

export function slackTroubles(server: SlackServer): Troubles {
  const reconnected = (name: string, weight: number, how: 'cut' | 'refresh'): Trouble => ({
    name,
    weight,
    losesDeliveries: false,
    strike: () => server.socket.reconnect(how),
  });
  return {
    connection: [reconnected('cut', 3, 'cut'), reconnected('asked to connect anew', 1, 'refresh')],
    answers: (['response_url', 'chat.postMessage'] as const).flatMap((method) =>
      (['before', 'after'] as const).map((when) => () => server.faults.cutNext(method, when)),
    ),
  };
}
