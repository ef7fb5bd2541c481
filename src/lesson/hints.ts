/** The hints of a question or an exercise, and markers that have no business there. */
import type { Prose } from '../core/prose.ts';
import type { Marked, MarkerName } from './markers.ts';
import type { Page } from './page.ts';
import { readProse } from './prose.ts';

/** Every `**Hint:**`, in order. */
export const readHints = (page: Page, marked: readonly Marked[]): readonly (readonly Prose[])[] =>
  marked
    .filter(({ name }) => name === 'Hint')
    .map(({ blocks, place }) => {
      const hint = readProse(page, blocks);
      page.places.set(hint, place);
      return hint;
    });

/** The only marked part of that name, or null; a second one is reported. */
export function onlyMarked(page: Page, marked: readonly Marked[], name: MarkerName): Marked | null {
  const [only = null, ...others] = marked.filter((one) => one.name === name);
  for (const { place } of others) page.report('marker', place, `a second "**${name}:**"`, 'one');
  return only;
}
