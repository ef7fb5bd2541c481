/**
 * A learner who takes a whole lesson from a bot that dies now and then. The learner only knows what is to be seen: who
 * gets no answer from a bot that has died asks the new one where they are, and goes on from there. Watched meanwhile:
 * what the bot has once acknowledged it must never ask for again.
 */
import type { ExerciseStep, Lesson, QuestionStep, Step } from '../../src/core/lesson.ts';
import { asked, blankValues, letterOf, literal } from '../e2e/take-lesson.ts';
import { type Participant, seen } from './participants.ts';
import type { StartedBots } from './started-bots.ts';

/** Comes between the learner and what they do; it may kill the bot. */
export interface Reaper {
  /** The learner is about to do something; resolves when they may. */
  before(): Promise<void>;
  /** The learner has seen what came of it. */
  after(): Promise<void>;
}

/** Something that was done and came to nothing that could be seen, as a bot died. */
export interface Unseen {
  readonly deed: 'form' | 'other';
  /** Whether the platform was told that it had arrived: then it brings it to nobody else. */
  readonly isAcknowledged: boolean;
}

export class InsistentLearner {
  readonly unseen: Unseen[] = [];
  /**
   * The longest that it took until something was to be seen, or was known to be lost; milliseconds. A figure of the
   * soak: no assertion looks at it.
   */
  longestWait = 0;
  /** How often each program was sent, and how often its verdict was seen. */
  readonly programs = new Map<string, { sent: number; judged: number }>();
  readonly #participant: Participant;
  readonly #lesson: Lesson;
  readonly #bots: StartedBots;
  readonly #reaper: Reaper;
  readonly #ran = new Set<string>();
  /** Questions whose feedback was seen. */
  readonly #answered = new Set<string>();
  /** Whether the step in sight is a question that waits for its answer. */
  #isOpen = false;
  #furthest = 0;
  #deeds = 0;

  constructor(parts: { participant: Participant; lesson: Lesson; bots: StartedBots; reaper: Reaper }) {
    this.#participant = parts.participant;
    this.#lesson = parts.lesson;
    this.#bots = parts.bots;
    this.#reaper = parts.reaper;
  }

