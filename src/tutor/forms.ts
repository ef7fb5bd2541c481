/** The forms that buttons open: made from the lesson, and from what was sent last. */
import { type Action, action } from '../core/action.ts';
import type { ExampleStep, ExerciseStep, Lesson, QuestionStep } from '../core/lesson.ts';
import { type Prose, proseText } from '../core/prose.ts';
import type { Field, Form } from '../core/reply.ts';
import { findBlanks } from '../exercise/blanks.ts';
import { isVerb } from './features/index.ts';
import { labForm } from './lab-forms.ts';
import type { Lessons } from './lessons.ts';
import type { Fields } from './ports.ts';
import { reminderForm } from './reminder-forms.ts';
import { readRound, sceneIn } from './show/card.ts';

const MAX_DESCRIPTION = 100;

/**
 * The form for an action of pace `form`; null when its lesson or step is gone or does not take it. It opens with `draft`,
 * what the learner sent last, so that nothing has to be typed again.
 */
export function formFor(lessons: Lessons, pressed: Action, draft: Fields): Form | null {
  const { verb, lesson: lessonId, step: stepId } = pressed;
  if (verb === 'remind-form') return reminderForm(pressed);
  const lesson = lessons.get(lessonId);
  const step = lesson?.steps.find(({ id }) => id === stepId);
  if (lesson === undefined || step === undefined) return null;
  if (verb === 'type' && step.kind === 'question') {
    return answerForm(action('submit-typed', lesson.id, step.id), step.prompt);
  }
  if (verb === 'recall-type' && step.kind === 'question') return recallForm(pressed, step);
  if (verb === 'edit' && step.kind === 'example') return programForm(lesson, step, 'run-edited', step.program, draft);
  if (step.kind === 'example') return isVerb(verb) ? labForm(lesson, step, verb, draft) : null;
  if (step.kind !== 'exercise') return null;
  if (verb === 'blanks') return blanksForm(lesson, step, draft);
  return verb === 'program' ? programForm(lesson, step, 'submit-program', step.starter, draft) : null;
}

/** For a card of a review: its round says which scene of the question it shows. */
const recallForm = ({ lesson, step, argument }: Action, question: QuestionStep): Form =>
  answerForm(action('submit-recall', lesson, step, argument), sceneIn(question, readRound(argument).round).prompt);

const answerForm = (submit: Action, prompt: readonly Prose[]): Form => ({
  title: 'Your answer',
  submit,
  fields: [
    {
      id: 'answer',
      label: 'Your answer',
      description: shorten(proseText(prompt)),
      kind: 'text',
      optional: false,
      lines: 'one',
      value: '',
    },
  ],
});

const programForm = (
  lesson: Lesson,
  step: ExampleStep | ExerciseStep,
  submit: 'run-edited' | 'submit-program',
  starter: string,
  draft: Fields,
): Form => ({
  title: submit === 'run-edited' ? 'Change and run' : 'Your program',
  submit: action(submit, lesson.id, step.id),
  fields: [
    {
      id: 'program',
      label: 'Python program',
      description: draft.program === undefined ? '' : 'What you sent last.',
      kind: 'text',
      optional: false,
      lines: 'many',
      value: draft.program ?? starter.trimEnd(),
    },
  ],
});

const blanksForm = (lesson: Lesson, step: ExerciseStep, draft: Fields): Form => ({
  title: 'Fill in the blanks',
  submit: action('submit-blanks', lesson.id, step.id),
  fields: findBlanks(step.starter).map(({ number, line, text }): Field => {
    const id = `blank-${number}`;
    return {
      id,
      label: `Blank ${number}, in line ${line}`,
      description: shorten(text),
      kind: 'text',
      optional: false,
      lines: 'one',
      value: draft[id] ?? '',
    };
  }),
});

const shorten = (text: string): string =>
  text.length <= MAX_DESCRIPTION ? text : `${text.slice(0, MAX_DESCRIPTION - 1)}…`;
