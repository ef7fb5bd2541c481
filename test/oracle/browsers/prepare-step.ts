/** How a step that loads something is performed in a window, the same in every browser. */
import type { PageChain } from '../../../src/core/scenario.ts';
import { type LoadingStep, type OracleWindow, pagesFrom } from './browser.ts';
import { fetchFrom, followLink, showPart, submitForm } from './in-page.ts';

/** Opens the page from which a step starts, if there is one; what it returns then performs the step. */
export async function prepareStep(window: OracleWindow, step: LoadingStep): Promise<() => Promise<unknown>> {
  /** What a script does on a page; also to the frame that shows it. */
  const onPage = async (pages: PageChain, script: string) => {
    const page = await window.stand(pages);
    return () => page.evaluate(script);
  };
  /** What leads the whole tab elsewhere. */
  const inTab = async (pages: PageChain, script: string) => {
    const page = await window.stand(pages);
    return () => window.navigate(page, script);
  };
  switch (step.do) {
    case 'visit':
      if (step.frame !== undefined) return onPage(step.frame, followLink(step.url));
      if (step.from !== null) return inTab(pagesFrom(step.from, step), followLink(step.url, '_top'));
      await window.stand(['about:blank']);
      return () => window.goTo(step.url);
    case 'post':
      return step.frame !== undefined
        ? onPage(step.frame, submitForm(step))
        : inTab(pagesFrom(step.from ?? new URL(step.url).origin, step), submitForm(step, '_top'));
    case 'fetch':
      return onPage(step.pages, fetchFrom(step));
    case 'image':
    case 'frame':
      return onPage(step.pages, showPart(step.do === 'image' ? 'img' : 'iframe', step.url));
  }
}
