/** Puts the rooms together: the one place that sees both the tutor and what it needs. */
import type { Config } from '../config.ts';
import { type LearnerId, platformOf } from '../core/intent.ts';
import { OperatorError } from '../errors.ts';
import type { Log } from '../log.ts';
import { NO_OPERATION, type Operation } from '../operation/operation.ts';
import { startRetention } from '../operation/retention.ts';
import { type RunningReminders, startReminders } from '../reminders/start-reminders.ts';
import { createSandbox, type FlaskFound, findFlask, flaskName } from '../sandbox/index.ts';
import { openBotStorage } from '../storage/bot-storage.ts';
import { cachedStorage } from '../storage/cache.ts';
import type { Platform, Tutor } from '../tutor/ports.ts';
import { createTutor } from '../tutor/tutor.ts';
import { readLessons } from './read-lessons.ts';

export interface House {
  readonly tutor: Tutor;
  /**
   * Says who can be written to unasked, by the prefix of learners' ids, once all of them are connected: reminders begin
   * to go out. To be stopped before these platforms are.
   */
  serve(platforms: Readonly<Record<string, Platform>>): RunningReminders;
  /** To be called when no event is under way any more. */
  close(): Promise<void>;
}

/**
 * Opens everything that a tutor needs. `clock` gives the time in epoch milliseconds; `operation` watches it.
 *
 * @throws OperatorError when something cannot be had
 */
export async function compose(
  config: Config,
  log: Log,
  clock: () => number = Date.now,
  operation: Operation = NO_OPERATION,
): Promise<House> {
  const flask = findFlask(config.flask);
  if (config.flask.choice === 'real') insistOnReal(await flask);
  const { lessons, storage: opened } = await openBoth(config);
  const storage = operation.watchStorage(opened);
  const { meter } = operation;
  const sandbox = createSandbox({ flask, cacheFolder: config.cacheFolder, meter });
  operation.watchSandbox(sandbox);
  void sandbox.flask.then((found) => logFlask(found, log));
  let served: Readonly<Record<string, Platform>> = {};
  const zoneOf = async (learner: LearnerId) => (await served[platformOf(learner)]?.zoneOf(learner)) ?? null;
  const tutor = operation.watchTutor(
    createTutor({ lessons, store: cachedStorage(storage, clock), sandbox, clock, zoneOf }),
  );
  const retention = startRetention(storage, config.retention, clock, log);
  return {
    tutor,
    serve(platforms) {
      served = platforms;
      return startReminders({ tutor, storage, platforms, clock, log });
    },
    async close() {
      await retention.stop();
      await sandbox.close();
      await storage.close();
    },
  };
}

/** Lessons and storage, each in a thread of its own at the same time; or neither, with every reason. */
async function openBoth({ lessonsFolder, databaseUrl }: Config) {
  const [lessons, storage] = await Promise.allSettled([readLessons(lessonsFolder), openBotStorage(databaseUrl)]);
  if (lessons.status === 'fulfilled' && storage.status === 'fulfilled') {
    return { lessons: lessons.value, storage: storage.value };
  }
  if (storage.status === 'fulfilled') await storage.value.close();
  const reasons = [lessons, storage].flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  throw reasons.length === 1 ? reasons[0] : new AggregateError(reasons);
}

function insistOnReal(found: FlaskFound): void {
  if (found.kind === 'real') return;
  throw new OperatorError(
    `SANDBOX_FLASK asks for the real Flask, which was not found. ${found.why}`,
    'Fetch it with "nibble flask install", or set SANDBOX_FLASK=auto to let Nibble’s small Flask answer.',
  );
}

function logFlask(found: FlaskFound, log: Log): void {
  const details =
    found.kind === 'real'
      ? { flask: flaskName(found.flask), place: found.flask.place }
      : { flask: flaskName(null), why: found.why };
  log.info('the sandbox is warm', details);
}
