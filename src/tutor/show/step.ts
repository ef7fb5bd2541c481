/** A step as the learner first sees it: its content, where it stands, and what can be done. */

import {
  type CompleteStep,
  countRight,
  type ExampleStep,
  type ExerciseStep,
  questionsOf,
  type TextStep,
} from '../../core/lesson.ts';
import { bullets, code, codeBlock, heading, type Prose, paragraph, strong } from '../../core/prose.ts';
import { type Block, type Button, MAX_BUTTON_LABEL } from '../../core/reply.ts';
import { findBlanks } from '../../exercise/blanks.ts';
import {
  action,
  button,
  buttons,
  buttonsOrMenu,
  nextButton,
  progressBlock,
  stepButton,
  wayButtons,
} from '../feature.ts';
import { hasLearned, missedQuestions, type Place } from '../place.ts';
import { showQuestion } from '../question.ts';
import { sectionButton, topicsOf } from '../topic.ts';
import { certificateButton } from './certificate.ts';
import { stopBlocks } from './sitting.ts';

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
  ...stopBlocks(place),
  buttons(nextButton(place), ...wayButtons(place)),
];

const showExample = (place: Place, step: ExampleStep): readonly Block[] => [
  heading(2, `Example: ${step.title}`),
  ...step.content,
  codeBlock('python', step.program),
  progressBlock(place),
  buttons(
    stepButton(place, 'run', 'Run it', 'primary'),
    stepButton(place, 'edit', 'Change and run'),
    stepButton(place, 'next', 'Next'),
    ...wayButtons(place),
  ),
  // The lab is for what browsers do.
  ...(step.scenario.length === 0 ? [] : [buttons(stepButton(place, 'lab', 'Open the lab'))]),
];

const showExercise = (place: Place, step: ExerciseStep): readonly Block[] => [
  heading(2, `${step.form === 'blanks' ? 'Exercise' : 'Challenge'}: ${step.title}`),
  ...step.task,
  codeBlock('python', step.starter),
  ...howToAnswer(step),
  progressBlock(place),
  buttons(
    ...submitButtons(place, step),
    stepButton(place, 'hint', 'Hint'),
    isPassed(place) ? nextButton(place) : stepButton(place, 'skip', 'Skip for now'),
    ...(isPassed(place) ? [stepButton(place, 'solution', 'Compare with a solution')] : []),
    ...(place.index > 0 ? [stepButton(place, 'back', 'Back')] : []),
  ),
];

const isPassed = ({ progress, step }: Place): boolean => progress.passed[step.id] === true;

/** The buttons that open the forms of an exercise. */
export function submitButtons(place: Pick<Place, 'lesson'>, step: ExerciseStep): readonly Button[] {
  const at = { lesson: place.lesson, step };
  const whole = stepButton(at, 'program', 'Write the program', step.form === 'program' ? 'primary' : 'secondary');
  return step.form === 'blanks' ? [stepButton(at, 'blanks', 'Fill in the blanks', 'primary'), whole] : [whole];
}

/** How an exercise is answered by typing. */
export function howToAnswer(step: ExerciseStep): readonly Prose[] {
  const whole = 'the whole program, between two lines of three backticks';
  if (step.form === 'program') return [paragraph(`Use the button, or send me ${whole}, in a direct message.`)];
  const count = findBlanks(step.starter).length;
  return [
    paragraph('Use the buttons, or type in a direct message to me:'),
    bullets([
      ...(count === 1
        ? [['what goes into the blank, or: ', code(oneBlank(count))]]
        : [
            [`what goes into the ${count} blanks, in order: `, code(exampleOf(count))],
            ['or one blank at a time: ', code(oneBlank(count))],
          ]),
      [`or ${whole}`],
    ]),
  ];
}

/** How one of them is filled by typing: `blank 2 is …`. */
export const oneBlank = (count: number): string => (count === 1 ? 'the blank is …' : 'blank 2 is …');

/** `first | second | …`, so that the form of the answer is plain. */
const exampleOf = (count: number): string => ['first', 'second', ...Array(count).fill('…')].slice(0, count).join(' | ');

// The score, and the closing message.

/** The score step itself. */
function showScore(place: Place): readonly Block[] {
  const missed = missedQuestions(place).length;
  return [
    heading(2, 'Your score'),
    ...scoreProse(place),
    progressBlock(place),
    buttons(
      ...(missed > 0 ? [stepButton(place, 'retry', `Retry ${missed} missed`, 'primary')] : []),
      missed > 0 ? stepButton(place, 'next', 'Next') : nextButton(place),
      ...wayButtons(place),
    ),
  ];
}

