/** The tutor's commands as Discord registers them, and their registration when they have changed. */
import { ApplicationCommandOptionType, ApplicationCommandType, ApplicationIntegrationType, InteractionContextType, REST, Routes, } from 'discord.js';
import { describeError, explainFailure } from './errors.js';
/** A server installs the bot, or a person does for themselves and has it with them everywhere. */
const everywhere = {
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
};
/** The commands as Discord registers them. */
export const writeCommands = (commands) => commands.map(({ kind, title, description, options }) => {
    if (kind === 'message')
        return { type: ApplicationCommandType.Message, name: title, ...everywhere };
    return {
        type: ApplicationCommandType.ChatInput,
        name: title,
        description,
        ...everywhere,
        ...(options.length === 0 ? {} : { options: options.map(writeOption) }),
    };
});
const writeOption = ({ name, description, suggests }) => ({
    type: ApplicationCommandOptionType.String,
    name,
    description,
    required: false,
    autocomplete: suggests !== undefined,
});
/** Commands of one server only, for trying things out: they have no places of their own to be used in. */
export const writeGuildCommands = (commands) => writeCommands(commands).map(({ integration_types: _, contexts: __, ...command }) => command);
/** Whether Discord holds other commands than `wanted`. What Discord adds itself (ids, versions) is no change. */
export function haveCommandsChanged(registered, wanted) {
    // Commands of one server have no places, whatever Discord says of them there.
    const havePlaces = wanted.some(({ contexts }) => contexts !== undefined);
    const essences = (commands) => commands
        .map((command) => essence(command, havePlaces))
        .sort()
        .join('\n');
    return essences(registered) !== essences(wanted);
}
/** What a learner could notice of a command, as comparable text. */
function essence(command, hasPlaces) {
    const options = (('options' in command ? command.options : undefined) ?? []).map(({ type, name, description, required = false, ...rest }) => [
        type,
        name,
        description,
        required,
        'autocomplete' in rest && rest.autocomplete === true,
    ]);
    const description = 'description' in command ? command.description : '';
    const kinds = hasPlaces ? [command.contexts, command.integration_types] : [];
    const places = kinds.map((numbers) => [...(numbers ?? [])].sort());
    return JSON.stringify([command.type ?? 1, command.name, description, places, options]);
}
/**
 * Registers the commands for everywhere, or for one server only (by its id; they are there at once, and beside those
 * for everywhere), when they changed: Discord counts registrations. Resolves to whether they had.
 *
 * Rejects with what Discord refuses.
 */
async function registerCommands(rest, application, commands, guild) {
    const route = guild === null ? Routes.applicationCommands(application) : Routes.applicationGuildCommands(application, guild);
    const wanted = guild === null ? writeCommands(commands) : writeGuildCommands(commands);
    // The REST client types every answer as unknown; this route answers with the commands.
    const registered = (await rest.get(route));
    if (!haveCommandsChanged(registered, wanted))
        return false;
    await rest.put(route, { body: wanted });
    return true;
}
/** The same at the start of the bot. Never rejects: without it the commands of the last registration still work. */
export async function registerAtStart(rest, application, commands, log) {
    try {
        const changed = await registerCommands(rest, application, commands, null);
        if (changed)
            log.info('discord: commands registered', { commands: commands.map(({ title }) => title) });
    }
    catch (error) {
        log.error('discord: the commands could not be registered', describeError(error));
    }
}
/**
 * Registers the commands without a bot that runs, for `nibble register`: what became of them, and their names.
 *
 * @throws OperatorError when the token is refused or Discord cannot be reached
 */
export async function registerOnly({ token, apiUrl, commands, guild }) {
    const rest = new REST({ api: apiUrl }).setToken(token);
    try {
        // As above: this route answers with the application.
        const { id } = (await rest.get(Routes.currentApplication()));
        const changed = await registerCommands(rest, id, commands, guild);
        return { changed, commands: commands.map(({ title }) => title) };
    }
    catch (error) {
        throw explainFailure(error, apiUrl);
    }
}
//# sourceMappingURL=commands.js.map