/** Storage may be slow and a program takes as long as it takes: Discord is told that the answer will come, before either. */
import { describe, expect, it } from 'vitest';
import { action } from '../../../src/core/action-id.ts';
import type { Form } from '../../../src/core/reply.ts';
import { button, say } from './replies.ts';
import { withDiscord } from './with-discord.ts';

describe('before the acknowledgement has reached Discord', () => {
  const form: Form = {
    title: 'Form',
    submit: action('submit-typed', 'cookies', 'intro'),
    fields: [{ kind: 'text', id: 'answer', label: 'Answer', description: '', optional: true, lines: 'one', value: '' }],
  };
  const start = async () => {
    const started = await withDiscord({
      form: () => form,
      answer: (intent) =>
        intent.kind === 'help'
          ? say(
              'Question',
              button('Quick', action('hint', 'cookies', 'intro')),
              button('Slow', action('run', 'cookies', 'intro')),
              button('Form', action('type', 'cookies', 'intro')),
            )
          : say('Answer'),
    });
    const learner = started.discord.window({ user: 'ada', place: 'server' });
    await learner.command('/help');
    await learner.waitFor(/Question/);
    return { ...started, learner };
  };
  type Started = Awaited<ReturnType<typeof start>>;

  it.each<{ what: string; act: (started: Started) => Promise<void> }>([
    { what: 'a command', act: ({ learner }) => learner.command('/lesson cookies') },
    { what: 'a button', act: ({ learner }) => learner.press('Quick') },
    { what: 'a button that runs a program', act: ({ learner }) => learner.press('Slow') },
    { what: 'the way to direct messages', act: ({ learner }) => learner.press('Continue in our DM') },
    {
      what: 'a command on a message',
      act: async ({ learner }) => {
        await learner.post('```x = 1```');
        await learner.useOnMessage('Check this code', /x = 1/);
      },
    },
  ])('$what is not even looked at', async ({ act }) => {
    const started = await start();
    const held = started.discord.holdNext(/callback/);
    await act(started);
    await held.arrived;
    expect(started.tutor.events).toHaveLength(1);
    held.release();
    await started.learner.waitFor(/Answer/);
    expect(started.tutor.events).toHaveLength(2);
  });

  it('a submitted form is not looked at, and to open one nothing is asked at all', async () => {
    const { discord, tutor, learner } = await start();
    await learner.press('Form');
    await learner.waitForForm();
    const held = discord.holdNext(/callback/);
    await learner.fill({ Answer: 'x' });
    await held.arrived;
    expect(tutor.events).toHaveLength(1);
    held.release();
    await learner.waitFor(/Answer/);
  });
});
