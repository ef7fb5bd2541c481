import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cachedStorage } from '../../src/storage/cache.ts';
import { type LocalStorage, openStorage } from '../../src/storage/storage.ts';
import type { Change, Storage } from '../../src/tutor/storage.ts';
import { arbitraryChange, card, change, commitNext, DAY, learner, NOON, progressAt, reminders } from './changes.ts';

let store: LocalStorage;
let asked: string[];
beforeEach(async () => {
  store = await openStorage('file::memory:');
  asked = [];
});
afterEach(() => store.close());

/** The store, with an ear on what is loaded from it. */
const overheard = (): Storage => ({
  ...store,
  load: (id, lesson) => {
    asked.push(`load ${id}`);
    return store.load(id, lesson);
  },
  loadCard: (id, lesson, step) => {
    asked.push(`card ${id}`);
    return store.loadCard(id, lesson, step);
  },
});

const cachedAt = (now = NOON): Storage => cachedStorage(overheard(), () => now);

describe('a cached storage', () => {
  it('asks once about a new learner who answers question after question', async () => {
    const cached = cachedAt();
    for (const number of [1, 2, 3]) {
      const { version } = await cached.load('discord:1', 'cookies');
      expect(await cached.loadCard('discord:1', 'cookies', `question-${number}`)).toBeNull();
      const next = change(`event-${number}`, {
        version,
        learner: learner('discord:1'),
        progress: progressAt(`question-${number}`),
        cards: [card(`question-${number}`)],
      });
      expect(await cached.commit(next)).toBe('committed');
    }
    expect(await cached.loadCard('discord:1', 'cookies', 'question-2')).toEqual(card('question-2'));
    expect(asked).toEqual(['load discord:1']);
    expect(await cached.load('discord:1')).toEqual(await store.load('discord:1'));
  });

  it('asks about a card that a learner may have had before', async () => {
    await commitNext(store, change('before', { learner: learner('discord:1'), cards: [card('attach-a-cookie')] }));
    const cached = cachedAt();
    await cached.load('discord:1');
    expect(await cached.loadCard('discord:1', 'cookies', 'attach-a-cookie')).toEqual(card('attach-a-cookie'));
  });

  it.each([
    ['long before a reminder', NOON, 1],
    ['when a reminder is about to come', NOON + DAY - 59_000, 2],
    ['after a reminder was due', NOON + 2 * DAY, 2],
  ])('believes the settings of reminders %s only while nobody else changes them', async (_, now, loads) => {
    const settings = reminders({ nextAt: NOON + DAY });
    await commitNext(store, change('before', { learner: learner('discord:1'), reminders: settings }));
    const cached = cachedAt(now);
    await cached.load('discord:1');
    await cached.load('discord:1');
    expect(asked).toHaveLength(loads);
  });

  it('is told when another process was quicker, and knows better the next time', async () => {
    const cached = cachedAt();
    await commitNext(cached, change('mine', { learner: learner('discord:1') }));
    await commitNext(store, change('theirs', { learner: learner('discord:1', 'sessions') }));
    expect(await commitNext(cached, change('late', { learner: learner('discord:1') }))).toBe('overtaken');
    expect(await cached.load('discord:1')).toEqual(await store.load('discord:1'));
    expect(await commitNext(cached, change('late', { learner: learner('discord:1') }))).toBe('committed');
  });

  it('remembers nothing of whom it is to forget', async () => {
    const cached = cachedAt();
    await commitNext(cached, change('one', { learner: learner('discord:1'), progress: progressAt('here') }));
    await cached.forget('discord:1');
    expect(await cached.load('discord:1')).toMatchObject({ learner: null, version: 0, progress: null });
  });

  it('always says what the store would, after whatever was committed through it and beside it', async () => {
    const step = fc.record({ change: arbitraryChange, by: fc.constantFrom('it', 'it', 'it', 'another process') });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        run += 1;
        const cached = cachedAt();
        for (const [number, { change: drawn, by }] of steps.entries()) {
          const id = `${drawn.learner.id} ${run}`;
          const settings = drawn.reminders && { ...drawn.reminders, nextAt: null };
          const next = { ...drawn, reminders: settings, event: `${run}.${number}`, learner: { ...drawn.learner, id } };
          const outcome = await commitNext(by === 'it' ? cached : store, next);
          if (outcome === 'overtaken') expect(await commitNext(cached, next)).toBe('committed');
          if (by !== 'it') continue;
          await expectSame(cached, next);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Both say the same about the learner of a change. */
async function expectSame(cached: Storage, { learner: { id }, cards }: Change): Promise<void> {
  for (const lesson of [undefined, 'cookies', 'sessions']) {
    expect(await cached.load(id, lesson)).toEqual(await store.load(id, lesson));
  }
  for (const { lesson, step } of cards) {
    expect(await cached.loadCard(id, lesson, step)).toEqual(await store.loadCard(id, lesson, step));
  }
}
