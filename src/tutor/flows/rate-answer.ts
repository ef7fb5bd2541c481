/** Every question that is answered in a lesson becomes a card, or rates the one it is, in the same commit. */
import { localDay, rate, ratingOf } from '../../review/index.ts';
import { needing, type Outcome, type Plan } from '../decision.ts';
import { settingsOf } from '../settings.ts';
import { type Situation, zoneIn } from '../situation.ts';

/**
 * Adds the card to an outcome with an answer. Only such an outcome loads anything. A second answer on the same local day
 * (a retry, the lesson begun again) says nothing about memory, so it rates nothing.
 */
export function rateAnswer(situation: Situation, outcome: Outcome): Plan {
  const answer = outcome.attempts.find(({ kind }) => kind === 'answer');
  if (answer === undefined || outcome.cards.length > 0) return outcome;
  const { lesson, step, verdict, hints } = answer;
  const { learner, now, reminders } = situation;
  return needing(async ({ store }) => {
    const before = await store.loadCard(learner.id, lesson, step);
    const zone = zoneIn(situation);
    if (before !== null && localDay(zone, before.lastReview) === localDay(zone, now)) return outcome;
    const rating = ratingOf({ right: verdict === 'right', hints });
    const { retention } = settingsOf(reminders);
    const { card, entry } = rate({ lesson, step, before, rating, now, retention, learner: learner.id });
    return { ...outcome, cards: [card], reviews: [entry] };
  });
}
