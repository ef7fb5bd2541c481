/** Puts the folders together: the one place that sees both the tutor and what it needs. */
import { type Config, secretsOf } from '../config.ts';
import { type LearnerId, type Presence, platformOf, type Room } from '../core/event.ts';
import { OperatorError } from '../errors.ts';
import { stampsOf } from '../lesson/course/folders.ts';
import { createLog, type Log } from '../log.ts';
import { type BotClock, platformTime, startClock } from '../operation/clock.ts';
import { NO_OPERATION, type Operation } from '../operation/operation.ts';
import { startRetention } from '../operation/retention.ts';
import { type RunningReminders, startReminders } from '../reminders/start-reminders.ts';
import { type RunningRounds, startRounds } from '../round-clock/start-rounds.ts';
import { createSandbox, type FlaskFound, findFlask, flaskName, type Readiness } from '../sandbox/index.ts';
import { openBotStorage } from '../storage/bot-storage.ts';
import { cachedStorage } from '../storage/cache.ts';
import { prepareAnswers } from '../tutor/features/index.ts';
import { type CoursesAt, changingLessons, coursesIn, type Lessons, unknownCourses } from '../tutor/lessons.ts';
import type { Platform, Tutor } from '../tutor/ports.ts';
import type { ClockStorage } from '../tutor/storage.ts';
import { createTutor, type TutorParts } from '../tutor/tutor.ts';
import { logStrayErrors } from './process.ts';
import { readInThread, readLessons } from './read-lessons.ts';
import { watchLessons } from './watch-lessons.ts';

export interface App {
  readonly tutor: Tutor;
  /** Reminders go out to `platforms` (by prefix of ids), all connected, from now on. To be stopped before them. */
  startReminders(platforms: Readonly<Record<string, Platform>>): RunningReminders;
  /** Rounds in the channels of these platforms go on, from now on. To be stopped before them, too. */
  startRounds(platforms: Readonly<Record<string, Platform>>): RunningRounds;
  /** To be called when no event is under way any more. */
  close(): Promise<void>;
}

/**
 * Opens what a tutor needs. `clock`: epoch milliseconds; null: the machine's, as far as the database has seen time
 * pass. `isHeld`: whether this process holds the database as its bot.
 *
 * @throws OperatorError when something cannot be had
 */
export async function openApp(
  config: Config,
  log: Log,
  ownClock: (() => number) | null = null,
  operation: Operation = NO_OPERATION,
  isHeld = false,
): Promise<App> {
  const flask = findFlask(config.flask);
  if (config.flask.choice === 'real') insistOnReal(await flask);
  const stamps = await stampsOf(config.lessonsFolders);
  const { lessons: read, storage: opened } = await openBoth(config, isHeld);
  const lessons = changingLessons(read, config.coursesAt);
  const storage = operation.watchStorage(opened);
  const watched = ownClock === null ? await watchClock(config, storage, log) : null;
  const clock = ownClock ?? watched?.now ?? Date.now;
  const { meter } = operation;
  const sandbox = createSandbox({
    flask,
    snapshotFolder: config.snapshotFolder,
    meter,
    ...(config.sandboxWorkers !== null && { limits: { workers: config.sandboxWorkers } }),
  });
  operation.watchSandbox(sandbox);
  void sandbox.ready.then((readiness) => logReadiness(readiness, log));
  let connected: Readonly<Record<string, Platform>> = {};
  const zoneOf = async (learner: LearnerId) => (await connected[platformOf(learner)]?.zoneOf(learner)) ?? null;
  let rounds: RunningRounds | null = null;
  const roundChanged = () => rounds?.wake();
  const mayHost = async (learner: LearnerId, { canManage }: Presence) =>
    config.hosts.includes(learner) ||
    (canManage ?? (await connected[platformOf(learner)]?.rooms?.canManage(learner)) ?? false);
  const namesOf: TutorParts['namesOf'] = async (server, learners, use) =>
    (await connected[platformOf(server)]?.rooms?.namesOf(server, learners, use)) ?? {};
  const lookAtRole = async (server: Room['server'], role: string) => {
    const rooms = connected[platformOf(server)]?.rooms;
    return rooms === undefined ? 'no-roles' : rooms.lookAtRole(server, role);
  };
  const store = cachedStorage(storage, clock);
  const parts: TutorParts = { lessons, store, sandbox, clock, zoneOf, mayHost, namesOf, lookAtRole, roundChanged };
  const tutor = afterFirst(operation.watchTutor(createTutor(parts)), () => prepareAnswers(lessons.all()));
  const watch = watchLessons(
    { folders: config.lessonsFolders, lessons, read: (_, known) => readInThread(config, known), log, meter },
    stamps,
  );
  operation.watchLessons({ taught: () => lessons.all().size, refused: watch.refused });
  const retention = startRetention(storage, config.retention, clock, log);
  return {
    tutor,
    startReminders(platforms) {
      connected = platforms;
      return startReminders({ tutor, storage, platforms, clock, log });
    },
    startRounds(platforms) {
      connected = platforms;
      rounds = startRounds({ tutor, storage, platforms, clock, log });
      return rounds;
    },
    async close() {
      watch.stop();
      await Promise.all([retention.stop(), watched?.stop()]);
      await sandbox.close();
      await storage.close();
    },
  };
}

