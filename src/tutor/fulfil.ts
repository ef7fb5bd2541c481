/** Does what was asked outside of a lesson's flow, whether by a command, a button or typed words. */
import { paragraph } from '../core/prose.ts';
import type { Card } from '../review/card.ts';
import { type Plan, sayOnly } from './decision.ts';
import { checkMessage, checkNowhere } from './flows/check-message.ts';
import { showHome } from './flows/home.ts';
import { askForget, exportData, forget } from './flows/own-data.ts';
import { tellProgress } from './flows/progress.ts';
import { adjustLast, undoLast } from './flows/rate-recall.ts';
import { lookUp } from './flows/reference.ts';
import { remind, reminded } from './flows/remind.ts';
import { change, viewSettings } from './flows/reminders.ts';
import { endReview, review } from './flows/review.ts';
import { putOffReminder } from './flows/snooze.ts';
import { tellWhy } from './flows/why-today.ts';
import { placeAt, placeAtStart } from './place.ts';
import type { Wish } from './read-wish.ts';
import { type Situation, type Way, withCards } from './situation.ts';

export function fulfil(situation: Situation, wish: Wish, way: Way): Plan {
  switch (wish.kind) {
    case 'review':
      return review(situation, wish.size, way);
    case 'end-review':
      return endReview(situation);
    case 'rate':
      return withCards(situation, (cards) => adjustLast(situation, cards, wish.adjustment, null));
    case 'undo':
      return withCards(situation, (cards) => undoLast(situation, cards, null));
    case 'why-card':
      return whyCard(situation);
    case 'remind':
      return remind(situation);
    case 'reminded':
      return reminded(situation, wish.blocks, wish.result);
    case 'settings':
      return viewSettings(situation);
    case 'change-settings':
      return change(situation, wish.changes, way);
    case 'snooze':
      return putOffReminder(situation, wish.until, way);
    case 'progress':
      return tellProgress(situation);
    case 'home':
      return showHome(situation);
    case 'reference':
      return lookUp(situation, wish.name);
    case 'export':
      return exportData(situation);
    case 'forget':
      return wish.confirmed ? forget(situation) : askForget(situation);
    case 'check':
      return check(situation, wish.text);
  }
}

/** About the card that is open; when it was answered just now, about what it was before that. */
const whyCard = (situation: Situation): Plan =>
  withCards(situation, (cards) => {
    const { learner } = situation;
    const { review: session } = learner;
    const isIt = ({ lesson, step }: Card): boolean => lesson === session?.lesson && step === session.step;
    const before = session?.answered && session.before !== null && isIt(session.before) ? session.before : null;
    const card = before ?? cards.find(isIt);
    if (card !== undefined) return tellWhy(situation, card);
    return sayOnly(learner, [paragraph('There is no card before you. Type “review” to see what is due.')]);
  });

function check({ learner, lessons, progress, now }: Situation, text: string): Plan {
  const lesson = lessons.get(learner.currentLesson ?? '');
  if (lesson === undefined) return checkNowhere(learner);
  const place = progress === null ? placeAtStart(learner, lesson, now) : placeAt(learner, lesson, progress, now);
  return checkMessage(place, text);
}
