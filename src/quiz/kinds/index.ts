/** The kinds of answers, and what a question asks of its own. */
import type { ExpectedAnswer } from '../../core/answer.ts';
import type { Prose } from '../../core/prose.ts';
import { shuffle } from '../../core/random.ts';
import { choice, several } from './choice.ts';
import type { AnswerKind, Control, Order, Reading, Secret } from './kind.ts';
import { lines } from './lines.ts';
import { match } from './match.ts';
import { number } from './number.ts';
import { order } from './order.ts';

import { typed } from './typed.ts';

/** What there is to know of one answer; its kind is known by then. */
export interface AnswerRules {
  /** How many things are shown in an order of their own. */
  readonly count: number;
  readonly keyText: string;
  readonly secret: Secret;
  readonly control: (order: Order) => Control;
  readonly howToType: (order: Order) => string;
  readonly read: (order: Order, text: string) => Reading;
  readonly key: (order: Order) => readonly Prose[];
  readonly hints: (order: Order) => readonly (readonly Prose[])[];
  /** What is typed for the right answer. */
  readonly write: (order: Order) => string;
}

export function rulesOf(answer: ExpectedAnswer): AnswerRules {
  switch (answer.kind) {
    case 'choice':
      return rules(choice, answer);
    case 'several':
      return rules(several, answer);
    case 'order':
      return rules(order, answer);
    case 'match':
      return rules(match, answer);
    case 'number':
      return rules(number, answer);
    case 'typed':
      return rules(typed, answer);
    case 'lines':
      return rules(lines, answer);
  }
}

const rules = <Expected extends ExpectedAnswer>(kind: AnswerKind<Expected>, answer: Expected): AnswerRules => ({
  count: kind.count(answer),
  keyText: kind.keyText(answer),
  secret: kind.secret(answer),
  control: (shown) => kind.control(answer, shown),
  howToType: (shown) => kind.howToType(answer, shown),
  read: (shown, text) => kind.read(answer, shown, text),
  key: (shown) => kind.key(answer, shown),
  hints: (shown) => kind.hints(answer, shown),
  write: (shown) => kind.write(answer, shown),
});

/**
 * The order in which what is shuffled is shown, decided by `seed` alone. What is to be put in order never stands in the
 * right one.
 */
export function shownOrder(answer: ExpectedAnswer, seed: string): Order {
  const { count, control } = rulesOf(answer);
  const shown = shuffle(count, seed);
  const isSolved = control(shown).kind === 'sequence' && shown.every((index, place) => index === place);
  return isSolved ? [...shown.slice(1), ...shown.slice(0, 1)] : shown;
}
