/** `### Exercise: …` and `### Challenge: …`: task, starter, checks, hints, and the folded solution. */
import type { Code, RootContent } from 'mdast';
import type { ExerciseStep } from '../../core/lesson.ts';
import { withoutComments } from '../html.ts';
import { beginsWithMarker, readHints, splitAtMarkers } from '../markers.ts';
import type { Part } from '../outline.ts';
import type { Page } from '../page.ts';
import { quote } from '../problem.ts';
import { readProse } from '../prose.ts';
import { readChecks } from '../yaml/checks.ts';
import { readPlainChecks } from '../yaml/plain-checks.ts';
import { readYamlBlock } from '../yaml/tree.ts';
import { findCodePair, isCode, isPlain, programPlace, readProgram, type WrittenExercise } from './program.ts';

/** Reads an exercise; what is missing is reported and empty in the result. */
export function readExercise(page: Page, part: Part, section: string): WrittenExercise {
  const { solution, rest } = takeSolution(page, part);
  const { before, marked, misplaced } = splitAtMarkers(page, rest);
  const pair = findCodePair(page, part, before, { python: 'the starter', yaml: 'the checks' });
  if (pair.before.length === 0) page.report('exercise', part.place, 'no task', 'what to do, above the starter');
  const [loose] = pair.after;
  if (loose !== undefined) {
    page.report('exercise', loose, 'text below the starter', 'it in the task above, or after "**Hint:**"');
  }
  for (const { name, place } of marked) {
    if (name !== 'Hint')
      page.report('marker', place, `"**${name}:**" in an exercise`, '"**Hint:**"', 'the others belong to questions');
  }
  const form = part.kind === 'exercise' ? 'blanks' : 'program';
  const hints = readHints(page, marked);
  // A hint that is not where it should be, which is reported, makes the numbers of all of them doubtful.
  const hintCount = misplaced.has('Hint') || loose !== undefined ? null : hints.length;
  const checks = pair.yaml === null ? null : readYamlBlock(page, pair.yaml);
  const isAlone = solution !== null && isPlain(solution.value) && isPlain(pair.program?.value ?? '');
  const step: ExerciseStep = {
    kind: 'exercise',
    form,
    id: part.id,
    title: part.title,
    section,
    task: readProse(page, pair.before),
    starter: pair.program === null ? '' : readProgram(page, pair.program, form === 'blanks' ? 'required' : 'allowed'),
    solution: solution === null ? '' : readProgram(page, solution, 'refused'),
    checks: checks === null || isAlone ? [] : readChecks(checks, hintCount, page.shownHeaders),
    plain: checks === null || !isAlone ? [] : readPlainChecks(checks, hintCount),
    hints,
  };
  const program = programPlace(page, part, pair.program);
  return { step, program, solution: programPlace(page, part, solution) };
}

/* The folded solution: `<details>`, a summary, a `python` block, `</details>` */

const OPENS = /^\s*<details\b/i;
const CLOSES = /<\/details\s*>/i;
const BELONGS = /^\s*<\/?(?:details|summary)\b/i;
const DETAILS = /<\/?details\b[^<>]*>/gi;
const SUMMARY = /<summary\b[^<>]*>/i;
const SUMMARY_ENDS = /<\/summary\s*>/i;

/** Without the fold's own tags, the words of the summary, and comments. */
function withoutTags(html: string): string {
  const [first = '', ...summaries] = withoutComments(html).split(SUMMARY);
  const below = summaries.map((text) => {
    const [words = '', ...rest] = text.split(SUMMARY_ENDS);
    return rest.length > 0 ? rest.join('') : `<summary>${words}`;
  });
  return [first, ...below].join('').replace(DETAILS, '').trim();
}

/** Splits an exercise into its solution and all other blocks; reports what is wrong with the fold. */
function takeSolution(page: Page, part: Part): { solution: Code | null; rest: readonly RootContent[] } {
  const fold = findFold(part.blocks);
  if (fold === null) {
    page.report('solution', part.place, 'no solution', 'a `python` block folded between "<details>" and "</details>"');
    return { solution: null, rest: part.blocks };
  }
  const [first] = fold.inside;
  const isOpened = isHtml(first, OPENS);
  const isClosed = fold.inside.some((block) => isHtml(block, CLOSES));
  if (!isOpened) page.report('solution', first, 'a fold without its beginning', '"<details>" above the solution');
  else if (!isClosed)
    page.report('solution', first, '"<details>" without "</details>"', '"</details>" below the solution');
  const { solution, isWhole } = readInside(page, fold.inside);
  if (solution === null && isWhole && isOpened) {
    page.report('solution', first, 'a fold without a solution', 'a `python` block in it');
  }
  const [next] = fold.below;
  if (isWhole && next !== undefined && !isHtml(next, OPENS) && !beginsWithMarker(next)) {
    page.report('solution', next, 'text below the solution', '"**Hint:**", or the text in the task above');
  }
  return { solution, rest: [...fold.above, ...withoutFolds(page, fold.below)] };
}

interface Fold {
  readonly above: readonly RootContent[];
  readonly inside: readonly [RootContent, ...RootContent[]];
  readonly below: readonly RootContent[];
}

/** The first fold. One that is never closed ends with its program, so that the hints below are still found. */
function findFold(blocks: readonly RootContent[]): Fold | null {
  const start = blocks.findIndex((block) => isHtml(block, BELONGS));
  const first = blocks[start];
  if (first === undefined) return null;
  const closing = blocks.findIndex((block, index) => index >= start && isHtml(block, CLOSES));
  const program = blocks.findIndex((block, index) => index >= start && isCode(block, 'python'));
  const end = closing >= 0 ? closing : Math.max(program, start);
  return {
    above: blocks.slice(0, start),
    inside: [first, ...blocks.slice(start + 1, end + 1)],
    below: blocks.slice(end + 1),
  };
}

/** `isWhole` false: something else was in the fold, which is reported, and the solution may have gone with it. */
function readInside(page: Page, inside: Fold['inside']): { solution: Code | null; isWhole: boolean } {
  const [solution = null, second] = inside.filter((block) => isCode(block, 'python'));
  for (const block of inside) {
    if (block.type === 'html') {
      const text = withoutTags(block.value);
      if (text === '') continue;
      const found = `${quote(text)} right next to a tag of the fold`;
      page.report('solution', block, found, 'a blank line between the tags and what they fold');
      return { solution, isWhole: false };
    }
    if (!isCode(block, 'python')) {
      page.report('solution', block, 'something beside the program in the solution', 'a `python` block only');
      return { solution, isWhole: false };
    }
    if (block === second) {
      page.report('solution', block, 'a second `python` block in the solution', 'one, the whole program');
      return { solution, isWhole: false };
    }
  }
  return { solution, isWhole: true };
}

/** Drops further folds, each with a problem. */
function withoutFolds(page: Page, blocks: readonly RootContent[]): readonly RootContent[] {
  const fold = findFold(blocks);
  if (fold === null) return blocks;
  page.report('solution', fold.inside[0], 'a second fold', 'one, around the solution');
  return [...fold.above, ...withoutFolds(page, fold.below)];
}

const isHtml = (block: RootContent, pattern: RegExp): boolean => block.type === 'html' && pattern.test(block.value);
