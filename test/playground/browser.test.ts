/** The playground in a real browser: what people do with a mouse, a keyboard, a phone or a screen reader. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, type LookedAt, message, newest, openPage, say } from './open-page.ts';

const WINDOWS = ['discord', 'slack'] as const;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(!hasChromium)('the playground in Chromium', () => {
  let open: LookedAt;
  beforeAll(async () => {
    open = await openPage();
  }, 60_000);
  afterAll(() => open.close());

  it('one click starts a lesson in each window', async () => {
    const page = await open.page();
    for (const window of WINDOWS) {
      await page.locator(`#${window}`).getByRole('button', { name: 'Start the cookies lesson' }).click();
      await message(page, window, 'step 1 of').waitFor();
      await newest(page, window, 'Next').click();
      await message(page, window, 'step 2 of').waitFor();
    }
    expect(open.errors).toEqual([]);
  });

  it('a form returns the focus after it is sent', async () => {
    const page = await open.page({}, '?discord=grace.dm&slack=grace.dm');
    for (const window of WINDOWS) {
      await say(page, window, '/reminders');
      await newest(page, window, 'Time and days').click();
      const form = page.locator(`#${window}`).getByRole('dialog', { name: 'Time and days' });
      await form.getByRole('textbox', { name: 'Time' }).fill('08:15');
      await form.getByRole('button', { name: 'Submit' }).click();
      await form.waitFor({ state: 'detached' });
      await message(page, window, '08:15').waitFor();
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Time and days');
    }
    expect(open.errors).toEqual([]);
  });

  it('half-typed text survives incoming messages', async () => {
    const page = await open.page({}, '?discord=linus.dm&slack=linus.dm');
    for (const window of WINDOWS) {
      const box = page.locator(`#${window} textarea[name=text]`);
      await box.fill('half a thou');
      await open.visit.types(window, 'linus.dm', '/help');
      await page.locator(`#${window} .item`).first().waitFor();
      expect(await box.inputValue()).toBe('half a thou');
      expect(await box.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    }
  });

  it.each(WINDOWS)('everything can be done without a mouse in %s', async (window) => {
    const page = await open.page({}, `?${window}=linus.dm`);
    const { keyboard } = page;
    await page.locator(`#${window} textarea[name=text]`).focus();
    await keyboard.type('/rem');
    // What is suggested follows the typing a moment later.
    await page.locator(`#${window} [role=option][aria-selected=true]`, { hasText: 'reminders' }).waitFor();
    await keyboard.press('Tab');
    await keyboard.press('Escape');
    await keyboard.press('Enter');
    await message(page, window, 'Reminders are').waitFor();
    await newest(page, window, 'How many cards').focus();
    await keyboard.press('Enter');
    const form = page.locator(`#${window} dialog[open]`);
    await form.waitFor();
    await keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.textContent')).toBe('How many cards');
  });

  it.each(WINDOWS)('a press by keyboard in %s leaves the focus at its message', async (window) => {
    const page = await open.page({}, `?${window}=grace.dm`);
    await say(page, window, '/lesson sessions');
    await message(page, window, 'step 1 of').waitFor();
    await newest(page, window, 'Next').focus();
    const pressed = await page.evaluate<string>('document.activeElement.closest("[data-message]").dataset.message');
    await page.keyboard.press('Enter');
    await message(page, window, 'step 2 of').waitFor();
    expect(await page.evaluate('document.activeElement.dataset.message')).toBe(pressed);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement !== document.body')).toBe(true);
  });

  it.each([
    ['1400 × 900 pixels at 200 % zoom', 700, 450],
    ['390 × 844 pixels at 200 % zoom', 195, 422],
  ])('the message box is in sight without scrolling on %s', async (_, width, height) => {
    const page = await open.page({ viewport: { width, height } }, '?discord=ada.dm');
    const box = await page.locator('#discord textarea[name=text]').boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect((box?.y ?? height) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
  });

  it('on a phone the Home tab opens at its top', async () => {
    const page = await open.page(
      { viewport: { width: 390, height: 600 }, hasTouch: true, isMobile: true },
      '?slack=ada.dm',
    );
    await page.getByRole('button', { name: 'Slack', exact: true }).click();
    await page.locator('#slack').getByRole('link', { name: 'Home', exact: true }).click();
    const home = page.locator('#slack [data-message=home]');
    await home.getByRole('heading', { name: 'Lessons' }).waitFor();
    expect(await home.evaluate((element) => element.scrollHeight > element.clientHeight)).toBe(true);
    expect(await home.evaluate((element) => element.scrollTop)).toBe(0);
  });

  it('on a phone there is one window at a time, and nothing sticks out', async () => {
    const page = await open.page({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    expect(await page.locator('#slack').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Slack', exact: true }).click();
    expect(await page.locator('#slack').isVisible()).toBe(true);
    expect(await page.locator('#discord').isVisible()).toBe(false);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });

  it('another person and place in one window leaves the other window as it is', async () => {
    const page = await open.page();
    await page.locator('#discord').getByRole('link', { name: 'Linus' }).click();
    await page.locator('#slack').getByRole('link', { name: 'Home', exact: true }).click();
    await page.locator('#slack').getByRole('heading', { name: 'Lessons' }).waitFor();
    expect(new URL(page.url()).search).toBe('?discord=linus.dm&slack=ada.home');
    await page.goBack();
    await page.locator('#slack .composer').waitFor();
  });

  it.each([
    ['light', 1400, 'a lesson', ''],
    ['dark', 1400, 'a server and the Home tab', '?discord=grace.server&slack=ada.home'],
    ['light', 390, 'the Home tab and a server', '?discord=grace.server&slack=ada.home'],
    ['dark', 390, 'a lesson', ''],
  ] as const)('axe finds nothing in %s at %i pixels with %s', async (colorScheme, width, _, query) => {
    const page = await open.page({ colorScheme, viewport: { width, height: 900 }, reducedMotion: 'reduce' }, query);
    await page.locator('.slack .item').first().waitFor({ state: 'attached' });
    expect(await violations(page)).toEqual([]);
  });

  it.each(WINDOWS)('axe finds nothing while a form and suggestions are open in %s', async (window) => {
    const page = await open.page({ reducedMotion: 'reduce' }, `?${window}=linus.dm`);
    await page.locator(`#${window} textarea[name=text]`).fill('/');
    await page.locator(`#${window} [role=option]`).first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await newest(page, window, 'Time and days').click();
    await page.locator(`#${window} dialog[open]`).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

/** What axe finds, as one line each. The policy of the page lets nothing in, so it is put in from outside. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate<AxeResults>('axe.run({ resultTypes: ["violations"] })');
  return results.violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
}
