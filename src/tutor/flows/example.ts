/** Running an example, as it is or as the learner changed it, and showing what the browser saw. */
import { playScenario } from '../../browser/index.ts';
import type { ExampleStep } from '../../core/lesson.ts';
import { heading } from '../../core/prose.ts';
import type { Block, Button } from '../../core/reply.ts';
import { tidyProgram } from '../../exercise/tidy-program.ts';
import { describePrints, describeTranscript, faultSentence } from '../../transcript/index.ts';
import { answeredBy, button, buttons, nextButton, pictureButton, whereAmI, whyButton } from '../controls.ts';
import { type Decision, say } from '../decision.ts';
import { isAtPosition, type Place } from '../place.ts';
import { type Seen, seenIn } from '../seen.ts';
import { runTidied } from './run-tidied.ts';

/** The author's program. */
export const runExample = (place: Place, step: ExampleStep): Decision => run(place, step, step.program, true);

/** The learner's version of it, under the same scenario. */
export const runEdited = (place: Place, step: ExampleStep, text: string): Decision =>
  run(place, step, tidyProgram(text), false);

function run(place: Place, step: ExampleStep, program: string, isOriginal: boolean): Decision {
  return runTidied(
    program,
    place.now,
    (startTime) => playScenario(step.scenario, startTime),
    (result, repairs) => {
      const happened: readonly Block[] =
        result.kind === 'finished'
          ? [...describeTranscript(result.value), answeredBy(result.flask)]
          : [...faultSentence(result.fault), ...describePrints(result.prints)];
      // What to notice is written about the original; a changed program may well show something else.
      const takeaway = isOriginal && result.kind === 'finished' ? step.takeaway : [];
      const title = isOriginal ? `What happened: ${step.title}` : 'What happened with your version';
      const seen = result.kind === 'finished' ? seenIn(place.lesson.id, step.id, result.value) : null;
      const blocks = [
        heading(2, title),
        ...repairs,
        ...happened,
        ...takeaway,
        ...afterExample(place, seen, pictureButton(place, seen)),
      ];
      return say(place, { pressed: isOriginal ? 'settle' : 'keep', blocks, seen });
    },
  );
}

/** What can be done below a run; `others` stand with what is about the run. */
export function afterExample(place: Place, seen: Seen | null, others: readonly Button[]): readonly Block[] {
  const more = [...others, ...whyButton(place, seen), button(place, 'lab', 'Open the lab')];
  if (!isAtPosition(place)) return [whereAmI(place, ...more)];
  const again = [button(place, 'edit', 'Change and run'), button(place, 'run', 'Run again')];
  return [buttons(nextButton(place), ...again), buttons(...more)];
}
