/** The bot itself: who it is, where its gateway is, and its commands. */

import type { APIApplicationCommand } from 'discord.js';
import { ApplicationCommandUpdateRequestSchema } from 'discord-api-spec/zod';
import type { Call, Outcome } from './http-api.ts';
import { checkSchema, invalidBody } from './refusal.ts';
import type { World } from './world.ts';

/** `GET /users/@me` */
export const getBot = (world: World): Outcome => ({ status: 200, body: world.bot });

/** `GET /gateway/bot` */
export const getGateway = (gatewayUrl: string): Outcome => ({
  status: 200,
  body: {
    url: gatewayUrl,
    shards: 1,
    session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 },
  },
});

/** `GET /applications/:application/commands` */
export const getCommands = (world: World): Outcome => ({ status: 200, body: world.commands });

/** `PUT /applications/:application/commands`: these commands and no others. */
export function putCommands(world: World, { body }: Call): Outcome {
  if (!Array.isArray(body)) throw invalidBody([], 'BASE_TYPE_BAD_TYPE', 'Expected a list');
  for (const command of body) checkSchema(ApplicationCommandUpdateRequestSchema, command);
  world.commands = body.map((command: APIApplicationCommand) => ({
    ...command,
    id: world.snowflake(),
    application_id: world.bot.id,
    version: world.snowflake(),
    default_member_permissions: null,
    nsfw: false,
  }));
  return { status: 200, body: world.commands };
}
