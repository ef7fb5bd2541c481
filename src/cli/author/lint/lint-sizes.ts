/**
 * Texts that are whole in a chat, but too long to be read there. A phone of 390 points shows about 40 characters in a
 * line of a message and about 22 such lines above the keyboard, on both platforms: 900 characters a screen. Nothing in
 * the lessons of this repository comes near the limits (their longest: a text 665, a question with its options 550, an
 * option 60, a hint 359, a title 34, a program 838, a line of one 91), and the format's page asks for 900, too.
 */
import type { Lesson, QuestionStep, Scene, Step } from '../../../core/lesson.ts';
import { inlineText, proseText } from '../../../core/prose.ts';
import { type Place, quote } from '../../../lesson/problem.ts';
import type { WrittenStep } from '../../../lesson/steps/program.ts';
import { type Finding, finding, placeInProgram } from './finding.ts';

export const SIZE_LIMITS = {
  /** A screen of a phone. */
  text: 900,
  question: 900,
  /** Three lines of a phone. */
  option: 120,
  /** Half a screen: a hint stands below the question that it belongs to. */
  hint: 450,
  /** Slack cuts entries of menus after 75; the outline puts a number before and a mark behind. */
  title: 60,
  /** One input of a form takes 3,000 on Slack and 4,000 on Discord. A longer program can only be sent as a message. */
  program: 3000,
  /** Wraps twice: three lines of a phone, which hide how the program is indented. */
  programLine: 110,
} as const;

type Places = ReadonlyMap<object, Place>;
type Size = 'text' | 'question' | 'option' | 'hint' | 'title';
const RULE_OF = {
  text: 'long-bite',
  question: 'long-question',
  option: 'long-option',
  hint: 'long-hint',
  title: 'long-title',
} as const;

interface Sized {
  readonly size: Size;
  readonly what: string;
  readonly characters: number;
  readonly place: Place | undefined;
}

/** The sizes of what a step shows, whether they are too much or not. */
export function sizesOf(step: Step, places: Places): readonly Sized[] {
  const place = places.get(step);
  const text = (what: string, characters: number): Sized => ({ size: 'text', what, characters, place });
  switch (step.kind) {
    case 'text':
    case 'complete':
      return [text('a text', proseText(step.content).length)];
    case 'example':
      return [
        text('the text above the program', proseText(step.content).length),
        text('the text below the scenario', proseText(step.takeaway).length),
      ];
    case 'question':
      return sizesOfQuestion(step, places);
    case 'exercise':
      return [text('the task', proseText(step.task).length), ...sizesOfHints(step.hints, places)];
    case 'score':
      return [];
  }
}

function sizesOfQuestion(question: QuestionStep, places: Places): readonly Sized[] {
  const scenes: readonly Scene[] = [question, ...question.variants];
  const options = new Set(scenes.flatMap(({ answer }) => (answer.kind === 'choice' ? answer.options : [])));
  return [
    ...scenes.map(({ prompt, answer }, index): Sized => {
      const labels = answer.kind === 'choice' ? answer.options.map(({ label }) => inlineText(label)) : [];
      const characters = [proseText(prompt), ...labels].join('\n').length;
      const place = places.get(index === 0 ? question : (question.variants[index - 1] ?? question));
      return { size: 'question', what: 'a question with its options', characters, place };
    }),
    ...[...options].flatMap((option): readonly Sized[] => [
      { size: 'option', what: 'an option', characters: inlineText(option.label).length, place: places.get(option) },
    ]),
    ...sizesOfHints([...new Set(scenes.flatMap(({ hints }) => hints))], places),
  ];
}

const sizesOfHints = (hints: QuestionStep['hints'], places: Places): readonly Sized[] =>
  hints.map((hint) => ({ size: 'hint', what: 'a hint', characters: proseText(hint).length, place: places.get(hint) }));

/** `a text of 1,020 characters`, where that is too much. */
export function lintSizes(step: Step, places: Places): readonly Finding[] {
  return sizesOf(step, places).flatMap(({ size, what, characters, place }) => {
    const limit = SIZE_LIMITS[size];
    if (place === undefined || characters <= limit) return [];
    const remedy = size === 'text' && step.kind === 'text' ? 'a line "---" starts a new message' : null;
    return [finding(RULE_OF[size], place, `${what} of ${characters} characters`, `at most ${limit}`, remedy)];
  });
}

/** Titles of sections, which stand in the menu of the outline; the first is that of the lesson, which is in others. */
export function lintTitles({ sections }: Lesson, places: Places): readonly Finding[] {
  return sections.flatMap((section) => {
    const { title } = section;
    const place = places.get(section);
    if (place === undefined || title.length <= SIZE_LIMITS.title) return [];
    const found = `the title ${quote(title)} of ${title.length} characters`;
    return [finding('long-title', place, found, `at most ${SIZE_LIMITS.title}`)];
  });
}

/** The program that learners change, and its lines. */
export function lintProgram({ step, program }: WrittenStep): readonly Finding[] {
  const text = step.kind === 'example' ? step.program : step.starter;
  const tooLong =
    text.length > SIZE_LIMITS.program
      ? [
          finding(
            'long-program',
            program,
            `a program of ${text.length} characters`,
            `at most ${SIZE_LIMITS.program}, as a form takes`,
          ),
        ]
      : [];
  const wide = text
    .split('\n')
    .flatMap((line, index) =>
      line.length > SIZE_LIMITS.programLine
        ? [
            finding(
              'wide-program',
              placeInProgram(program, index + 1),
              `a line of ${line.length} characters`,
              `at most ${SIZE_LIMITS.programLine}`,
              'put brackets around it and break it',
            ),
          ]
        : [],
    );
  return [...tooLong, ...wide];
}
