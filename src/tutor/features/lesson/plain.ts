/** Programs that serve nobody: what an example prints, and exercises judged by prints and by calls. */
import type { ExampleStep, ExerciseStep, PlainCheck } from '../../../core/lesson.ts';
import { type Fault, isOurFault } from '../../../core/program.ts';
import { code, codeBlock, heading, type Prose, paragraph } from '../../../core/prose.ts';
import type { Block, Reply } from '../../../core/reply.ts';
import { judgePlain, type PlainVerdict, withCalls } from '../../../exercise/judge-plain.ts';
import { askNothing, endOf } from '../../../exercise/run-to-end.ts';
import { describePrints, faultSentence } from '../../../transcript/index.ts';
import { type Plan, type Running, say } from '../../decision.ts';
import { buttons, nextButton, stepButton, whereAmI } from '../../feature.ts';
import { isAtPosition, type Place } from '../../place.ts';
import { allPassed, checkList, hintNotice, wrong } from '../../show/verdict.ts';
import { runTidied } from './example.ts';

/** Whether what an example prints is all that happens. */
export const isPlainExample = ({ scenario }: ExampleStep): boolean => scenario.length === 0;

interface HowToShow {
  readonly title: string;
  readonly pressed: Reply['pressed'];
  /** What to notice, where the program came to its end. */
  readonly takeaway: readonly Prose[];
}

/** Runs a program to its end, and shows what it printed. */
export const runPlain = (place: Place, step: ExampleStep, program: string, how: HowToShow): Plan<Running> =>
  runTidied(program, place.now, askNothing, (result, repairs) => {
    const { fault, prints } = endOf(result);
    const happened = fault === null ? printed(prints) : [...describePrints(prints), ...faultSentence(fault)];
    const ways = [stepButton({ lesson: place.lesson, step }, 'edit', 'Change and run')];
    const again = isAtPosition(place)
      ? buttons(nextButton(place), ...ways, stepButton(place, 'run', 'Run again'))
      : whereAmI(place, ...ways);
    const said = fault === null ? how.takeaway : [];
    return say(place, {
      pressed: how.pressed,
      blocks: [heading(2, how.title), ...repairs, ...happened, ...said, again],
    });
  });

const printed = (prints: string): readonly Prose[] =>
  prints.trim() === '' ? [paragraph('The program printed nothing.')] : describePrints(prints);

/** What became of a submission. */
export type PlainOutcome =
  | { readonly kind: 'judged'; readonly verdict: PlainVerdict }
  | { readonly kind: 'fault'; readonly fault: Fault; readonly prints: string };

/** Runs a submission with the calls of its checks, and judges it. */
export const judgeSubmission = (
  step: ExerciseStep,
  program: string,
  now: number,
  then: (outcome: PlainOutcome, repairs: readonly Prose[]) => Plan<Running>,
): Plan<Running> =>
  runTidied(withCalls(program, step.plain), now, askNothing, (result, repairs) => {
    const { fault, prints } = endOf(result);
    if (fault !== null) return then({ kind: 'fault', fault, prints }, repairs);
    return then({ kind: 'judged', verdict: judgePlain(program, step.plain, result) }, repairs);
  });

/** The outcome in blocks, without controls. */
export function showPlainOutcome(step: ExerciseStep, outcome: PlainOutcome): readonly Block[] {
  if (outcome.kind === 'fault') {
    const title = isOurFault(outcome.fault) ? 'It couldn’t be run just now' : 'The program didn’t come to its end';
    return [wrong(title, [...faultSentence(outcome.fault), ...describePrints(outcome.prints)])];
  }
  const { verdict } = outcome;
  if (verdict.kind === 'pass') return [allPassed(step.plain), ...printed(verdict.prints)];
  const check = step.plain[verdict.check];
  const hint = check?.hint === null || check === undefined ? undefined : step.hints[check.hint - 1];
  return [
    wrong('Not there yet', [
      ...(check?.otherwise ?? []),
      ...(check === undefined ? [] : seen(check, verdict.got)),
      checkList(step.plain, verdict.check),
    ]),
    ...hintNotice(hint),
    ...(verdict.prints.trim() === '' ? [] : printed(verdict.prints)),
  ];
}

/** What was expected of a call, and what came. Prints are shown below. */
function seen({ wanted }: PlainCheck, got: string | null): readonly Prose[] {
  if (wanted.kind === 'prints') return [paragraph('It should print:'), codeBlock('text', wanted.text.trimEnd())];
  if (got === null) return [paragraph(code(wanted.call), ' wasn’t reached. The program ended before that.')];
  return [
    paragraph(code(wanted.call), ' gave ', code(got.slice(0, 200)), ', and should give ', code(wanted.gives), '.'),
  ];
}
