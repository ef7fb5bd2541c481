/** The score, and the closing message. */
import { action } from '../../core/action.ts';
import type { CompleteStep } from '../../core/lesson.ts';
import type { Prose } from '../../core/prose.ts';
import { bullets, heading, paragraph, strong } from '../../core/prose.ts';
import { type Block, type Button, MAX_BUTTON_LABEL } from '../../core/reply.ts';
import { button, buttons, nextButton, progressBlock, wayButtons } from '../controls.ts';
import { missedQuestions, type Place, questionsOf } from '../place.ts';

/** The score step itself. */
export function showScore(place: Place): readonly Block[] {
  const missed = missedQuestions(place).length;
  return [
    heading(2, 'Your score'),
    ...scoreProse(place),
    progressBlock(place),
    buttons(
      ...(missed > 0 ? [button(place, 'retry', `Retry ${missed} missed`, 'primary')] : []),
      missed > 0 ? button(place, 'next', 'Next') : nextButton(place),
      ...wayButtons(place),
    ),
  ];
}

/** "Lesson complete": what can now be done, and what is next. */
export function showComplete(place: Place, step: CompleteStep): readonly Block[] {
  const { lesson, progress } = place;
  const exercises = lesson.steps.filter(({ kind }) => kind === 'exercise');
  const open = exercises.filter(({ id }) => !progress.passed[id]);
  const solved = exercises.length - open.length;
  return [
    heading(1, `Lesson complete: ${lesson.title}`),
    ...step.content,
    paragraph('You can now:'),
    bullets(lesson.outcomes.map((outcome) => [outcome])),
    ...scoreProse(place),
    ...(exercises.length > 0 ? [paragraph(`You solved ${solved} of ${exercises.length} exercises.`)] : []),
    ...(open.length > 0 ? [paragraph('Still open:'), bullets(open.map(({ title }) => [title]))] : []),
    ...nextLesson(place),
    buttons(...open.map(({ id, title }) => goButton(lesson.id, id, title)), ...completeButtons(place)),
  ];
}

/** How many questions are right, how many at once, how many lie ahead, and which are not right yet. */
export function scoreProse(place: Place): readonly Prose[] {
  const questions = questionsOf(place.lesson);
  if (questions.length === 0) return [];
  const records = questions.map(({ id }) => place.progress.answers[id]);
  const atFirst = records.filter((record) => record?.firstTry).length;
  const right = records.filter((record) => record?.right).length;
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
  const soon = lesson.next.lesson === null ? ' It is not here yet.' : '';
  return [paragraph('Next in the course ', lesson.course, ': ', strong(lesson.next.title), `.${soon}`)];
}

function completeButtons(place: Place): readonly Button[] {
  const { lesson } = place;
  const next = lesson.next?.lesson ?? null;
  return [
    ...(next === null
      ? []
      : [{ label: 'Start the next lesson', action: action('start', next), style: 'primary' as const }]),
    ...(missedQuestions(place).length > 0 ? [button(place, 'retry', 'Retry the missed ones')] : []),
    button(place, 'outline', 'Outline'),
    { label: 'All lessons', action: action('lessons'), style: 'secondary' as const },
    button(place, 'restart', 'Start again'),
  ];
}

/** Leads to an exercise by its title, or by a short word where the title is too long for a button. */
function goButton(lesson: string, step: string, title: string): Button {
  const label = title.length <= MAX_BUTTON_LABEL ? title : 'Go to the open exercise';
  return { label, action: action('go', lesson, step), style: 'secondary' };
}
