/**
 * The connection breaks at random moments of a lesson: the learner can always go on, and no answer is lost or doubled.
 *
 * 25 moments on each platform, the same each time. `NIBBLE_MOMENTS=200` takes more of them, `NIBBLE_SEED=7` others:
 *
 *     NIBBLE_MOMENTS=200 npx vitest run test/e2e/broken-connections.test.ts
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ChatWindow } from '../platforms/chat-window.ts';
import { describeOnPlatforms } from './describe-on-platforms.ts';
import { type ChatPlatform, PLATFORMS } from './platforms.ts';
import { type Moment, Shaker, WHEN } from './shaken.ts';
import { takeLesson } from './take-lesson.ts';

const MOMENTS = Number(process.env.NIBBLE_MOMENTS ?? 25);
const SEED = Number(process.env.NIBBLE_SEED ?? 1);
const MOST_CALM = 2;
/** Enough to come from a delivery to after its answer. */
const MOST_TURNS = 400;

const moments: readonly Moment[] = fc.sample(
  fc.noBias(
    fc.record({
      calm: fc.nat(MOST_CALM),
      when: fc.constantFrom(...WHEN),
      pick: fc.nat(999).map((thousandths) => thousandths / 1000),
      turns: fc.nat(MOST_TURNS),
    }),
  ),
  { numRuns: MOMENTS, seed: SEED },
);

const shaker: { current: Shaker } = { current: new Shaker([]) };

describeOnPlatforms<ChatPlatform>(
  'when the connection breaks at random moments of a lesson',
  PLATFORMS,
  (stage) => {
    const takenBy = async (user: string, learner: ChatWindow) => {
      await takeLesson(learner, stage.house.cookies);
      const { attempts, progress } = await stage.house.store.loadAll(stage.platform.learnerId(user));
      return {
        shown: learner.messages().map(title),
        attempts: attempts.map(({ lesson, step, kind, given, verdict }) => ({ lesson, step, kind, given, verdict })),
        isComplete: progress.some(({ lesson, completedAt }) => lesson === 'cookies' && completedAt !== null),
      };
    };

    it(`the learner can always go on, and no answer is lost or doubled (${MOMENTS} moments)`, {
      timeout: 30_000 + MOMENTS * 1000,
    }, async ({ annotate }) => {
      const { platform } = stage;
      const undisturbed = await takenBy('U0', platform.window('U0'));
      expect(undisturbed.isComplete).toBe(true);
      const shaken = new Shaker(moments);
      shaker.current = shaken;
      for (let lessons = 1; !shaken.isDone; lessons += 1) {
        const user = `U${lessons}`;
        const taken = await takenBy(user, shaken.shake(platform.window(user), platform.troubles));
        expect(taken, `${user} after ${shaken.struck.join('; ')}`).toEqual(undisturbed);
      }
      await shaken.back;
      expect(shaken.struck).toHaveLength(MOMENTS);
      expect(platform.pings).toEqual([]);
      await annotate(tally(shaken.struck));
    });
  },
  {
    before: (tutor) => ({
      form: (...about) => shaker.current.watch(tutor).form(...about),
      handle: (...event) => shaker.current.watch(tutor).handle(...event),
      suggest: (...about) => tutor.suggest(...about),
    }),
  },
);

/** The first line: the rest may differ, in the order of options and in what the clock shows. */
const title = (message: string): string => message.split('\n')[0] ?? '';

/** `12 × cut, before the answer`, a line for each kind. */
const tally = (struck: readonly string[]): string =>
  [...new Set(struck)]
    .map((kind) => `${struck.filter((what) => what === kind).length} × ${kind}`)
    .sort()
    .join('\n');
