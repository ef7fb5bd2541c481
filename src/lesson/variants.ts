/** `#### Variant` below a question: another way to ask it, up to the next such heading. */
import type { Heading, RootContent } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { nearestName } from './did-you-mean.ts';
import type { Page } from './page.ts';
import { type Place, quote } from './problem.ts';

export interface WrittenVariant {
  readonly place: Place;
  readonly blocks: readonly RootContent[];
}

const NAME = 'Variant';
const EXPECTED = '"#### Variant" below the question';

/** Cuts what stands below a question at its variants; a misspelt heading is reported and taken as the one meant. */
export function splitAtVariants(
  page: Page,
  all: readonly RootContent[],
): { readonly blocks: readonly RootContent[]; readonly variants: readonly WrittenVariant[] } {
  const blocks: RootContent[] = [];
  const variants: { readonly place: Place; readonly blocks: RootContent[] }[] = [];
  for (const block of all) {
    if (isVariantHeading(block)) {
      const place = page.place(block);
      if (wordsOf(block) !== NAME) page.report('variant', place, `the heading ${quote(wordsOf(block))}`, EXPECTED);
      variants.push({ place, blocks: [] });
    } else {
      (variants.at(-1)?.blocks ?? blocks).push(block);
    }
  }
  return { blocks, variants };
}

/** Reports variants where there is no question that they could be of. */
export function refuseVariants(page: Page, blocks: readonly RootContent[]): void {
  for (const block of blocks.filter(isVariantHeading)) {
    page.report('variant', page.place(block), 'a variant of something that is no question', EXPECTED);
  }
}

/** Reports a heading that starts a part of its own, but was meant to start a variant. */
export function refuseVariantTitle(page: Page, title: string, place: Place): void {
  if (title === NAME) page.report('variant', place, `"### ${NAME}"`, EXPECTED);
}

function isVariantHeading(block: RootContent): block is Heading {
  if (block.type !== 'heading' || block.depth !== 4) return false;
  // "Variant 2" and "Variant:" are meant so, too.
  return nearestName(wordsOf(block).replace(/[\s\d:]+$/, ''), [NAME]) !== undefined;
}
