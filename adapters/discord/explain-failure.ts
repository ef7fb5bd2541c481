/** What the operator has to do when Discord will have no more of us. Pure. */
import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, GatewayCloseCodes } from 'discord.js';
import { OperatorError } from '../../src/errors.ts';

/** The connection was closed for good, with this code. */
export function explainClose(code: number): OperatorError {
  if (code === GatewayCloseCodes.AuthenticationFailed) return tokenRefused();
  if (code === GatewayCloseCodes.ShardingRequired) {
    return new OperatorError(
      `Discord closed the connection for good (code ${code}): the bot is in too many servers for so few connections.`,
      'Set DISCORD_SHARDS to auto, or to the number that "nibble doctor" recommends (docs/many-processes.md).',
    );
  }
  return new OperatorError(
    `Discord closed the connection for good (code ${code}: ${GatewayCloseCodes[code] ?? 'unknown'}).`,
    'Look at your application on discord.com/developers/applications, page Bot, and start again.',
  );
}

/** A request of the bot itself failed, such as the login. */
export function explainFailure(error: unknown, apiUrl: string): OperatorError {
  if (isTokenRefused(error)) return tokenRefused();
  const reason = error instanceof Error ? error.message : String(error);
  return new OperatorError(
    `Discord could not be reached at ${apiUrl}: ${reason}.`,
    'Check the network, and DISCORD_API_URL if you have set it.',
    { cause: error },
  );
}

const isTokenRefused = (error: unknown): boolean =>
  (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) ||
  (error instanceof DiscordAPIError && error.status === 401);

export const tokenRefused = (): OperatorError =>
  new OperatorError(
    'Discord refused the token in DISCORD_TOKEN.',
    'On discord.com/developers/applications choose your application, then Bot, then Reset Token. ' +
      'Put the new token into DISCORD_TOKEN.',
  );
