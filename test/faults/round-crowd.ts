/**
 * Players of a round in one channel, and a witness who only knows what they see: what each was told that they chose,
 * and what the channel's message said when. A player who gets no answer presses again.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { ChatClient } from '../../playground/chat-client.ts';
import type { Lesson, QuestionStep } from '../../src/core/lesson.ts';
import { inlineText, proseText } from '../../src/core/prose.ts';
import { literal } from '../e2e/take-lesson.ts';

export interface Player {
  readonly id: string;
  readonly window: ChatClient;
}

/** What a player was told, newest last, of one question. */
type Told = string[];

/** Milliseconds after which somebody presses again who was not answered. */
const AGAIN = 4000;
/** How often: this only ends what hangs. */
const TRIES = 60;

export class RoundCrowd {
  /** By question title and player: the words of the options that were acknowledged, in order. */
  readonly told = new Map<string, Map<string, Told>>();
  /** Each text of the channel's message, and when it was first seen, epoch milliseconds. */
  readonly shown: { readonly text: string; readonly at: number }[] = [];
  readonly #lesson: Lesson;
  readonly #host: Player;
  readonly #players: readonly Player[];
  /** Comes between the players and what they do; it may do harm. */
  readonly #before: () => void;

  constructor(parts: {
    lesson: Lesson;
    players: readonly [Player, ...Player[]];
    onChange: (look: () => void) => () => void;
    before: () => void;
  }) {
    this.#lesson = parts.lesson;
    this.#players = parts.players;
    [this.#host] = parts.players;
    this.#before = parts.before;
    parts.onChange(() => this.#look());
  }

  /** The channel's message: the one that says what round this is, or which question. */
  get message(): string {
    return this.#host.window.messages().find((text) => /^(?:Quiz together|Question \d+ of)/.test(text)) ?? '';
  }

  async open(command: string): Promise<void> {
    await this.#insist(
      () => this.#host.window.command(command),
      () => this.message !== '',
    );
    await atOnce(this.#players, ({ window }) =>
      this.#insist(
        () => window.press('Join'),
        () => window.messages().some((text) => /You’re in/.test(text)),
      ),
    );
    await this.#host_('Host: switch the clock off', /There’s no clock/);
  }

  /** Plays all questions up to the board. `pick`: the options that a player presses, one after the other. */
  async play(pick: (player: number, question: number, options: number) => readonly number[]): Promise<void> {
    await this.#host_('Host: start', /^Question 1 of/);
    const count = Number(/^Question 1 of (\d+)/.exec(this.message)?.[1]);
    for (let question = 0; question < count; question += 1) {
      const step = this.#stepInSight();
      const options = optionsOf(step).length;
      const choose = async (player: Player, picked: readonly number[]) => {
        for (const option of picked) await this.#choose(player, step, option);
      };
      // With the host's answer the question closes, so it comes when all others have changed their minds.
      await atOnce([...this.#players.entries()].slice(1), ([index, player]) =>
        choose(player, pick(index, question, options)),
      );
      await choose(this.#host, pick(0, question, options).slice(0, 1));
      await this.#until(() => isRevealOf(this.message, question));
      const isLast = question + 1 === count;
      await this.#host_(
        isLast ? 'Host: show the board' : 'Host: next question',
        isLast ? /The board/ : new RegExp(`^Question ${question + 2} of`),
      );
    }
  }

  async #choose({ id, window }: Player, step: QuestionStep, option: number): Promise<void> {
    const words = inlineText(optionsOf(step)[option]?.label ?? []);
    const letter = new RegExp(`^([A-Z])\\. ${literal(words)}$`, 'm').exec(this.message)?.[1] ?? '?';
    const said = () =>
      window.messages().filter((text) => text.includes(`${letter}: ${words}. You can change it`)).length;
    const before = said();
    await this.#insist(
      () => window.press(new RegExp(`^${letter}(?:$|:)`)),
      () => said() > before,
    );
    const ofStep = this.told.get(step.title) ?? new Map<string, Told>();
    this.told.set(step.title, ofStep);
    ofStep.set(id, [...(ofStep.get(id) ?? []), words]);
  }

  async #host_(button: string, then: RegExp): Promise<void> {
    await this.#insist(
      () => this.#host.window.press(button),
      () => then.test(this.message),
    );
  }

  #stepInSight(): QuestionStep {
    const step = this.#lesson.steps.find(
      (one): one is QuestionStep =>
        one.kind === 'question' && this.message.includes(proseText(one.prompt).split('\n')[0] ?? '?'),
    );
    if (step === undefined) throw new Error(`no question is in sight:\n${this.message}`);
    return step;
  }

  /** Does something again and again, until what comes of it is seen. */
  async #insist(deed: () => Promise<void>, look: () => boolean): Promise<void> {
    for (let tried = 0; tried < TRIES; tried += 1) {
      this.#before();
      // What is not there, or not taken, is tried again.
      await deed().catch(() => undefined);
      if (await this.#isSeen(look)) return;
    }
    throw new Error(`nothing came of it; the channel shows:\n${this.message}`);
  }

  async #until(look: () => boolean): Promise<void> {
    for (let tried = 0; tried < TRIES; tried += 1) if (await this.#isSeen(look)) return;
    throw new Error(`it did not come; the channel shows:\n${this.message}`);
  }

  async #isSeen(look: () => boolean): Promise<boolean> {
    const end = performance.now() + AGAIN;
    while (!look()) {
      if (performance.now() > end) return false;
      await wait(20);
    }
    return true;
  }

  #look(): void {
    const text = this.message;
    if (text !== '' && text !== this.shown.at(-1)?.text) this.shown.push({ text, at: Date.now() });
  }
}

/** The options of a question, in the author's order. */
export const optionsOf = ({ answer }: QuestionStep) => (answer.kind === 'choice' ? answer.options : []);

const IN_FLIGHT = 32;

/** Does something with each, so many at a time. */
async function atOnce<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const rest = items.values();
  const worker = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
}

const isRevealOf = (text: string, question: number): boolean =>
  new RegExp(`^Question ${question + 1} of \\d+: the answer`).test(text);
