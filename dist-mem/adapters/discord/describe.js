/** What Discord answers about a token, for `nibble doctor`: is it good, what is switched on, and the way to invite. */
import { ApplicationFlagsBitField, ApplicationIntegrationType, PermissionFlagsBits, REST, Routes, } from 'discord.js';
import { haveCommandsChanged, writeCommands } from './commands.js';
import { explainFailure } from './errors.js';
import { DISCORD_API } from './requests.js';
const UNUSED = [
    ['message content', ['GatewayMessageContent', 'GatewayMessageContentLimited']],
    ['server members', ['GatewayGuildMembers', 'GatewayGuildMembersLimited']],
    ['presence', ['GatewayPresence', 'GatewayPresenceLimited']],
];
/**
 * Asks Discord about the application that a token belongs to; `wanted` are the commands it should have. Never rejects.
 */
export async function describeDiscord(token, wanted, apiUrl = DISCORD_API) {
    const rest = new REST({ api: apiUrl }).setToken(token);
    try {
        // The REST client types every answer as unknown; these routes answer with what they are named after.
        const application = (await rest.get(Routes.currentApplication()));
        const [user, gateway, commands] = await Promise.all([
            rest.get(Routes.user()),
            rest.get(Routes.gatewayBot()),
            rest.get(Routes.applicationCommands(application.id)),
        ]);
        const hasChanged = haveCommandsChanged(commands, writeCommands(wanted));
        const registered = commands.length === 0 ? 'none' : hasChanged ? 'changed' : 'registered';
        return describe(application, user, gateway, registered);
    }
    catch (error) {
        return { kind: 'failed', error: explainFailure(error, apiUrl) };
    }
}
function describe(application, user, gateway, commands) {
    const { id, name, approximate_guild_count: servers, bot_public: isPublic, integration_types_config: types, } = application;
    const flags = new ApplicationFlagsBitField(application.flags ?? 0);
    return {
        kind: 'connected',
        application: { id, name },
        bot: user.username,
        servers: servers ?? null,
        isPublic,
        unusedIntents: UNUSED.filter(([, names]) => names.some((flag) => flags.has(flag))).map(([intent]) => intent),
        install: {
            // An application of the old kind says nothing, and can be installed in servers only.
            servers: types === undefined || ApplicationIntegrationType.GuildInstall in types,
            people: types !== undefined && ApplicationIntegrationType.UserInstall in types,
        },
        commands,
        sessionsLeft: gateway.session_start_limit.remaining,
        shards: gateway.shards,
        inviteLink: inviteLink(id),
        userInstallLink: userInstallLink(id),
    };
}
/** Seeing a channel and writing there is all that answering a mention takes; commands need nothing at all. */
const PERMISSIONS = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages | PermissionFlagsBits.SendMessagesInThreads;
const AUTHORIZE = 'https://discord.com/oauth2/authorize';
/** Where a server's administrator adds the bot. */
export const inviteLink = (application) => `${AUTHORIZE}?client_id=${application}&scope=bot+applications.commands&permissions=${PERMISSIONS}&integration_type=0`;
/** Where a person adds the commands for themselves, to have them everywhere. */
export const userInstallLink = (application) => `${AUTHORIZE}?client_id=${application}&scope=applications.commands&integration_type=1`;
//# sourceMappingURL=describe.js.map