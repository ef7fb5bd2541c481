/** The questions of a round as everybody in the channel is asked them, and the round that a timetable opens. */

import type { Option } from '../core/answer.ts';
import { textKey } from '../core/hash-text.ts';
import type { Lesson, QuestionStep } from '../core/lesson.ts';
import { inlineText, proseText } from '../core/prose.ts';
import { shuffle } from '../core/random.ts';
import { nextOccasion, QUESTIONS, questionsOn } from '../group/occasion.ts';
import { openOccasion, type Round } from '../group/round.ts';
import { countWords, readingTime } from '../group/time.ts';
import { letterOf } from '../quiz/kinds/kind.ts';
import type { Lessons } from './lessons.ts';
import type { SetTimetable } from './storage/group.ts';

/** An option in the order shown. */
export interface RoundOption extends Option {
  readonly letter: string;
  /** Its index in the author's order: what is stored. */
  readonly choice: number;
}

export interface RoundQuestion {
  readonly lesson: Lesson;
  readonly step: QuestionStep;
  readonly options: readonly RoundOption[];
}

/** The questions that can be asked of many at once: those with options, and without a program that is to run. */
export const questionsForMany = (lesson: Lesson): readonly string[] =>
  lesson.steps.flatMap((step) => {
    const isAlone = step.kind === 'question' && step.role.kind !== 'predict';
    return isAlone && step.answer.kind === 'choice' ? [step.id] : [];
  });

/** The question at a place; null when the lesson was changed and has it no more. */
export function roundQuestion(lessons: Lessons, round: Round, place: number): RoundQuestion | null {
  const lesson = lessons.get(round.lesson);
  const step = lesson?.steps.find(({ id }) => id === round.questions[place]);
  if (lesson === undefined || step?.kind !== 'question' || step.answer.kind !== 'choice') return null;
  const { options } = step.answer;
  const shown = shuffle(options.length, `${round.id} ${step.id}`).flatMap((choice, position) => {
    const option = options[choice];
    return option === undefined ? [] : [{ ...option, choice, letter: letterOf(position) }];
  });
  return { lesson, step, options: shown };
}

/** The author's index of the right option, by the question's place. */
export const keysOf =
  (lessons: Lessons, round: Round) =>
  (place: number): number | null =>
    roundQuestion(lessons, round, place)?.options.find(({ right }) => right)?.choice ?? null;

/** How long the open question of a round stays open, in milliseconds, by all the words there are to read. */
export function timeToAnswer(lessons: Lessons, round: Round): number {
  const { phase } = round;
  const asked = phase.kind === 'question' ? roundQuestion(lessons, round, phase.place) : null;
  if (asked === null) return 0;
  const options = asked.options.map(({ label }) => inlineText(label)).join(' ');
  return readingTime(countWords(`${proseText(asked.step.prompt)} ${options}`));
}

/** Names a round: no two in a channel are opened in the same millisecond. */
export const roundId = ({ server, channel }: Round['room'], now: number): string =>
  `${now.toString(36)}${textKey(`${server} ${channel}`)}`;

/**
 * What a timetable that is due opens, and when it is due again. `round` is null where it is too late for this one, or
 * its lesson is gone. Null for a zone that this machine does not know.
 */
export function dueOccasion(
  lessons: Lessons,
  { room, host, lesson: id, hours, number, nextAt }: SetTimetable,
  now: number,
): { readonly round: Round | null; readonly nextAt: number } | null {
  const due = nextOccasion(hours, nextAt - 1);
  const next = nextOccasion(hours, Math.max(now, nextAt));
  if (due === null || next === null) return null;
  const lesson = lessons.get(id);
  const questions = lesson === undefined ? [] : questionsOn(questionsForMany(lesson), number, QUESTIONS[hours.every]);
  if (questions.length === 0 || now >= due.closesAt) return { round: null, nextAt: next.opensAt };
  const occasion = { every: hours.every, zone: hours.zone, closesAt: due.closesAt };
  const opening = { id: roundId(room, now), room, host, lesson: id, questions };
  return { round: openOccasion(opening, occasion, now), nextAt: next.opensAt };
}
