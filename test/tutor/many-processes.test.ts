/** Several tutors over one store, as several processes are, each with a part of one learner's events. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { action, decodeAction, encodeAction } from '../../src/core/action.ts';
import type { Change } from '../../src/tutor/storage.ts';
import { learnerOf } from './learner.ts';
import { LESSON, memoryStore, testTutor } from './parts.ts';

const SUBMIT = encodeAction(action('submit-blanks', 'words', 'show-the-word'));

/** Two processes, and a learner who is known to both. */
async function start() {
  const store = memoryStore();
  const [one, other] = [testTutor(LESSON, store), testTutor(LESSON, store)];
  const learner = learnerOf(one.tutor, 'test:ada', 'one');
  await learner.open('words');
  return { store, one, other, learner, elsewhere: learnerOf(other.tutor, 'test:ada', 'other') };
}

/** Does something right before the next commit. */
function beforeCommit(store: ReturnType<typeof memoryStore>, interrupt: () => Promise<unknown>): void {
  const { commit } = store;
  store.commit = async (change: Change) => {
    store.commit = commit;
    await interrupt();
    return commit(change);
  };
}

describe('events of one learner in two processes', () => {
  it('are answered one after the other: of two presses of Next at the same time one goes on', async () => {
    const { learner, elsewhere } = await start();
    const next = { kind: 'press', action: decodeAction(learner.id('Next')) } as const;
    const said = await Promise.all([learner.send(next), elsewhere.send(next)]);
    expect(said.filter((text) => text.includes('Example: There and back'))).toHaveLength(1);
    expect(said.filter((text) => /earlier step[\s\S]*You’re at: There and back/.test(text))).toHaveLength(1);
  });

  it('count one answer to a question, not two', async () => {
    const { store, learner, elsewhere } = await start();
    await learner.say('go quiz');
    await Promise.all([learner.say('set_cookie'), elsewhere.say('set_cookie')]);
    const { progress } = await store.load('test:ada');
    expect(progress?.answers.attach).toEqual({ given: 'set_cookie', right: true, firstTry: true });
    expect(store.changes.flatMap(({ reviews }) => reviews)).toHaveLength(1);
  });

  it('lose nothing that was committed while another was being decided', async () => {
    const { store, learner, elsewhere } = await start();
    await learner.say('go quiz');
    beforeCommit(store, () => elsewhere.say('hint'));
    await learner.say('remember');
    const { progress } = await store.load('test:ada');
    expect(progress).toMatchObject({ hints: { attach: 1 }, answers: { attach: { given: 'remember' } } });
    expect(store.attempts).toMatchObject([{ given: 'remember', hints: 1 }]);
  });

  it('run a program once, even if it has to be decided again what comes of it', async () => {
    const { store, one, learner, elsewhere } = await start();
    await learner.say('go show-the-word');
    beforeCommit(store, () => elsewhere.say('hint'));
    expect(await learner.submit(SUBMIT, { 'blank-1': 'good', 'blank-2': 'good' })).toContain(
      'The page follows the cookie',
    );
    expect(one.sandbox.programs).toHaveLength(1);
    const { progress } = await store.load('test:ada');
    expect(progress).toMatchObject({ hints: { 'show-the-word': 1 }, passed: { 'show-the-word': true } });
  });

  it('run a program anew where the other event has changed what is asked of it', async () => {
    const { store, one, learner, elsewhere } = await start();
    await learner.send({ kind: 'command', name: 'lab', options: { name: 'words' } });
    await learner.say('visit /set');
    const runs = one.sandbox.programs.length;
    beforeCommit(store, () => elsewhere.say('visit /word'));
    const said = await learner.say('visit /word?again');
    expect(said).toMatch(/hello/);
    expect(one.sandbox.programs).toHaveLength(runs + 2);
    const { progress } = await store.load('test:ada');
    expect(progress?.lab?.steps).toHaveLength(3);
  });

  it('are not decided for ever: whoever is overtaken again and again is told that it did not work', async () => {
    const { store, one } = await start();
    store.commit = async () => 'overtaken';
    const event = { id: 'late', learner: 'test:ada', kind: 'message', text: 'next' } as const;
    await expect(one.tutor.handle(event)).rejects.toThrow(/late was overtaken 20 times/);
  });

  it('leave the learner where one order of them leads, whatever is sent to which process', async () => {
    const word = fc.constantFrom('next', 'back', 'hint', 'skip', 'set_cookie', 'remember', 'go quiz', 'go practice');
    const sent = fc.array(fc.record({ word, elsewhere: fc.boolean() }), { minLength: 2, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(sent, async (messages) => {
        const { store, learner, elsewhere } = await start();
        const said = await Promise.all(
          messages.map((message) => (message.elsewhere ? elsewhere : learner).say(message.word)),
        );
        expect(said).not.toContain('');
        const inOrder = store.changes.slice(1).map(({ event }) => event);
        const alone = learnerOf(testTutor().tutor, 'test:ada', 'alone');
        await alone.open('words');
        const numbers = { one: 1, other: 0 };
        const words = new Map(
          messages.map((message) => {
            const session = message.elsewhere ? 'other' : 'one';
            numbers[session] += 1;
            return [`event-${session}-test:ada-${numbers[session]}`, message.word];
          }),
        );
        for (const event of inOrder) await alone.say(words.get(event) ?? '');
        expect(await learner.say('progress')).toBe(await alone.say('progress'));
      }),
      { numRuns: 50 },
    );
  });
});

describe('one event in two processes', () => {
  const EVENT = { id: 'same', learner: 'test:ada', kind: 'message', text: 'set_cookie' } as const;

  it('changes things once, and is answered by the process that committed it while that is there', async () => {
    const { store, one, other, learner } = await start();
    store.takeOver = async () => null;
    await learner.say('go quiz');
    const replies = await Promise.all([one.tutor.handle(EVENT), other.tutor.handle(EVENT)]);
    expect(replies.filter((reply) => reply !== null)).toHaveLength(1);
    expect(store.attempts).toHaveLength(1);
  });
});
