/**
 * Tests that are to hold on several platforms: each gets its own local server, database and bot, and they end with it.
 */
import { afterAll, beforeAll, describe } from 'vitest';
import type { Tutor } from '../../src/tutor/ports.ts';
import type { Platform } from './platforms.ts';
import { openTestApp, type TestApp, type TestAppOptions, temporaryFolder } from './test-app.ts';

/** What the tests of one platform play on. To be asked for within a test: it is not there before. */
export interface Stage<Kind extends Platform> {
  readonly platform: Kind;
  readonly app: TestApp;
  /** Ends the bot and the app, and starts both again over the same database. */
  restart(): Promise<void>;
  /** Another app over the same database and platform, as a second process has; it is the caller's to close. */
  openAnother(): Promise<TestApp>;
}

export interface StageOptions extends Pick<TestAppOptions, 'clock' | 'lessons' | 'taught'> {
  /** What stands between the adapter and the tutor. */
  readonly before?: (tutor: Tutor) => Tutor;
}

/** `title` follows the platform's name: "in Discord, the lab". */
export function describeOnPlatforms<Kind extends Platform>(
  title: string,
  platforms: readonly (readonly [name: string, open: () => Promise<Kind>])[],
  body: (stage: Stage<Kind>) => void,
  { before = (tutor) => tutor, ...options }: StageOptions = {},
): void {
  describe.each(platforms)(`in %s, ${title}`, (_, open) => {
    let opened: { platform: Kind; app: TestApp; folder: Awaited<ReturnType<typeof temporaryFolder>> } | null = null;
    const there = () => {
      if (opened === null) throw new Error('the stage is there within a test only');
      return opened;
    };
    const openOver = (folder: string, platform: Kind): Promise<TestApp> =>
      openTestApp(folder, { ...options, zoneOf: async (learner) => (await platform.port?.zoneOf(learner)) ?? null });

    beforeAll(async () => {
      const folder = await temporaryFolder();
      const platform = await open();
      opened = { folder, platform, app: await openOver(folder.path, platform) };
      await platform.startBot(before(opened.app.tutor));
    });

    afterAll(async () => {
      await opened?.platform.stopBot();
      await opened?.platform.close();
      await opened?.app.close();
      await opened?.folder.remove();
    });

    body({
      get platform() {
        return there().platform;
      },
      get app() {
        return there().app;
      },
      async restart() {
        const { folder, platform, app } = there();
        await platform.stopBot();
        await app.close();
        opened = { folder, platform, app: await openOver(folder.path, platform) };
        await platform.startBot(before(opened.app.tutor));
      },
      openAnother: () => openOver(there().folder.path, there().platform),
    });
  });
}
