/** The learners whom a visitor of the playground can be, and where each can sit. */

export type WindowName = 'discord' | 'slack';

export interface Learner {
  readonly id: string;
  readonly name: string;
  /** The member id in Slack, which begins with U there. */
  readonly slack: string;
}

export const PEOPLE: readonly Learner[] = ['Ada', 'Grace', 'Linus'].map((name) => ({
  id: name.toLowerCase(),
  name,
  slack: `U${name.toUpperCase()}`,
}));

export const PLACES = { discord: ['dm', 'server'], slack: ['dm', 'channel', 'home'] } as const;

export type DiscordPlace = (typeof PLACES.discord)[number];
export type SlackPlace = (typeof PLACES.slack)[number];