  /** From the first command to "Lesson complete". Rejects when the bot has forgotten what it acknowledged. */
  async takeLesson(): Promise<void> {
    await this.#askWhere();
    for (let step = this.#stepInSight(); step.kind !== 'complete'; step = this.#stepInSight()) {
      if (!(await this.#take(step))) await this.#askWhere();
    }
  }

  /** False when what was done came to nothing that could be seen. */
  async #take(step: Step): Promise<boolean> {
    if (step.kind === 'example' && !this.#ran.has(step.id)) return this.#run(step);
    if (step.kind === 'question' && step.role.kind === 'predict') return this.#predict(step);
    if (step.kind === 'exercise' && this.#program(step).judged === 0) return this.#solve(step);
    if (step.kind === 'question' && this.#isOpen) return this.#answer(asked(this.#lesson, step));
    return this.#goOn(step);
  }

  async #run({ id, title }: Step): Promise<boolean> {
    const isSeen = await this.#see(this.#pressing('Run it'), this.#hasMore(`What happened: ${title}`));
    if (isSeen) this.#ran.add(id);
    return isSeen;
  }

  /** The answer leads on to the run; asked again, it was not acknowledged. */
  async #predict(step: QuestionStep): Promise<boolean> {
    const example = this.#lesson.steps[this.#lesson.steps.indexOf(step) + 1];
    const isSeen = await this.#see(this.#answering(step), this.#hasMore(`What happened: ${example?.title}`));
    if (!isSeen) return false;
    if (example !== undefined) this.#ran.add(example.id);
    this.#arrive(false);
    return true;
  }

  async #solve(step: ExerciseStep): Promise<boolean> {
    const { window } = this.#participant;
    const label = step.form === 'blanks' ? 'Fill in the blanks' : 'Write the program';
    // A press that came to the new bot after all may have opened a form when nobody looked; behind it nothing can be
    // pressed.
    this.#participant.closeForm();
    if (!(await this.#see(this.#pressing(label), () => window.form() !== null, 'form'))) return false;
    const program = this.#program(step);
    const values = step.form === 'blanks' ? blankValues(step) : { program: step.solution };
    const sending = () => {
      program.sent += 1;
      return window.fill(values);
    };
    const isSeen = await this.#see(sending, this.#hasMore('checks? passed'));
    if (isSeen) program.judged += 1;
    return isSeen;
  }

  async #answer(step: QuestionStep): Promise<boolean> {
    if (this.#answered.has(step.id)) throw new Error(`the answer to ${step.id} was acknowledged, and is forgotten`);
    const isSeen = await this.#see(this.#answering(step), this.#hasMore('your answer, right|(^|\\W)Right$', 'm'));
    if (!isSeen) return false;
    this.#answered.add(step.id);
    this.#isOpen = false;
    return true;
  }

  /** Presses and typed letters take turns: the platforms treat them differently. */
  #answering(step: QuestionStep): () => Promise<void> {
    const { window } = this.#participant;
    if (step.answer.kind === 'typed') {
      const [answer] = step.answer.accepted;
      return () => window.type(answer);
    }
    const shown = window.messages().findLast((message) => message.includes(step.title)) ?? '';
    const letter = letterOf(shown, step);
    return this.#isTurnToType() ? () => window.type(letter) : this.#pressing(new RegExp(`^${letter}\\b`));
  }

  async #goOn(step: Step): Promise<boolean> {
    const { window } = this.#participant;
    const isStale = this.#hasMore('from an earlier step');
    const isOn = () => this.#stepInSight() !== step;
    const going = this.#isTurnToType() ? () => window.type('next') : this.#pressing('Next');
    if (!(await this.#see(going, () => isOn() || isStale())) || !isOn()) return false;
    this.#arrive(true);
    return true;
  }

  /** Asks the bot until it says where the learner is, all of it: after it comes the answer to a second question. */
  async #askWhere(): Promise<void> {
    const { window } = this.#participant;
    const welcomes = () => window.messages().filter(isWelcome).length;
    for (;;) {
      await this.#bots.up;
      const [marker, before] = [`nothing-${this.#deeds}`, welcomes()];
      const asking = async () => {
        await window.command(`/lesson ${this.#lesson.id}`);
        await window.command(`/lesson ${marker}`);
      };
      const isAnswered = await this.#see(asking, () => window.messages().some((text) => text.includes(marker)));
      // The first question may have died with one bot, and the second one been answered by the other.
      if (isAnswered && welcomes() > before) break;
    }
    const newest = window.messages().slice(window.messages().findLastIndex(isWelcome));
    this.#arrive(!newest.some((text) => /You answered/.test(text)));
  }

  #arrive(isOpen: boolean): void {
    const step = this.#stepInSight();
    const index = this.#lesson.steps.indexOf(step);
    if (index < this.#furthest)
      throw new Error(`step ${this.#furthest + 1} was reached, and is forgotten at ${step.id}`);
    this.#furthest = index;
    this.#isOpen = isOpen;
  }

  /** Does something, and waits for what is to be seen of it; false when a bot died and it is not to be seen. */
  async #see(deed: () => Promise<void>, look: () => boolean, kind: Unseen['deed'] = 'other'): Promise<boolean> {
    await this.#reaper.before();
    this.#deeds += 1;
    const acknowledged = this.#participant.acknowledgements();
    const since = performance.now();
    const reborn = this.#bots.reborn();
    // What the platform itself says of a bot that is not there only matters when nothing is to be seen for long.
    let refusal: unknown;
    const delivered = deed().catch((error: unknown) => {
      refusal = error;
    });
    // What is brought to another bot after all is answered there.
    const afterDeath = reborn
      .then(() => delivered)
      .then(() => this.#bots.quiet())
      .then(look);
    const isSeen = await Promise.race([
      seen(this.#participant, look, `the ${this.#deeds}th answer`).then(() => true),
      afterDeath,
    ]).catch((error: unknown) => {
      throw new Error(String(error), { cause: refusal });
    });
    this.longestWait = Math.max(this.longestWait, performance.now() - since);
    if (isSeen) await this.#reaper.after();
    else this.unseen.push({ deed: kind, isAcknowledged: this.#participant.acknowledgements() > acknowledged });
    return isSeen;
  }

  #stepInSight(): Step {
    const { steps, title } = this.#lesson;
    const pattern = new RegExp(`Lesson complete: ${literal(title)}|step (\\d+) of ${steps.length}`);
    for (const message of this.#participant.window.messages().toReversed()) {
      const found = pattern.exec(message);
      const step = found && steps.at(found[1] === undefined ? -1 : Number(found[1]) - 1);
      if (step) return step;
    }
    throw new Error('no step of the lesson is in sight');
  }

  /** Whether there is more of such words than now. */
  #hasMore(pattern: string, flags = ''): () => boolean {
    const count = () =>
      this.#participant.window.messages().filter((text) => new RegExp(pattern, flags).test(text)).length;
    const before = count();
    return () => count() > before;
  }

  /** Waits for the button: a long answer comes in several messages, the buttons in the last. */
  #pressing(label: string | RegExp): () => Promise<void> {
    const { window } = this.#participant;
    return async () => {
      await window.waitForButton(label);
      await window.press(label);
    };
  }

  #program(step: Step): { sent: number; judged: number } {
    const known = this.programs.get(step.id) ?? { sent: 0, judged: 0 };
    this.programs.set(step.id, known);
    return known;
  }

  #isTurnToType = (): boolean => this.#deeds % 2 === 0;
}

const isWelcome = (text: string): boolean => /^Welcome back|^A lesson of the course/.test(text);
