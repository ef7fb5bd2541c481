/** The page file of a class in a real browser: light and dark, on a telephone, and as axe judges it. */
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportOn } from '../../src/report/class-report.ts';
import { writePage } from '../../src/report/page.ts';
import { findChromium } from '../oracle/browsers/chromium.ts';
import { LESSON, NOW, nameOf, RESULTS } from '../report/sample-class.ts';
import { violations } from './violations.ts';

const path = findChromium();

describe.skipIf(path === null)('the page file of a class', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: path ?? '', args: ['--no-sandbox'] });
  });
  afterAll(() => browser?.close());

  const open = async (colorScheme: 'light' | 'dark', width: number) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
    const page = await context.newPage();
    const requests: string[] = [];
    page.on('request', ({ url }) => requests.push(url()));
    const report = reportOn(LESSON, RESULTS, NOW);
    await page.setContent(writePage(report, nameOf, { title: 'Biology', dueOn: '2026-12-24', now: NOW }));
    return { page, requests };
  };

  it.each([1200, 320])(
    'has nothing for axe to complain of, light or dark, %i pixels wide, and only its tables scroll sideways',
    async (width) => {
      const { page, requests } = await open('light', width);
      expect(await violations(page)).toEqual([]);
      const size = await page.evaluate('({ wide: document.documentElement.scrollWidth, seen: innerWidth })');
      expect(size).toEqual({ wide: width, seen: width });
      expect(requests).toEqual([]);
    },
  );

  it('is dark where its reader wants that, the picture too', async () => {
    const colours = async (scheme: 'light' | 'dark') => {
      const { page } = await open(scheme, 800);
      return page.evaluate(
        "[document.body, document.querySelector('svg rect')].map((one) => { const style = getComputedStyle(one); return one.tagName === 'BODY' ? style.backgroundColor : style.fill; })",
      );
    };
    expect(await colours('light')).toEqual(['rgb(252, 252, 253)', 'rgb(252, 252, 253)']);
    expect(await colours('dark')).toEqual(['rgb(23, 26, 33)', 'rgb(23, 26, 33)']);
  });
});
