/**
 * The playground in a real Chromium: everything that `nibble start` opens, and a page that looks at it.
 *
 *     describe.skipIf(!hasChromium)('…', () => {
 *       beforeAll(async () => { open = await openPage(); });
 *       afterAll(() => open.close());
 */
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { findChromium } from '../oracle/browsers/chromium.ts';
import { type Visit, visit } from './open-playground.ts';

const path = findChromium();

/** Whether there is a browser; where there is none, say so and skip. */
export const hasChromium = path !== null;
if (!hasChromium) process.stderr.write('The playground was not looked at: no Chromium is installed here.\n');

export type WindowName = 'discord' | 'slack';

export interface LookedAt {
  readonly visit: Visit;
  readonly browser: Browser;
  /** A new page on the playground; `query` says who is where: `?discord=ada.dm`. Its errors make `errors` longer. */
  page(options?: BrowserContextOptions, query?: string): Promise<Page>;
  /** What pages have complained of: errors, and what the browser did not let them do. */
  readonly errors: string[];
  close(): Promise<void>;
}

export async function openPage(): Promise<LookedAt> {
  const [visitor, browser] = await Promise.all([
    visit(),
    chromium.launch({ executablePath: path ?? '', args: ['--no-sandbox'] }),
  ]);
  const errors: string[] = [];
  return {
    visit: visitor,
    browser,
    errors,
    async page(options = {}, query = '') {
      const page = await (await browser.newContext(options)).newPage();
      page.setDefaultTimeout(90_000);
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      await page.goto(`${visitor.url}/${query}`);
      return page;
    },
    async close() {
      await browser.close();
      await visitor.close();
    },
  };
}

/** Types into a window's message box and sends it. */
export async function say(page: Page, window: WindowName, text: string): Promise<void> {
  const box = page.locator(`#${window} textarea[name=text]`);
  await box.fill(text);
  await page.locator(`#${window} .composer`).getByRole('button', { name: 'Send', exact: true }).click();
}

/** The newest button with this name in the messages of a window. */
export const newest = (page: Page, window: WindowName, name: string): Locator =>
  page.locator(`#${window} .item`).getByRole('button', { name, exact: true }).last();

/** The message that says this; waits for it. */
export const message = (page: Page, window: WindowName, words: string | RegExp): Locator =>
  page.locator(`#${window} .item`).filter({ hasText: words }).last();
