/** `nibble flask install`: fetches the real Flask into the data folder, where the sandbox finds it from then on. */

import type { Config } from '../config.ts';
import { OperatorError } from '../errors.ts';
import { createSandbox, flaskName, installFlask } from '../sandbox/index.ts';
import { compiledFolder, flaskFolder } from './data-folder.ts';

/**
 * Installs, and tries it out once, which also prepares it for a quick start. `operands` is what stands after `flask`; `tell`
 * gets what the operator reads.
 *
 * @throws OperatorError when nothing can be fetched, or what was fetched does not work
 */
export async function flaskCommand(
  [action]: readonly string[],
  { dataFolder }: Pick<Config, 'dataFolder'>,
  tell: (line: string) => void,
): Promise<void> {
  if (action !== 'install')
    throw new OperatorError(`"nibble flask ${action}" is no command.`, 'Say "nibble flask install".');
  const folder = flaskFolder(dataFolder);
  const installation = await installFlask(folder, tell);
  if (installation.kind === 'failed') {
    throw new OperatorError(
      ['Flask could not be fetched.', ...installation.reasons.map((reason) => `  ${reason}`)].join('\n'),
      'Install it for this machine’s python3 yourself, or set SANDBOX_PYTHONPATH to a folder that has it. ' +
        'Until then Nibble’s small Flask answers.',
    );
  }
  const { flask, by } = installation;
  tell(`${flaskName(flask)} was fetched by ${by} into ${folder}. Trying it out …`);
  const sandbox = createSandbox({
    flask: Promise.resolve({ kind: 'real', flask }),
    cacheFolder: compiledFolder(dataFolder),
  });
  try {
    const answering = await sandbox.flask;
    if (answering.kind === 'small') {
      throw new OperatorError(answering.why, 'Delete the folder above; Nibble’s small Flask answers in its place.');
    }
    tell(`It works: from now on ${flaskName(flask)} answers in the sandbox.`);
  } finally {
    await sandbox.close();
  }
}
