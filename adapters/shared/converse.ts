/**
 * The conversation with learners, the same on every chat platform: acknowledge → wait for the learner's turn → fetch an
 * attached program → ask the tutor → send → deal with what became of it.
 *
 * - A learner's events are answered one after the other, in the order in which they arrived. A form is not queued: it
 *   opens within seconds or not at all.
 * - Nothing is asked of the tutor before the acknowledgement has gone out. Should the process die after that, the
 *   learner gets no answer and presses or types again; nothing is half done, since the tutor commits in one
 *   transaction.
 * - An error is answered with an apology wherever one can get through. Where none can, the learner finds a sentence
 *   about it on top of the next answer that arrives: either that the last answer was lost and what they did is kept,
 *   or, when the tutor failed, that they should try again. Meanwhile further answers that cannot be shown leave no line
 *   in the log.
 */
import type { Action } from '../../src/core/action.ts';
import { RecentMap } from '../../src/core/async.ts';
import type { Input, LearnerEvent, LearnerId } from '../../src/core/event.ts';
import type { Meter } from '../../src/core/meter.ts';
import type { Prose } from '../../src/core/prose.ts';
import type { Reply } from '../../src/core/reply.ts';
import { about, type Log } from '../../src/log.ts';
import type { Tutor } from '../../src/tutor/ports.ts';
import type { Chat, Exchange } from './chat.ts';
import {
  APOLOGY,
  APOLOGY_LOST,
  FILE_IS_UNREADABLE,
  FORM_IS_GONE,
  FORM_IS_LATE,
  waitingNote,
  withDirectOffer,
} from './words.ts';

export interface ConversationParts {
  readonly chat: Chat;
  readonly tutor: Tutor;
  readonly log: Log;
  readonly meter: Meter;
  /** Called after the tutor has answered an event, whether the answer could be shown or not. */
  readonly answered?: (event: LearnerEvent) => void;
}

/** How many learners it is remembered of that they missed an answer. */
const REMEMBERED = 1000;

export class Conversations {
  readonly #parts: ConversationParts;
  readonly #underWay = new Set<Promise<void>>();
  /** What the next answer has to begin with, for learners who missed one. */
  readonly #missed = new RecentMap<LearnerId, Prose>(REMEMBERED);

  constructor(parts: ConversationParts) {
    this.#parts = parts;
  }

  /** Answers what a learner did. Never rejects. */
  async take(exchange: Exchange): Promise<void> {
    const taken = this.#take(exchange);
    this.#underWay.add(taken);
    await taken;
    this.#underWay.delete(taken);
  }

