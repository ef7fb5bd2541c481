/** `nibble register` and `nibble flask install`: what an operator does once, before the bot runs. */
import type { Config } from '../../config.ts';
import { OperatorError } from '../../errors.ts';
import { createSandbox, flaskName, installFlask } from '../../sandbox/index.ts';
import { COMMANDS } from '../../tutor/features/index.ts';

const GUILD_ID = /^\d{17,20}$/;

export interface Registering {
  /** The id of the one server to register them in, where they are there at once; undefined for everywhere. */
  readonly guild?: string | undefined;
  /** Takes back those of that server. */
  readonly remove?: boolean;
}

/**
 * Tells Discord the commands, when it has other ones.
 *
 * @throws OperatorError when there is no token, the id is none, the bot is not in that server, or Discord refuses
 */
export async function register(
  { discord }: Config,
  { guild, remove = false }: Registering,
  print: (line: string) => void,
): Promise<void> {
  if (discord === null) {
    throw new OperatorError(
      'DISCORD_TOKEN is not set, so there is no bot to register commands for',
      'Set it; README.md says where to find it.',
    );
  }
  if (guild !== undefined && !GUILD_ID.test(guild)) {
    throw new OperatorError(
      `--guild: found "${guild}"; expected the id of a server, which is a long number`,
      'In Discord switch on Settings, Advanced, Developer Mode; then right-click the server and choose Copy Server ID.',
    );
  }
  if (remove && guild === undefined) {
    throw new OperatorError(
      '--remove: found no --guild; expected the id of the server whose commands are to be taken back',
      'Those for everywhere belong to the bot; it registers them again at each start.',
    );
  }
  const { registerOnly } = await import('../../../adapters/discord/commands.ts');
  const { DISCORD_API } = await import('../../../adapters/discord/requests.ts');
  const { changed, commands } = await registerOnly({
    token: discord.token,
    apiUrl: discord.apiUrl ?? DISCORD_API,
    commands: remove ? [] : COMMANDS,
    guild: guild ?? null,
  });
  const where = guild === undefined ? 'everywhere' : `in the server ${guild}`;
  if (remove) {
    print(changed ? `Took back the commands ${where}.` : `Nothing to do: there are no commands of its own ${where}.`);
    if (changed) print('Those for everywhere are there still.');
    return;
  }
  const names = commands.map((name) => (/^[a-z]/.test(name) ? `/${name}` : `“${name}”`)).join(', ');
  print(changed ? `Registered ${where}: ${names}.` : `Nothing to do: Discord has these commands ${where}: ${names}.`);
}

/**
 * Fetches the real Flask into the data folder, where the sandbox finds it from then on, and tries it out once, which
 * also prepares it for a quick start. The operand is what stands after `flask`.
 *
 * @throws OperatorError when nothing can be fetched, or what was fetched does not work
 */
export async function installRealFlask(
  [action]: readonly string[],
  { flask: { installFolder }, snapshotFolder }: Config,
  print: (line: string) => void,
): Promise<void> {
  if (action !== 'install')
    throw new OperatorError(`"nibble flask ${action}" is no command.`, 'Say "nibble flask install".');
  const installation = await installFlask(installFolder, print);
  if (installation.kind === 'failed') {
    throw new OperatorError(
      ['Flask could not be fetched.', ...installation.reasons.map((reason) => `  ${reason}`)].join('\n'),
      'Install it for this machine’s python3 yourself, or set SANDBOX_PYTHONPATH to a folder that has it. ' +
        'Until then Nibble’s small Flask answers.',
    );
  }
  const { flask, by } = installation;
  print(`${flaskName(flask)} was fetched by ${by} into ${installFolder}. Trying it out …`);
  const sandbox = createSandbox({ flask: Promise.resolve({ kind: 'real', flask }), snapshotFolder });
  try {
    const { flask: answering } = await sandbox.ready;
    if (answering.kind === 'small') {
      throw new OperatorError(answering.why, 'Delete the folder above; Nibble’s small Flask answers in its place.');
    }
    print(`It works: from now on ${flaskName(flask)} answers in the sandbox.`);
  } finally {
    await sandbox.close();
  }
}
