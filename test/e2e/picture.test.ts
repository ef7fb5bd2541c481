/** A run as its picture on both platforms, through the real libraries, with the real sandbox behind them. */
import { expect, it } from 'vitest';
import { drawPicture } from '../../adapters/shared/pictures.ts';
import { describeOnPlatforms } from './describe-on-platforms.ts';
import { type ChatPlatform, PLATFORMS } from './platforms.ts';

const HEADERS = 'Show the headers';
const PICTURE = 'Show as a picture';

/** Without any font no picture with letters is drawn, and learners read its words. */
const HAS_LETTERS =
  drawPicture('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="8">M</text></svg>') !== null;

describeOnPlatforms<ChatPlatform>('a picture', PLATFORMS, (stage) => {
  const atExample = async (user: string, example: string) => {
    const learner = stage.platform.window(user);
    await learner.command('/lesson cookies');
    await learner.waitFor(/step 1 of/);
    await learner.type(`go ${example}`);
    await learner.waitForButton('Run it');
    await learner.press('Run it');
    await learner.waitFor(/What happened/);
    await learner.waitForButton(HEADERS);
    return learner;
  };

  it.skipIf(!HAS_LETTERS)('is how a run comes; its headers and the picture can be had in turns', async () => {
    const before = stage.platform.pictures();
    const learner = await atExample('U91', 'there-and-back');
    expect(stage.platform.pictures()).toBe(before + 1);
    await learner.waitFor(
      /The first and the last request ask for the same page[\s\S]*Sequence diagram: There and back/,
    );
    await learner.press(HEADERS);
    await learner.waitFor(/The headers: There and back[\s\S]*Set-Cookie: theme=dark; Path=\/[\s\S]*Answered by/);
    await learner.waitForButton(PICTURE);
    const told = stage.platform.pictures();
    await learner.press(PICTURE);
    await learner.waitForButton(HEADERS);
    expect(stage.platform.pictures()).toBeGreaterThan(told);
    await learner.press('Next');
    await learner.waitForButton('Back');
  });

  it.skipIf(!HAS_LETTERS)(
    'of the learner’s own version is there after a restart, too, and so are its headers',
    async () => {
      const learner = await atExample('U92', 'one-route-one-cookie');
      const program = [
        'from flask import Flask',
        'app = Flask(__name__)',
        "@app.route('/<path:path>')",
        'def any(path):',
        "    return 'mine'",
      ].join('\n');
      await learner.type(`\`\`\`\n${program}\n\`\`\``);
      await learner.waitFor(/your version[\s\S]*mine/);
      await stage.restart();
      const before = stage.platform.pictures();
      await learner.type('picture');
      await expect.poll(() => stage.platform.pictures()).toBeGreaterThan(before);
      await learner.type('show the headers');
      expect(await learner.waitFor(/The headers:/)).toMatch(/200 OK\s+mine/);
    },
  );
});
