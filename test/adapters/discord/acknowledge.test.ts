/**
 * Storage may be slow and a program takes as long as it takes: Discord is told that the answer will come, before either
 * is asked. While that travels the answer is worked out, and it waits until Discord has taken the first response.
 */
import { describe, expect, it } from 'vitest';
import { action } from '../../../src/core/action.ts';
import type { Form } from '../../../src/core/reply.ts';
import { nameOf } from '../input-of.ts';
import { button, say } from './replies.ts';
import { withDiscord } from './with-discord.ts';

describe('until Discord has taken the acknowledgement', () => {
  const form: Form = {
    title: 'Form',
    submit: action('submit-typed', 'cookies', 'intro'),
    fields: [{ kind: 'text', id: 'answer', label: 'Answer', description: '', optional: true, lines: 'one', value: '' }],
  };
  const start = async () => {
    const started = await withDiscord({
      form: () => form,
      answer: (intent) =>
        nameOf(intent) === '/help'
          ? say(
              'Question',
              button('Quick', action('hint', 'cookies', 'intro')),
              button('Slow', action('run', 'cookies', 'intro')),
              button('Form', action('type', 'cookies', 'intro')),
            )
          : say('Answer'),
    });
    const learner = started.discord.client({ user: 'ada', place: 'server' });
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
  ])('the answer to $what is worked out, and sent to nobody', async ({ act }) => {
    const { discord, tutor, learner, ...started } = await start();
    const held = discord.holdNext(/callback/);
    await act({ discord, tutor, learner, ...started });
    await held.arrived;
    const before = discord.requests.length;
    await answerAnother(discord);
    expect(tutor.events).toHaveLength(3);
    expect(discord.requests).toHaveLength(before + 2);
    held.release();
    await learner.waitFor(/Answer/);
  });

  it('the answer to a submitted form is, too; and to open one nothing is asked at all', async () => {
    const { discord, tutor, learner } = await start();
    await learner.press('Form');
    await learner.waitForForm();
    expect(tutor.events).toHaveLength(1);
    const held = discord.holdNext(/callback/);
    await learner.fill({ Answer: 'x' });
    await held.arrived;
    const before = discord.requests.length;
    await answerAnother(discord);
    expect(discord.requests).toHaveLength(before + 2);
    held.release();
    await learner.waitFor(/Answer/);
  });
});

/** From the command to the answer: an acknowledgement and an edit. Whatever else was to go out has had the time to. */
async function answerAnother(discord: Awaited<ReturnType<typeof withDiscord>>['discord']): Promise<void> {
  const other = discord.client({ user: 'bob', place: 'dm' });
  await other.command('/lesson cookies');
  await other.waitFor(/Answer/);
}
