/** What is being typed of a command: the option, and how much of it. */
import type { APIApplicationCommand } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { focusOf } from '../../../playground/discord/commands.ts';

const option = (name: string, autocomplete: boolean) => ({ type: 3 as const, name, description: name, autocomplete });
const command = (name: string, options: ReturnType<typeof option>[]): APIApplicationCommand => ({
  id: '1',
  type: 1,
  application_id: '1',
  name,
  description: name,
  default_member_permissions: null,
  version: '1',
  options,
});
const COMMANDS = [
  command('lesson', [option('name', true)]),
  command('reminders', [option('zone', true), option('time', false)]),
  command('help', []),
];

describe('the option at the end of a command', () => {
  it.each([
    ['/lesson coo', { option: 'name', typed: 'coo', before: '/lesson ', isSuggested: true }],
    ['/lesson ', { option: 'name', typed: '', before: '/lesson ', isSuggested: true }],
    ['/lesson name:coo', { option: 'name', typed: 'coo', before: '/lesson name:', isSuggested: true }],
    ['/reminders zone:Eur', { option: 'zone', typed: 'Eur', before: '/reminders zone:', isSuggested: true }],
    [
      '/reminders zone:Rome time:7',
      { option: 'time', typed: '7', before: '/reminders zone:Rome time:', isSuggested: false },
    ],
    ['/reminders zone:New York', { option: 'zone', typed: 'New York', before: '/reminders zone:', isSuggested: true }],
  ])('the option at the end of %j is found', (text, expected) => {
    expect(focusOf(COMMANDS, text)).toMatchObject(expected);
  });

  it.each(['/lesson', '/help ', '/dance x', 'lesson coo', '/reminders ', '/reminders sometime'])(
    '%j has none',
    (text) => {
      expect(focusOf(COMMANDS, text)).toBeNull();
    },
  );
});