/** The end: what can now be done, or which sections are worth another look first; and what is next. */
function showComplete(place: Place, step: CompleteStep): readonly Block[] {
  const { lesson, progress } = place;
  const exercises = lesson.steps.filter(({ kind }) => kind === 'exercise');
  const open = exercises.filter(({ id }) => !progress.passed[id]);
  const solved = exercises.length - open.length;
  return [
    ...(hasLearned(place) ? whatWasLearned(place, step) : [heading(1, `You're at the end of ${lesson.title}`)]),
    ...scoreProse(place),
    ...(exercises.length > 0 ? [paragraph(`You solved ${solved} of ${exercises.length} exercises.`)] : []),
    ...(open.length > 0 ? [paragraph('Still open:'), bullets(open.map(({ title }) => [title]))] : []),
    ...worthAnotherLook(place),
    ...nextLesson(place),
    buttons(...open.map(({ id, title }) => goButton(lesson.id, id, title)), ...completeButtons(place)),
  ];
}

function whatWasLearned(place: Place, { content }: CompleteStep): readonly Block[] {
  const { lesson, progress } = place;
  const questions = questionsOf(lesson);
  const isPerfect = questions.length > 0 && questions.every(({ id }) => progress.answers[id]?.right);
  const cheer: Block = {
    kind: 'notice',
    tone: 'right',
    title: `All ${questions.length} right!`,
    content: [paragraph('Every single question. Well done, that was real work.')],
  };
  return [
    heading(1, `Lesson complete: ${lesson.title}`),
    ...(isPerfect ? [cheer] : []),
    ...content,
    paragraph('You can now:'),
    bullets(lesson.outcomes.map((outcome) => [outcome])),
  ];
}

/** The sections that teach what was missed, each with a button. */
function worthAnotherLook(place: Place): readonly Block[] {
  const { lesson } = place;
  const sections = topicsOf(lesson, missedQuestions(place));
  if (sections.length === 0) return [];
  const one = sections.length === 1;
  const said = hasLearned(place)
    ? `${one ? 'This section is' : 'These sections are'} worth another look:`
    : `Some of it hasn't stuck yet, and that's what ${one ? 'this section is' : 'these sections are'} for. Look again, and then retry:`;
  return [
    paragraph(said),
    buttonsOrMenu(
      'Look again at',
      sections.map((section) => sectionButton(lesson, section)),
    ),
  ];
}

/** How many questions are right, how many at once, how many lie ahead, and which are not right yet. */
export function scoreProse(place: Place): readonly Prose[] {
  const questions = questionsOf(place.lesson);
  if (questions.length === 0) return [];
  const { answers } = place.progress;
  const atFirst = questions.filter(({ id }) => answers[id]?.firstTry).length;
  const right = countRight(place.lesson, (id) => answers[id]?.right);
  const missed = missedQuestions(place);
  const ahead = questions.length - right - missed.length;
  return [
    paragraph(
      strong(`${right} of ${questions.length} questions right`),
      `, ${atFirst} at the first try without a hint.`,
      ahead > 0 ? ` ${ahead} still to come.` : '',
    ),
    ...(missed.length > 0 ? [paragraph('Not right yet:'), bullets(missed.map(({ title }) => [title]))] : []),
  ];
}

function nextLesson({ lesson }: Place): readonly Prose[] {
  if (lesson.next === null) return [];
  const { title, promise } = lesson.next;
  const soon = lesson.next.lesson === null ? " It isn't here yet." : '';
  const learn = promise === null ? '' : ` There you learn to ${promise}.`;
  return [paragraph('Next in the course ', lesson.course.title, ': ', strong(title), `.${learn}${soon}`)];
}

function completeButtons(place: Place): readonly Button[] {
  const { lesson } = place;
  const next = lesson.next?.lesson ?? null;
  const isReady = hasLearned(place);
  const style = isReady ? 'secondary' : 'primary';
  const retry = missedQuestions(place).length > 0 ? [stepButton(place, 'retry', 'Retry the missed ones', style)] : [];
  const start =
    next === null ? [] : [button('Start the next lesson', action('start', next), isReady ? 'primary' : 'secondary')];
  return [
    ...(isReady ? [...start, ...retry] : [...retry, ...start]),
    stepButton(place, 'outline', 'Outline'),
    ...(isReady ? [certificateButton(lesson.id)] : []),
    button('All lessons', action('lessons')),
    stepButton(place, 'restart', 'Start again'),
  ];
}

/** Leads to an exercise by its title, or by a short word where the title is too long for a button. */
function goButton(lesson: string, step: string, title: string): Button {
  const label = title.length <= MAX_BUTTON_LABEL ? title : 'Go to the open exercise';
  return button(label, action('go', lesson, step));
}
