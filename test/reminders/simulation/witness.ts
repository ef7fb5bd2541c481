/** Sees every message of a simulated platform and notes what must not be. It knows time by `Intl` alone. */
import type { DeliveryResult, Platform } from '../../../src/tutor/ports.ts';
import type { Inhabitant } from './inhabitant.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
/** A day of twenty-five hours, and the retries of a platform that did not answer at once. */
const PATIENCE = DAY + 2 * HOUR;

export interface Outage {
  readonly from: number;
  readonly to: number;
}

export class Witness implements Platform {
  readonly violations: string[] = [];
  readonly keys = new Map<string, number>();
  refused = 0;
  readonly #days = new Set<string>();
  readonly #lastSeen = new Map<string, number>();
  readonly #waitingSince = new Map<string, number>();
  readonly #inhabitants: ReadonlyMap<string, Inhabitant>;
  readonly #clock: () => number;
  readonly #outages: readonly Outage[];

  constructor(inhabitants: readonly Inhabitant[], clock: () => number, outages: readonly Outage[]) {
    this.#inhabitants = new Map(inhabitants.map((one) => [one.id, one]));
    this.#clock = clock;
    this.#outages = outages;
  }

  async zoneOf(): Promise<null> {
    return null;
  }

  async deliver(learner: string, _: unknown, key: string): Promise<DeliveryResult> {
    const now = this.#clock();
    const outage = this.#outages.find(({ from, to }) => from <= now && now < to);
    if (outage !== undefined) return { kind: 'later', wait: now % 2 === 0 ? 10 * 60 * 1000 : null };
    const inhabitant = this.#inhabitants.get(learner);
    if (inhabitant === undefined || !inhabitant.isReachable) {
      this.refused += 1;
      return { kind: 'refused' };
    }
    const times = (this.keys.get(key) ?? 0) + 1;
    this.keys.set(key, times);
    if (times > 1) return { kind: 'sent' };
    this.#look(inhabitant, key, now);
    this.#lastSeen.set(learner, now);
    inhabitant.receive(now);
    return { kind: 'sent' };
  }

  #look({ id, settings }: Inhabitant, key: string, now: number): void {
    const { date, minutes, weekday } = wallClock(settings.zone, now);
    const note = (what: string) => this.violations.push(`${id} ${what} on ${date} at ${minutes} in ${settings.zone}`);
    const { state, quiet, days, pausedUntil } = settings;
    if (state !== 'on') note(`is reminded though ${state}`);
    if (quiet !== null && isWithin(quiet, minutes)) note(`is reminded in the quiet hours ${JSON.stringify(quiet)}`);
    if (pausedUntil !== null && date < pausedUntil) note(`is reminded in a pause until ${pausedUntil}`);
    // A snoozed one comes when the learner asked for it.
    if (key.includes('/')) return;
    if (!days[weekday]) note('is reminded on a day that is not chosen');
    if (this.#days.has(`${id} ${date}`)) note('is reminded twice');
    this.#days.add(`${id} ${date}`);
  }

  /** To be called from time to time: notes who waits for a reminder for longer than a day (of those they chose). */
  lookForForgotten(now: number, outageEnd: number): void {
    for (const inhabitant of this.#inhabitants.values()) {
      const { id, settings, cards, isReachable, undisturbedSince } = inhabitant;
      const isDue = cards.some(({ due }) => due <= now) && inhabitant.due(now).length > 0;
      const { pausedUntil, days } = settings;
      const isPaused = pausedUntil !== null && now < Date.parse(pausedUntil) + DAY;
      if (!isDue || !isReachable || isPaused || settings.state !== 'on' || settings.pace !== 'daily') {
        this.#waitingSince.delete(id);
        continue;
      }
      const since = this.#waitingSince.get(id) ?? now;
      this.#waitingSince.set(id, since);
      const reviewed = Math.max(...cards.map(({ lastReview }) => lastReview));
      const from = Math.max(since, this.#lastSeen.get(id) ?? 0, undisturbedSince, outageEnd, reviewed);
      if (now - from <= longestGap(days) * DAY + PATIENCE) continue;
      this.violations.push(`${id} waits since ${new Date(from).toISOString()}: ${JSON.stringify(settings)}`);
      this.#waitingSince.set(id, now);
    }
  }
}

/** Days between two chosen ones, at the most, without the first: 0 for every day. */
function longestGap(days: readonly boolean[]): number {
  const week = days.map((isOn) => (isOn ? '1' : '0')).join('');
  return Math.max(0, ...(week + week).split('1').map(({ length }) => length));
}

function isWithin({ from, to }: { readonly from: number; readonly to: number }, minutes: number): boolean {
  const length = (to - from + 1440) % 1440;
  return (minutes - from + 1440) % 1440 < length;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function wallClock(zone: string, at: number) {
  // Swedish writes `2027-01-01 19:00`.
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  formats.set(zone, format);
  const text = format.format(at);
  const date = text.slice(0, 10);
  const weekday = (new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7;
  return { date, weekday, minutes: Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16)) };
}
