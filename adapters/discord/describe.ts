/** What Discord answers about a token, for `nibble doctor`: is it good, what is switched on, and the way to invite. */
import {
  type APIApplication,
  type APIApplicationCommand,
  type APIUser,
  ApplicationFlagsBitField,
  ApplicationIntegrationType,
  PermissionFlagsBits,
  REST,
  type RESTGetAPIGatewayBotResult,
  Routes,
} from 'discord.js';
import type { OperatorError } from '../../src/errors.ts';
import type { Command, RoleFault } from '../../src/tutor/ports.ts';
import { haveCommandsChanged, writeCommands } from './commands.ts';
import { explainFailure } from './errors.ts';
import { guildOf } from './read-event.ts';
import { DISCORD_API } from './requests.ts';
import { findRoleFault, loadRoles } from './roles.ts';

export type DiscordDescription =
  | { readonly kind: 'failed'; readonly error: OperatorError }
  | {
      readonly kind: 'connected';
      readonly application: { readonly id: string; readonly name: string };
      /** The bot's name in chats. */
      readonly bot: string;
      /** In how many servers it is, roughly; null when Discord does not say. */
      readonly servers: number | null;
      /** Whether other people than the owner may invite it. */
      readonly isPublic: boolean;
      /**
       * What the bot asks for is free: messages to it, and those that call it by its name, come with their text. So
       * nothing has to be switched on, and what is on beyond that is not used.
       */
      readonly unusedIntents: readonly ('message content' | 'server members' | 'presence')[];
      /** Where it may be installed; a `false` is to be switched on at the page Installation. */
      readonly install: { readonly servers: boolean; readonly people: boolean };
      readonly commands: 'registered' | 'changed' | 'none';
      /** How often it may still connect today; Discord resets the token of a bot that goes beyond. */
      readonly sessionsLeft: number;
      /** Over how many connections Discord would send this bot its events. */
      readonly shards: number;
      readonly inviteLink: string;
      readonly userInstallLink: string;
    };

const UNUSED = [
  ['message content', ['GatewayMessageContent', 'GatewayMessageContentLimited']],
  ['server members', ['GatewayGuildMembers', 'GatewayGuildMembersLimited']],
  ['presence', ['GatewayPresence', 'GatewayPresenceLimited']],
] as const;

/**
 * Asks Discord about the application that a token belongs to; `wanted` are the commands it should have. Never rejects.
 */
export async function describeDiscord(
  token: string,
  wanted: readonly Command[],
  apiUrl = DISCORD_API,
): Promise<DiscordDescription> {
  const rest = new REST({ api: apiUrl }).setToken(token);
  try {
    // The REST client types every answer as unknown; these routes answer with what they are named after.
    const application = (await rest.get(Routes.currentApplication())) as APIApplication;
    const [user, gateway, commands] = await Promise.all([
      rest.get(Routes.user()) as Promise<APIUser>,
      rest.get(Routes.gatewayBot()) as Promise<RESTGetAPIGatewayBotResult>,
      rest.get(Routes.applicationCommands(application.id)) as Promise<APIApplicationCommand[]>,
    ]);
    const hasChanged = haveCommandsChanged(commands, writeCommands(wanted));
    const registered = commands.length === 0 ? 'none' : hasChanged ? 'changed' : 'registered';
    return describe(application, user, gateway, registered);
  } catch (error) {
    return { kind: 'failed', error: explainFailure(error, apiUrl) };
  }
}

/** Why a role of a server (`discord:…`) cannot be given; null where it can. Never rejects. */
export async function describeRole(
  token: string,
  server: string,
  role: string,
  apiUrl = DISCORD_API,
): Promise<RoleFault | null> {
  const rest = new REST({ api: apiUrl }).setToken(token);
  try {
    return findRoleFault(await loadRoles((route) => rest.get(route), guildOf(server)), guildOf(server), role);
  } catch {
    return 'unknown';
  }
}

function describe(
  application: APIApplication,
  user: APIUser,
  gateway: RESTGetAPIGatewayBotResult,
  commands: 'none' | 'changed' | 'registered',
): DiscordDescription {
  const {
    id,
    name,
    approximate_guild_count: servers,
    bot_public: isPublic,
    integration_types_config: types,
  } = application;
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
const PERMISSIONS =
  PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages | PermissionFlagsBits.SendMessagesInThreads;

const AUTHORIZE = 'https://discord.com/oauth2/authorize';

/** Where a server's administrator adds the bot. */
export const inviteLink = (application: string): string =>
  `${AUTHORIZE}?client_id=${application}&scope=bot+applications.commands&permissions=${PERMISSIONS}&integration_type=0`;

/** Where a person adds the commands for themselves, to have them everywhere. */
export const userInstallLink = (application: string): string =>
  `${AUTHORIZE}?client_id=${application}&scope=applications.commands&integration_type=1`;
