/**
 * A store that knows by itself what it has just loaded or committed. A learner who goes through a lesson asks for the same
 * few rows with each answer; so only what was never asked for, or what others may have changed, is loaded.
 *
 * What is remembered may be out of date where several processes share a database. That does no harm: each commit names the
 * version that it was decided on, and one that was overtaken is forgotten here and decided again on what is stored.
 * The one thing that changes without a version are the settings of reminders when one falls due, so nothing is believed
 * from shortly before that moment on.
 */
import type { LearnerId } from '../core/intent.ts';
import { RecentMap } from '../core/recent-map.ts';
import type { Card } from '../review/card.ts';
import type { Change, CommitOutcome, Loaded, Store } from '../tutor/ports.ts';
import type { Progress } from '../tutor/state.ts';
import { versionAfter } from './version-after.ts';

/** Learners that are remembered at most: some kilobytes each. */
const LEARNERS = 5000;
/** Milliseconds before a reminder is due from which the settings are loaded again: other machines' clocks differ. */
const CLOCKS_DIFFER = 60_000;

interface Remembered extends Pick<Loaded, 'learner' | 'version' | 'reminders'> {
  /** By lesson; null where there is none. */
  readonly progress: Map<string, Progress | null>;
  /** By lesson and step. */
  readonly cards: Map<string, Card>;
  /** Whether a card that is not in `cards` does not exist. */
  readonly isWhole: boolean;
}

/** `clock`: epoch milliseconds, the one that reminders go by. */
export function rememberingStore(store: Store, clock: () => number): Store {
  const known = new RecentMap<LearnerId, Remembered>(LEARNERS);

  const recall = (learner: LearnerId): Remembered | null => {
    const remembered = known.get(learner);
    if (remembered === undefined) return null;
    const { nextAt } = remembered.reminders ?? { nextAt: null };
    return nextAt === null || clock() < nextAt - CLOCKS_DIFFER ? remembered : null;
  };

  /** Forgotten first: whatever becomes of the change, it is not what was remembered. */
  async function commit(change: Change): Promise<CommitOutcome> {
    const { id } = change.learner;
    const before = known.get(id);
    known.delete(id);
    const outcome = await store.commit(change);
    if (outcome === 'committed' && before?.version === change.version) known.set(id, after(before, change));
    return outcome;
  }

  return {
    ...store,
    commit,
    async load(id, lesson) {
      const remembered = recall(id);
      const progress = remembered && progressIn(remembered, lesson);
      if (remembered !== null && progress !== undefined) return { ...loadedOf(remembered), progress };
      const loaded = await store.load(id, lesson);
      known.set(id, withLoaded(remembered, loaded, lesson));
      return loaded;
    },
    async loadCard(id, lesson, step) {
      const remembered = recall(id);
      const key = cardKey({ lesson, step });
      const card = remembered?.cards.get(key);
      if (card !== undefined) return card;
      return remembered?.isWhole ? null : store.loadCard(id, lesson, step);
    },
    async forget(id) {
      known.delete(id);
      try {
        return await store.forget(id);
      } finally {
        known.delete(id);
      }
    },
  };
}

const cardKey = ({ lesson, step }: Pick<Card, 'lesson' | 'step'>): string => `${lesson} ${step}`;

const loadedOf = ({ learner, version, reminders }: Remembered) => ({ learner, version, reminders });

/** The progress in a lesson, or in the learner's own; undefined where it is not known. */
function progressIn({ learner, progress }: Remembered, lesson: string | undefined): Progress | null | undefined {
  const wanted = lesson ?? learner?.currentLesson;
  return wanted == null ? null : progress.get(wanted);
}

/** What is known after a load. What was known of the same version stays. */
function withLoaded(before: Remembered | null, loaded: Loaded, lesson: string | undefined): Remembered {
  const { learner, version, reminders, progress } = loaded;
  const isSame = before !== null && before.version === version;
  const wanted = lesson ?? learner?.currentLesson;
  return {
    learner,
    version,
    reminders,
    progress: new Map([...(isSame ? before.progress : []), ...(wanted == null ? [] : [[wanted, progress] as const])]),
    cards: isSame ? before.cards : new Map(),
    // Nobody has cards who is not stored.
    isWhole: learner === null || (isSame && before.isWhole),
  };
}

/** What was known goes over into what is known now: nobody else has it. */
function after({ progress: known, cards: rated, ...before }: Remembered, change: Change): Remembered {
  const { learner, progress, cards, reminders } = change;
  if (progress !== null) known.set(progress.lesson, progress);
  for (const card of cards) rated.set(cardKey(card), card);
  return {
    learner,
    version: versionAfter(change),
    // The last day is the sweep's to write, once there are settings.
    reminders:
      reminders === null ? before.reminders : { ...reminders, lastDay: (before.reminders ?? reminders).lastDay },
    progress: known,
    cards: rated,
    isWhole: before.isWhole,
  };
}
