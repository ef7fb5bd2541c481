/** Texts too long to read in a chat: a phone of 390 points shows 22 lines of 40 characters, on both platforms. */
import { optionsOf, shownWords } from '../../../core/answer.ts';
import type { Lesson, QuestionStep, Scene, Step } from '../../../core/lesson.ts';
import { inlineText, type Prose, proseText } from '../../../core/prose.ts';
import { quote, type Report, type RuleId } from '../../../lesson/problem.ts';
import type { WrittenStep } from '../../../lesson/steps/program.ts';
import { placeInProgram } from './lint-programs.ts';

export const SIZE_LIMITS = {
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

/** As `Report`, for what was made of a part of the file: nothing is said of what stands nowhere in it. */
export type ReportAt = (rule: RuleId, part: object, found: string, expected: string, remedy?: string) => void;

const RULE_OF = {
  text: 'long-bite',
  question: 'long-question',
  option: 'long-option',
  hint: 'long-hint',
} as const;

interface Sized {
  readonly size: keyof typeof RULE_OF;
  readonly what: string;
  readonly characters: number;
  readonly part: object;
}

/** The sizes of what a step shows, whether they are too much or not. */
export function sizesOf(step: Step): readonly Sized[] {
  const text = (what: string, content: readonly Prose[]): Sized => ({
    size: 'text',
    what,
    characters: proseText(content).length,
    part: step,
  });
  switch (step.kind) {
    case 'text':
    case 'complete':
      return [text('a text', step.content)];
    case 'example':
      return [text('the text above the program', step.content), text('the text below the scenario', step.takeaway)];
    case 'question':
      return sizesOfQuestion(step);
    case 'exercise':
      return [text('the task', step.task), ...step.hints.map(sizeOfHint)];
    case 'score':
      return [];
  }
}

function sizesOfQuestion(question: QuestionStep): readonly Sized[] {
  const scenes: readonly Scene[] = [question, ...question.variants];
  return [
    ...scenes.map((scene): Sized => {
      const words = shownWords(scene.answer);
      const shown = [proseText(scene.prompt), ...(words === '' ? [] : [words])].join('\n');
      return { size: 'question', what: 'a question with its options', characters: shown.length, part: scene };
    }),
    ...[...new Set(scenes.flatMap(({ answer }) => optionsOf(answer)))].map((option): Sized => {
      return { size: 'option', what: 'an option', characters: inlineText(option.label).length, part: option };
    }),
    ...[...new Set(scenes.flatMap(({ hints }) => hints))].map(sizeOfHint),
  ];
}

const sizeOfHint = (hint: readonly Prose[]): Sized => ({
  size: 'hint',
  what: 'a hint',
  characters: proseText(hint).length,
  part: hint,
});

/** `a text of 1,020 characters`, where that is too much. */
export function lintSizes(step: Step, report: ReportAt): void {
  for (const { size, what, characters, part } of sizesOf(step)) {
    const limit = SIZE_LIMITS[size];
    if (characters <= limit) continue;
    const remedy = size === 'text' && step.kind === 'text' ? 'a line "---" starts a new message' : undefined;
    report(RULE_OF[size], part, `${what} of ${characters} characters`, `at most ${limit}`, remedy);
  }
}

/** Titles of sections, which stand in the menu of the outline; the first is that of the lesson, which is in others. */
export function lintTitles({ sections }: Lesson, report: ReportAt): void {
  for (const section of sections) {
    const { title } = section;
    if (title.length <= SIZE_LIMITS.title) continue;
    const found = `the title ${quote(title)} of ${title.length} characters`;
    report('long-title', section, found, `at most ${SIZE_LIMITS.title}`);
  }
}

/** The program that learners change, and its lines. */
export function lintProgram({ step, program }: WrittenStep, report: Report): void {
  const text = step.kind === 'example' ? step.program : step.starter;
  if (text.length > SIZE_LIMITS.program) {
    const found = `a program of ${text.length} characters`;
    report('long-program', program, found, `at most ${SIZE_LIMITS.program}, as a form takes`);
  }
  for (const [index, { length }] of text.split('\n').entries()) {
    if (length <= SIZE_LIMITS.programLine) continue;
    const place = placeInProgram(program, index + 1);
    const remedy = 'put brackets around it and break it';
    report('wide-program', place, `a line of ${length} characters`, `at most ${SIZE_LIMITS.programLine}`, remedy);
  }
}
