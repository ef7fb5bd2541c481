import { ApplicationCommandUpdateRequestSchema } from 'discord-api-spec/zod';
import { checkSchema, invalidBody, missingAccess } from './refusals.js';
import { gatewayUrl } from './world.js';
/** `GET /users/@me` */
export const getBot = (world) => ({ status: 200, body: world.bot });
/** `GET /applications/@me` */
export const getApplication = ({ bot, applicationFlags: flags, channels }) => ({
    status: 200,
    body: {
        id: bot.id,
        name: 'Nibble',
        flags,
        bot,
        bot_public: true,
        approximate_guild_count: [...channels.values()].filter(({ guild, hasBot }) => guild !== null && hasBot).length,
        integration_types_config: { 0: {}, 1: {} },
    },
});
/** `GET /gateway/bot` */
export const getGateway = (world) => ({
    status: 200,
    body: {
        url: gatewayUrl(world),
        shards: world.shards,
        session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: world.shards },
    },
});
/** `GET /applications/:application/commands` */
export const getCommands = (world) => ({ status: 200, body: world.commands });
/** `PUT /applications/:application/commands` replaces all commands. */
export function putCommands(world, { body }) {
    world.commands = readCommands(world, body);
    return { status: 200, body: world.commands };
}
/** `GET /applications/:application/guilds/:guild/commands` */
export const getGuildCommands = (world, { params: { guild = '' } }) => ({
    status: 200,
    body: world.guildCommands.get(checkGuild(world, guild)) ?? [],
});
/** `PUT /applications/:application/guilds/:guild/commands` */
export function putGuildCommands(world, { params: { guild = '' }, body }) {
    const commands = readCommands(world, body).map((command) => ({ ...command, contexts: null, integration_types: [0] }));
    world.guildCommands.set(checkGuild(world, guild), commands);
    return { status: 200, body: commands };
}
function checkGuild({ channels }, guild) {
    if (![...channels.values()].some((channel) => channel.guild === guild && channel.hasBot))
        throw missingAccess();
    return guild;
}
const MAX_COMMAND_TEXT = 8000;
function readCommands(world, body) {
    if (!Array.isArray(body))
        throw invalidBody([], 'BASE_TYPE_BAD_TYPE', 'Expected a list');
    for (const command of body)
        checkSchema(ApplicationCommandUpdateRequestSchema, command);
    const names = body.map(({ type = 1, name }) => `${type} ${name}`);
    if (new Set(names).size !== names.length) {
        throw invalidBody([], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
    }
    if (body.some((command) => JSON.stringify(command).length > MAX_COMMAND_TEXT)) {
        throw invalidBody([], 'APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)');
    }
    return body.map((command) => ({
        ...command,
        type: command.type ?? 1,
        description: command.description ?? '',
        id: world.snowflake(),
        application_id: world.bot.id,
        version: world.snowflake(),
        default_member_permissions: null,
        integration_types: command.integration_types ?? [0],
        nsfw: false,
    }));
}
//# sourceMappingURL=application-routes.js.map