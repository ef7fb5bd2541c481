/** A simulated learner: what they chose, how they answer, and what they change their mind about during the year. */
import type { Card, Rating } from '../../../src/review/card.ts';
import { selectDue } from '../../../src/review/due.ts';
import { rate } from '../../../src/review/rate.ts';
import { snooze, withNextReminder } from '../../../src/review/reminder-times.ts';
import type { Reminders } from '../../../src/tutor/state.ts';
import { type Dice, dice } from './dice.ts';
import type { Resident } from './memory-storage.ts';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A fourth of all zones, and those with something special about them. */
const ZONES = [
  ...Intl.supportedValuesOf('timeZone').filter((_, number) => number % 4 === 0),
  ...['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Chatham', 'Asia/Kathmandu', 'Asia/Beirut'],
  ...['Africa/Casablanca', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Antarctica/Troll', 'America/Nuuk', 'Asia/Gaza'],
];
const EVERY_DAY = [true, true, true, true, true, true, true];
const WEEKDAYS = [true, true, true, true, true, false, false];

export class Inhabitant implements Resident {
  readonly id: string;
  settings: Reminders;
  cards: Card[];
  /** Whether the platform takes messages for them. */
  readonly isReachable: boolean;
  readonly #dice: Dice;
  readonly #answers: number;
  nextPlanAt = Number.POSITIVE_INFINITY;
  /** What they will do, the soonest first. */
  readonly #plans: { readonly at: number; readonly act: (now: number) => void }[] = [];
  /** Since when nothing that they did keeps the next reminder away for longer than usual. */
  undisturbedSince: number;

  constructor(number: number, start: number) {
    const chance = dice(`inhabitant ${number}`);
    this.#dice = chance;
    this.id = chance.pick([`discord:${number}`, `slack:T${number % 7}:U${number}`]);
    this.isReachable = chance.happens(0.97);
    this.#answers = chance.pick([1, 1, 0.9, 0.5, 0.1, 0]);
    this.settings = withNextReminder(firstSettings(chance), start);
    this.cards = [];
    this.undisturbedSince = start;
    this.#learn(start - DAY);
    for (let change = chance.between(0, 8); change > 0; change -= 1) this.#planChange(start);
  }

  /** Does what they planned until now. */
  live(now: number): void {
    while (this.nextPlanAt <= now) {
      const plan = this.#plans.shift();
      this.nextPlanAt = this.#plans[0]?.at ?? Number.POSITIVE_INFINITY;
      plan?.act(now);
    }
  }

  due(now: number): readonly Card[] {
    const { zone, cardsPerDay } = this.settings;
    return selectDue({ cards: this.cards, now, zone, cardsPerDay }).today;
  }

  /** They have the message. Some answer soon, some late, some snooze it, some not at all. */
  receive(now: number): void {
    if (!this.#dice.happens(this.#answers)) return;
    const later = now + this.#dice.between(1, 12 * 60) * MINUTE;
    if (this.#dice.happens(0.95)) this.#plan(later, (when) => this.#review(when));
    else this.#plan(now + 10 * MINUTE, (when) => this.#snooze(when));
  }

  #plan(at: number, act: (now: number) => void): void {
    this.#plans.push({ at, act });
    this.#plans.sort((one, other) => one.at - other.at);
    this.nextPlanAt = this.#plans[0]?.at ?? at;
  }

  #change(settings: Partial<Reminders>, now: number): void {
    this.settings = withNextReminder({ ...this.settings, ...settings, snoozed: false }, now);
    // The day of the change may have had its reminder already, and so may the next: in a zone further west.
    this.undisturbedSince = now + DAY;
  }

  #isHeard(now: number): void {
    const wasSlow = this.settings.pace !== 'daily';
    this.settings = { ...this.settings, unanswered: 0, pace: 'daily', refused: false };
    if (wasSlow) this.#change({}, now);
  }

  #review(now: number): void {
    this.#isHeard(now);
    for (const before of this.due(now)) {
      const rating = this.#dice.pick<Rating>(['good', 'good', 'good', 'easy', 'hard', 'again']);
      const { retention } = this.settings;
      const { card } = rate({
        lesson: before.lesson,
        step: before.step,
        before,
        rating,
        now,
        retention,
        learner: this.id,
      });
      this.cards = this.cards.map((other) => (other === before ? card : other));
    }
  }

  #snooze(now: number): void {
    this.#isHeard(now);
    const putOff = snooze(this.settings, now, this.#dice.pick(['hour', 'evening', 'tomorrow']));
    if (putOff !== null) this.settings = putOff;
    this.undisturbedSince = now + DAY;
  }

  #learn(now: number): void {
    const lesson = this.#dice.pick(['cookies', 'sessions', 'uploads']);
    for (let step = this.#dice.between(1, 9); step > 0; step -= 1) {
      const question = { lesson, step: `q${this.cards.length}`, before: null, rating: 'good', retention: 0.9 } as const;
      this.cards.push(rate({ ...question, now, learner: this.id }).card);
    }
  }

  #planChange(start: number): void {
    const at = start + this.#dice.between(0, 364 * 24) * HOUR + this.#dice.between(0, 60) * MINUTE;
    const chance = this.#dice;
    const pausedFor = chance.between(1, 30) * DAY;
    const act = chance.pick<(now: number) => void>([
      (now) => this.#change({ zone: anyZone(chance) }, now),
      (now) => this.#change({ time: anyTime(chance) }, now),
      (now) => this.#change({ quiet: anyQuiet(chance) }, now),
      (now) => this.#change({ pausedUntil: new Date(now + pausedFor).toISOString().slice(0, 10) }, now),
      (now) => {
        this.#change({ state: 'off' }, now);
        this.#plan(now + pausedFor, (later) => this.#change({ state: 'on' }, later));
      },
      (now) => this.#learn(now),
      (now) => this.#review(now),
    ]);
    this.#plan(at, act);
  }
}

function firstSettings(chance: Dice): Reminders {
  return {
    state: chance.happens(0.95) ? 'on' : chance.pick(['off', 'unasked']),
    zone: anyZone(chance),
    zoneChosen: true,
    time: anyTime(chance),
    days: chance.pick([EVERY_DAY, EVERY_DAY, EVERY_DAY, WEEKDAYS, [false, false, true, false, false, true, false]]),
    quiet: anyQuiet(chance),
    pausedUntil: null,
    cardsPerDay: chance.pick([5, 20, 20]),
    retention: 0.9,
    unanswered: 0,
    pace: 'daily',
    lastDay: null,
    refused: false,
    nextAt: null,
    snoozed: false,
  };
}

const anyZone = (chance: Dice): string => ZONES[chance.between(0, ZONES.length)] ?? 'UTC';
/** The simulation's clock ticks every quarter of an hour, so nobody chooses a minute between. */
const anyTime = (chance: Dice): number => chance.between(0, 24 * 4) * 15;
const anyQuiet = (chance: Dice): Reminders['quiet'] =>
  chance.happens(0.4) ? null : { from: anyTime(chance), to: anyTime(chance) };
