/** What to answer: a request and what is remembered in, a plan out. Nothing here reads a clock, a disk or a network. */
import { paragraph } from '../core/prose.ts';
import { act } from './act.ts';
import { mapOutcome, type Outcome, type Plan, sayOnly } from './decision.ts';
import { heard, heardFrom } from './flows/heard-from.ts';
import { openLab } from './flows/lab.ts';
import { begin, resume } from './flows/navigate.ts';
import { offerReminders } from './flows/offer-reminders.ts';
import { quiz } from './flows/quiz.ts';
import { rateAnswer } from './flows/rate-answer.ts';
import { chooseLab, chooseQuiz, greet, help, listLessons, noSuchLesson } from './flows/welcome.ts';
import { fulfil } from './fulfil.ts';
import type { Lessons } from './lessons.ts';
import { isInLab, type Place, placeAt, placeAtStart } from './place.ts';
import { pressCard } from './press-card.ts';
import { readInReview } from './read-in-review.ts';
import { isClearAnswer, readMessage } from './read-message.ts';
import type { Request } from './read-request.ts';
import { readWish, type Wish } from './read-wish.ts';
import type { Remembered, Situation } from './situation.ts';
import type { Progress } from './state.ts';
import { readCommand } from './words.ts';

/** `now`: epoch milliseconds. */
export function decide(lessons: Lessons, request: Request, remembered: Remembered, now: number): Plan {
  const { reminders: before } = remembered;
  const isAsked = request.kind !== 'wish' || !UNASKED.has(request.wish.kind);
  const reminders = isAsked && before !== null ? heard(before, now) : before;
  const situation = { ...remembered, reminders, lessons, now };
  return mapOutcome(decideAlone(situation, request), (decided) => {
    const polite = politely(remembered.progress, decided);
    return mapOutcome(offerReminders(situation, polite), (outcome) =>
      rateAnswer(situation, heardFrom(before, situation, outcome)),
    );
  });
}

/** What happens without the learner doing anything for it. */
const UNASKED: ReadonlySet<Wish['kind']> = new Set<Wish['kind']>(['remind', 'reminded', 'home']);

/** Says that the lab is left, where a decision leaves it. */
function politely(before: Progress | null, outcome: Outcome): Outcome {
  if (before === null || outcome.progress === null) return outcome;
  if (!isInLab(before) || isInLab(outcome.progress) || before.lesson !== outcome.progress.lesson) return outcome;
  return onTop(outcome, 'You left the lab. It stays as it is; type “lab” to come back.');
}

function decideAlone(situation: Situation, request: Request): Plan {
  const { learner, lessons, seen } = situation;
  switch (request.kind) {
    case 'lessons':
      return listLessons(learner, lessons);
    case 'help':
      return help(learner);
    case 'unknown-lesson':
      return noSuchLesson(learner, lessons, request.typed);
    case 'gone':
      return sayOnly(learner, [
        paragraph('That button is from a lesson or a version that is gone. Type “lessons” to go on.'),
      ]);
    case 'wish':
      return fulfil(situation, request.wish, request.way);
    case 'card':
      return pressCard(situation, request);
    case 'open':
      return leavingReview(situation, (left) => {
        const place = placeIn(left, request.lesson);
        return situation.progress === null ? begin(place) : resume(place, request.welcome);
      });
    case 'action':
      return leavingReview(situation, (left) =>
        act(placeIn(left, request.lesson), request.action, request.fields, seen),
      );
    case 'lab':
    case 'quiz': {
      const lesson = request.lesson ?? lessons.get(learner.currentLesson ?? '');
      if (lesson === undefined)
        return request.kind === 'lab' ? chooseLab(learner, lessons) : chooseQuiz(learner, lessons);
      return leavingReview(situation, (left) => {
        const place = placeIn(left, lesson);
        return request.kind === 'lab' ? openLab(place, '') : quiz(place);
      });
    }
    case 'say': {
      const { text } = request;
      const place = currentPlace(situation);
      const isAnswer = place !== null && isClearAnswer(place, text);
      const inReview = readInReview(situation, text, { isAnswer, read: (left) => readOutside(left, text) });
      return inReview ?? readOutside(situation, text);
    }
  }
}

/** A message that is no answer to a card of a review. */
function readOutside(situation: Situation, text: string): Plan {
  const { learner, lessons, seen } = situation;
  const place = currentPlace(situation);
  const wish = readWish(text);
  if (wish !== null && (place === null || !isClearAnswer(place, text))) return fulfil(situation, wish, 'message');
  const command = readCommand(text);
  if (command === 'help' && (place === null || learner.review !== null)) return help(learner);
  if (command === 'lessons' && learner.review !== null) return listLessons(learner, lessons);
  if (place === null) return greet(learner, lessons);
  return leavingReview(situation, (left) => readMessage(placeIn(left, place.lesson), text, lessons, seen));
}

/** Turns to a lesson. A review with an open card is left for that, and can be gone on with. */
function leavingReview(situation: Situation, then: (left: Situation) => Plan): Plan {
  const { review } = situation.learner;
  const left = then({ ...situation, learner: { ...situation.learner, review: null } });
  if (review === null || review.answered) return left;
  return mapOutcome(left, (outcome) => onTop(outcome, 'Your review waits. Type “review” to go on with it.'));
}

const onTop = (outcome: Outcome, said: string): Outcome => ({
  ...outcome,
  reply: { ...outcome.reply, blocks: [paragraph(said), ...outcome.reply.blocks] },
});

function currentPlace(situation: Situation): Place | null {
  const lesson = situation.lessons.get(situation.learner.currentLesson ?? '');
  return lesson === undefined ? null : placeIn(situation, lesson);
}

const placeIn = ({ learner, progress, now }: Situation, lesson: Place['lesson']): Place =>
  progress === null ? placeAtStart(learner, lesson, now) : placeAt(learner, lesson, progress, now);
