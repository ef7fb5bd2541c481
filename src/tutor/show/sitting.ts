/** How far a lesson is, how long the rest takes, and where it is good to stop. */
import type { Lesson, Section, Step } from '../../core/lesson.ts';
import { minutesOf, type Sitting, sittingsOf } from '../../core/lesson-time.ts';
import { type Prose, paragraph, strong } from '../../core/prose.ts';
import type { Block } from '../../core/reply.ts';
import type { Place } from '../place.ts';
import { count } from './words.ts';

/** `About 50 minutes, with a good place to stop every 8 or so.` */
export function lengthWords(lesson: Lesson): string {
  const sittings = sittingsOf(lesson);
  const whole = `about ${count(lesson.minutes, 'minute')}`;
  if (sittings.length === 1) return whole;
  return `${whole}, with a good place to stop every ${Math.round(lesson.minutes / sittings.length)} or so`;
}

/** At the last step of a sitting, once it is done: that it is good to stop here, and what comes next time. */
export function stopBlocks({ lesson, index }: Pick<Place, 'lesson' | 'index'>): readonly Block[] {
  // Most steps are no stop.
  const isStop = lesson.sittings.includes(index + 1);
  const next = isStop ? sittingsOf(lesson).find(({ first }) => first === index + 1) : undefined;
  if (next === undefined) return [];
  const titles = titlesIn(lesson, next).join(', ');
  return [paragraph(strong('A good place to stop.'), ` Next time: ${titles} (${minutesOf(next.steps)} min).`)];
}

/** The sections that begin in it, after what is left of the one before. */
function titlesIn({ sections }: Lesson, { first, steps }: Sitting): readonly string[] {
  const begun = sections.filter((section) => section.first >= first && section.first < first + steps.length);
  const rest = sections.findLast((section) => section.first < first);
  const titles = begun.map(({ title }) => title);
  return begun[0]?.first === first || rest === undefined ? titles : [`the rest of ${rest.title}`, ...titles];
}

/** The steps that are left, the current one with them while there is something to do at it. */
const stepsLeft = ({ lesson, index, progress }: Place): readonly Step[] =>
  lesson.steps.slice(progress.answered ? index + 1 : index);

/** How many sections are done, and how long the rest takes. */
export function leftProse(place: Place): Prose {
  const { lesson, step } = place;
  const done = lesson.sections.filter((section) => stateOf(place, section) === 'done').length;
  const sections = `${done} of ${count(lesson.sections.length, 'section')} done`;
  if (step.kind === 'complete') return paragraph(`${sections}.`);
  return paragraph(`${sections}, about ${count(minutesOf(stepsLeft(place)), 'minute')} left.`);
}

/** `done`, `you are here`, `2 still open`, or how long it takes. */
export function sectionMark(place: Place, section: Section): string {
  const state = stateOf(place, section);
  if (state === 'here') return 'you are here';
  if (state === 'done') return 'done';
  if (state === 'ahead') return `${minutesOf(stepsIn(place.lesson, section))} min`;
  return `${state} still open`;
}

/** A number: how many questions and exercises were left open in a section that the learner has come past. */
function stateOf(place: Place, section: Section): 'here' | 'done' | 'ahead' | number {
  const { lesson, step, index, progress } = place;
  const steps = stepsIn(lesson, section);
  if (step.section === section.id && step.kind !== 'complete') return 'here';
  const tasks = steps.filter(isTask);
  const open = tasks.filter(({ id }) => progress.answers[id]?.given == null && progress.passed[id] !== true);
  const isBehind = index >= section.first + steps.length;
  if (open.length === 0 && (tasks.length > 0 || isBehind)) return 'done';
  return isBehind ? open.length : 'ahead';
}

const isTask = (step: Step): boolean =>
  step.kind === 'exercise' || (step.kind === 'question' && step.role.kind !== 'predict');

/** The closing message belongs to no section of the outline. */
const stepsIn = ({ steps }: Lesson, { id }: Section): readonly Step[] =>
  steps.filter(({ section, kind }) => section === id && kind !== 'complete');
