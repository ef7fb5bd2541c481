/**
 * A quiz together and a class in a real Chromium, as axe judges them: on a telephone and at twice the size, light and
 * dark, by keyboard alone, and with nothing that scrolls sideways.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, type LookedAt, message, newest, openPage, say, type WindowName } from './open-page.ts';
import { violations } from './violations.ts';

const TELEPHONE = { viewport: { width: 390, height: 844 } };
/** What 200 % leaves of a screen of 1280 × 900. */
const TWICE = { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 };
const CASES = [
  ['discord', 'ada.server', '/quiz name:cookies how:together', '/class do:', TELEPHONE],
  ['slack', 'ada.channel', '/quiz cookies together', '/class ', TWICE],
] as const;

describe.skipIf(!hasChromium)('learning together, in Chromium', () => {
  let open: LookedAt;
  beforeAll(async () => {
    open = await openPage();
  });
  afterAll(() => open?.close());

  /** Everybody can use the page as it is now. */
  async function expectUsable(page: Page): Promise<void> {
    expect(await violations(page)).toEqual([]);
    const size = await page.evaluate<{ wide: number; seen: number }>(
      '({ wide: document.documentElement.scrollWidth, seen: innerWidth })',
    );
    expect(size.wide).toBeLessThanOrEqual(size.seen);
  }
  /** Presses what has the focus, as who has no mouse. */
  async function pressByKey(page: Page, window: WindowName, name: string | RegExp): Promise<void> {
    const button =
      typeof name === 'string'
        ? newest(page, window, name)
        : page.locator(`#${window} .item`).getByRole('button', { name }).last();
    await button.focus();
    await page.keyboard.press('Enter');
  }

  it.each(CASES)('in %s, can be used by everybody', async (window, session, quiz, klass, size) => {
    const page = await open.page(size, `?${window}=${session}`);
    const tab = page.locator(`[data-show=${window}]`);
    if (await tab.isVisible()) await tab.click();
    await say(page, window, quiz);
    await message(page, window, 'Nobody has joined yet').waitFor();
    await expectUsable(page);
    await pressByKey(page, window, 'Join');
    await message(page, window, 'You’re in').waitFor();
    await pressByKey(page, window, 'Host: start');
    await message(page, window, 'Question 1 of').waitFor();
    await expectUsable(page);
    await pressByKey(page, window, /^A\b/);
    await message(page, window, 'Question 1 of 10: the answer').waitFor();
    await expectUsable(page);
    await pressByKey(page, window, 'Host: end the quiz');
    await message(page, window, 'The board').waitFor();
    await expectUsable(page);
    await say(page, window, `${klass}new Biology`);
    await message(page, window, 'Class: Biology').waitFor();
    await pressByKey(page, window, 'Join the class');
    await message(page, window, 'You’re in “Biology”').waitFor();
    await expectUsable(page);
    await say(page, window, `${klass}assign cookies by tomorrow`);
    await message(page, window, 'Biology: Working with Cookies').waitFor();
    await say(page, window, window === 'discord' ? '/class' : klass);
    await message(page, window, 'have begun').waitFor();
    await expectUsable(page);
    expect(open.errors).toEqual([]);
  });
});
