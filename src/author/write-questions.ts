/** Questions → the Markdown of the lesson format, to be put into a lesson. What the source lacks, `nibble lint` will ask for. */
import type { BankQuestion } from './question-bank.ts';

/** The questions below each other. */
export const writeQuestions = (questions: readonly BankQuestion[]): string => questions.map(writeQuestion).join('\n\n');

function writeQuestion({ title, prompt, answer, explanation, hints }: BankQuestion): string {
  return [
    `### Question: ${title.replace(/\s+/g, ' ')}`,
    prompt,
    answer.kind === 'choice'
      ? answer.options.map(writeOption).join('\n')
      : `**Answers:** ${answer.accepted.map(inCode).join(', ')}`,
    ...(explanation === '' ? [] : [`**Why:** ${explanation}`]),
    ...hints.map((hint) => `**Hint:** ${hint}`),
  ].join('\n\n');
}

function writeOption({
  text,
  right,
  why,
}: {
  readonly text: string;
  readonly right: boolean;
  readonly why: string;
}): string {
  const line = `- [${right ? 'x' : ' '}] ${text.replace(/\s*\n\s*/g, ' ')}`;
  return why === '' ? line : `${line}\n\n${why.replace(/^(?=.)/gm, '  ')}\n`;
}

/** Between more backticks than the text has in a row. */
function inCode(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${space}${text}${space}${fence}`;
}
