/** Learners whose last answer the platform did not take, and who could not be told: they hear of it with the next one. */
import type { LearnerId } from '../../src/core/event.ts';
import type { Prose } from '../../src/core/prose.ts';
import { RecentMap } from '../../src/core/recent-map.ts';
import type { Reply } from '../../src/core/reply.ts';

const REMEMBERED = 1000;

export class LostAnswers {
  readonly #learners = new RecentMap<LearnerId, true>(REMEMBERED);
  readonly #sentence: Prose;

  /** `sentence`: what happened, and how the learner sees where they are. */
  constructor(sentence: Prose) {
    this.#sentence = sentence;
  }

  add(learner: LearnerId): void {
    this.#learners.set(learner, true);
  }

  /** An answer has come, and with it the sentence. */
  settle(learner: LearnerId): void {
    this.#learners.delete(learner);
  }

  /** The reply, with the sentence on top for a learner who has missed one. */
  tell(learner: LearnerId, reply: Reply): Reply {
    return this.#learners.get(learner) === true ? { ...reply, blocks: [this.#sentence, ...reply.blocks] } : reply;
  }
}
