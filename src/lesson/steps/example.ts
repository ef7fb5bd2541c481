/** `### Example: …`: text, the program, the scenario, and what to notice. */
import type { ExampleStep } from '../../core/lesson.ts';
import type { Part } from '../outline.ts';
import type { Page } from '../page.ts';
import { readProse } from '../prose.ts';
import { readScenario } from '../yaml/scenario.ts';
import { readYamlBlock } from '../yaml/tree.ts';
import { findCodePair, programPlace, readProgram, type WrittenExample } from './program.ts';

/** Reads an example; what is missing is reported and empty in the result. */
export function readExample(page: Page, part: Part, section: string): WrittenExample {
  const { before, program, yaml, after } = findCodePair(page, part, part.blocks, {
    python: 'the program',
    yaml: 'the scenario',
    isPlainAlone: true,
  });
  const scenario = yaml === null ? null : readYamlBlock(page, yaml);
  const step: ExampleStep = {
    kind: 'example',
    id: part.id,
    title: part.title,
    section,
    content: readProse(page, before),
    program: program === null ? '' : readProgram(page, program, 'refused'),
    scenario: scenario === null ? [] : readScenario(scenario, page.shownHeaders),
    takeaway: readProse(page, after),
  };
  return { step, program: programPlace(page, part, program) };
}
