/** Who the visitor is in each window and where they sit, as the address of the page says it: `?discord=ada.dm&slack=grace.home`. */

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

type PlaceOf<Name extends WindowName> = (typeof PLACES)[Name][number];

export interface SeatIn<Name extends WindowName> {
  readonly person: Learner;
  readonly place: PlaceOf<Name>;
}

export interface Seats {
  readonly discord: SeatIn<'discord'>;
  readonly slack: SeatIn<'slack'>;
}

const [FIRST] = PEOPLE as readonly [Learner, ...Learner[]];

/** Reads the seats; whatever is missing or unknown is Ada in the direct conversation. */
export function readSeats(query: URLSearchParams): Seats {
  return {
    discord: readSeat('discord', query.get('discord') ?? '') ?? { person: FIRST, place: 'dm' },
    slack: readSeat('slack', query.get('slack') ?? '') ?? { person: FIRST, place: 'dm' },
  };
}

/** `ada.dm`; null when there is no such person or place. */
export function readSeat<Name extends WindowName>(name: Name, written: string): SeatIn<Name> | null {
  const [id, wanted] = written.split('.');
  const person = PEOPLE.find((candidate) => candidate.id === id);
  const places: readonly PlaceOf<Name>[] = PLACES[name];
  const place = places.find((candidate) => candidate === wanted);
  return person === undefined || place === undefined ? null : { person, place };
}

export const writeSeat = ({ person, place }: { person: Learner; place: string }): string => `${person.id}.${place}`;

/** The page's address with one seat changed. */
export function seatLink(seats: Seats, name: WindowName, seat: string): string {
  const written = { discord: writeSeat(seats.discord), slack: writeSeat(seats.slack), [name]: seat };
  return `/?discord=${written.discord}&slack=${written.slack}`;
}
