/** An author at a command line, without a process: what a command prints and says. */
import { join } from 'node:path';
import type { AuthorContext } from '../../src/cli/author/context.ts';
import type { ExitCode, Options } from '../../src/cli/commands.ts';
import type { Sandbox } from '../../src/core/program.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { sharedSandbox } from '../sandbox/shared-sandbox.ts';

type Command = (operands: readonly string[], options: Options, context: AuthorContext) => Promise<ExitCode>;

export interface Result {
  readonly code: ExitCode;
  readonly output: string;
  readonly complaints: string;
  /** How many programs were run for it. */
  readonly runs: number;
}

/** Calls a command with words such as `['cookies', '--json']`; `input` is what is typed. */
export type Call = (command: Command, words: readonly string[], input?: string) => Promise<Result>;

/** To be opened once in a test file. */
export function openAuthor(lessonsFolder = join(packageFolder(), 'lessons')): Call {
  const sandbox = sharedSandbox();
  return async (command, words, input = '') => {
    const printed: string[] = [];
    const complained: string[] = [];
    const seed = words.find((word) => word.startsWith('--seed='))?.slice('--seed='.length);
    let runs = 0;
    const run: Sandbox['run'] = (...given) => {
      runs += 1;
      return sandbox.run(...given);
    };
    const code = await command(
      words.filter((word) => !word.startsWith('--')),
      {
        json: words.includes('--json'),
        github: words.includes('--github'),
        strict: words.includes('--strict'),
        ...(seed !== undefined && { seed }),
      },
      {
        print: (text) => printed.push(text),
        complain: (text) => complained.push(text),
        surface: { width: 80, colours: false },
        readInput: async () => input,
        lessonsFolders: [lessonsFolder],
        keptLessons: null,
        openSandbox: () => ({ run, close: async () => undefined }),
      },
    );
    return { code, output: printed.join('\n'), complaints: complained.join('\n'), runs };
  };
}
