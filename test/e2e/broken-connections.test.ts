/**
 * The connection breaks at random moments of a lesson: the learner can always go on, and no answer is lost or doubled.
 *
 * A few moments on each platform, the same each time, and 25 in `npm run test:long`. `NIBBLE_MOMENTS=200` takes more of
 * them; whoever takes more than a few has them also for a learner who sits among others and is answered privately
 * there. `NIBBLE_SEED=7` takes different ones:
 *
 *     NIBBLE_MOMENTS=200 npx vitest run test/e2e/broken-connections.test.ts
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ChatClient } from '../../playground/chat-client.ts';
import { describeOnPlatforms } from './describe-on-platforms.ts';
import { type ChatPlatform, type Participant, PLATFORMS } from './platforms.ts';
import { type Moment, Shaker, WHEN } from './shaken.ts';
import { takeLesson } from './take-lesson.ts';

const FEW = 3;
const MOMENTS = Number(process.env.NIBBLE_MOMENTS ?? FEW);
const SEATS: readonly Participant[] = MOMENTS > FEW ? ['alone', 'among others'] : ['alone'];
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
    const takenBy = async (user: string, learner: ChatClient) => {
      await takeLesson(learner, stage.app.cookies);
      const { attempts, progress } = await stage.app.store.loadAll(stage.platform.learnerId(user));
      return {
        shown: learner.messages().map(title),
        attempts: attempts.map(({ lesson, step, kind, given, verdict }) => ({ lesson, step, kind, given, verdict })),
        isComplete: progress.some(({ lesson, completedAt }) => lesson === 'cookies' && completedAt !== null),
      };
    };

    it.for(SEATS)(
      `the learner, %s, can always go on, and no answer is lost or doubled (${MOMENTS} moments)`,
      {
        timeout: 180_000 + MOMENTS * 1000,
      },
      async (participant, { annotate }) => {
        const { platform } = stage;
        const name = participant === 'alone' ? 'UA' : 'UB';
        const undisturbed = await takenBy(`${name}0`, platform.window(`${name}0`, participant));
        expect(undisturbed.isComplete).toBe(true);
        const shaken = new Shaker(moments);
        shaker.current = shaken;
        for (let lessons = 1; !shaken.isDone; lessons += 1) {
          const user = `${name}${lessons}`;
          const taken = await takenBy(user, shaken.shake(platform.window(user, participant), platform.troubles));
          expect(taken, `${user} after ${shaken.struck.join('; ')}`).toEqual(undisturbed);
        }
        await shaken.back;
        expect(shaken.struck).toHaveLength(MOMENTS);
        expect(platform.pings).toEqual([]);
        await annotate(tally(shaken.struck));
      },
    );
  },
  {
    before: (tutor) => ({
      ...tutor,
      form: (...about) => shaker.current.watch(tutor).form(...about),
      handle: (...event) => shaker.current.watch(tutor).handle(...event),
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
