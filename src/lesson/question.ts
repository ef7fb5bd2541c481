/** `### Question: …`: one way to ask, and below it, if the author likes, others: `#### Variant`. */
import type { QuestionStep, Scene } from '../core/lesson.ts';
import { proseText } from '../core/prose.ts';
import type { Part } from './outline.ts';
import type { Page } from './page.ts';
import { readScene } from './scene.ts';
import { splitAtVariants, type WrittenVariant } from './variants.ts';

/** Reads a question; what is missing is reported and empty in the result. */
export function readQuestion(page: Page, part: Part, section: string): QuestionStep {
  const { blocks, variants } = splitAtVariants(page, part.blocks);
  const scene = readScene(page, part.place, blocks, null);
  const { id, title } = part;
  return { kind: 'question', id, title, section, ...scene, variants: readVariants(page, scene, variants) };
}

function readVariants(page: Page, question: Scene, written: readonly WrittenVariant[]): readonly Scene[] {
  const scenes: Scene[] = [];
  for (const { place, blocks } of written) {
    if (blocks.length === 0) {
      page.report(
        'variant',
        place,
        'nothing below "#### Variant"',
        'the question in other words, or with other names and values',
      );
      continue;
    }
    const scene = readScene(page, place, blocks, question);
    page.places.set(scene, place);
    if ([question, ...scenes].some((other) => asksTheSame(scene, other))) {
      page.report(
        'variant',
        place,
        'a variant that asks the same in the same words',
        'other words, or other names and values',
      );
    }
    scenes.push(scene);
  }
  return scenes;
}

const asksTheSame = (one: Scene, other: Scene): boolean =>
  proseText(one.prompt) === proseText(other.prompt) && JSON.stringify(one.answer) === JSON.stringify(other.answer);
