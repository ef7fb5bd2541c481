/**
 * A typed line → what it means on this screen. The screen is the last messages that can still be pressed, and the words
 * that press them. Pure.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Action } from '../../src/core/action.ts';
import type { Input } from '../../src/core/event.ts';
import { inlineText } from '../../src/core/prose.ts';
import { type Block, inWords, type Reply } from '../../src/core/reply.ts';
import type { Tutor } from '../../src/tutor/ports.ts';
import { readCommandLine } from '../shared/command-line.ts';
import { ownNumber } from '../shared/words.ts';

export type Reading =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'quit' }
  /** `pressed` is the message whose control was named; null when there was none. */
  | { readonly kind: 'input'; readonly input: Input; readonly pressed: Message | null; readonly runs: boolean }
  | { readonly kind: 'form'; readonly action: Action; readonly pressed: Message };

const COMMAND = /^\/([a-z]+)(?:\s+(\S.*)?)?$/i;

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

/** A message with controls. */
export interface Message {
  readonly blocks: readonly Block[];
  readonly controls: readonly Control[];
}

/** Oldest first. */
export type Screen = readonly Message[];

interface Press {
  readonly message: Message;
  readonly control: Control;
}

/** How far back a form can still be opened; what is older has scrolled away. */
const REMEMBERED = 8;

/**
 * The press that a typed line stands for, or null: a control of the newest message that has any, by its key or label,
 * or a form's button in an older one. Whatever else older messages offer can be said to the tutor in the same words,
 * and means what it means where the learner is now.
 */
function findPress(screen: Screen, typed: string, paceOf: Tutor['paceOf']): Press | null {
  for (const { message, controls } of pressable(screen, paceOf)) {
    const control = (message === screen.at(-1) ? findByKey(controls, typed) : null) ?? findByLabel(controls, typed);
    if (control !== null) return { message, control };
  }
  return null;
}

/**
 * What can be pressed now, newest message first. In older ones only what opens a form: no words to the tutor do that.
 */
export const pressable = (
  screen: Screen,
  paceOf: Tutor['paceOf'],
): readonly { message: Message; controls: readonly Control[] }[] =>
  screen
    .map((message, index) => {
      const isNewest = index === screen.length - 1;
      return {
        message,
        controls: isNewest ? message.controls : message.controls.filter(({ action }) => paceOf(action) === 'form'),
      };
    })
    .reverse();

interface Shown {
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

export interface Control {
  readonly kind: 'button' | 'choice' | 'entry';
  /** What a person reads on it. */
  readonly label: string;
  /** The letter of a choice, the number of a menu's entry; empty for a button. */
  readonly key: string;
  readonly action: Action;
}

/**
 * The controls of a message, from top to bottom. Menu entries without a number of their own are numbered through, so
 * that a number names one.
 */
function controlsOf(blocks: readonly Block[]): readonly Control[] {
  let entries = 0;
  return inWords(blocks).flatMap((block): Control[] => {
    switch (block.kind) {
      case 'choices':
        return block.choices.map(({ letter, label, action }) => ({
          kind: 'choice',
          label: inlineText(label),
          key: letter,
          action,
        }));
      case 'buttons':
        return block.buttons.map(({ label, action }) => ({ kind: 'button', label, key: '', action }));
      case 'menu':
        return block.entries.map(({ label, action }) => {
          entries += 1;
          return { kind: 'entry', label, key: ownNumber(label) ?? String(entries), action };
        });
      default:
        return [];
    }
  });
}

/**
 * The control that a typed letter or number names: a menu's entry by its number; where there is no menu, a choice by
 * its place. Null when it names none.
 */
function findByKey(controls: readonly Control[], typed: string): Control | null {
  const wanted = bare(typed);
  const named = controls.find(({ key }) => key !== '' && bare(key) === wanted);
  if (named !== undefined) return named;
  const choices = controls.filter(({ kind }) => kind === 'choice');
  return /^\d{1,2}$/.test(wanted) ? (choices[Number(wanted) - 1] ?? null) : null;
}

/** The control whose label was typed; case, spaces and signs around do not matter. Null when there is none. */
function findByLabel(controls: readonly Control[], typed: string): Control | null {
  const wanted = bare(typed);
  return wanted === '' ? null : (controls.find(({ label }) => bare(label) === wanted) ?? null);
}

/** Lower-case, one space between words, without the signs around: `▶ Run it` is `run it`, `B)` is `b`. */
function bare(text: string): string {
  const characters = [...text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ')];
  const isOfWord = (character: string): boolean => /[\p{Letter}\p{Number}]/u.test(character);
  const first = characters.findIndex(isOfWord);
  return first < 0 ? '' : characters.slice(first, characters.findLastIndex(isOfWord) + 1).join('');
}
