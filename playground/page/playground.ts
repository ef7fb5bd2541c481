/** Both windows and the clock, as the page's server needs them: draws the parts, and leads what is done to its window. */

import type { MovableClock } from '../clock.ts';
import type { DiscordServer } from '../discord/start-server.ts';
import type { SlackServer } from '../slack/server.ts';
import type { Act, ActAnswer } from './action.ts';
import { createDiscordRoom } from './discord-view.ts';
import type { RoomView } from './platform-view.ts';
import type { Playground } from './server.ts';
import { readSeat } from './session.ts';
import { createSlackRoom, type SlackApp } from './slack-view.ts';
import { type Leap, type Passing, passTime, showClock } from './time.ts';

export interface PlaygroundParts extends Pick<Passing, 'remind'> {
  readonly discord: DiscordServer;
  readonly slack: SlackServer;
  /** What the platforms and the tutor go by. */
  readonly clock: MovableClock;
  readonly slackApp: SlackApp;
  /** The visitor's IANA time zone. */
  readonly zone: string;
}

export function createPlayground({ discord, slack, clock, slackApp, zone, remind }: PlaygroundParts): Playground {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short' });
  const view: RoomView = { now: clock.now, zone, day: () => day.format(clock.now()) };
  const rooms = { discord: createDiscordRoom(discord, view), slack: createSlackRoom(slack, slackApp, view) };
  const perform = async (act: Act): Promise<ActAnswer> => {
    if (act.window === 'clock') return tellOf(act.leap, await passTime({ clock, remind }, act.leap));
    const { seat: written, deed } = act;
    if (act.window === 'discord') {
      const seat = readSeat('discord', written);
      return seat === null ? noSuchSeat(written) : rooms.discord.perform(seat, deed);
    }
    const seat = readSeat('slack', written);
    return seat === null ? noSuchSeat(written) : rooms.slack.perform(seat, deed);
  };
  return {
    draw: (seats) => ({
      clock: showClock(clock, zone),
      discord: rooms.discord.show(seats),
      slack: rooms.slack.show(seats),
    }),
    arrive: (seats) => {
      rooms.discord.arrive(seats.discord);
      rooms.slack.arrive(seats.slack);
    },
    perform: (act) =>
      perform(act).catch((error: unknown) => ({
        kind: 'refused',
        why: error instanceof Error ? error.message : String(error),
      })),
    file: (path) => {
      const [, name, rest = ''] = /^\/(discord|slack)(\/.*)$/.exec(path) ?? [];
      if (name === undefined) return null;
      return name === 'discord' ? rooms.discord.file(rest) : rooms.slack.file(rest);
    },
    onChange: (look) => {
      const ends = [clock.onMove(look), rooms.discord.onChange(look), rooms.slack.onChange(look)];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}

const noSuchSeat = (written: string): ActAnswer => ({
  kind: 'refused',
  why: `Nobody sits at "${written}"; expected a person and a place, such as ada.dm.`,
});

function tellOf(leap: Leap, sent: number): ActAnswer {
  if (leap === 'reminder' && sent === 0) {
    const how = 'First answer a question, then type: remind me at 19:30';
    return { kind: 'told', words: `Eight days have passed, and no reminder came. ${how}` };
  }
  const passed = { hour: 'An hour has passed.', day: 'A day has passed.', reminder: 'Time went on.' }[leap];
  const came = sent === 0 ? '' : sent === 1 ? ' A reminder came.' : ` ${sent} reminders came.`;
  return { kind: 'told', words: `${passed}${came}` };
}