/** Where the platforms of this bot show what time it is; a server that stands for one may have our own clock. */
function watchClock({ discord, slack, clockCheckedOn }: Config, storage: ClockStorage, log: Log): Promise<BotClock> {
  const addresses = [
    ...(discord?.apiUrl === null ? ['https://discord.com/api/v10/gateway'] : []),
    ...(slack?.apiUrl === null ? ['https://slack.com/api/api.test'] : []),
  ];
  const witness = () => platformTime(addresses);
  const parts = { storage, machine: Date.now, elapsed: () => performance.now(), witness };
  return startClock({ ...parts, checkedOn: clockCheckedOn, log });
}

/** The log of a program that talks to a person: between its lines only errors have a place. */
export function openErrorLog(config: Config): Log {
  const log = createLog({ level: config.logLevel === 'silent' ? 'silent' : 'error', secrets: secretsOf(config) });
  logStrayErrors(log);
  return log;
}

/** Lessons and storage, each in a thread of its own at the same time; or neither, with every reason. */
async function openBoth(config: Config, isHeld: boolean) {
  const { coursesAt, databaseUrl } = config;
  const [lessons, storage] = await Promise.allSettled([
    readLessons(config).then((read) => refuseUnknown(coursesAt, read)),
    openBotStorage(databaseUrl, isHeld),
  ]);
  if (lessons.status === 'fulfilled' && storage.status === 'fulfilled') {
    return { lessons: lessons.value, storage: storage.value };
  }
  if (storage.status === 'fulfilled') await storage.value.close();
  const reasons = [lessons, storage].flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  throw reasons.length === 1 ? reasons[0] : new AggregateError(reasons);
}

function refuseUnknown(coursesAt: CoursesAt, lessons: Lessons): Lessons {
  const unknown = unknownCourses(coursesAt, lessons);
  if (unknown.length === 0) return lessons;
  const known = coursesIn(lessons).map(({ id }) => id);
  throw new OperatorError(
    `COURSES names ${unknown.join(', ')}, and there is no such course`,
    `There is ${known.join(', ')}. A course is named as its folder is (docs/operation.md).`,
  );
}

function insistOnReal(found: FlaskFound): void {
  if (found.kind === 'real') return;
  throw new OperatorError(
    `SANDBOX_FLASK asks for the real Flask, which was not found. ${found.why}`,
    'Fetch it with "nibble flask install", or set SANDBOX_FLASK=auto to let Nibble’s small Flask answer.',
  );
}

function logReadiness({ flask, made, precompiled }: Readiness, log: Log): void {
  const details =
    flask.kind === 'real'
      ? { flask: flaskName(flask.flask), place: flask.flask.place }
      : { flask: flaskName(null), why: flask.why };
  const snapshot = made === null ? 'kept from before' : `made in ${(made / 1000).toFixed(1)} s`;
  log.info('the sandbox is ready', { ...details, snapshot, precompiled });
}

/** In milliseconds: by then an answer is out. */
const SOON_AFTER = 1000;

/**
 * Does something soon after the first answer, and lets others in between its steps: no learner waits for all of it, and
 * a bot that nobody uses does without.
 */
function afterFirst<Served extends Tutor>(tutor: Served, steps: () => Generator<void>): Served {
  let isFirst = true;
  const prepare = (): void => {
    const making = steps();
    const go = (): void => {
      if (!making.next().done) setImmediate(go);
    };
    go();
  };
  return {
    ...tutor,
    async handle(...event: Parameters<Tutor['handle']>) {
      const reply = await tutor.handle(...event);
      if (isFirst) setTimeout(prepare, SOON_AFTER).unref();
      isFirst = false;
      return reply;
    },
  };
}