  async #take(exchange: Exchange): Promise<void> {
    const { tutor, log: everywhere } = this.#parts;
    const { event } = exchange;
    const log = about(everywhere, { event: event.id });
    const form = formAskedFor(event, tutor.paceOf);
    const acknowledgement = exchange.acknowledge(form === null ? 'answer' : 'form');
    const metered = acknowledgement?.taken.then((isTaken) => {
      if (isTaken) this.#time('acknowledgement', exchange);
    });
    if (form !== null) await this.#openForm(exchange, form, log);
    else {
      // The place in the queue is taken before anything is awaited, or a later event could overtake.
      const isAnswered = await tutor.turns.run(event.learner, async () => {
        await acknowledgement?.sent;
        return this.#answer(exchange, log);
      });
      // Not in the queue: what the learner does next does not have to wait for it.
      if (isAnswered) await exchange.removeControlsAbove?.();
    }
    await metered;
  }

  /** Resolves when everything that was taken until now is answered. */
  async idle(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  async #openForm(exchange: Exchange, action: Action, log: Log): Promise<void> {
    const { chat, tutor } = this.#parts;
    try {
      const form = await tutor.form(exchange.event.learner, action);
      if (form === null) return await exchange.send(FORM_IS_GONE);
      const outcome = await exchange.openForm(form, tutor.paceOf(form.submit));
      if (outcome === 'late') await exchange.send(FORM_IS_LATE);
      if (outcome === 'too-large') await exchange.send(chat.words.formTooLarge);
    } catch (error) {
      await this.#apologise(exchange, error, APOLOGY_LOST, log);
    }
  }

  /**
   * Resolves to whether the answer was shown and the question above it, if it was typed, has had its day. Never
   * rejects.
   */
  async #answer(exchange: Exchange, log: Log): Promise<boolean> {
    const { chat, answered } = this.#parts;
    const { event } = exchange;
    let missed = APOLOGY_LOST;
    try {
      const reply = await this.#ask(exchange, log);
      if (reply === null) return false;
      missed = chat.words.answerLost;
      await this.#show(exchange, this.#withMissed(event.learner, reply), log);
      this.#missed.delete(event.learner);
      this.#time('reply', exchange);
      return reply.pressed !== 'keep';
    } catch (error) {
      await this.#apologise(exchange, error, missed, log);
      return false;
    } finally {
      answered?.(event);
    }
  }

  /** Null when there is nothing to say: the event was answered before. Rejects as the tutor does. */
  async #ask(exchange: Exchange, log: Log): Promise<Reply | null> {
    const { chat, tutor } = this.#parts;
    const event = await this.#withProgram(exchange, log);
    if (event === null) return FILE_IS_UNREADABLE;
    let announced: Promise<void> = Promise.resolve();
    let isWaiting = false;
    const waiting = (ahead: number) => {
      // Whoever is next at once does not have to hear of the queue.
      if (ahead === 0 && !isWaiting) return;
      isWaiting = true;
      announced = announced
        .then(() => exchange.showWaiting(waitingNote(ahead)))
        .catch((error: unknown) => {
          log.info(`${chat.platform}: a learner could not be told of the queue`, chat.describeError(error));
        });
    };
    const reply = await tutor.handle(event, { waiting, hasTurn: true });
    // A late note would take the answer's place.
    await announced;
    return reply;
  }

  /**
   * The event with the program that came as a file, as if it had been pasted below the words; null when it is
   * unreadable.
   */
  async #withProgram({ event, fetchProgram }: Exchange, log: Log): Promise<LearnerEvent | null> {
    if (fetchProgram === null) return event;
    const { chat } = this.#parts;
    const below = (words: string, program: string) => (words === '' ? program : `${words}\n${program}`);
    try {
      if (event.kind === 'message') return { ...event, text: below(event.text, await fetchProgram()) };
      if (event.kind !== 'command' || event.options.message === undefined) return event;
      const message = below(event.options.message, await fetchProgram());
      return { ...event, options: { ...event.options, message } };
    } catch (error) {
      log.info(`${chat.platform}: a file could not be read`, chat.describeError(error));
      return null;
    }
  }

  #withMissed(learner: LearnerId, reply: Reply): Reply {
    const sentence = this.#missed.get(learner);
    return sentence === undefined ? reply : { ...reply, blocks: [sentence, ...reply.blocks] };
  }

  #isOfRoom(event: LearnerEvent): boolean {
    if (event.kind !== 'command') return false;
    const used = this.#parts.tutor.commands.find(({ name }) => name === event.name);
    return used?.isOfRoom?.(event.options) ?? false;
  }

  async #show(exchange: Exchange, reply: Reply, log: Log): Promise<void> {
    const { event, isAmongOthers } = exchange;
    const offersDirect = exchange.offersDirect && !this.#isOfRoom(event);
    const isDirectWanted = event.kind === 'press' && event.action?.verb === 'dm';
    if (!isAmongOthers || !isDirectWanted) return exchange.send(offersDirect ? withDirectOffer(reply) : reply);
    const { chat } = this.#parts;
    try {
      await exchange.sendDirectly(reply);
    } catch (error) {
      if (chat.failureOf(error).kind !== 'unreachable') throw error;
      log.info(`${chat.platform}: the learner takes no direct messages`);
      await exchange.send(chat.words.directClosed);
    }
  }

  /** `missed` is what the learner finds on top of the next answer when they cannot be told of the error now. */
  async #apologise(exchange: Exchange, error: unknown, missed: Prose, log: Log): Promise<void> {
    const { chat } = this.#parts;
    const { learner } = exchange.event;
    const failure = chat.failureOf(error);
    if (failure.kind === 'other') {
      const explained = chat.explain?.(error) ?? null;
      if (explained === null) log.error(`${chat.platform}: an event was not answered`, chat.describeError(error));
      const isTold = await exchange.send(explained ?? APOLOGY).then(
        () => true,
        (second: unknown) => {
          log.warn(`${chat.platform}: the learner could not be told either`, chat.describeError(second));
          return false;
        },
      );
      if (isTold) return;
    } else if (failure.kind === 'unreachable' && this.#missed.get(learner) === undefined) {
      log.warn(`${chat.platform}: an answer was not shown, since ${failure.why}`, chat.describeError(error));
    }
    this.#missed.set(learner, missed);
  }

  #time(what: 'acknowledgement' | 'reply', { arrivedAt }: Exchange): void {
    const { chat, meter } = this.#parts;
    meter.time(what, { platform: chat.platform }, performance.now() - arrivedAt);
  }
}

/** The form that a press opens, known from its action alone; null for everything else. A form cannot open a form. */
export function formAskedFor(input: Input, paceOf: Tutor['paceOf']): Action | null {
  const action = input.kind === 'press' ? input.action : null;
  return action !== null && paceOf(action) === 'form' ? action : null;
}
