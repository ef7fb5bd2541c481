/** All programs run, and more wait: the learner hears how many are ahead. */
import { describe, expect, it } from 'vitest';
import { action } from '../../../src/core/action.ts';
import type { Input, LearnerEvent } from '../../../src/core/event.ts';
import { paragraph } from '../../../src/core/prose.ts';
import type { Reply } from '../../../src/core/reply.ts';
import type { Watch } from '../../../src/tutor/ports.ts';
import { nameOf } from '../input-of.ts';
import { button, LONG, say } from './replies.ts';
import { deferred } from './scripted-tutor.ts';
import { withDiscord } from './with-discord.ts';

describe('a program that has to wait', () => {
  const waitingTutor = () => {
    const answer = deferred<Reply>();
    const watching = deferred<Watch>();
    const run = button('Run', action('run', 'cookies', 'example'));
    const script = {
      answer: (intent: Input, _event: LearnerEvent, watch: Watch) => {
        if (nameOf(intent) === '/help') return say('Example', run);
        watching.resolve(watch);
        return answer.promise;
      },
    };
    return { script, answer, watching: watching.promise };
  };

  it.each([
    { where: 'a command in a server', place: 'server', act: 'command' },
    { where: 'a press in a server', place: 'server', act: 'press' },
    { where: 'a press in the direct conversation', place: 'dm', act: 'press' },
    { where: 'a typed message', place: 'dm', act: 'type' },
  ] as const)(
    'says in answer to $where how many are ahead, and then the answer takes its place',
    async ({ place, act }) => {
      const { script, answer, watching } = waitingTutor();
      const { discord } = await withDiscord(script);
      const learner = discord.client({ user: 'ada', place });
      await learner.command('/help');
      await learner.waitFor(/Example/);
      if (act === 'press') await learner.press('Run');
      else if (act === 'type') await learner.type('run');
      else await learner.command('/lab cookies');
      const { waiting } = await watching;
      waiting(3);
      await learner.waitFor(/^Three are ahead of you. I’ll answer here.$/);
      waiting(1);
      await learner.waitFor(/^One is ahead of you. I’ll answer here.$/);
      waiting(0);
      await learner.waitFor(/^You’re next. I’ll answer here.$/);
      answer.resolve({ ...say(LONG), pressed: 'settle' });
      await learner.waitFor(/The end/);
      expect(learner.messages().join('\n')).not.toMatch(/ahead of you|You’re next/);
      expect(learner.messages()).toHaveLength(3);
      expect(discord.client({ user: 'bob', place }).messages()).toEqual([]);
    },
  );

  it('says nothing of it when it is the next at once', async () => {
    const { script, answer, watching } = waitingTutor();
    const { discord } = await withDiscord(script);
    const learner = discord.client({ user: 'ada', place: 'dm' });
    await learner.type('run');
    (await watching).waiting(0);
    answer.resolve(say('Transcript'));
    await learner.waitFor(/Transcript/);
    expect(discord.requests.filter(({ method }) => method === 'PATCH')).toEqual([]);
  });

  it('takes the note away again when the answer says nothing new', async () => {
    const { script, answer, watching } = waitingTutor();
    const { discord } = await withDiscord(script);
    const learner = discord.client({ user: 'ada', place: 'server' });
    await learner.command('/help');
    await learner.waitFor(/Example/);
    await learner.press('Run');
    (await watching).waiting(2);
    await learner.waitFor(/Two are ahead/);
    answer.resolve({ pressed: [paragraph('Instead')], blocks: [] });
    await discord.waitForRequest(({ method }) => method === 'DELETE');
    expect(learner.messages()).toEqual(['Instead']);
  });
});
