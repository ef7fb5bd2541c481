import { expect, it } from 'vitest';
import { say } from './replies.ts';
import { withDiscord } from './with-discord.ts';

it.each([
  { command: 'lesson', option: 'name', typed: 'cook', shown: ['Working with Cookies'] },
  { command: 'quiz', option: 'name', typed: '', shown: ['Working with Cookies', 'Handling File Uploads'] },
  { command: 'reminders', option: 'zone', typed: 'berl', shown: ['Europe/Berlin, now 14:05'] },
])('suggests for /$command while its $option is being typed', async ({ command, option, typed, shown }) => {
  const suggestions = {
    lessons: [
      { value: 'cookies', label: 'Working with Cookies' },
      { value: 'uploads', label: 'Handling File Uploads' },
    ],
    zones: [{ value: 'Europe/Berlin', label: 'Europe/Berlin, now 14:05' }],
  };
  const { discord } = await withDiscord({ answer: () => say('Hello'), suggestions });
  const learner = discord.client({ user: 'ada', place: 'server' });
  expect(await learner.autocomplete(command, typed, option)).toEqual(shown);
});

it('suggests at most 25, each with a label that Discord takes', async () => {
  const lessons = Array.from({ length: 30 }, (_, index) => ({ value: `l${index}`, label: 'Long title '.repeat(20) }));
  const { discord } = await withDiscord({ answer: () => say('Hello'), suggestions: { lessons, zones: [] } });
  const shown = await discord.client({ user: 'ada', place: 'dm' }).autocomplete('lesson', '');
  expect(shown).toHaveLength(25);
});
