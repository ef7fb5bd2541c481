/** A question that is answered in words looks afterwards as if it had been answered by its buttons. */
import { expect, it } from 'vitest';
import type { Reply } from '../../../src/core/reply.ts';
import { button, say } from './replies.ts';
import { withDiscord } from './with-discord.ts';

const atTheQuestion = async (reply: Reply) => {
  const started = await withDiscord({
    answer: (intent) => (intent.kind === 'message' ? reply : say('Question', button('Next'))),
  });
  const learner = started.discord.client({ user: 'ada', place: 'dm' });
  await learner.command('/lesson cookies');
  await learner.waitFor(/Question/);
  return { ...started, learner };
};

it('takes the buttons off the question that a message answers, and keeps its words', async () => {
  const { discord, learner } = await atTheQuestion({ ...say('Right', button('Go on')), pressed: 'settle' });
  await learner.type('b');
  await learner.waitFor(/Right/);
  await discord.until(() => learner.buttons().length === 1 || null);
  expect(learner.buttons()).toEqual(['Go on']);
  expect(learner.messages()).toEqual(['Question', 'Right']);
  await learner.type('c');
  await discord.until(() => learner.messages().length === 3 && learner.buttons().length === 1);
  expect(learner.messages()).toEqual(['Question', 'Right', 'Right']);
});

it('leaves the buttons of a question that is still to be answered', async () => {
  const { learner } = await atTheQuestion({ ...say('I didn’t understand that'), pressed: 'keep' });
  await learner.type('what?');
  await learner.waitFor(/didn’t understand/);
  await learner.command('/help');
  await learner.waitFor(/Question/);
  expect(learner.buttons()).toContain('Next');
});

it('brings the answer also when the message above it cannot be changed', async () => {
  const { discord, learner, lines, waitForLine } = await atTheQuestion({ ...say('Right'), pressed: 'settle' });
  discord.failNext({ request: /GET \/channels/, status: 403, body: { code: 50001, message: 'Missing Access' } });
  await learner.type('b');
  await waitForLine(({ event }) => event.includes('kept its buttons'));
  expect(learner.messages()).toEqual(['Question', 'Right']);
  expect(lines.filter(({ level }) => level !== 'info')).toEqual([]);
});
