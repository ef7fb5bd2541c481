/** A slash command and what was typed behind it → what the learner asks. For platforms that give both as text. */
import type { Intent } from '../../src/core/intent.ts';

/** A command: its name, what it says for itself in the platform's list, and what may follow it (empty for nothing). */
export interface CommandHelp {
  readonly name: string;
  readonly description: string;
  readonly argument: string;
}

/** In the order in which they are listed. */
export const COMMAND_LINES: readonly CommandHelp[] = [
  { name: 'lesson', description: 'Start a lesson, or go on where you left it', argument: '[lesson]' },
  { name: 'quiz', description: 'Only the questions of a lesson', argument: '[lesson]' },
  { name: 'lab', description: 'Be the browser of a running example', argument: '[lesson]' },
  { name: 'review', description: 'Answer the questions that are due today', argument: '' },
  { name: 'progress', description: 'What you have learned, and what comes next', argument: '' },
  { name: 'reminders', description: 'See or change when reminders come', argument: '[time] [city or time zone]' },
  { name: 'reference', description: 'The short version of a lesson, to look things up', argument: '[lesson or word]' },
  { name: 'export', description: 'Everything that I remember of you, as a file', argument: '' },
  { name: 'forget', description: 'Delete everything that I remember of you', argument: '' },
  { name: 'help', description: 'How to learn with Nibble', argument: '' },
];

/** Null for a command that is none of ours. `argument` is what was typed behind the name. */
export function readCommandLine(name: string, argument: string): Intent | null {
  const text = argument.trim();
  switch (name.toLowerCase()) {
    case 'lesson':
    case 'lessons':
      if (/^help$/i.test(text)) return { kind: 'help' };
      return text === '' ? { kind: 'lessons' } : { kind: 'lesson', name: text };
    case 'quiz':
      return { kind: 'quiz', name: text };
    case 'lab':
      return { kind: 'lab', name: text };
    case 'reference':
      return { kind: 'reference', name: text };
    case 'reminders':
      return { kind: 'reminders', ...splitReminders(text) };
    case 'review':
      return { kind: 'review' };
    case 'progress':
      return { kind: 'progress' };
    case 'export':
      return { kind: 'export' };
    case 'forget':
      return { kind: 'forget' };
    case 'help':
      return { kind: 'help' };
    default:
      return null;
  }
}

const TIME = /(?<![\d:+-])\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?)?(?![\d:])/i;

/** `19:30 Berlin`, `Berlin 7pm`: the time is what begins with a number, the rest is the place. */
function splitReminders(text: string): { readonly zone: string; readonly time: string } {
  const time = TIME.exec(text)?.[0] ?? '';
  return { zone: text.replace(time, '').trim().replace(/\s+/g, ' '), time: time.trim() };
}
