/** Kills a bot at planned moments, and has it started again at once. */
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import type { Reaper } from './insistent-learner.ts';
import type { StartedBots } from './started-bots.ts';

export interface Moment {
  /** How many things are done undisturbed before. */
  readonly calm: number;
  readonly when: 'before the delivery' | 'on the way' | 'after the answer';
  /** Milliseconds after the deed, for what is on the way: most answers take a few tens of them. */
  readonly later: number;
  /** Which bot, counted on from the last one where there are fewer. */
  readonly which: number;
}

const MOST_BOTS = 10;

export const momentsOf = (options: { count: number; seed: number; mostCalm: number }): readonly Moment[] =>
  fc.sample(
    fc.noBias(
      fc.record({
        calm: fc.nat(options.mostCalm),
        // Most of them on the way: that is where something can be half done.
        when: fc.constantFrom<Moment['when'][]>(
          'before the delivery',
          'on the way',
          'on the way',
          'on the way',
          'after the answer',
        ),
        later: fc.oneof(fc.nat(30), fc.nat(200)),
        which: fc.nat(MOST_BOTS - 1),
      }),
    ),
    { numRuns: options.count, seed: options.seed },
  );

export class PlannedReaper implements Reaper {
  readonly struck: string[] = [];
  readonly #bots: StartedBots;
  readonly #moments: Moment[];
  #calm = 0;
  #whenAnswered: (() => void)[] = [];
  /** Settles when all deaths that were planned until now are over. */
  #back: Promise<void> = Promise.resolve();

  constructor(bots: StartedBots, moments: readonly Moment[]) {
    this.#bots = bots;
    this.#moments = [...moments];
  }

  get isDone(): boolean {
    return this.#moments.length === 0;
  }

  /** Resolves when the bot is there, whatever has happened. */
  get back(): Promise<void> {
    return this.#back;
  }

  async before(): Promise<void> {
    const [moment] = this.#moments;
    if (moment === undefined) return;
    this.#calm += 1;
    if (this.#calm <= moment.calm) return;
    this.#calm = 0;
    this.#moments.shift();
    if (moment.when === 'before the delivery') await this.#strike(moment, Promise.resolve());
    else if (moment.when === 'on the way') void this.#strike(moment, wait(moment.later));
    else void this.#strike(moment, new Promise((resolve) => this.#whenAnswered.push(resolve)));
  }

  async after(): Promise<void> {
    for (const answered of this.#whenAnswered.splice(0)) answered();
  }

  /** Resolves when the bot has died. One death at a time: who is not alive cannot die. */
  #strike({ when, which }: Moment, occasion: Promise<void>): Promise<void> {
    return new Promise((died) => {
      this.#back = Promise.all([this.#back, occasion]).then(async () => {
        this.struck.push(when);
        const back = this.#bots.dieAndComeBack(which);
        died();
        await back;
      });
      // Whoever waits for `back` is told.
      this.#back.catch(() => undefined);
    });
  }
}
