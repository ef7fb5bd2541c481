/**
 * A bot is killed (-9) at random moments of a lesson and started again: the learners, on Discord and on Slack at once,
 * can always go on, and no answer that was acknowledged is lost or counted twice. On PostgreSQL there
 * are two bots.
 *
 * To be exact: what a learner has seen acknowledged is never asked for again; in the end each question has one attempt,
 * the one that was given, with one review of one card; each program that was judged before the learner's eyes is on
 * record, and no program more often than it was sent. Feedback is seen at most once, but for messages in Slack, which
 * comes with them again when the bot dies between its answer and the acknowledgement.
 *
 * One thing a learner has to do again: what a dying bot has acknowledged, the platform brings to nobody else. Where
 * that was a press that opens a form, there is nothing to be seen of it; such presses are counted apart.
 *
 * One moment on each engine; `npm run test:long` takes 25, `npm run soak:faults` 200, `NIBBLE_SEED=7` different ones.
 */
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Lesson } from '../../src/core/lesson.ts';
import { type LocalStorage, openStorage } from '../../src/storage/storage.ts';
import { temporaryFolder } from '../e2e/test-app.ts';
import { cookies, greetings } from '../fixtures/lessons.ts';
import { openEngines } from './engines.ts';
import { InsistentLearner, type Unseen } from './insistent-learner.ts';
import { type Participant, PLATFORM_NAMES, type PlatformName, startPlatforms } from './participants.ts';
import { momentsOf, PlannedReaper } from './reaper.ts';
import { StartedBots } from './started-bots.ts';

const FEW = 1;
const MOMENTS = Number(process.env.NIBBLE_MOMENTS ?? FEW);
const SEED = Number(process.env.NIBBLE_SEED ?? 1);
/** One moment is met in a short lesson, many in the one that is shipped. */
const [lesson, lessonsFolder] =
  MOMENTS > FEW
    ? [cookies(), fileURLToPath(new URL('../../lessons', import.meta.url))]
    : [greetings(), fileURLToPath(new URL('../fixtures/lessons', import.meta.url))];
const MOST_CALM = 8;

const engines = await openEngines();

describe.each(engines)('on %s, when a bot is killed at random moments of a lesson', (engine, makeDatabase) => {
  it(`learners can always go on, and no answer is lost or doubled (${MOMENTS} moments)`, {
    timeout: 180_000 + MOMENTS * 15_000,
  }, async ({ annotate }) => {
    const count = engine === 'PostgreSQL' ? 2 : 1;
    const [database, platforms] = await Promise.all([makeDatabase(), startPlatforms()]);
    const folders = await Promise.all(Array.from({ length: count }, temporaryFolder));
    const settings = { ...platforms.settings, DATABASE_URL: database.url, LESSONS_DIR: lessonsFolder };
    const bots = await StartedBots.start(
      folders.map(({ path }, own) => ({
        folder: path,
        settings: { ...settings, DISCORD_SHARDS: `${own}/${count}` },
        preload: ['quick-slack'],
      })),
    );
    const store = await openStorage(database.url);
    onTestFinished(async () => {
      await bots.end();
      await store.close();
      await Promise.all([platforms.close(), ...folders.map((folder) => folder.remove())]);
      await database.remove();
    });
    const reaper = new PlannedReaper(bots, momentsOf({ count: MOMENTS, seed: SEED, mostCalm: MOST_CALM }));
    let longestWait = 0;
    const unseen: (Unseen & { readonly platform: PlatformName })[] = [];
    for (let round = 1; !reaper.isDone || round === 1; round += 1) {
      await Promise.all(
        PLATFORM_NAMES.map(async (platform) => {
          const participant = platforms.join(platform, `UK${round}`);
          const learner = new InsistentLearner({ participant, lesson, bots, reaper });
          await learner.takeLesson();
          longestWait = Math.max(longestWait, learner.longestWait);
          unseen.push(...learner.unseen.map((one) => ({ ...one, platform })));
          await expectNothingLost(store, participant, learner);
          expectFeedbackOnce(participant, platform === 'Slack');
        }),
      );
    }
    await reaper.back;
    expect(reaper.struck).toHaveLength(MOMENTS);
    expect([...platforms.discord.pings, ...platforms.slack.pings]).toEqual([]);
    await annotate(`${bots.lives.join(' and ')} lives; struck ${reaper.struck.join(', ')}`);
    await annotate(`to be done again: ${tally(unseen) || 'nothing'}`);
    await annotate(`the longest that a learner waited: ${(longestWait / 1000).toFixed(1)} s`);
  });
});

/** `2 × Slack, form, acknowledged by the one that died`. */
function tally(unseen: readonly (Unseen & { readonly platform: PlatformName })[]): string {
  const kinds = unseen.map(({ platform, deed, isAcknowledged }) => {
    const by = isAcknowledged ? 'acknowledged by the one that died' : 'not acknowledged';
    return `${platform}, ${deed === 'form' ? 'a press for a form' : 'something else'}, ${by}`;
  });
  return [...new Set(kinds)].map((kind) => `${kinds.filter((one) => one === kind).length} × ${kind}`).join('; ');
}

async function expectNothingLost(
  store: LocalStorage,
  { learner: id }: Participant,
  { programs }: InsistentLearner,
): Promise<void> {
  const { attempts, progress, cards, reviews } = await store.loadAll(id);
  const questions = questionsOf(lesson);
  const answers = attempts.filter(({ kind }) => kind === 'answer');
  expect(answers.map(({ step, verdict }) => [step, verdict])).toEqual(questions.map((step) => [step, 'right']));
  const carded = cardsOf(lesson);
  expect(cards.map(({ step, reps }) => [step, reps]).sort()).toEqual(carded.map((step) => [step, 1]).sort());
  expect(reviews.map(({ step }) => step)).toEqual(carded);
  expect(progress.map(({ completedAt }) => completedAt !== null)).toEqual([true]);
  for (const [step, { sent, judged }] of programs) {
    const recorded = attempts.filter((attempt) => attempt.step === step && attempt.verdict === 'right').length;
    expect(recorded, step).toBeGreaterThanOrEqual(judged);
    expect(recorded, step).toBeLessThanOrEqual(sent);
  }
}

/** Answers that are welcomed twice have been brought twice. */
function expectFeedbackOnce({ window }: Participant, mayComeAgain: boolean): void {
  for (const question of lesson.steps.filter(({ kind }) => kind === 'question')) {
    const feedback = window
      .messages()
      .filter((text) => text.includes(question.title) && /your answer, right/.test(text));
    expect(feedback.length, question.title).toBeLessThanOrEqual(mayComeAgain ? 2 : 1);
  }
}

const questionsOf = ({ steps }: Lesson): readonly string[] =>
  steps.filter(({ kind }) => kind === 'question').map(({ id }) => id);

/** What becomes a card: not what is predicted, and what is recalled and asked again in the quiz only once. */
const cardsOf = ({ steps }: Lesson): readonly string[] => {
  const cards = steps.flatMap((step) => {
    if (step.kind !== 'question' || step.role.kind === 'predict') return [];
    return step.role.kind === 'recall' ? (step.role.asks ?? step.id) : step.id;
  });
  return [...new Set(cards)];
};
