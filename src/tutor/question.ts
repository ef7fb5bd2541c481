/**
 * Asking one question, in a lesson and in a review: which option was meant, whether a typed text is right, the next hint.
 * Nothing here knows what becomes of the answer: the callers keep the record or rate the card.
 */
import type { Action } from '../core/action.ts';
import type { QuestionStep } from '../core/lesson.ts';
import { inlineText, type Prose, paragraph } from '../core/prose.ts';
import type { Block, Button } from '../core/reply.ts';
import { questionHints } from '../quiz/question.ts';
import { gradeTyped, readChoice } from '../quiz/read-answer.ts';
import type { Way } from './context.ts';
import { buttons } from './show/controls.ts';
import {
  type Asking,
  choiceFeedback,
  optionList,
  optionOrder,
  readAsOption,
  shownOptions,
  typedFeedback,
  ungradable,
  whatToType,
} from './show/question.ts';

/** A question as it is asked of this learner now. */
export interface AskedQuestion {
  readonly asking: Asking;
  readonly question: QuestionStep;
  /** Heading and prompt, as they stay in the history. */
  readonly shown: readonly Block[];
  /** The action of answering with the option at this position, from 1 as shown. */
  readonly choose: (position: number) => Action;
}

export type Answer =
  /** It was no answer; these blocks say why, and nothing was counted. */
  | { readonly kind: 'unread'; readonly blocks: readonly Block[] }
  /** `blocks`: the feedback, below the question itself where its message is replaced. */
  | {
      readonly kind: 'answered';
      readonly right: boolean;
      readonly given: string;
      readonly blocks: readonly Block[];
      readonly way: Way;
    };

/** An option was pressed or clearly meant; `position` counts from 0 as shown. */
export function answerOption({ asking, question, shown }: AskedQuestion, position: number, way: Way): Answer {
  const options = shownOptions(asking, question);
  const chosen = options.find((option) => option.position === position);
  if (chosen === undefined) return { kind: 'unread', blocks: [whatToType(options)] };
  const history = way === 'press' ? [...shown, optionList(options, position)] : [];
  const blocks = [...history, choiceFeedback(question, options, chosen)];
  return { kind: 'answered', right: chosen.right, given: inlineText(chosen.label), blocks, way };
}

/** A message or a form's text: an option's letter, number or words, or the answer itself. A misspelt option is asked about. */
export function answerText(asked: AskedQuestion, text: string): Answer {
  const problem = ungradable(text);
  if (problem !== null) return { kind: 'unread', blocks: [problem] };
  const { asking, question } = asked;
  if (question.answer.kind === 'typed') {
    const { right, notice } = typedFeedback(question, question.answer.accepted, text);
    return { kind: 'answered', right, given: text, blocks: [notice], way: 'message' };
  }
  const options = shownOptions(asking, question);
  const reading = readOption(asked, text);
  if (reading.kind === 'chosen') return answerOption(asked, reading.position, 'message');
  const likely = reading.kind === 'perhaps' ? options[reading.position] : undefined;
  if (likely === undefined) return { kind: 'unread', blocks: [whatToType(options)] };
  const yes = { label: `Yes, ${likely.letter}`, action: asked.choose(likely.position + 1), style: 'primary' } as const;
  return { kind: 'unread', blocks: [...readAsOption(likely), buttons(yes)] };
}

/** Whether a text is one of the options, or an accepted answer, word for word or by its letter, even if it is a word of ours. */
export function isClearAnswer(asked: Pick<AskedQuestion, 'asking' | 'question'>, text: string): boolean {
  const { answer } = asked.question;
  if (answer.kind === 'choice') return readOption(asked, text).kind === 'chosen';
  const { right, readAs } = gradeTyped(text, answer.accepted);
  return right && readAs === null;
}

const readOption = ({ asking, question }: Pick<AskedQuestion, 'asking' | 'question'>, text: string) =>
  readChoice(
    text,
    shownOptions(asking, question).map(({ label }) => inlineText(label)),
  );

/** All hints of the question; the last one is the answer. */
export const hintsOf = ({ asking, question }: AskedQuestion) => questionHints(question, optionOrder(asking, question));

/** The next of `hints`, of which `seen` were shown; after the last one, the last one again. `more` stand beside `another`. */
export function nextHint(
  hints: readonly (readonly Prose[])[],
  seen: number,
  another: Button,
  more: readonly Button[],
): { readonly shown: number; readonly blocks: readonly Block[] } {
  const shown = Math.min(seen + 1, hints.length);
  const content = hints[shown - 1];
  if (content === undefined) return { shown, blocks: [paragraph('There is no hint for this one.')] };
  const controls = [...(shown < hints.length ? [another] : []), ...more];
  return {
    shown,
    blocks: [
      { kind: 'notice', tone: 'info', title: `Hint ${shown} of ${hints.length}`, content },
      ...(controls.length > 0 ? [buttons(...controls)] : []),
    ],
  };
}
