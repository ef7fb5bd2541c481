/** What can be pressed in a message, and the words that press it. */
import type { Action } from '../../src/core/action.ts';
import { inlineText } from '../../src/core/prose.ts';
import type { Block } from '../../src/core/reply.ts';
import { ownNumber } from '../shared/menu-entries.ts';

export interface Control {
  readonly kind: 'button' | 'choice' | 'entry';
  /** What a person reads on it. */
  readonly label: string;
  /** The letter of a choice, the number of a menu's entry; empty for a button. */
  readonly key: string;
  readonly action: Action;
}

/**
 * The controls of a message, from top to bottom. Menu entries without a number of their own are numbered through, so that
 * a number names one.
 */
export function controlsOf(blocks: readonly Block[]): readonly Control[] {
  let entries = 0;
  return blocks.flatMap((block): Control[] => {
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
 * The control that a typed letter or number names: a menu's entry by its number; where there is no menu, a choice by its
 * place. Null when it names none.
 */
export function findByKey(controls: readonly Control[], typed: string): Control | null {
  const wanted = bare(typed);
  const named = controls.find(({ key }) => key !== '' && bare(key) === wanted);
  if (named !== undefined) return named;
  const choices = controls.filter(({ kind }) => kind === 'choice');
  return /^\d{1,2}$/.test(wanted) ? (choices[Number(wanted) - 1] ?? null) : null;
}

/** The control whose label was typed; case, spaces and signs around do not matter. Null when there is none. */
export function findByLabel(controls: readonly Control[], typed: string): Control | null {
  const wanted = bare(typed);
  return wanted === '' ? null : (controls.find(({ label }) => bare(label) === wanted) ?? null);
}

/** Lower-case, one space between words, without the signs around: `▶ Run it` is `run it`, `B)` is `b`. */
function bare(text: string): string {
  const words = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
  return /[\p{Letter}\p{Number}](?:.*[\p{Letter}\p{Number}])?/su.exec(words)?.[0] ?? '';
}
