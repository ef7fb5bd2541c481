/** A transcript as a picture on both platforms, through the real libraries, with the real sandbox behind them. */
import { expect, it } from 'vitest';
import { drawPicture } from '../../adapters/shared/pictures.ts';
import { describeOnPlatforms } from './describe-on-platforms.ts';
import { type ChatPlatform, PLATFORMS } from './platforms.ts';

/** How long a run may take on a busy machine, milliseconds. */
const SHOW = 'Show as a picture';

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
    await learner.waitForButton(SHOW);
    return learner;
  };

  it.skipIf(!HAS_LETTERS)('comes below the text, and the lesson goes on below it', async () => {
    const learner = await atExample('U91', 'there-and-back');
    const before = stage.platform.pictures();
    await learner.press(SHOW);
    await learner.waitFor(/Sequence diagram: There and back/);
    expect(stage.platform.pictures()).toBe(before + 1);
    await learner.waitForButton('Next');
    await learner.press('Next');
    await learner.waitForButton('Back');
  });

  it.skipIf(!HAS_LETTERS)('of the learner’s own version is there after a restart, too', async () => {
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
    expect(await learner.waitFor(/Sequence diagram/)).toContain('mine');
    expect(stage.platform.pictures()).toBe(before + 1);
  });
});
