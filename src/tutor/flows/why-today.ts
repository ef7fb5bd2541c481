/** "Why this card today?": the last answer, the gap since then, and how likely it is still known. */
import { type Prose, paragraph } from '../../core/prose.ts';
import type { Card, Rating } from '../../review/card.ts';
import { whyToday } from '../../review/index.ts';
import { agoWords, todayIn } from '../day-words.ts';
import { type Outcome, sayOnly } from '../decision.ts';
import { settingsOf } from '../settings.ts';
import type { Situation } from '../situation.ts';

const LAST_ANSWER: Readonly<Record<Rating, string>> = {
  again: 'was not right',
  hard: 'was right, but hard for you',
  good: 'was right',
  easy: 'was right, and easy for you',
};

export const tellWhy = (situation: Situation, card: Card): Outcome =>
  sayOnly(situation.learner, [whyWords(situation, card)]);

/** Longer overdue than that, in milliseconds, a card has waited for the learner. */
const HAS_WAITED = 36 * 60 * 60 * 1000;

function whyWords({ now, reminders }: Pick<Situation, 'now' | 'reminders'>, card: Card): Prose {
  const { retention, zone } = settingsOf(reminders);
  const { lastRating, recall } = whyToday(card, now);
  const percent = (part: number): string => `${Math.round(part * 100)} %`;
  const waited = now - card.due > HAS_WAITED ? ' This one has waited a little longer, which does no harm.' : '';
  const when =
    lastRating === 'again'
      ? 'What was not right comes again soon, so that it sticks.'
      : `I ask again when that comes near ${percent(retention)}, just before you would forget.`;
  return paragraph(
    `Your last answer to it was ${agoWords(todayIn(zone, card.lastReview), todayIn(zone, now))}. `,
    `It ${LAST_ANSWER[lastRating]}. By now you would remember it with a chance of about ${percent(recall)}. `,
    `${when}${waited}`,
  );
}
