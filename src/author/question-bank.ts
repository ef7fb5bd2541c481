/** Questions from elsewhere, between the format they came in and the lesson format. Texts are Markdown. */

export interface BankQuestion {
  /** Line of the source that it begins in, from 1. */
  readonly line: number;
  /** A short name; the beginning of the prompt where the source has none. */
  readonly title: string;
  readonly prompt: string;
  readonly answer: /** Exactly one is right. `why` is empty where the source does not say. */
    | { readonly kind: 'choice'; readonly options: readonly BankOption[] }
    /** Accepted forms, plain text; never empty. */
    | { readonly kind: 'typed'; readonly accepted: readonly string[] };
  /** Empty where the source has none. */
  readonly explanation: string;
  readonly hints: readonly string[];
}

export interface BankOption {
  readonly text: string;
  readonly right: boolean;
  readonly why: string;
}

/** What could not be taken over, and why. */
export interface BankProblem {
  readonly line: number;
  readonly found: string;
  readonly expected: string;
}

export interface QuestionBank {
  readonly questions: readonly BankQuestion[];
  readonly problems: readonly BankProblem[];
}

const MAX_TITLE = 40;

/** A title from a prompt: its first words, as many as make a short heading. */
export function titleFrom(prompt: string): string {
  const words = prompt
    .replace(/[`*_~#<>[\]()\\]/g, '')
    .trim()
    .split(/\s+/);
  let title = '';
  for (const word of words) {
    if (title !== '' && `${title} ${word}`.length > MAX_TITLE) break;
    title = title === '' ? word : `${title} ${word}`;
  }
  return title.slice(0, MAX_TITLE).replace(/[?.,:;!]+$/, '') || 'Question';
}

/** Why a choice cannot be a question here; null when it can. */
export function choiceTrouble(options: readonly BankOption[]): Omit<BankProblem, 'line'> | null {
  const right = options.filter((option) => option.right).length;
  if (right !== 1) return { found: `${right} right answers`, expected: 'exactly one right answer' };
  if (options.length < 2 || options.length > 6) {
    return { found: `${options.length} answers to choose from`, expected: 'two to six' };
  }
  return null;
}
