/** A learner with cards. */
import { learnerOf } from './learner.ts';
import { testTutor } from './parts.ts';

/** A learner who has answered both questions of the lesson, the first one wrong, and stands at the score. */
export async function afterQuiz() {
  const parts = testTutor();
  const learner = learnerOf(parts.tutor);
  await learner.open('words');
  await learner.say('go quiz');
  await learner.say('remember');
  await learner.say('next');
  await learner.say('max_age');
  await learner.say('next');
  const card = (step: string) => parts.store.cards.get(`test:ada words ${step}`);
  return { ...parts, learner, card };
}
