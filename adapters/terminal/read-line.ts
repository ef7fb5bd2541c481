/** A typed line → what it means on this screen. Pure. */
import { ACTION_PACE, type Action, decodeAction } from '../../src/core/action-id.ts';
import type { Intent } from '../../src/core/intent.ts';
import { readCommandLine } from '../shared/command-line.ts';
import { findPress, type Message, type Screen } from './screen.ts';

export type Reading =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'quit' }
  /** `pressed` is the message whose control was named; null when there was none. */
  | { readonly kind: 'intent'; readonly intent: Intent; readonly pressed: Message | null; readonly runs: boolean }
  | { readonly kind: 'form'; readonly action: Action; readonly pressed: Message };

const COMMAND = /^\/([a-z]+)(?:\s+(.*))?$/i;

/** Reads a line: a slash command, the name of a control, or something said to the tutor. */
export function readLine(line: string, screen: Screen): Reading {
  const typed = line.trim();
  if (typed === '') return { kind: 'nothing' };
  const command = COMMAND.exec(typed);
  const reading = command === null ? null : readCommand(command[1] ?? '', command[2] ?? '');
  if (reading !== null) return reading;
  const press = findPress(screen, typed);
  if (press === null) return said(line);
  const { message: pressed, control } = press;
  const action = decodeAction(control.id);
  const pace = action === null ? 'reply' : ACTION_PACE[action.verb];
  if (action !== null && pace === 'form') return { kind: 'form', action, pressed };
  return { kind: 'intent', intent: { kind: 'press', id: control.id }, pressed, runs: pace === 'run' };
}

/** What is said in so many words, such as a block of code: never the name of a control. */
export const said = (text: string): Reading => ({
  kind: 'intent',
  intent: { kind: 'say', text },
  pressed: null,
  runs: false,
});

/** Null for what only looks like a command, such as the path `/theme`. */
function readCommand(name: string, argument: string): Reading | null {
  if (/^(?:quit|exit)$/i.test(name)) return { kind: 'quit' };
  const intent = readCommandLine(name, argument);
  return intent && { kind: 'intent', intent, pressed: null, runs: false };
}
