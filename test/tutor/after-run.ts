/** A learner who has just run the first example of a lesson. */
import { learnerOf } from './learner.ts';
import { testTutor } from './parts.ts';

export async function afterRun() {
  const parts = testTutor();
  const learner = learnerOf(parts.tutor);
  await learner.open('words');
  await learner.say('next');
  await learner.say('run');
  return { ...parts, learner };
}
