/** The folded solution of an exercise: `<details>`, a summary, a `python` block, `</details>`. */
import type { Code, RootContent } from 'mdast';
import { isCode } from './code-pair.ts';
import { beginsWithMarker } from './markers.ts';
import type { Part } from './outline.ts';
import type { Page } from './page.ts';
import { quote } from './problem.ts';

const OPENS = /^\s*<details\b/i;
const CLOSES = /<\/details\s*>/i;
/** The fold's own tags, with the words of the summary; and comments. */
const TAGS = /<summary\b[^>]*>[\s\S]*?<\/summary\s*>|<\/?details\b[^>]*>|<!--[\s\S]*?-->/gi;

/** Splits an exercise into its fold's solution and all other blocks; reports what is wrong with the fold. */
export function takeSolution(page: Page, part: Part): { solution: Code | null; rest: readonly RootContent[] } {
  const first = findFold(part.blocks);
  if (first === null) {
    page.report(part.place, 'no solution', 'a `python` block folded between "<details>" and "</details>"');
    return { solution: null, rest: part.blocks };
  }
  if (!first.isClosed) {
    page.report(page.place(first.inside[0]), '"<details>" without "</details>"', '"</details>" below the solution');
  }
  const [next] = first.below;
  if (next !== undefined && !isTag(next, OPENS) && !beginsWithMarker(next)) {
    page.report(page.place(next), 'text below the solution', '"**Hint:**", or the text in the task above');
  }
  const below = withoutFolds(page, first.below);
  return { solution: readSolution(page, first.inside), rest: [...first.above, ...below] };
}

interface Fold {
  readonly above: readonly RootContent[];
  readonly inside: readonly [RootContent, ...RootContent[]];
  readonly below: readonly RootContent[];
  readonly isClosed: boolean;
}

/** The first fold. One that is never closed ends with its program, so that the hints below are still found. */
function findFold(blocks: readonly RootContent[]): Fold | null {
  const start = blocks.findIndex((block) => isTag(block, OPENS));
  const opening = blocks[start];
  if (opening === undefined) return null;
  const isWithin = (index: number): boolean => index >= start;
  const closing = blocks.findIndex((block, index) => isWithin(index) && isTag(block, CLOSES));
  const program = blocks.findIndex((block, index) => isWithin(index) && isCode(block, 'python'));
  const end = closing >= 0 ? closing : Math.max(program, start);
  return {
    above: blocks.slice(0, start),
    inside: [opening, ...blocks.slice(start + 1, end + 1)],
    below: blocks.slice(end + 1),
    isClosed: closing >= 0,
  };
}

function readSolution(page: Page, inside: Fold['inside']): Code | null {
  let solution: Code | null = null;
  let isSwallowed = false;
  for (const block of inside) {
    const place = page.place(block);
    if (block.type === 'html') {
      const text = block.value.replace(TAGS, '').trim();
      if (text === '') continue;
      isSwallowed = true;
      page.report(
        place,
        `${quote(text)} right next to a tag of the fold`,
        'a blank line between the tags and what they fold',
      );
    } else if (!isCode(block, 'python')) {
      page.report(place, 'something beside the program in the solution', 'a `python` block only');
    } else if (solution !== null) {
      page.report(place, 'a second `python` block in the solution', 'one, the whole program');
    } else {
      solution = block;
    }
  }
  if (solution === null && !isSwallowed) {
    page.report(page.place(inside[0]), 'a fold without a solution', 'a `python` block in it');
  }
  return solution;
}

/** Drops further folds, each with a problem. */
function withoutFolds(page: Page, blocks: readonly RootContent[]): readonly RootContent[] {
  const fold = findFold(blocks);
  if (fold === null) return blocks;
  page.report(page.place(fold.inside[0]), 'a second "<details>"', 'one, around the solution');
  return [...fold.above, ...withoutFolds(page, fold.below)];
}

const isTag = (block: RootContent, tag: RegExp): boolean => block.type === 'html' && tag.test(block.value);
