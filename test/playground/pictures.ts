/**
 * `npm run pictures`: takes the pictures in docs/pictures, by learners who really take the lesson. The clock begins
 * on a day of its own and the small Flask answers, so that a picture changes only when what it shows has changed.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, it, vi } from 'vitest';
import { PEOPLE } from '../../playground/page/session.ts';
import { openFileCache } from '../../src/cli/author/preview/draw-case.ts';
import { openPreview } from '../../src/cli/author/preview/open-preview.ts';
import { servePreview } from '../../src/cli/author/preview/preview.ts';
import { newLesson } from '../../src/cli/author/write-lesson.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { createSandbox } from '../../src/sandbox/index.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { cookies } from '../fixtures/lessons.ts';
import { type LookedAt, message, openPage, type WindowName } from './open-page.ts';
import { PageLearner, placeIn, solutionOf } from './page-learner.ts';

const FOLDER = join(packageFolder(), 'docs/pictures');
/** A Tuesday morning. */
const NOW = Date.UTC(2026, 8, 15, 8, 30);
const SCALE = 1.5;
/** Milliseconds. */
const TICK = 20;
const lesson = cookies();

let open: LookedAt;
let passing: NodeJS.Timeout;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  mkdirSync(FOLDER, { recursive: true });
  // The local Discord makes ids of moments, and the order of options is shuffled by ids: time begins once all are
  // there.
  open = await openPage();
  for (const { name } of PEOPLE) open.visit.discord.session({ user: name, place: 'dm' });
  passing = setInterval(() => vi.setSystemTime(Date.now() + TICK), TICK);
});
afterAll(() => {
  clearInterval(passing);
  return open?.close();
});

async function shoot(page: Page, shown: Page | Locator, name: string): Promise<void> {
  // What the mouse is above looks different.
  await page.mouse.move(0, 0);
  await shown.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled', caret: 'hide' });
}

/** Somebody at a page of this size, in CSS pixels. */
async function openAt(window: WindowName, session: string, height: number, width = 1280): Promise<PageLearner> {
  const view = { viewport: { width, height }, deviceScaleFactor: SCALE, reducedMotion: 'reduce' as const };
  return new PageLearner(await open.page(view, `?${window}=${session}`), window);
}
const frame = ({ page, window }: PageLearner): Locator => page.locator(`#${window}`);

/** Into the lesson on cookies, at a step. */
async function goTo(learner: PageLearner, step: string): Promise<void> {
  await learner.says('/lesson cookies');
  await learner.reads(placeIn(lesson, 0));
  await learner.says(`go ${step}`);
  const index = lesson.steps.findIndex(({ id }) => id === step);
  await learner.reads(placeIn(lesson, index));
}

it('a question that was answered', async () => {
  const learner = await openAt('discord', 'ada.dm', 1040);
  await goTo(learner, 'attach-a-cookie');
  const [, letter = 'A'] = /([A-D])\. flask\.set_cookie/.exec(await learner.reads('Question 1 of')) ?? [];
  await learner.presses(new RegExp(`^${letter}\\b`));
  await learner.reads('Not this time');
  await shoot(learner.page, frame(learner), 'discord-question-light');
  await learner.page.emulateMedia({ colorScheme: 'dark' });
  await shoot(learner.page, frame(learner), 'discord-question-dark');
});

it('a form that is being filled', async () => {
  const learner = await openAt('discord', 'grace.dm', 900);
  await goTo(learner, 'remember-a-language');
  await learner.presses('Fill in the blanks');
  const exercise = lesson.steps.find((step) => step.kind === 'exercise');
  const values = exercise?.kind === 'exercise' ? solutionOf(exercise).slice(0, 3) : [];
  for (const [index, value] of values.entries()) await learner.form.getByRole('textbox').nth(index).fill(value);
  await shoot(learner.page, frame(learner), 'discord-form');
  await learner.page.keyboard.press('Escape');
  await learner.form.waitFor({ state: 'detached' });
});

it.each(['discord', 'slack'] as const)('a run and its headers in %s', async (window) => {
  const learner = await openAt(window, 'linus.dm', 1040);
  await goTo(learner, 'there-and-back');
  await learner.presses('Run it');
  await learner.reads('What happened');
  await frame(learner).locator('.item img').last().waitFor();
  await learner.buttonOf('Show the headers').waitFor();
  await shoot(learner.page, frame(learner), `${window}-run`);
  await learner.presses('Show the headers');
  await learner.buttonOf('Show as a picture').waitFor();
  await learner.buttonOf('Show the headers').waitFor({ state: 'detached' });
  await shoot(learner.page, frame(learner), `${window}-transcript`);
});

it('a phone', async () => {
  const learner = await openAt('slack', 'ada.dm', 844, 390);
  await learner.page.locator('[data-show=slack]').click();
  await goTo(learner, 'read-the-theme');
  await shoot(learner.page, learner.page, 'phone');
});

