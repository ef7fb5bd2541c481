/** Learners before reminders: one who was never asked, and one for whom two cards are due. */
import type { Reminded } from '../../src/tutor/ports.ts';
import type { Reminders } from '../../src/tutor/state.ts';
import { learnerOf } from './learner.ts';
import { testTutor } from './parts.ts';

const DAY = 24 * 60 * 60 * 1000;

export async function newcomer() {
  const parts = testTutor();
  const learner = learnerOf(parts.tutor);
  let reminders = 0;
  /** A reminder is written, and reaches the learner unless told otherwise. Resolves to its text. */
  const remind = async (result: Reminded['result'] | 'lost' = 'sent'): Promise<string> => {
    const written = `reminder ${++reminders}`;
    const text = await learner.send({ kind: 'command', name: 'remind', options: {} }, written);
    if (result !== 'lost')
      await parts.tutor.reminded({ id: `${written} ${result}`, learner: 'test:ada', written, result });
    return text;
  };
  const settings = (): Reminders | undefined => parts.store.reminders.get('test:ada');
  return { ...parts, learner, remind, settings };
}

/** As a newcomer, but reminders are on, at 19:30 in Berlin; two cards are due. */
export async function reminded() {
  const parts = await newcomer();
  const { learner, pass } = parts;
  await learner.open('words');
  await learner.say('go quiz');
  await learner.say('set_cookie');
  await learner.say('next');
  await learner.say('max_age');
  await learner.say('remind me at 19:30 in Berlin');
  pass(30 * DAY);
  return parts;
}

/** What the sweep, or the platform, has made of the settings meanwhile. */
export const change = (parts: Awaited<ReturnType<typeof newcomer>>, changes: Partial<Reminders>): void => {
  const before = parts.settings();
  if (before !== undefined) parts.store.reminders.set('test:ada', { ...before, ...changes });
};
