import { describe, expect, it } from 'vitest';
import { COMMAND_LINES, readCommandLine } from '../../../adapters/shared/command-line.ts';

describe('a slash command as text', () => {
  it.each([
    ['lesson', '', { kind: 'lessons' }],
    ['lesson', ' cookies ', { kind: 'lesson', name: 'cookies' }],
    ['Lesson', 'help', { kind: 'help' }],
    ['quiz', 'cookies', { kind: 'quiz', name: 'cookies' }],
    ['lab', '', { kind: 'lab', name: '' }],
    ['reference', 'max_age', { kind: 'reference', name: 'max_age' }],
    ['reminders', '', { kind: 'reminders', zone: '', time: '' }],
    ['reminders', '19:30', { kind: 'reminders', zone: '', time: '19:30' }],
    ['reminders', '19:30 Berlin', { kind: 'reminders', zone: 'Berlin', time: '19:30' }],
    ['reminders', 'New York 7 pm', { kind: 'reminders', zone: 'New York', time: '7 pm' }],
    ['reminders', 'Etc/GMT-14', { kind: 'reminders', zone: 'Etc/GMT-14', time: '' }],
    ['forget', '', { kind: 'forget' }],
  ])('/%s %s', (name, argument, intent) => {
    expect(readCommandLine(name, argument)).toEqual(intent);
  });

  it('is known for every command that is listed', () => {
    for (const { name } of COMMAND_LINES) expect(readCommandLine(name, ''), name).not.toBeNull();
  });

  it('is nothing of ours under another name', () => {
    expect(readCommandLine('theme', '')).toBeNull();
  });
});
