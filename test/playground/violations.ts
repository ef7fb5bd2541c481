/** What axe finds on a page as it is now: nothing, where everybody can use it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCHEMES = ['light', 'dark'] as const;

/**
 * One line for each violation, in light and in dark. The page's policy lets nothing in, so axe is put in from outside.
 */
export async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(axe);
    const results = await page.evaluate<AxeResults>('axe.run({ resultTypes: ["violations"] })');
    for (const { id, help, nodes } of results.violations) {
      found.push(...nodes.map(({ html }) => `${colorScheme}: ${id}: ${help}: ${html}`));
    }
  }
  return found;
}
