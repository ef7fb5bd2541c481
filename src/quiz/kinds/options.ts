/** Options with their letters: those of a question with one right answer, and of one with several. */
import type { Option } from '../../core/answer.ts';
import { type Inline, inlineText, type Prose, paragraph, strong } from '../../core/prose.ts';
import { inOrder, letterOf, type Order } from './kind.ts';

export interface ShownOption extends Option {
  readonly letter: string;
  /** From 0, as shown. */
  readonly position: number;
}

/** The options in the order shown. */
export const shownInOrder = (options: readonly Option[], order: Order): readonly ShownOption[] =>
  inOrder(options, order).map((option, position) => ({ ...option, letter: letterOf(position), position }));

/** The options as a list; with `chosen`, marked in words. Null: nothing was chosen yet, and no key is shown. */
export const optionList = (options: readonly ShownOption[], chosen: ReadonlySet<number> | null): Prose => ({
  kind: 'list',
  start: null,
  items: options.map((option) => [paragraph(`${option.letter}. `, ...option.label, ...marks(option, chosen))]),
});

function marks({ position, right }: ShownOption, chosen: ReadonlySet<number> | null): readonly Inline[] {
  if (chosen === null) return [];
  const isChosen = chosen.has(position);
  const words = [...(isChosen ? ['your answer'] : []), ...(right ? [isChosen ? 'right' : 'the right answer'] : [])];
  return words.length === 0 ? [] : [{ kind: 'text', text: ' — ' }, strong(words.join(', '))];
}

/** Wrong options ruled out one by one, but for the last `left`. */
export const ruledOut = (shown: readonly ShownOption[], left: number): readonly (readonly Prose[])[] =>
  shown
    .filter(({ right }) => !right)
    .slice(0, -left)
    .map(({ letter, label, why }) => [paragraph(`It is not ${letter}: `, ...label, '.'), ...why]);

export const wordsOfRight = (options: readonly Option[]): readonly string[] =>
  options.filter(({ right }) => right).map(({ label }) => inlineText(label));
