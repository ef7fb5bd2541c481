/** "How am I doing?": lessons and score, days of practice, cards by strength, what comes, and what is weakest. */
import { action } from '../../core/action.ts';
import { heading, paragraph } from '../../core/prose.ts';
import type { Block, Button } from '../../core/reply.ts';
import type { Card } from '../../review/card.ts';
import { forecast, localDay } from '../../review/index.ts';
import { buttons } from '../controls.ts';
import { count, todayIn } from '../day-words.ts';
import { needing, type Plan, sayOnly } from '../decision.ts';
import type { Everything } from '../ports.ts';
import { chartPicture, textChart } from '../show/forecast-chart.ts';
import { lessonLines, practiceProse, strengthLines, weakest } from '../show/progress.ts';
import { nextOnes } from '../show/review-end.ts';
import { questionOf, type Situation, toSelect, zoneIn } from '../situation.ts';
import { backButton, dueCards } from './review.ts';

export const tellProgress = (situation: Situation): Plan =>
  needing(async ({ store }) => {
    const { learner, lessons } = situation;
    const everything = await store.loadAll(learner.id);
    const begun = [...lessons.values()].filter(({ id }) => everything.progress.some(({ lesson }) => lesson === id));
    if (begun.length === 0) {
      const none = paragraph('You have not begun a lesson yet. Your progress will be here once you have.');
      return sayOnly(learner, [none, buttons(backButton(situation))]);
    }
    const cards = everything.cards.filter((card) => questionOf(lessons, card) !== null);
    return sayOnly(learner, [
      heading(2, 'Your progress'),
      lessonLines(begun, everything.progress),
      practiceProse(practiceDays(situation, everything), todayIn(zoneIn(situation), situation.now)),
      ...cardBlocks(situation, cards),
      ...weakest(situation, cards),
      buttons(...reviewButtons(situation, cards), backButton(situation), remindersButton),
    ]);
  });

function cardBlocks(situation: Situation, cards: readonly Card[]): readonly Block[] {
  if (cards.length === 0) {
    return [paragraph('You have no cards yet. Each question that you answer in a lesson becomes one.')];
  }
  const days = forecast(toSelect(situation, cards));
  const isCalm = days.every((day) => day.cards === 0);
  return [
    heading(3, `What you remember: ${count(cards.length, 'card')}`),
    strengthLines(cards, situation.now),
    heading(3, 'What comes in the next 7 days'),
    ...(isCalm ? [paragraph('Nothing.'), nextOnes(situation, cards)] : [textChart(days), chartPicture(days)]),
  ];
}

export function reviewButtons(situation: Situation, cards: readonly Card[]): readonly Button[] {
  const due = dueCards(situation, cards, null).today.length;
  return due === 0 ? [] : [{ label: `Review ${count(due, 'card')}`, action: action('review'), style: 'primary' }];
}

/** The local dates on which something was answered, submitted or reviewed. */
function practiceDays(situation: Situation, { attempts, reviews }: Everything): ReadonlySet<string> {
  const zone = zoneIn(situation);
  return new Set([...attempts, ...reviews].flatMap(({ at }) => localDay(zone, at) ?? []));
}

const remindersButton: Button = { label: 'Reminders', action: action('reminders'), style: 'secondary' };

/** Where the settings and the learner's own data are. */
export const settingsButtons: Block = buttons(
  remindersButton,
  { label: 'Export my data', action: action('export'), style: 'secondary' },
  { label: 'Forget me', action: action('forget'), style: 'secondary' },
);
