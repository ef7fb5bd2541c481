/** A typed line → what it means on this screen. Pure. */
import type { Action } from '../../src/core/action.ts';
import type { Input } from '../../src/core/event.ts';
import type { Tutor } from '../../src/tutor/ports.ts';
import { readCommandLine } from '../shared/command-line.ts';
import { findPress, type Message, type Screen } from './screen.ts';

export type Reading =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'quit' }
  /** `pressed` is the message whose control was named; null when there was none. */
  | { readonly kind: 'input'; readonly input: Input; readonly pressed: Message | null; readonly runs: boolean }
  | { readonly kind: 'form'; readonly action: Action; readonly pressed: Message };

const COMMAND = /^\/([a-z]+)(?:\s+(.*))?$/i;

/** Reads a line: a slash command, the name of a control, or something said to the tutor. */
export function readLine(tutor: Pick<Tutor, 'commands' | 'paceOf'>, line: string, screen: Screen): Reading {
  const typed = line.trim();
  if (typed === '') return { kind: 'nothing' };
  const command = COMMAND.exec(typed);
  const reading = command === null ? null : readCommand(tutor, command[1] ?? '', command[2] ?? '');
  if (reading !== null) return reading;
  const press = findPress(screen, typed, tutor.paceOf);
  if (press === null) return said(line);
  const { message: pressed, control } = press;
  const { action } = control;
  const pace = tutor.paceOf(action);
  if (pace === 'form') return { kind: 'form', action, pressed };
  return { kind: 'input', input: { kind: 'press', action }, pressed, runs: pace === 'run' };
}

/** What is said in so many words, such as a block of code: never the name of a control. */
export const said = (text: string): Reading => ({
  kind: 'input',
  input: { kind: 'message', text },
  pressed: null,
  runs: false,
});

/** Null for what only looks like a command, such as the path `/theme`. */
function readCommand({ commands }: Pick<Tutor, 'commands'>, name: string, argument: string): Reading | null {
  if (/^(?:quit|exit)$/i.test(name)) return { kind: 'quit' };
  const input = readCommandLine(commands, name, argument);
  return input && { kind: 'input', input, pressed: null, runs: false };
}
