#!/usr/bin/env -S node --max-semi-space-size=4
/** The program `nibble`: which command. Ends with 0, with 1 when something stands in the way, with 2 for a bad call. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { COMMANDS, type ExitCode, HELP, parseArguments } from './cli/commands.ts';
import { endWithReader, explainError, loadEnvironmentFile } from './cli/process.ts';
import { packageFolder } from './package-folder.ts';

/** Milliseconds after which a program that is done ends, whatever a library still holds open. */
const EXIT_DELAY = 2000;

async function main(given: readonly string[]): Promise<ExitCode> {
  const wanted = parseArguments(given);
  switch (wanted.kind) {
    case 'mistake':
      process.stderr.write(`${wanted.message}\n\n${HELP}\n`);
      return 2;
    case 'version':
      process.stdout.write(`${JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')).version}\n`);
      return 0;
    case 'command':
      try {
        loadEnvironmentFile(resolve('.env'));
        return await COMMANDS[wanted.command].run(wanted.operands, wanted.options);
      } catch (error) {
        process.stderr.write(`${explainError(error)}\n`);
        return 1;
      }
  }
}

endWithReader();
process.exitCode = await main(process.argv.slice(2));
setTimeout(() => process.exit(), EXIT_DELAY).unref();
