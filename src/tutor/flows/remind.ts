/** The reminder itself: a message that already holds the first card. Nothing due: nothing is said, so nothing is sent. */
import { paragraph } from '../../core/prose.ts';
import { buttons } from '../controls.ts';
import { count } from '../day-words.ts';
import { type Plan, sayOnly } from '../decision.ts';
import { showCard } from '../show/card.ts';
import { type Situation, withCards } from '../situation.ts';
import { askCard, dueCards, freshSession, SHORT_DAY, shortButton } from './review.ts';
import { snoozeButtons } from './snooze.ts';

export const remind = (situation: Situation): Plan =>
  withCards(situation, (cards) => {
    const { learner } = situation;
    const { today } = dueCards(situation, cards, null);
    const [first] = today;
    const asked = first === undefined ? null : askCard(situation, first, freshSession(today.length));
    if (asked === null) return sayOnly(learner, []);
    const hello =
      today.length === 1
        ? 'One card is due today. Here it is.'
        : `${count(today.length, 'card')} are due today. Here is the first one.`;
    const short = today.length > SHORT_DAY ? [shortButton] : [];
    return sayOnly({ ...learner, review: asked.session }, [
      paragraph(hello),
      ...showCard(learner, asked, []),
      buttons(...short, ...snoozeButtons),
    ]);
  });
