/** Whether a role of a Discord server can be given by the bot, and should be. */
import {
  type APIGuildMember,
  type APIRole,
  type APIUser,
  PermissionFlagsBits,
  type RouteLike,
  Routes,
} from 'discord.js';
import type { RoleFault } from '../../src/tutor/ports.ts';

/** What the roles of a server are, and which of them the bot has. */
export interface ServerRoles {
  readonly roles: readonly Pick<APIRole, 'id' | 'position' | 'permissions' | 'managed'>[];
  readonly own: readonly string[];
}

/** `get`: makes a request as the bot. Rejects as it does. */
export async function loadRoles(get: (route: RouteLike) => Promise<unknown>, guild: string): Promise<ServerRoles> {
  // The REST client types every answer as unknown; these routes answer with what they are named after.
  const [roles, bot] = await Promise.all([
    get(Routes.guildRoles(guild)) as Promise<APIRole[]>,
    get(Routes.user()) as Promise<APIUser>,
  ]);
  const member = (await get(Routes.guildMember(guild, bot.id))) as APIGuildMember;
  return { roles, own: member.roles };
}

const { ManageRoles, Administrator } = PermissionFlagsBits;

/** Rights over others or over the server: who finishes a lesson is to get none of them. */
const POWERFUL =
  Administrator |
  ManageRoles |
  PermissionFlagsBits.ManageGuild |
  PermissionFlagsBits.ManageChannels |
  PermissionFlagsBits.ManageMessages |
  PermissionFlagsBits.ManageThreads |
  PermissionFlagsBits.ManageWebhooks |
  PermissionFlagsBits.ManageNicknames |
  PermissionFlagsBits.ManageGuildExpressions |
  PermissionFlagsBits.ManageEvents |
  PermissionFlagsBits.KickMembers |
  PermissionFlagsBits.BanMembers |
  PermissionFlagsBits.ModerateMembers |
  PermissionFlagsBits.MuteMembers |
  PermissionFlagsBits.DeafenMembers |
  PermissionFlagsBits.MoveMembers |
  PermissionFlagsBits.MentionEveryone |
  PermissionFlagsBits.ViewAuditLog;

/** Why a role cannot be given; null where it can. Roles are given by who has a higher one and the right to. */
export function findRoleFault({ roles, own }: ServerRoles, guild: string, id: string): RoleFault | null {
  const role = roles.find((one) => one.id === id);
  if (role === undefined) return 'gone';
  // The role of everybody has the server's id.
  if (id === guild || role.managed) return 'not-ours';
  if ((BigInt(role.permissions) & POWERFUL) !== 0n) return 'powerful';
  const ours = roles.filter((one) => one.id === guild || own.includes(one.id));
  const rights = ours.reduce((all, { permissions }) => all | BigInt(permissions), 0n);
  if ((rights & (ManageRoles | Administrator)) === 0n) return 'no-right';
  return role.position < Math.max(...ours.map(({ position }) => position)) ? null : 'above';
}
