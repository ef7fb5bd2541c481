/** "Why this card today?": the last answer, the gap since then, and how likely it is still known. */
import { type Prose, paragraph } from '../../core/prose.ts';
import type { Card, Rating } from '../../review/card.ts';
import { whyToday } from '../../review/index.ts';
import { count } from '../day-words.ts';
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

function whyWords({ now, reminders }: Pick<Situation, 'now' | 'reminders'>, card: Card): Prose {
  const { lastRating, daysSince, recall } = whyToday(card, now);
  const percent = (part: number): string => `${Math.round(part * 100)} %`;
  const gap = daysSince === 0 ? 'today' : `${count(daysSince, 'day')} ago`;
  return paragraph(
    `Your last answer to it was ${gap}. It ${LAST_ANSWER[lastRating]}. `,
    `By now you would remember it with a chance of about ${percent(recall)}. `,
    `I ask again when that comes near ${percent(settingsOf(reminders).retention)}, just before you would forget.`,
  );
}
