/** The overview beside the conversation: what is due, the lessons and how far they are, and the settings. */
import { action } from '../../core/action.ts';
import { heading, paragraph } from '../../core/prose.ts';
import { type Block, type Button, MAX_BUTTON_LABEL } from '../../core/reply.ts';
import { buttons } from '../controls.ts';
import { count } from '../day-words.ts';
import { needing, type Plan, sayOnly } from '../decision.ts';
import { settingsOf } from '../settings.ts';
import { lessonLines } from '../show/progress.ts';
import { nextOnes } from '../show/review-end.ts';
import { stateProse } from '../show/settings.ts';
import { questionOf, type Situation } from '../situation.ts';
import type { Progress } from '../state.ts';
import { reviewButtons, settingsButtons } from './progress.ts';
import { dueCards } from './review.ts';

export const showHome = (situation: Situation): Plan =>
  needing(async ({ store }) => {
    const { learner, lessons, now } = situation;
    const { progress, cards: all, reminders } = await store.loadAll(learner.id);
    const cards = all.filter((card) => questionOf(lessons, card) !== null);
    const due = dueCards(situation, cards, null).today.length;
    const review = reviewButtons(situation, cards);
    return sayOnly(learner, [
      heading(2, 'Review'),
      due > 0 ? paragraph(`${count(due, 'card')} due today.`) : nextOnes(situation, cards),
      ...(review.length > 0 ? [buttons(...review)] : []),
      heading(2, 'Lessons'),
      lessonLines([...lessons.values()], progress),
      lessonControls(situation, progress),
      heading(2, 'Reminders and settings'),
      ...stateProse(settingsOf(reminders), now),
      settingsButtons,
    ]);
  });

/** Buttons up to this many lessons, a menu beyond. */
const MOST_BUTTONS = 5;

function lessonControls({ lessons }: Situation, progress: readonly Progress[]): Block {
  const entries = [...lessons.values()].map(({ id, title }) => {
    const isBegun = progress.some(({ lesson, completedAt }) => lesson === id && completedAt === null);
    return { label: isBegun ? `Go on: ${title}` : title, action: action('start', id), isBegun };
  });
  const asButtons = entries.length <= MOST_BUTTONS && entries.every(({ label }) => label.length <= MAX_BUTTON_LABEL);
  if (!asButtons) return { kind: 'menu', label: 'Open a lesson', entries };
  return {
    kind: 'buttons',
    buttons: entries.map(
      ({ label, action: act, isBegun }): Button => ({ label, action: act, style: isBegun ? 'primary' : 'secondary' }),
    ),
  };
}
