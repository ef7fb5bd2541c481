/** A step as the learner first sees it: its content, where it stands, and what can be done. */
import type { ExampleStep, ExerciseStep, TextStep } from '../../core/lesson.ts';
import type { Prose } from '../../core/prose.ts';
import { bullets, code, codeBlock, heading, paragraph } from '../../core/prose.ts';
import type { Block, Button } from '../../core/reply.ts';
import { findBlanks } from '../../exercise/blanks.ts';
import { button, buttons, nextButton, progressBlock, wayButtons } from '../controls.ts';
import type { Place } from '../place.ts';
import { showQuestion } from './question.ts';
import { showComplete, showScore } from './score.ts';

/** The blocks of the step that the learner is at. */
export function showStep(place: Place): readonly Block[] {
  const { step } = place;
  switch (step.kind) {
    case 'text':
      return showText(place, step);
    case 'example':
      return showExample(place, step);
    case 'question':
      return showQuestion(place, step);
    case 'exercise':
      return showExercise(place, step);
    case 'score':
      return showScore(place);
    case 'complete':
      return showComplete(place, step);
  }
}

const showText = (place: Place, step: TextStep): readonly Block[] => [
  heading(2, step.title),
  ...step.content,
  progressBlock(place),
  buttons(nextButton(place), ...wayButtons(place)),
];

const showExample = (place: Place, step: ExampleStep): readonly Block[] => [
  heading(2, `Example: ${step.title}`),
  ...step.content,
  codeBlock('python', step.program),
  progressBlock(place),
  buttons(
    button(place, 'run', 'Run it', 'primary'),
    button(place, 'edit', 'Change and run'),
    button(place, 'next', 'Next'),
    ...wayButtons(place),
  ),
  buttons(button(place, 'lab', 'Open the lab')),
];

const showExercise = (place: Place, step: ExerciseStep): readonly Block[] => [
  heading(2, `${step.form === 'blanks' ? 'Exercise' : 'Challenge'}: ${step.title}`),
  ...step.task,
  codeBlock('python', step.starter),
  howToAnswer(step),
  progressBlock(place),
  buttons(
    ...submitButtons(place, step),
    button(place, 'hint', 'Hint'),
    isPassed(place) ? nextButton(place) : button(place, 'skip', 'Skip for now'),
    ...(place.index > 0 ? [button(place, 'back', 'Back')] : []),
  ),
];

const isPassed = ({ progress, step }: Place): boolean => progress.passed[step.id] === true;

/** The buttons that open the forms of an exercise. */
export function submitButtons(place: Pick<Place, 'lesson'>, step: ExerciseStep): readonly Button[] {
  const at = { lesson: place.lesson, step };
  const whole = button(at, 'program', 'Write the program', step.form === 'program' ? 'primary' : 'secondary');
  return step.form === 'blanks' ? [button(at, 'blanks', 'Fill in the blanks', 'primary'), whole] : [whole];
}

/** How an exercise is answered by typing. */
export function howToAnswer(step: ExerciseStep): Prose {
  const whole = 'In a direct message to me, send the whole program between two lines of three backticks.';
  if (step.form === 'program') return paragraph(`Use the button, or type. ${whole}`);
  const count = findBlanks(step.starter).length;
  return bullets([
    ['Use the buttons, or type.'],
    [`In a direct message to me, send what goes into the ${count} blanks, in order: `, code(exampleOf(count))],
    [whole],
  ]);
}

/** `first | second | …`, so that the form of the answer is plain. */
const exampleOf = (count: number): string => ['first', 'second', ...Array(count).fill('…')].slice(0, count).join(' | ');
