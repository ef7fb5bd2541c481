/** What is on the screen, as far as it matters: the last messages that can still be pressed. Pure. */
import { isDeepStrictEqual } from 'node:util';
import type { Block, Reply } from '../../src/core/reply.ts';
import { type Control, controlsOf, findByKey, findByLabel } from './controls.ts';

/** A message with controls. */
export interface Message {
  readonly blocks: readonly Block[];
  readonly controls: readonly Control[];
}

/** Oldest first. */
export type Screen = readonly Message[];

export interface Press {
  readonly message: Message;
  readonly control: Control;
}

/** How far back a label still counts; what is older has scrolled away. */
const REMEMBERED = 8;

/**
 * The press that a typed line stands for, or null. Letters and numbers mean the newest message that has controls;
 * a label may stand in an older one.
 */
export function findPress(screen: Screen, typed: string): Press | null {
  const newestFirst = [...screen].reverse();
  const [newest] = newestFirst;
  const byKey = newest && findByKey(newest.controls, typed);
  if (newest && byKey) return { message: newest, control: byKey };
  for (const message of newestFirst) {
    const control = findByLabel(message.controls, typed);
    if (control !== null) return { message, control };
  }
  return null;
}

export interface Shown {
  readonly screen: Screen;
  /** What to print, a message each. */
  readonly prints: readonly (readonly Block[])[];
}

/**
 * The screen after a reply. What was printed cannot be changed; so of the blocks that take a pressed message's place
 * only those are printed that the message did not show.
 */
export function showReply(screen: Screen, pressed: Message | null, reply: Reply): Shown {
  if (pressed === null || reply.pressed === 'keep') return printed(screen, [reply.blocks]);
  const others = screen.filter((message) => message !== pressed);
  if (reply.pressed === 'settle') return printed(others, [reply.blocks]);
  const fresh = reply.pressed.filter(
    (block) => controlsOf([block]).length > 0 || !pressed.blocks.some((old) => isDeepStrictEqual(old, block)),
  );
  return printed(others, [fresh, reply.blocks]);
}

function printed(screen: Screen, messages: readonly (readonly Block[])[]): Shown {
  const prints = messages.filter((blocks) => blocks.length > 0);
  const pressable = prints.map((blocks) => ({ blocks, controls: controlsOf(blocks) }));
  return { screen: [...screen, ...pressable.filter(({ controls }) => controls.length > 0)].slice(-REMEMBERED), prints };
}
