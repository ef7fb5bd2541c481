/**
 * The lesson on cookies in a real browser: from the first word to the last in both windows, by keyboard alone, and on a
 * phone. Slack takes one message a second, so that its whole lesson takes a minute; the others look meanwhile.
 */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Step } from '../../src/core/lesson.ts';
import { letterOf } from '../e2e/take-lesson.ts';
import { cookies } from '../fixtures/lessons.ts';
import { hasChromium, type LookedAt, openPage } from './open-page.ts';
import { buttonOf, PATIENCE, PageLearner, placeIn, solutionOf } from './page-learner.ts';
import { violations } from './violations.ts';

const WINDOWS = ['discord', 'slack'] as const;
const lesson = cookies();
/** Linus opens no forms: one in the other window would stand in the way here, too. */
const SESSIONS = {
  discord: { ada: '?discord=ada.dm&slack=linus.dm', grace: '?discord=grace.dm&slack=linus.dm' },
  slack: { ada: '?discord=linus.dm&slack=ada.dm', grace: '?discord=linus.dm&slack=grace.dm' },
} as const;
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

describe.skipIf(!hasChromium).concurrent('a lesson in Chromium', { timeout: 4 * PATIENCE }, () => {
  let open: LookedAt;
  beforeAll(async () => {
    open = await openPage();
  }, PATIENCE);
  afterAll(() => open?.close());

  it.each(WINDOWS)('is taken from beginning to end in %s, by buttons, by typing and in forms', async (window) => {
    const learner = new PageLearner(await open.page({}, SESSIONS[window].ada), window);
    await learner.takes(lesson);
    expect(await learner.reads('Lesson complete')).toMatch(/10 of 10 questions right, 10 at the first try/);
    expect(open.errors).toEqual([]);
  });

  it.each(WINDOWS)('questions and forms need no mouse in %s, and axe finds nothing at any moment', async (window) => {
    const page = await open.page({ reducedMotion: 'reduce' }, SESSIONS[window].grace);
    const learner = new PageLearner(page, window);
    const box = page.locator(`#${window} textarea[name=text]`);
    const types = async (words: string) => {
      await walkTo(page, box, 'Tab');
      await page.keyboard.type(words);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Enter');
    };
    const presses = async (label: string | RegExp) => {
      await learner.buttonOf(label).waitFor();
      await walkTo(page, learner.buttonOf(label), 'Shift+Tab');
      await page.keyboard.press('Enter');
    };

    await types('/lesson cookies');
    await learner.reads(placeIn(lesson, 0));
    const question = firstOf('question', ({ role }) => role.kind === 'quiz');
    await types(`go ${question.id}`);
    const letter = letterOf(await learner.reads(`: ${question.title}`), question);
    expect(await violations(page)).toEqual([]);
    await presses(new RegExp(`^${letter}\\b`));
    await learner.reads('your answer, right');
    expect(await violations(page)).toEqual([]);
    await presses('Next');
    await learner.reads('Question 2 of 10');

    const exercise = firstOf('exercise');
    await types(`go ${exercise.id}`);
    await presses(buttonOf(exercise));
    await learner.form.waitFor();
    expect(await violations(page)).toEqual([]);
    for (const [index, value] of solutionOf(exercise).entries()) {
      await walkTo(page, learner.form.getByRole('textbox').nth(index), 'Tab');
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(value);
    }
    await walkTo(page, learner.form.locator('button[type=submit]'), 'Tab');
    await page.keyboard.press('Enter');
    await learner.reads(/checks? passed/);
    expect(await violations(page)).toEqual([]);
  });

  it.each(WINDOWS)('a section fits a phone in %s, its run and its picture included', async (window) => {
    const page = await open.page(PHONE, '?discord=linus.dm&slack=linus.dm');
    const learner = new PageLearner(page, window);
    await page.locator(`[data-show=${window}]`).tap();
    await page.locator(`#${window} .start`).tap();
    await learner.reads(placeIn(lesson, 0));
    const example = firstOf('example');
    await learner.says(`go ${example.id}`);
    await learner.taps('Run it', `What happened: ${example.title}`);
    const picture = page.locator(`#${window} .item img`).last();
    await picture.waitFor();
    await learner.buttonOf('Next').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.viewport.width);
    expect(await picture.getAttribute('alt')).toMatch(/Set-Cookie/);
    const button = await learner.buttonOf('Next').boundingBox();
    // WCAG 2.2, 2.5.8: what is pressed by a finger has 24 pixels.
    expect(Math.min(button?.width ?? 0, button?.height ?? 0)).toBeGreaterThanOrEqual(24);
    expect(await violations(page)).toEqual([]);
  });
});

function firstOf<Kind extends Step['kind']>(
  kind: Kind,
  isMeant: (step: Extract<Step, { kind: Kind }>) => boolean = () => true,
): Extract<Step, { kind: Kind }> {
  const isOne = (step: Step): step is Extract<Step, { kind: Kind }> => step.kind === kind;
  const found = lesson.steps.filter(isOne).find(isMeant);
  if (found === undefined) throw new Error(`the lesson has no ${kind}`);
  return found;
}

/** So often a key is pressed at most: the page has fewer stops than that. */
const MOST_STOPS = 200;

/** Moves the focus with a key until something has it. */
async function walkTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab'): Promise<void> {
  const isThere = () => wanted.evaluate((element) => element === element.ownerDocument.activeElement);
  for (let stops = 0; !(await isThere()); stops++) {
    if (stops === MOST_STOPS) throw new Error(`${key} does not lead to ${wanted}`);
    await page.keyboard.press(key);
  }
}
