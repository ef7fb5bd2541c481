/** Both platforms and the clock behind one page: draws the parts, and passes actions on. */
import type { MovableClock } from '../clock.ts';
import type { DiscordServer } from '../discord/start-server.ts';
import type { SlackServer } from '../slack/server.ts';
import type { ActionRequest, ActionResult } from './action.ts';
import { createDiscordView } from './discord-view.ts';
import type { ViewContext } from './platform-view.ts';
import type { Playground } from './server.ts';
import { readSession } from './session.ts';
import { createSlackView, type SlackApp } from './slack-view.ts';
import { describePassed, passTime, showClock } from './time.ts';

export interface PlaygroundParts {
  readonly discord: DiscordServer;
  readonly slack: SlackServer;
  /** The clock of the platforms and of the bot. */
  readonly clock: MovableClock;
  readonly slackApp: SlackApp;
  /** The visitor's IANA time zone. */
  readonly zone: string;
  /** Lets due reminders be sent. Resolves to how many there were. */
  readonly remind: () => Promise<number>;
}

export function createPlayground({ discord, slack, clock, slackApp, zone, remind }: PlaygroundParts): Playground {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short' });
  const context: ViewContext = { now: clock.now, zone, day: () => day.format(clock.now()) };
  const views = { discord: createDiscordView(discord, context), slack: createSlackView(slack, slackApp, context) };
  const perform = async (request: ActionRequest): Promise<ActionResult> => {
    if (request.platform === 'clock') {
      return { kind: 'message', text: describePassed(request.leap, await passTime(clock, remind, request.leap)) };
    }
    const { platform, action } = request;
    if (platform === 'discord') {
      const session = readSession(platform, request.session);
      return session === null ? unknownSession(request.session) : views.discord.perform(session, action);
    }
    const session = readSession(platform, request.session);
    return session === null ? unknownSession(request.session) : views.slack.perform(session, action);
  };
  return {
    draw: (sessions) => ({
      clock: showClock(clock, zone),
      discord: views.discord.show(sessions),
      slack: views.slack.show(sessions),
    }),
    visit: (sessions) => {
      views.discord.visit(sessions.discord);
      views.slack.visit(sessions.slack);
    },
    perform: (request) =>
      perform(request).catch((error: unknown) => ({
        kind: 'refused',
        why: error instanceof Error ? error.message : String(error),
      })),
    file: (platform, path) => {
      if (platform !== 'discord' && platform !== 'slack') return null;
      return views[platform].file(`/${path}`);
    },
    onChange: (look) => {
      const stops = [clock.onMove(look), views.discord.onChange(look), views.slack.onChange(look)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

const unknownSession = (written: string): ActionResult => ({
  kind: 'refused',
  why: `There is nobody at "${written}"; expected a person and a place, such as ada.dm.`,
});
