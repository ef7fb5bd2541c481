/** Time zones as people type them: an IANA name, a city, a country, an abbreviation, the distance from UTC. */
import { distance } from 'fastest-levenshtein';
import { isZone, localTime, offsetAt } from './local-time.ts';
import { writeTime } from './read-time.ts';
import { NEWER_NAMES, OTHER_NAMES, SEVERAL, WELL_KNOWN, zonesIn } from './zone-words.ts';

export type ReadZone =
  | { readonly kind: 'zone'; readonly zone: string }
  /** Several fit, or none quite does: the likeliest first, at most `MAX_CANDIDATES`. */
  | { readonly kind: 'candidates'; readonly zones: readonly string[] }
  | { readonly kind: 'unknown' };

/** As many as a platform's menu takes. */
const MAX_CANDIDATES = 25;
const LONGEST_TYPED = 60;
/** From this length on, two letters may be wrong; below, one. */
const LONG_WORD = 8;
/** Shorter words are like too many others. */
const SHORTEST_GUESSED = 4;

interface Found {
  readonly zones: readonly string[];
  /** Read as it was typed; else it has to be confirmed. */
  readonly certain: boolean;
  /** It is made of names only, which may be several places'. */
  readonly isName: boolean;
}

/** Reads a typed zone. `now` matters for distances from UTC only: `UTC+2` is wherever it is so at present. */
export function readZone(typed: string, now: number): ReadZone {
  const { zones, certain } = find(typed, now);
  const [only, ...others] = zones;
  if (only === undefined) return { kind: 'unknown' };
  if (certain && others.length === 0) return { kind: 'zone', zone: only };
  return { kind: 'candidates', zones: zones.slice(0, MAX_CANDIDATES) };
}

/** Zones for what was typed so far, each with its current time: `Europe/Berlin, now 14:05`. At most 25. */
export function suggestZones(
  typed: string,
  now: number,
): readonly { readonly value: string; readonly label: string }[] {
  const zones = typed.trim() === '' ? WELL_KNOWN : find(typed, now).zones;
  return zones.slice(0, MAX_CANDIDATES).map((zone) => ({ value: zone, label: withTime(zone, now) }));
}

function withTime(zone: string, now: number): string {
  const time = localTime(zone, now);
  return time === null ? zone : `${zone}, now ${writeTime(time.minutes)}`;
}

/** Whether a text is a zone's name as it stands: a city, a country, an abbreviation, one or several zones. */
export const isZoneName = (text: string): boolean => find(text, 0).isName;

/** The zones of the first reading that finds any. A name that is only begun, or misspelt, is a guess. */
function find(typed: string, now: number): Found {
  const text = bareName(typed.trim().slice(0, LONGEST_TYPED));
  const zones = namedSo(text, now);
  if (zones.length > 0) return { zones, certain: true, isName: true };
  return findWithin(text, now) ?? { zones: guesses(text, now), certain: false, isName: false };
}

/** The name alone, of `in Tokyo time`. */
const bareName = (text: string): string =>
  text
    .replace(/^in +/i, '')
    .replace(/(?<! ) +time(?: ?zone)?$/i, '')
    .trim();

const namedSo = (text: string, now: number): readonly string[] => firstOf(NAMES, text, now);
const guesses = (text: string, now: number): readonly string[] => firstOf(GUESSES, text, now);

function firstOf(readings: readonly Reading[], text: string, now: number): readonly string[] {
  const folded = fold(text);
  for (const reading of readings) {
    const zones = reading(text, folded, now);
    if (zones.length > 0) return zones;
  }
  return [];
}

/**
 * A place and what it is in: `Berlin, Germany`, `London, Ontario`, `tokyo japan`. Certain only where the two agree;
 * what nobody knows (`Cambridge, MA`) could be anywhere.
 */
function findWithin(text: string, now: number): Found | null {
  for (const [place, around] of splits(text)) {
    const zones = namedSo(place, now);
    const wider = namedSo(around, now);
    const agreed = zones.filter((zone) => wider.includes(zone));
    if (agreed.length > 0) return { zones: agreed, certain: true, isName: true };
    if (zones.length > 0 && (wider.length > 0 || text.includes(','))) {
      return { zones: [...new Set([...wider, ...zones])], certain: false, isName: true };
    }
    if (text.includes(',') && wider.length > 0) return { zones: wider, certain: false, isName: false };
  }
  return null;
}

/** At its first comma, or else before each of its later words. */
function splits(text: string): readonly (readonly [string, string])[] {
  const comma = text.indexOf(',');
  if (comma >= 0) return [[text.slice(0, comma).trim(), text.slice(comma + 1).trim()]];
  const words = text.split(/ +/);
  return words.slice(1).map((_, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')]);
}

type Reading = (text: string, folded: string, now: number) => readonly string[];

const several: Reading = (_, folded) =>
  Object.hasOwn(SEVERAL, folded) ? zonesIn(SEVERAL[folded] ?? '').filter(isZone) : [];

const named: Reading = (_, folded) => zonesNamed((name) => name === folded);

const begun: Reading = (_, folded) =>
  folded === '' ? [] : zonesNamed((name) => name.startsWith(folded)).toSorted(wellKnownFirst);

/** An older name that is in no list, such as `US/Pacific`, is still a zone. */
const older: Reading = (text) => {
  if (!isZone(text)) return [];
  const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions();
  return [NEWER_NAMES[timeZone] ?? timeZone];
};

const fromUtc: Reading = (text, _, now) => {
  const [, sign, hours, minutes = '0'] = OFFSET.exec(text) ?? [];
  if (hours === undefined || Number(hours) > MOST_HOURS || Number(minutes) > 59) return [];
  const wanted = (Number(hours) * 60 + Number(minutes)) * (sign === '+' ? 1 : -1);
  return index()
    .flatMap(({ zone }) => (offsetAt(zone, now) === wanted ? [zone] : []))
    .sort(wellKnownFirst);
};

const alike: Reading = (_, folded) => {
  const allowed = folded.length < LONG_WORD ? 1 : 2;
  return folded.length < SHORTEST_GUESSED ? [] : zonesNamed((name) => distance(name, folded) <= allowed);
};

/** The surest first. */
const NAMES: readonly Reading[] = [fromUtc, several, named, older];
const GUESSES: readonly Reading[] = [begun, alike];

const OFFSET = /^(?:utc|gmt)? ?([+\-−]) ?(\d{1,2}):?(\d{2})?$/i;
const MOST_HOURS = 14;

function wellKnownFirst(one: string, other: string): number {
  return Number(WELL_KNOWN.includes(other)) - Number(WELL_KNOWN.includes(one));
}

const zonesNamed = (fits: (name: string) => boolean): readonly string[] =>
  index().flatMap(({ zone, names }) => (names.some(fits) ? [zone] : []));

interface Named {
  readonly zone: string;
  /** Folded. */
  readonly names: readonly string[];
}

let indexed: readonly Named[] | null = null;

/** All zones of this machine with their names. Made when first asked for, and then kept: it never changes. */
function index(): readonly Named[] {
  indexed ??= ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map(nameZone);
  return indexed;
}

function nameZone(listed: string): Named {
  const newer = NEWER_NAMES[listed];
  const zone = newer !== undefined && isZone(newer) ? newer : listed;
  const city = (name: string): string => name.slice(name.lastIndexOf('/') + 1);
  const others = (OTHER_NAMES[zone] ?? '').split(', ');
  return { zone, names: [...new Set([zone, listed, city(zone), city(listed), ...others].map(fold))].filter(Boolean) };
}

/** Lower case, without accents, and with single spaces for all that is no letter, digit or sign. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
