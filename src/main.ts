#!/usr/bin/env -S node --max-semi-space-size=4
/** The program `nibble`: which command. Ends with 0, with 1 when something stands in the way, with 2 for a bad call. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type CalledCommand, HELP, type Options, parseArguments } from './cli/parse-arguments.ts';
import { explainError } from './cli/process.ts';
import { loadEnvironmentFile, readConfig } from './config.ts';
import { packageFolder } from './package-folder.ts';

/** Milliseconds after which a program that is done ends, whatever a library still holds open. */
const LAST_PATIENCE = 2000;

async function main(given: readonly string[]): Promise<number> {
  const wanted = parseArguments(given);
  if (wanted.kind === 'mistake') {
    process.stderr.write(`${wanted.message}\n\n${HELP}\n`);
    return 2;
  }
  if (wanted.kind === 'version') {
    process.stdout.write(`${readVersion()}\n`);
    return 0;
  }
  try {
    loadEnvironmentFile(resolve('.env'));
    return await perform(wanted);
  } catch (error) {
    process.stderr.write(`${explainError(error)}\n`);
    return 1;
  }
}

/** Each command is loaded only when it is called: what the others need would cost the bot its quick start. */
async function perform({ command, operands, options }: CalledCommand): Promise<number> {
  switch (command) {
    case 'start':
      await (await import('./cli/start.ts')).start(readConfig(process.env));
      return 0;
    case 'playground': {
      const port = options.port === undefined ? undefined : (await import('./cli/read-port.ts')).readPort(options.port);
      await (await import('./cli/playground.ts')).playground(readConfig(process.env), port);
      return 0;
    }
    case 'chat': {
      const { clockFrom } = await import('./cli/read-now.ts');
      const clock = options.now === undefined ? Date.now : clockFrom(options.now, Date.now);
      await (await import('./cli/chat.ts')).chat(readConfig(process.env), clock);
      return 0;
    }
    case 'doctor':
      return (await import('./cli/operator/doctor.ts')).doctor(readConfig(process.env), options.json ?? false, print);
    case 'register':
      await (await import('./cli/operator/setup.ts')).register(readConfig(process.env), options.guild, print);
      return 0;
    case 'migrate':
    case 'backup':
    case 'copy':
      await performOnDatabase(command, operands);
      return 0;
    case 'flask':
      await (await import('./cli/operator/setup.ts')).flaskCommand(operands, readConfig(process.env), print);
      return 0;
    case 'help':
      print(HELP);
      return 0;
    default:
      return performForAuthor(command, operands, options);
  }
}

async function performOnDatabase(command: 'migrate' | 'backup' | 'copy', operands: readonly string[]): Promise<void> {
  const { backup, copy, migrateDatabase } = await import('./cli/operator/database.ts');
  const [first = '', second = ''] = operands;
  if (command === 'copy') return copy(first, second, print);
  const config = readConfig(process.env);
  return command === 'backup' ? backup(config, first, print) : migrateDatabase(config, print);
}

async function performForAuthor(
  command: 'run' | 'check' | 'lint' | 'preview' | 'new' | 'import' | 'cards',
  operands: readonly string[],
  options: Options,
): Promise<number> {
  const { readAuthorContext } = await import('./cli/author/context.ts');
  const context = readAuthorContext();
  switch (command) {
    case 'run':
      return (await import('./cli/author/run.ts')).run(operands, options, context);
    case 'check':
      return (await import('./cli/author/check.ts')).check(operands, options, context);
    case 'lint':
      return (await import('./cli/author/lint/lint.ts')).lint(operands, options, context);
    case 'preview':
      return (await import('./cli/author/preview/preview.ts')).preview(operands, options, context);
    case 'new':
      return (await import('./cli/author/write-lesson.ts')).newLessonCommand(operands, context);
    case 'import':
      return (await import('./cli/author/write-lesson.ts')).importQuestions(operands, context);
    case 'cards':
      return (await import('./cli/author/write-lesson.ts')).exportCards(operands, context);
  }
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);

function readVersion(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8'));
  return manifest.version;
}

process.exitCode = await main(process.argv.slice(2));
setTimeout(() => process.exit(), LAST_PATIENCE).unref();
