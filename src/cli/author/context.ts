/** What the commands for authors read and print, and where programs run: this process's own, or a test's. */
import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { wantsColours } from '../../../adapters/terminal/layout.ts';
import type { Surface } from '../../../adapters/terminal/messages.ts';
import { dataAround, readConfig } from '../../config.ts';
import type { Sandbox } from '../../core/program.ts';
import { codeOf } from '../../errors.ts';
import { createSandbox, findFlask } from '../../sandbox/index.ts';

export interface AuthorContext {
  print(text: string): void;
  /** Prints what is wrong with the call to standard error, and a line end. */
  complain(text: string): void;
  readonly surface: Surface;
  /** Everything that is typed or piped in, up to its end. */
  readInput(): Promise<string>;
  /** At least one; a new lesson goes into the first. */
  readonly lessonsFolders: readonly string[];
  /** Where lessons are kept as they were read; null: nowhere. */
  readonly keptLessons: string | null;
  /** With the Flask that a bot with these settings has: what authors see is what learners get. */
  openSandbox(): Sandbox;
}

/** The settings that these commands read: a wrong token of a platform does not stop them. */
const SETTINGS = ['LESSONS_DIR', 'DATA_DIR', 'SANDBOX_FLASK', 'SANDBOX_PYTHONPATH'] as const;

/**
 * This process's context. Colours and the width of lines are for a person's terminal only, so that files and pipes get
 * plain text.
 *
 * @throws OperatorError that lists every problem in the settings
 */
export function readAuthorContext(): AuthorContext {
  const { stdin, stdout, stderr, env } = process;
  const given = Object.fromEntries(SETTINGS.map((name) => [name, env[name]]));
  const { lessonsFolders, flask, snapshotFolder, keptLessons } = readConfig({
    ...given,
    DATA_DIR: env.DATA_DIR ?? dataAround(process.cwd()),
  });
  const isTerminal = stdout.isTTY === true;
  return {
    print: (result) => stdout.write(`${result}\n`),
    complain: (complaint) => stderr.write(`${complaint}\n`),
    surface: {
      width: isTerminal ? stdout.columns : Number.POSITIVE_INFINITY,
      colours: isTerminal && wantsColours(env, true),
    },
    readInput: () => text(stdin),
    lessonsFolders,
    keptLessons,
    openSandbox: () => createSandbox({ flask: findFlask(flask), snapshotFolder }),
  };
}

/** Opens a sandbox for as long as `use` takes. */
export async function withSandbox<Result>(
  context: AuthorContext,
  use: (sandbox: Sandbox) => Promise<Result>,
): Promise<Result> {
  const sandbox = context.openSandbox();
  try {
    return await use(sandbox);
  } finally {
    await sandbox.close();
  }
}

/** The text of a file named on the command line, or of the input for `-`; null (and a complaint): unreadable. */
export async function readGivenFile(
  path: string,
  context: AuthorContext,
  encoding: 'utf8' | 'utf8 or windows-1252' = 'utf8',
): Promise<string | null> {
  if (path === '-') return context.readInput();
  try {
    const bytes = await readFile(path);
    if (encoding === 'utf8' || isUtf8(bytes)) return bytes.toString('utf8');
    context.complain(`${path}: not UTF-8, so it was read as windows-1252, in which older spreadsheets save.`);
    return new TextDecoder('windows-1252').decode(bytes);
  } catch (error) {
    const code = codeOf(error);
    context.complain(`${path}: ${REASONS[code] ?? `cannot be read (${code})`}`);
    return null;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'is a folder, not a file',
  EACCES: 'may not be read (permission denied)',
};
