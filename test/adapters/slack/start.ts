/** A bot with the fake tutor, connected to a local Slack through the real Bolt. */

import { startSlack } from '../../../adapters/slack/connect.ts';
import { type SlackServer, type SlackServerOptions, startSlackServer } from '../../../playground/slack/server.ts';
import type { OperatorError } from '../../../src/errors.ts';
import type { Log } from '../../../src/log.ts';
import type { Platform } from '../../../src/tutor/ports.ts';
import { type FakeTutor, fakeTutor } from './fake-tutor.ts';

export interface Started {
  readonly slack: SlackServer;
  readonly tutor: FakeTutor;
  /** Lines of the log, each as JSON. */
  readonly lines: readonly string[];
  /** Resolves when the connection is closed for good. */
  readonly lost: Promise<OperatorError>;
  readonly platform: Platform;
  /** Stops the bot and leaves Slack as it is. */
  stopBot(): Promise<void>;
  stop(): Promise<void>;
}

export async function start(options: SlackServerOptions): Promise<Started> {
  const slack = await startSlackServer(options);
  const tutor = fakeTutor();
  const { log, lines } = recordingLog();
  const bot = await startSlack({ apiUrl: slack.apiUrl, ...slack.credentials, tutor, log });
  slack.deliverTo(bot);
  let stopped: Promise<void> | null = null;
  const stopBot = () => {
    tutor.finishRuns();
    stopped ??= bot.stop();
    return stopped;
  };
  const stop = async () => {
    await stopBot();
    await slack.close();
  };
  return { slack, tutor, lines, lost: bot.lost, platform: bot.platform, stopBot, stop };
}

/** A log whose lines can be read. Errors are written with their messages, the worst case for a leak. */
export function recordingLog(): { readonly log: Log; readonly lines: readonly string[] } {
  const lines: string[] = [];
  const write = (level: string) => (msg: string, details?: object) => {
    lines.push(
      JSON.stringify({ level, msg, ...details }, (_, value) => (value instanceof Error ? value.message : value)),
    );
  };
  return { log: { info: write('info'), warn: write('warn'), error: write('error') }, lines };
}
