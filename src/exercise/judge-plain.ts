/**
 * Judges a program that serves nobody: by what it prints, and by what its functions give when they are called. The
 * calls stand below the program, so its lines keep their numbers; what is expected of them never comes near it.
 */
import { textKey } from '../core/hash-text.ts';
import type { PlainCheck } from '../core/lesson.ts';
import type { RunResult } from '../core/program.ts';
import { endOf } from './run-to-end.ts';

/** The program with its calls. Each answers with a line that begins with a mark, which no program prints by chance. */
export function withCalls(program: string, checks: readonly PlainCheck[]): string {
  const mark = markOf(program);
  const calls = checks.flatMap(({ wanted }, index) =>
    wanted.kind === 'call'
      ? [
          'try:',
          `    print(${JSON.stringify(`\n${mark} ${index} `)} + repr(${wanted.call}))`,
          'except BaseException as error:',
          `    print(${JSON.stringify(`\n${mark} ${index} `)} + type(error).__name__ + ": " + str(error))`,
        ]
      : [],
  );
  return `${program.trimEnd()}\n${calls.length === 0 ? '' : `print(${JSON.stringify(mark)})\n`}${calls.join('\n')}\n`;
}

const markOf = (program: string): string => `<${textKey(program)}>`;

export type PlainVerdict =
  | { readonly kind: 'pass'; readonly prints: string }
  /** `check` counts from 0. `got`: what a call gave; null for prints. */
  | { readonly kind: 'fail'; readonly check: number; readonly got: string | null; readonly prints: string };

/** What came of a run of `withCalls`; `program` is the one without them. */
export function judgePlain(program: string, checks: readonly PlainCheck[], result: RunResult<unknown>): PlainVerdict {
  const mark = markOf(program);
  const [before = '', ...after] = endOf(result).prints.split(`${mark}\n`);
  const answers = after.join(`${mark}\n`);
  const prints = before;
  for (const [check, { wanted }] of checks.entries()) {
    if (wanted.kind === 'prints') {
      if (lines(prints) !== lines(wanted.text)) return { kind: 'fail', check, got: null, prints };
    } else {
      const got = answerIn(answers, `${mark} ${check} `);
      if (got === null || value(got) !== value(wanted.gives)) return { kind: 'fail', check, got, prints };
    }
  }
  return { kind: 'pass', prints };
}

/** What stands behind a mark; null when the program ended before. */
function answerIn(answers: string, mark: string): string | null {
  const line = answers.split('\n').find((one) => one.startsWith(mark));
  return line === undefined ? null : line.slice(mark.length);
}

const lines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd();

/** Either kind of quotes. */
const value = (text: string): string => text.trim().replace(/"/g, "'");
