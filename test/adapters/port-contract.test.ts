/** What every platform owes the reminders: a direct message arrives once for its key, and what became of it is told. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paragraph } from '../../src/core/prose.ts';
import type { Block } from '../../src/core/reply.ts';
import { type ChatPlatform, PLATFORMS } from '../e2e/platforms.ts';
import { BLOCKS, buttons, choices, folded, words } from './sample-blocks.ts';
import { scriptTutor } from './scripted-tutor.ts';

describe.each(PLATFORMS)('%s, on its own account', (_, open) => {
  let platform: ChatPlatform;
  const tutor = scriptTutor({ answer: () => ({ pressed: 'settle', blocks: [paragraph('pressed')] }) });

  beforeAll(async () => {
    platform = await open();
    await platform.startBot(tutor);
  });
  afterAll(async () => {
    await platform.stopBot();
    await platform.close();
  });

  const deliver = (user: string, blocks: readonly Block[], key: string) => {
    if (platform.port === null) throw new Error('the bot is not started');
    return platform.port.deliver(platform.learnerId(user), blocks, key);
  };

  it('brings a message with every kind of block to somebody who has never written', async () => {
    const learner = platform.window('U81');
    const short = BLOCKS.filter(([name]) => !/long|without a space|26|120/.test(name)).flatMap(([, blocks]) => blocks);
    expect(await deliver('U81', [...short, paragraph('the end of it')], 'all')).toEqual({ kind: 'sent' });
    await learner.waitFor(/the end of it/);
    const visible = folded([...learner.messages(), ...learner.buttons()]);
    for (const wanted of short.flatMap(words)) expect(visible).toContain(folded([wanted]));
    expect(platform.pings).toEqual([]);
  });

  it('brings a message whose buttons work', async () => {
    const learner = platform.window('U82');
    await deliver('U82', [paragraph('a card'), choices(4), buttons(2)], 'card');
    await learner.waitForButton('Button B');
    await learner.press('Button B');
    await learner.waitFor(/^pressed$/);
    expect(tutor.events.at(-1)).toMatchObject({ learner: platform.learnerId('U82'), kind: 'press' });
  });

  it('brings it once, however often it is asked with the same key, also at once and after a restart', async () => {
    const learner = platform.window('U83');
    const ask = () => deliver('U83', [paragraph('only once')], 'reminder:U83:2027-01-11');
    expect(await Promise.all([ask(), ask()])).toEqual([{ kind: 'sent' }, { kind: 'sent' }]);
    await platform.stopBot();
    await platform.startBot(tutor);
    expect(await ask()).toEqual({ kind: 'sent' });
    expect(learner.messages()).toEqual(['only once']);
    await deliver('U83', [paragraph('only once')], 'reminder:U83:2027-01-12');
    expect(learner.messages()).toEqual(['only once', 'only once']);
  });

  it('tells when somebody takes no messages, and brings the same one once they do', async () => {
    const learner = platform.window('U84');
    const ask = () => deliver('U84', [paragraph('are you there?')], 'door');
    platform.setDirectMessages('U84', 'closed');
    expect(await ask()).toEqual({ kind: 'refused' });
    platform.setDirectMessages('U84', 'open');
    expect(await ask()).toEqual({ kind: 'sent' });
    expect(learner.messages()).toEqual(['are you there?']);
  });

  it('never fails to say whether it knows somebody’s time zone', async () => {
    const zone = await platform.port?.zoneOf(platform.learnerId('U85'));
    expect(zone === null || typeof zone === 'string').toBe(true);
    expect(await platform.port?.zoneOf(`${platform.prefix}:nobody`)).toBeNull();
  });
});
