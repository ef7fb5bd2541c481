import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../../adapters/shared/command-line.ts';
import { COMMANDS } from '../../../src/tutor/features/index.ts';

describe('a slash command as text', () => {
  it.each([
    ['lesson', '', { kind: 'command', name: 'lesson', options: {} }],
    ['lesson', ' cookies ', { kind: 'command', name: 'lesson', options: { name: 'cookies' } }],
    ['Lesson', 'help', { kind: 'command', name: 'help', options: {} }],
    ['quiz', 'cookies', { kind: 'command', name: 'quiz', options: { name: 'cookies' } }],
    ['lab', '', { kind: 'command', name: 'lab', options: {} }],
    ['reference', 'max_age', { kind: 'command', name: 'reference', options: { name: 'max_age' } }],
    ['reminders', '', { kind: 'command', name: 'reminders', options: {} }],
    ['reminders', '19:30', { kind: 'command', name: 'reminders', options: { zone: '19:30' } }],
    ['reminders', '19:30 Berlin', { kind: 'command', name: 'reminders', options: { zone: '19:30 Berlin' } }],
    ['reminders', 'New York 7 pm', { kind: 'command', name: 'reminders', options: { zone: 'New York 7 pm' } }],
    ['reminders', 'Etc/GMT-14', { kind: 'command', name: 'reminders', options: { zone: 'Etc/GMT-14' } }],
    ['forget', '', { kind: 'command', name: 'forget', options: {} }],
  ])('/%s %s', (name, argument, input) => {
    expect(readCommandLine(COMMANDS, name, argument)).toEqual(input);
  });

  it('is known for every command that is listed', () => {
    for (const { name } of COMMANDS.filter(({ kind }) => kind === 'slash'))
      expect(readCommandLine(COMMANDS, name, ''), name).not.toBeNull();
  });

  it('is nothing of ours under another name', () => {
    expect(readCommandLine(COMMANDS, 'theme', '')).toBeNull();
  });
});