it('a reminder, once the clock is there, and the Home tab', async () => {
  const learner = await openAt('slack', 'grace.dm', 900);
  await goTo(learner, 'attach-a-cookie');
  await learner.presses(/^A\b/);
  await learner.reads('You chose A');
  await learner.says('remind me at 19:30 in Berlin');
  await learner.reads('Reminders are on');
  await learner.page.locator('[data-leap=reminder]').click();
  await learner.reads('due today');
  await shoot(learner.page, frame(learner), 'slack-reminder');
  await frame(learner).getByRole('link', { name: 'Home', exact: true }).click();
  await frame(learner).getByRole('heading', { name: 'Lessons' }).waitFor();
  await shoot(learner.page, frame(learner), 'slack-home');
});

it('a quiz together: the question that is open, and its answer', async () => {
  const learner = await openAt('discord', 'ada.server', 1000);
  const others = ['Grace', 'Linus'].map((user) => open.visit.discord.client({ user, place: 'server' }));
  await learner.says('/quiz name:cookies how:together');
  await learner.presses('Join');
  for (const other of others) {
    await other.press('Join');
    await other.waitFor(/You’re in/);
  }
  await learner.presses('Host: start');
  await learner.reads('Question 1 of');
  const [grace, linus] = others;
  await grace?.press(/^A\b/);
  await learner.reads('1 of 3 answered');
  await learner.presses(/^B\b/);
  await learner.reads('You chose B');
  await shoot(learner.page, message(learner.page, 'discord', 'Question 1 of'), 'quiz-together-question');
  await linus?.press(/^A\b/);
  await learner.reads('the answer');
  await shoot(learner.page, message(learner.page, 'discord', 'the answer'), 'quiz-together-answer');
});

it('a class: what its channel sees, and what who joins is told', async () => {
  const host = open.visit.discord.client({ user: 'Ada', place: 'server' });
  const learner = await openAt('discord', 'grace.server', 1500);
  await host.command('/class do:new Web basics');
  await learner.reads('Class: Web basics');
  await host.command('/class do:assign cookies by Friday');
  await learner.reads('By Friday');
  await shoot(learner.page, message(learner.page, 'discord', 'By Friday'), 'class-assigned');
  await learner.presses('Join the class');
  await learner.reads('You’re in “Web basics”');
  await shoot(learner.page, message(learner.page, 'discord', 'You’re in “Web basics”'), 'class-joined');
  // One class at a time goes on in a channel, and the next picture has another.
  await host.command('/class do:end');
  await host.waitForButton('Yes, end the class');
  await host.press('Yes, end the class');
  await host.waitFor(/has ended/);
});

it('the preview of a lesson with a mistake', async () => {
  const [store, sandbox, fileCache] = [await openStorage('file::memory:'), createSandbox(), openFileCache(false)];
  const preview = openPreview({ store, sandbox, fileCache });
  const server = await servePreview(preview, fileCache, 0);
  const text = newLesson('Status codes').replace('  500 means that a function was there and failed.\n\n', '');
  preview.read('lessons/status-codes.md', text, []);
  await preview.settled();
  const view = { viewport: { width: 1100, height: 900 }, deviceScaleFactor: SCALE };
  const page = await (await open.browser.newContext(view)).newPage();
  await page.goto(server.url);
  await shoot(page, page.locator('#step-nobody-answers'), 'preview');
  await server.close();
  await sandbox.close();
  await store.close();
});

it('a class, as its host sees it, and its page in a browser', async () => {
  const learner = await openAt('discord', 'ada.server', 2100, 1100);
  await learner.says('/class do:new Biology');
  await learner.reads('Class: Biology');
  await learner.says('/class do:assign cookies by 25 September');
  // Who comes how far, and whether they have the first question of the quiz right.
  const people: readonly (readonly [user: string, step: number, isRight: boolean])[] = [
    ['Grace', 12, true],
    ['Linus', 8, false],
    ['Barbara', 31, false],
    ['Margaret', 22, true],
    ['Alan', 64, false],
    ['Edsger', 0, false],
  ];
  for (const [user, step, isRight] of people) {
    const inServer = open.visit.discord.client({ user, place: 'server' });
    await inServer.press('Join the class');
    await inServer.waitFor(/You’re in/);
    if (step === 0) continue;
    const direct = open.visit.discord.client({ user, place: 'dm' });
    await direct.command('/lesson cookies');
    await direct.waitFor(/step 1 of/);
    await direct.type('go attach-a-cookie');
    await direct.waitFor(/Attach a cookie/);
    await direct.type(isRight ? 'response.set_cookie("theme", "dark")' : 'flask.set_cookie("theme", "dark")');
    await direct.waitFor(/You chose/);
    await direct.type(`go ${lesson.steps[step]?.id ?? ''}`);
    await direct.waitFor(new RegExp(`step ${step + 1} of`));
  }
  for (let day = 0; day < 4; day += 1) await open.visit.leaps('day');
  await learner.says('/class');
  await learner.reads('are stuck');
  await shoot(learner.page, message(learner.page, 'discord', 'are stuck'), 'class-view');
  await learner.presses('Page file');
  await learner.reads('a page for your browser');
  const file = learner.page.locator('#discord a[href*=".html"]').last();
  const html = await (await fetch(new URL((await file.getAttribute('href')) ?? '', learner.page.url()))).text();
  const view = { viewport: { width: 900, height: 1100 }, deviceScaleFactor: SCALE };
  const page = await (await open.browser.newContext(view)).newPage();
  await page.setContent(html);
  await shoot(page, page, 'class-page');
});
