/** Kills the bot at planned moments, and has it started again at once. */
import fc from 'fast-check';
import type { Reaper } from './insistent-learner.ts';
import type { StartedBot } from './started-bot.ts';

export const WHEN = ['before the delivery', 'on the way', 'after the answer'] as const;

export interface Moment {
  /** How many things are done undisturbed before. */
  readonly calm: number;
  readonly when: (typeof WHEN)[number];
  /** Milliseconds after the deed, for what is on the way: most answers take a few tens of them. */
  readonly later: number;
}

export const momentsOf = (options: { count: number; seed: number; mostCalm: number }): readonly Moment[] =>
  fc.sample(
    fc.noBias(
      fc.record({
        calm: fc.nat(options.mostCalm),
        // Two of three on the way: that is where something can be half done.
        when: fc.constantFrom<Moment['when'][]>(
          'before the delivery',
          'on the way',
          'on the way',
          'on the way',
          'after the answer',
        ),
        later: fc.oneof(fc.nat(30), fc.nat(200)),
      }),
    ),
    { numRuns: options.count, seed: options.seed },
  );

export class PlannedReaper implements Reaper {
  readonly struck: string[] = [];
  readonly #bot: StartedBot;
  readonly #moments: Moment[];
  #calm = 0;
  #awaitsAnswer = false;
  /** Settles as the newest life does. */
  #back: Promise<void> = Promise.resolve();

  constructor(bot: StartedBot, moments: readonly Moment[]) {
    this.#bot = bot;
    this.#moments = [...moments];
  }

  get isDone(): boolean {
    return this.#moments.length === 0 && !this.#awaitsAnswer;
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
    // One death at a time: who is not alive cannot die.
    await this.#back;
    if (moment.when === 'after the answer') this.#awaitsAnswer = true;
    else if (moment.when === 'before the delivery') this.#strike(moment);
    else setTimeout(() => this.#strike(moment), moment.later);
  }

  async after(): Promise<void> {
    if (!this.#awaitsAnswer) return;
    this.#awaitsAnswer = false;
    await this.#back;
    this.#strike({ when: 'after the answer' });
  }

  #strike({ when }: Pick<Moment, 'when'>): void {
    this.struck.push(when);
    this.#back = this.#bot.dieAndComeBack();
  }
}
