/**
 * What examples and exercises have in common: a `python` program, right below it in `yaml` what is done with it, and
 * what an author's tools need to know of both beside what learners get.
 */
import type { Code, RootContent } from 'mdast';
import { BLANK, type ExampleStep, type ExerciseStep } from '../../core/lesson.ts';
import { MAX_PROGRAM_CHARACTERS } from '../../core/program.ts';
import type { Part } from '../outline.ts';
import type { Page } from '../page.ts';
import type { Place } from '../problem.ts';

interface CodePair {
  /** What stands above the program. */
  readonly before: readonly RootContent[];
  readonly program: Code | null;
  readonly yaml: Code | null;
  /** What stands below both. */
  readonly after: readonly RootContent[];
}

/** What the two blocks are called in messages: `the program`, `the scenario`. */
interface PairNames {
  readonly python: string;
  readonly yaml: string;
  /** Whether a plain program may stand without the other block. */
  readonly isPlainAlone?: boolean;
}

/** Whether a program serves nobody, so that what it prints is what it does. */
export const isPlain = (program: string): boolean => program.trim() !== '' && !/flask/i.test(program);

/** Finds the pair; reports a missing, second or misplaced block, and text between the two. */
export function findCodePair(page: Page, part: Part, blocks: readonly RootContent[], names: PairNames): CodePair {
  const program = onlyBlock(page, part, blocks, 'python', names);
  // A program that serves nobody is run without anything that is done with it.
  const isAlone = names.isPlainAlone === true && program !== null && isPlain(program.value);
  const isMissing = isAlone && !blocks.some((block) => block.type === 'code' && /^ya?ml$/i.test(block.lang ?? ''));
  const yaml = isMissing ? null : onlyBlock(page, part, blocks, 'yaml', names);
  const programAt = program === null ? -1 : blocks.indexOf(program);
  const yamlAt = yaml === null ? -1 : blocks.indexOf(yaml);
  if (program !== null && yaml !== null && yamlAt < programAt) {
    page.report('code-block', program, `${names.python} below ${names.yaml}`, `it above ${names.yaml}`);
  }
  const [loose] = program === null || yaml === null ? [] : textIn(blocks.slice(programAt, yamlAt));
  if (loose !== undefined) {
    page.report('code-block', loose, `text between ${names.python} and ${names.yaml}`, `it above ${names.python}`);
  }
  const start = programAt >= 0 ? programAt : yamlAt >= 0 ? yamlAt : blocks.length;
  const end = loose === undefined ? start : yamlAt;
  return { before: textIn(blocks.slice(0, start)), program, yaml, after: textIn(blocks.slice(end)) };
}

type Language = 'python' | 'yaml';

/** The first block in a language; reports further ones, or that there is none. */
function onlyBlock(
  page: Page,
  part: Part,
  blocks: readonly RootContent[],
  language: Language,
  names: PairNames,
): Code | null {
  const [only, ...others] = blocks.filter((block) => isCode(block, language));
  for (const other of others) {
    page.report('code-block', other, `a second \`${language}\` block`, `one, ${names[language]}`);
  }
  if (only !== undefined) return only;
  const alias = ALIASES[language].find((other) => blocks.some((block) => isCode(block, other)));
  const remedy = alias === undefined ? undefined : `write \`\`\`${language} instead of \`\`\`${alias}`;
  page.report('code-block', part.place, `no \`${language}\` block`, `one, ${names[language]}`, remedy);
  return null;
}

/** Other names of the languages, easily taken for the right one. */
const ALIASES: Readonly<Record<Language, readonly string[]>> = {
  python: ['py', 'python3', 'Python'],
  yaml: ['yml', 'YAML', 'Yaml'],
};

const textIn = (blocks: readonly RootContent[]): readonly RootContent[] =>
  blocks.filter((block) => !isCode(block, 'python') && !isCode(block, 'yaml'));

/** Whether a block is code in this language. */
export const isCode = (block: RootContent, language: string): block is Code =>
  block.type === 'code' && block.lang === language;

/* The program, as far as it can be judged without running it */

/** The program in a block. `blanks` says whether it has to have blanks, must not have any, or may. */
export function readProgram(page: Page, block: Code, blanks: 'required' | 'refused' | 'allowed'): string {
  const { value } = block;
  const place = page.place(block);
  if (value.trim() === '') {
    page.report('program', place, 'an empty program', 'some Python');
  } else if (value.length > MAX_PROGRAM_CHARACTERS) {
    page.report('program', place, `a program of ${value.length} characters`, `at most ${MAX_PROGRAM_CHARACTERS}`);
  } else if (blanks === 'required' && !value.includes(BLANK)) {
    const remedy = 'or a heading "### Challenge: …"';
    page.report('program', place, 'a starter without blanks', `"${BLANK}" for each blank`, remedy);
  } else if (blanks === 'refused' && value.includes(BLANK)) {
    const line = value.slice(0, value.indexOf(BLANK)).split('\n');
    const blank = page.placeInside(block, line.length, (line.at(-1) ?? '').length + 1);
    page.report('program', blank, `a blank "${BLANK}"`, 'a program that is complete');
  }
  return value;
}

/** Where the first line of a program is; its part's heading when there is no program, which has been reported. */
export const programPlace = (page: Page, part: Part, block: Code | null): Place =>
  block === null ? part.place : page.placeInside(block, 1, 1);

/* An example or exercise as it is written */

export interface WrittenExample {
  readonly step: ExampleStep;
  /** Where the first line of the program begins. */
  readonly program: Place;
}

export interface WrittenExercise {
  readonly step: ExerciseStep;
  /** Where the first line of the starter begins. */
  readonly program: Place;
  /** Where the first line of the solution begins. */
  readonly solution: Place;
}

interface Surroundings {
  readonly heading: Place;
  /** Where a comment says that the example fails on purpose; null when none does. */
  readonly failsOnPurpose: Place | null;
  /** Where each step of its scenario or its checks begins, among others. */
  readonly places: ReadonlyMap<object, Place>;
}

/** One that was read without any problem, so that it can be run. */
export type WrittenStep = Surroundings & (WrittenExample | WrittenExercise);
