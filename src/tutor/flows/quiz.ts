/** Only the questions of a lesson: those not answered yet, else the missed ones, else all of them again. */
import { paragraph } from '../../core/prose.ts';
import { whereAmI } from '../controls.ts';
import { count } from '../day-words.ts';
import { type Outcome, say } from '../decision.ts';
import { behindRetry, moveToRetry, type Place, questionsOf } from '../place.ts';
import { showStep } from '../show/step.ts';

export function quiz(place: Place): Outcome {
  const { what, questions } = questionsFor(place);
  if (questions.length === 0) {
    const none = paragraph('This lesson has no questions.');
    return say(place, { pressed: 'keep', blocks: [none, whereAmI(place)] });
  }
  const after = moveToRetry(place, [...questions, ...backTo(place)]);
  const said = paragraph(`${place.lesson.title}: ${count(questions.length, 'question')}, ${what}.`);
  return say(after, { blocks: [said, ...showStep(after)] });
}

/** Who asks for the quiz in the middle of the lesson comes back there; after its own questions stands the score. */
function backTo(place: Place): readonly string[] {
  const { step, progress } = place;
  if (progress.retry !== null) return behindRetry(place);
  return step.kind === 'text' || step.kind === 'example' || step.kind === 'exercise' ? [step.id] : [];
}

function questionsFor({ lesson, progress }: Place): { readonly what: string; readonly questions: readonly string[] } {
  const all = questionsOf(lesson).map(({ id }) => id);
  const open = all.filter((id) => progress.answers[id] === undefined);
  const missed = all.filter((id) => progress.answers[id]?.right === false);
  if (open.length > 0)
    return { what: open.length === all.length ? 'all of them' : 'those still open', questions: open };
  return missed.length > 0
    ? { what: 'those that you missed', questions: missed }
    : { what: 'all once more, since you had them right', questions: all };
}
