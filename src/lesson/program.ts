/** The Python text of a code block, as far as it can be judged without running it. */
import type { Code } from 'mdast';
import { BLANK } from '../core/lesson.ts';
import { MAX_PROGRAM_CHARACTERS } from '../core/program.ts';
import type { Part } from './outline.ts';
import type { Page } from './page.ts';
import type { Place } from './problem.ts';

/** The program in a block. `blanks` says whether it has to have blanks, must not have any, or may. */
export function readProgram(page: Page, block: Code, blanks: 'required' | 'refused' | 'allowed'): string {
  const { value } = block;
  const place = page.place(block);
  if (value.trim() === '') {
    page.report('program', place, 'an empty program', 'some Python');
  } else if (value.length > MAX_PROGRAM_CHARACTERS) {
    page.report('program', place, `a program of ${value.length} characters`, `at most ${MAX_PROGRAM_CHARACTERS}`);
  } else if (blanks === 'required' && !value.includes(BLANK)) {
    page.report(
      'program',
      place,
      'a starter without blanks',
      `"${BLANK}" for each blank`,
      'or a heading "### Challenge: …"',
    );
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
