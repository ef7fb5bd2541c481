/** The steps of a lesson in teaching order, with the score after the last question and the closing message at the end. */
import type { Section, Step } from '../core/lesson.ts';
import { readBites } from './bites.ts';
import { readExample } from './example.ts';
import { readExercise } from './exercise.ts';
import { COMPLETE_ID, type Ids, INTRODUCTION_ID, SCORE_ID } from './ids.ts';
import type { Outline, Part } from './outline.ts';
import type { Page } from './page.ts';
import { readProse } from './prose.ts';
import { readQuestion } from './question.ts';

/** Reads every part of the outline; what is wrong in a part is reported, and the step is then of no use. */
export function readSteps(
  page: Page,
  ids: Ids,
  outline: Outline,
): { sections: readonly Section[]; steps: readonly Step[] } {
  const steps: Step[] = [];
  const sections = outline.sections.map(({ id, title, parts }): Section => {
    const first = steps.length;
    steps.push(...parts.flatMap((part) => readPart(page, ids, part, id)));
    return { id, title, first };
  });
  const { complete } = outline;
  if (complete !== null) {
    // The closing message is no entry of the outline: nobody should jump to it. It counts to the last section.
    const section = sections.at(-1)?.id ?? INTRODUCTION_ID;
    const content = readProse(page, complete.blocks);
    steps.push({ kind: 'complete', id: COMPLETE_ID, title: complete.title, section, content });
  }
  return withScore(sections, steps);
}

function readPart(page: Page, ids: Ids, part: Part, section: string): readonly Step[] {
  if (part.blocks.length === 0) return []; // reported with the outline
  switch (part.kind) {
    case 'text':
      return readBites(page, ids, part, section);
    case 'example':
      return [readExample(page, part, section)];
    case 'question':
      return [readQuestion(page, part, section)];
    case 'exercise':
    case 'challenge':
      return [readExercise(page, part, section)];
  }
}

/** Puts the score after the last question; the sections below it then begin one step later. */
function withScore(
  sections: readonly Section[],
  steps: readonly Step[],
): { sections: readonly Section[]; steps: readonly Step[] } {
  const last = steps.findLastIndex(({ kind }) => kind === 'question');
  const question = steps[last];
  if (question === undefined) return { sections, steps };
  const score: Step = { kind: 'score', id: SCORE_ID, title: 'Score', section: question.section };
  return {
    sections: sections.map((section) => (section.first > last ? { ...section, first: section.first + 1 } : section)),
    steps: steps.toSpliced(last + 1, 0, score),
  };
}
