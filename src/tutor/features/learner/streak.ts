/** Days in a row on which a learner practised. It counts what was done: a day without practice is never blamed. */

import { paragraph } from '../../../core/prose.ts';
import { addDays } from '../../../review/local-time.ts';
import { type Context, needs, type Plan, sayOnly, zoneIn } from '../../decision.ts';
import { action, button, buttons, type Feature, means, slash } from '../../feature.ts';
import { count, todayIn } from '../../show/words.ts';
import { backButton } from '../review/review.ts';
import { practiceDays } from './progress.ts';

export const streak: Feature = {
  command: slash('streak', 'How many days in a row you’ve practised', sayStreak),
  typed: [means('streak', sayStreak)],
  help: ['`streak` for your days in a row'],
  topics: [
    {
      asked: `my streak, what is a streak, days in a row, how many days have i practised, lose my streak, streak lost, keep
        a streak, how many days in a row, streak for`,
      says: 'Type `streak` for how many days in a row you’ve practised.',
    },
  ],
};

function sayStreak(context: Context): Plan {
  return needs(async ({ store }) => {
    const days = practiceDays(context, await store.loadAll(context.learner.id));
    const today = todayIn(zoneIn(context), context.now);
    const lines = words(days, today).map((line) => paragraph(line));
    return sayOnly(context.learner, [...lines, buttons(button('Review', action('review')), backButton(context))]);
  });
}

function words(days: ReadonlySet<string>, today: string): readonly string[] {
  if (days.size === 0) return ['Your first day starts with your first answer. Take your time.'];
  const isToday = days.has(today);
  const current = daysInRow(days, isToday ? today : addDays(today, -1));
  const longest = Math.max(...[...days].map((day) => daysInRow(days, day)));
  const best = longest > current ? [`Your longest run so far is ${count(longest, 'day')}.`] : [];
  if (current === 0) {
    return [
      `You’ve practised on ${count(days.size, 'day')}. What you know is kept; one answer starts a new run.`,
      ...best,
    ];
  }
  const next = isToday ? 'Today counts already.' : 'One answer today makes it one more.';
  return [`You’ve practised ${count(current, 'day')} in a row. ${next}`, ...best];
}

/** The days in a row that end with `last`, all of them local dates such as `2026-12-24`. */
function daysInRow(days: ReadonlySet<string>, last: string): number {
  let length = 0;
  for (let day = last; days.has(day); day = addDays(day, -1)) length += 1;
  return length;
}
