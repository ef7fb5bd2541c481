/** A store beside the plainest one there is: whatever is committed and forgotten, they hold the same. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Change } from '../../src/tutor/storage.ts';
import { arbitraryChange, commitNext } from './changes.ts';
import type { TestDatabase } from './storage-contract.ts';

export function describeStorageModel(engine: string, makeDatabase: () => Promise<TestDatabase>): void {
  it(`a storage on ${engine} agrees with plain maps after any sequence of commits, forgetting now and then`, async () => {
    const database = await makeDatabase();
    const store = await database.open();
    let run = 0;
    const step = fc.oneof(
      { weight: 9, arbitrary: arbitraryChange.map((next) => ({ do: 'commit' as const, next })) },
      { weight: 2, arbitrary: arbitraryChange.map((next) => ({ do: 'commit late' as const, next })) },
      { weight: 1, arbitrary: fc.constantFrom(...LEARNERS).map((id) => ({ do: 'forget' as const, id })) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        run += 1;
        // The runs share a database, each with learners and events of its own.
        const own = (name: string) => `${name} ${run}`;
        const model = createModel();
        for (const step of steps) {
          if (step.do === 'forget') {
            model.forget(own(step.id));
            await store.forget(own(step.id));
            continue;
          }
          const { next } = step;
          const owned = { ...next, event: own(next.event), learner: { ...next.learner, id: own(next.learner.id) } };
          if (step.do === 'commit late') {
            const { version } = await store.load(owned.learner.id);
            expect(await store.commit({ ...owned, version: version + 1 })).toBe(model.commitLate(owned));
            continue;
          }
          expect(await commitNext(store, owned)).toBe(model.commit(owned));
        }
        for (const id of LEARNERS.map(own)) {
          const { attempts, reviews, ...expected } = model.everythingOf(id);
          const { attempts: attemptsKept, reviews: reviewsKept, ...kept } = await store.loadAll(id);
          expect(kept).toEqual(expected);
          expect(await store.loadRun(id)).toEqual(model.runOf(id));
          expect(new Set(await store.loadDrafts(id))).toEqual(new Set(model.draftsOf(id)));
          expect(attemptsKept).toHaveLength(attempts);
          expect(reviewsKept).toHaveLength(reviews);
        }
        for (const { learner, event, reply } of model.changes()) {
          expect(await store.replyTo(learner.id, event)).toEqual(reply);
        }
      }),
      { numRuns: 30 },
    );
    await store.close();
    await database.remove();
  });
}

const LEARNERS = ['discord:1', 'slack:T1:U1', 'terminal:ада'];

/** What a store must hold, in the plainest way. */
function createModel() {
  const changes = new Map<string, Change>();
  const keyOf = ({ learner, event }: Change) => `${learner.id} ${event}`;
  const of = (id: string) => [...changes.values()].filter(({ learner: { id: owner } }) => owner === id);
  const newest = <Kept>(kept: readonly Kept[], key: (one: Kept) => string) =>
    [...new Map(kept.map((one) => [key(one), one]))]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, one]) => one);
  return {
    commit(next: Change) {
      if (changes.has(keyOf(next))) return 'duplicate';
      changes.set(keyOf(next), next);
      return 'committed';
    },
    commitLate: (next: Change) => (changes.has(keyOf(next)) ? 'duplicate' : 'overtaken'),
    forget(id: string) {
      for (const change of of(id)) changes.delete(keyOf(change));
    },
    runOf: (id: string) => of(id).findLast(({ lastRun }) => lastRun !== null)?.lastRun ?? null,
    draftsOf: (id: string) =>
      newest(
        of(id).flatMap(({ draft }) => draft ?? []),
        ({ lesson, step, form }) => `${lesson} ${step} ${form}`,
      ),
    everythingOf(id: string) {
      const own = of(id);
      const settings = own.flatMap((next) => next.reminders ?? []);
      const [first] = settings;
      const last = settings.at(-1);
      return {
        learner: own.at(-1)?.learner ?? null,
        progress: newest(
          own.flatMap((next) => next.progress ?? []),
          ({ lesson }) => lesson,
        ),
        cards: newest(
          own.flatMap((next) => next.cards),
          ({ lesson, step }) => `${lesson} ${step}`,
        ),
        reminders: first === undefined || last === undefined ? null : { ...last, lastDay: first.lastDay },
        attempts: own.flatMap((next) => next.attempts).length,
        reviews: own.flatMap((next) => next.reviews).length,
        rounds: [],
        classes: [],
      };
    },
    changes: () => changes.values(),
  };
}
