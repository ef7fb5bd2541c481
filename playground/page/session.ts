/** Who the visitor is on each platform and where, as the page's address says it: `?discord=ada.dm&slack=grace.home`. */

export interface Person {
  readonly id: string;
  readonly name: string;
  /** The member id in Slack, which begins with U there. */
  readonly slack: string;
}

/** The people whom a visitor can be. */
export const PEOPLE: readonly Person[] = ['Ada', 'Grace', 'Linus'].map((name) => ({
  id: name.toLowerCase(),
  name,
  slack: `U${name.toUpperCase()}`,
}));

const PLACES = { discord: ['dm', 'server'], slack: ['dm', 'channel', 'home'] } as const;

export type PlatformName = keyof typeof PLACES;

export interface Session<Name extends PlatformName> {
  readonly person: Person;
  readonly place: (typeof PLACES)[Name][number];
}

export interface Sessions {
  readonly discord: Session<'discord'>;
  readonly slack: Session<'slack'>;
}

const [FIRST] = PEOPLE as readonly [Person, ...Person[]];

/** Reads both sessions; Ada in the direct conversation where one is missing or unknown. */
export function readSessions(query: URLSearchParams): Sessions {
  return {
    discord: readSession('discord', query.get('discord') ?? '') ?? { person: FIRST, place: 'dm' },
    slack: readSession('slack', query.get('slack') ?? '') ?? { person: FIRST, place: 'dm' },
  };
}

/** Reads `ada.dm`; null when there is no such person or place. */
export function readSession<Name extends PlatformName>(platform: Name, written: string): Session<Name> | null {
  const [id, wanted] = written.split('.');
  const person = PEOPLE.find((candidate) => candidate.id === id);
  const places: readonly Session<Name>['place'][] = PLACES[platform];
  const place = places.find((candidate) => candidate === wanted);
  return person === undefined || place === undefined ? null : { person, place };
}

export const writeSession = ({ person, place }: { person: Person; place: string }): string => `${person.id}.${place}`;

/** The page's address with one session changed. */
export function sessionLink(sessions: Sessions, platform: PlatformName, session: string): string {
  const written = { discord: writeSession(sessions.discord), slack: writeSession(sessions.slack), [platform]: session };
  return `/?discord=${written.discord}&slack=${written.slack}`;
}
