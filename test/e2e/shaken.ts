/**
 * A learner whose connection breaks at planned moments. The learner only ever does the next thing; where a delivery is
 * lost with its connection, the platform says so and the learner does it once more when the bot is back.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { ChatClient } from '../../playground/chat-client.ts';
import type { Tutor } from '../../src/tutor/ports.ts';
import type { Trouble, Troubles } from './troubles-of.ts';

export const WHEN = [
  /** The learner acts while the bot is away. */
  'before the delivery',
  /** The event has reached the tutor; its acknowledgement is on its way. */
  'before the acknowledgement',
  /** The tutor has committed what it decided, and has not said it yet. */
  'before the answer',
  /** A request that carries the answer breaks off, or is turned away once. */
  'during the answer',
  /** The answer is there. */
  'after the answer',
  /** So many turns of the event loop after the delivery. */
  'any time',
] as const;

export interface Moment {
  /** How many things the learner does undisturbed before. */
  readonly calm: number;
  readonly when: (typeof WHEN)[number];
  /** Picks the trouble: from 0 to 1, by weight. */
  readonly pick: number;
  readonly turns: number;
}

type Occasion = 'arrival' | 'decision' | 'answer';

export class Shaker {
  /** What came to pass: `cut, before the answer`. */
  readonly struck: string[] = [];
  readonly #moments: Moment[];
  #calm = 0;
  #waiting: { readonly occasion: Occasion; readonly strike: () => void } | null = null;
  #isAway = false;
  #back: Promise<void> = Promise.resolve();
  #troubles: Troubles = { connection: [], answers: [] };

  constructor(moments: readonly Moment[]) {
    this.#moments = [...moments];
  }

  /** Whether there are moments left. */
  get isDone(): boolean {
    return this.#moments.length === 0;
  }

  /** Resolves when the bot is connected, whatever has happened. */
  get back(): Promise<void> {
    return this.#back;
  }

  /** The tutor, with an eye on when events arrive and are decided. */
  watch(tutor: Tutor): Tutor {
    return {
      ...tutor,
      form: async (learner, action) => {
        this.#now('arrival');
        const form = await tutor.form(learner, action);
        this.#now('decision');
        return form;
      },
      handle: async (event, watch) => {
        this.#now('arrival');
        const reply = await tutor.handle(event, watch);
        this.#now('decision');
        return reply;
      },
    };
  }

  /** The window, on a connection that suffers these troubles. */
  shake(window: ChatClient, troubles: Troubles): ChatClient {
    this.#troubles = troubles;
    const look = async <Seen>(seen: Promise<Seen>): Promise<Seen> => {
      const found = await seen;
      this.#now('answer');
      return found;
    };
    return {
      command: (text) => this.#act(() => window.command(text)),
      press: (label) => this.#act(() => window.press(label)),
      choose: (entry) => this.#act(() => window.choose(entry)),
      fill: (values) => this.#act(() => window.fill(values)),
      type: (text) => this.#act(() => window.type(text)),
      messages: () => window.messages(),
      buttons: () => window.buttons(),
      form: () => window.form(),
      waitFor: (pattern, timeout) => look(window.waitFor(pattern, timeout)),
      waitForButton: (label, timeout) => look(window.waitForButton(label, timeout)),
      waitForForm: (timeout) => look(window.waitForForm(timeout)),
    };
  }

  async #act(deed: () => Promise<void>): Promise<void> {
    const [moment] = this.#moments;
    if (moment === undefined || this.#calm < moment.calm) {
      this.#calm += 1;
      return this.#deliver(deed);
    }
    this.#calm = 0;
    this.#moments.shift();
    // One trouble at a time: a connection that is not there cannot break.
    await this.#back;
    await this.#disturb(moment, deed);
  }

  async #disturb(moment: Moment, deed: () => Promise<void>): Promise<void> {
    const strike = () => this.#strike(moment);
    const later = (occasion: Occasion) => {
      this.#waiting = { occasion, strike };
      return this.#deliver(deed);
    };
    switch (moment.when) {
      case 'before the delivery':
        strike();
        return this.#deliver(deed);
      case 'before the acknowledgement':
        return later('arrival');
      case 'before the answer':
        return later('decision');
      case 'after the answer':
        return later('answer');
      case 'during the answer':
        this.#failAnswer(moment);
        return this.#deliver(deed);
      case 'any time': {
        const acting = this.#deliver(deed);
        for (let done = 0; done < moment.turns; done += 1) await turn();
        strike();
        return acting;
      }
    }
  }

  /** What is delivered to a bot that has been forgotten is lost: the learner is told, and waits until it is back. */
  async #deliver(deed: () => Promise<void>): Promise<void> {
    if (this.#isAway) await this.#back;
    await deed();
  }

  #now(occasion: Occasion): void {
    if (this.#waiting?.occasion !== occasion) return;
    const { strike } = this.#waiting;
    this.#waiting = null;
    strike();
  }

  #strike({ pick, when }: Moment): void {
    const trouble = weighted(this.#troubles.connection, pick);
    this.struck.push(`${trouble.name}, ${when}`);
    this.#isAway = trouble.losesDeliveries;
    this.#back = trouble.strike().then(() => {
      this.#isAway = false;
    });
  }

  #failAnswer({ pick, when }: Moment): void {
    const { answers } = this.#troubles;
    this.struck.push(`the request failed, ${when}`);
    answers[Math.floor(pick * answers.length)]?.();
  }
}

function weighted(troubles: readonly Trouble[], pick: number): Trouble {
  let left = pick * troubles.reduce((sum, { weight }) => sum + weight, 0);
  const found = troubles.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
  if (found === undefined) throw new RangeError(`no trouble at ${pick}; expected a number from 0 to 1, 1 left out`);
  return found;
}
