#!/usr/bin/env node
/** The program `nibble`: which command. Ends with 0, with 1 when something stands in the way, with 2 for a bad call. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readAuthorContext } from './cli/author-context.ts';
import { chat } from './cli/chat.ts';
import { check } from './cli/check.ts';
import { doctor } from './cli/doctor.ts';
import { explainError } from './cli/explain-error.ts';
import { exportCards } from './cli/export-cards.ts';
import { flaskCommand } from './cli/flask-install.ts';
import { importQuestions } from './cli/import-questions.ts';
import { lint } from './cli/lint.ts';
import { newLessonCommand } from './cli/new-lesson.ts';
import { type CalledCommand, HELP, parseArguments } from './cli/parse-arguments.ts';
import { clockFrom } from './cli/read-now.ts';
import { register } from './cli/register.ts';
import { run } from './cli/run.ts';
import { start } from './cli/start.ts';
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

async function perform({ command, operands, options }: CalledCommand): Promise<number> {
  switch (command) {
    case 'run':
      return run(operands, options, readAuthorContext());
    case 'check':
      return check(operands, options, readAuthorContext());
    case 'lint':
      return lint(operands, options, readAuthorContext());
    case 'new':
      return newLessonCommand(operands, readAuthorContext());
    case 'import':
      return importQuestions(operands, readAuthorContext());
    case 'cards':
      return exportCards(operands, readAuthorContext());
    case 'start':
      await start(readConfig(process.env));
      return 0;
    case 'chat':
      await chat(readConfig(process.env), '', options.now === undefined ? Date.now : clockFrom(options.now, Date.now));
      return 0;
    case 'doctor':
      return doctor(readConfig(process.env), options.json ?? false, print);
    case 'register':
      await register(readConfig(process.env), options.guild, print);
      return 0;
    case 'flask':
      await flaskCommand(operands, readConfig(process.env), print);
      return 0;
    case 'help':
      process.stdout.write(`${HELP}\n`);
      return 0;
  }
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);

function readVersion(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8'));
  return manifest.version;
}

process.exitCode = await main(process.argv.slice(2));
setTimeout(() => process.exit(), LAST_PATIENCE).unref();
