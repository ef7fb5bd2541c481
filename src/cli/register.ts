/** `nibble register`: tells Discord the commands, when they are other ones than it has. */
import type { Config } from '../config.ts';
import { OperatorError } from '../errors.ts';

const GUILD_ID = /^\d{17,20}$/;

/**
 * `guild`: the id of the one server to register them in, where they are there at once; undefined for everywhere.
 *
 * @throws OperatorError when there is no token, the id is none, or Discord refuses
 */
export async function register(
  { discord }: Config,
  guild: string | undefined,
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
  const { registerOnly } = await import('../../adapters/discord/register-commands.ts');
  const { DISCORD_API } = await import('../../adapters/discord/requests.ts');
  const { changed, commands } = await registerOnly({
    token: discord.token,
    apiUrl: discord.apiUrl ?? DISCORD_API,
    guild: guild ?? null,
  });
  const where = guild === undefined ? 'everywhere' : `in the server ${guild}`;
  const names = commands.map((name) => (/^[a-z]/.test(name) ? `/${name}` : `“${name}”`)).join(', ');
  print(changed ? `Registered ${where}: ${names}.` : `Nothing to do: Discord has these commands ${where}: ${names}.`);
}
