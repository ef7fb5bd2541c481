/** Questions from elsewhere, on their way from the format they came in to the lesson format. Texts are Markdown. */
import { numberText } from '../core/answer.ts';
import { joinLines, trimEndOf } from '../core/trim.ts';

export interface BankQuestion {
  /** Line of the source that it begins in, from 1. */
  readonly line: number;
  /** A short name; the beginning of the prompt where the source has none. */
  readonly title: string;
  readonly prompt: string;
  readonly answer: /** One is right, or several are, and one is not. `why` is empty where the source does not say. */
    | { readonly kind: 'choice'; readonly options: readonly BankOption[] }
    /** Accepted forms, plain text; never empty. */
    | { readonly kind: 'typed'; readonly accepted: readonly string[] }
    | { readonly kind: 'number'; readonly value: number; readonly tolerance: number }
    /** What goes together, in Markdown; a left side that is empty makes the right one a choice for none. */
    | { readonly kind: 'match'; readonly pairs: readonly (readonly [left: string, right: string])[] }
    /** In the right order, in Markdown. */
    | { readonly kind: 'order'; readonly items: readonly string[] };
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

/** What was read, in its order: the questions, and what could not be one. */
export const bankOf = (read: readonly (BankQuestion | BankProblem)[]): QuestionBank => ({
  questions: read.filter((one) => 'prompt' in one),
  problems: read.filter((one) => 'found' in one),
});

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
  return trimEndOf(title.slice(0, MAX_TITLE), '?.,:;!') || 'Question';
}

/** Why a choice cannot be a question here; null when it can. */
export function choiceTrouble(options: readonly BankOption[]): Omit<BankProblem, 'line'> | null {
  const right = options.filter((option) => option.right).length;
  if (right === 0) return { found: '0 right answers', expected: 'one right answer, or several' };
  if (right > 1 && right === options.length) return { found: 'nothing but right answers', expected: 'a wrong one' };
  if (options.length < 2 || options.length > 6) {
    return { found: `${options.length} answers to choose from`, expected: 'two to six' };
  }
  return null;
}

/** `"one", "two"` */
export const inQuotes = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(', ');

/** What is said of options that are right in part, where one right option is asked for. */
export function partlyRight(words: readonly string[]): readonly Omit<BankProblem, 'line'>[] {
  if (words.length === 0) return [];
  const expected = 'answers that count in full; these count as wrong now';
  return [{ found: `answers for a part of the points (${inQuotes(words)})`, expected }];
}

const FEWEST_PAIRS = 2;
const MOST_PAIRS = 5;

/** Why these cannot be matched here; null when they can. */
export function matchTrouble(
  pairs: readonly (readonly [left: string, right: string])[],
): Omit<BankProblem, 'line'> | null {
  const count = pairs.filter(([left]) => left !== '').length;
  if (count >= FEWEST_PAIRS && count <= MOST_PAIRS) return null;
  return { found: `${count} pairs to match`, expected: `${FEWEST_PAIRS} to ${MOST_PAIRS}` };
}

/* Questions → Markdown */

/** The questions below each other, to be put into a lesson. What the source lacks, `nibble lint` will ask for. */
export const writeQuestions = (questions: readonly BankQuestion[]): string => questions.map(writeQuestion).join('\n\n');

function writeQuestion({ title, prompt, answer, explanation, hints }: BankQuestion): string {
  return [
    `### Question: ${title.replace(/\s+/g, ' ')}`,
    prompt,
    writeAnswer(answer),
    ...(explanation === '' ? [] : [`**Why:** ${explanation}`]),
    ...hints.map((hint) => `**Hint:** ${hint}`),
  ].join('\n\n');
}

function writeAnswer(answer: BankQuestion['answer']): string {
  switch (answer.kind) {
    case 'choice':
      return answer.options.map(writeOption).join('\n');
    case 'typed':
      return `**Answers:** ${answer.accepted.map(inCode).join(', ')}`;
    case 'number':
      return `**Number:** ${numberText(answer)}`;
    case 'match': {
      const rows = answer.pairs.map(([left, right]) => `| ${inCell(left)} | ${inCell(right)} |`);
      return ['**Match:**', '', '| this | goes with |', '| --- | --- |', ...rows].join('\n');
    }
    case 'order': {
      const items = answer.items.map((item, index) => `${index + 1}. ${joinLines(item)}`);
      return ['**Order:**', '', ...items].join('\n');
    }
  }
}

/** On one line, without what would end the cell. */
const inCell = (text: string): string => joinLines(text).replace(/\|/g, '\\|');

function writeOption({ text, right, why }: BankOption): string {
  const line = `- [${right ? 'x' : ' '}] ${joinLines(text)}`;
  return why === '' ? line : `${line}\n\n${why.replace(/^(?=.)/gm, '  ')}\n`;
}

/** Between more backticks than the text has in a row. */
function inCode(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${space}${text}${space}${fence}`;
}
