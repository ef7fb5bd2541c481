/** The roles of the server, and who has them. */
import { PermissionFlagsBits } from 'discord.js';
import type { Answer, Call } from './http-api.ts';
import { missingPermissions, unknownGuild, unknownMember, unknownRole } from './refusals.ts';
import type { World } from './world.ts';

export interface Role {
  readonly id: string;
  readonly name: string;
  /** The higher one stands above the other. */
  readonly position: number;
  /** Permission bits, as a decimal number. */
  readonly permissions: string;
  /** Whether it belongs to an app. */
  readonly managed: boolean;
}

/** The role of everybody has the server's id; the bot's own has the right to give roles. */
export const startingRoles = (guild: string, snowflake: () => string): Role[] => [
  { id: guild, name: '@everyone', position: 0, permissions: '0', managed: false },
  { id: snowflake(), name: 'Graduate', position: 1, permissions: '0', managed: false },
  { id: snowflake(), name: 'Moderator', position: 2, permissions: '8192', managed: false },
  { id: snowflake(), name: 'Nibble', position: 3, permissions: '268435456', managed: true },
  { id: snowflake(), name: 'Owner', position: 4, permissions: '0', managed: false },
];

/** `GET /guilds/:guild/roles` */
export function getRoles(world: World, { params: { guild = '' } }: Call): Answer {
  checkOwn(world, guild);
  return { status: 200, body: world.roles };
}

/** `GET /guilds/:guild/members/:user` */
export function getMember(world: World, { params: { guild = '', user: id = '' } }: Call): Answer {
  checkOwn(world, guild);
  const people = [...world.accounts.values()].map(({ user }) => user);
  const user = [world.bot, ...people].find((one) => one.id === id);
  if (user === undefined) throw unknownMember();
  return { status: 200, body: { user, nick: null, roles: rolesOf(world, id) } };
}

/** `PUT /guilds/:guild/members/:user/roles/:role` */
export function giveRole(world: World, { params: { guild = '', user = '', role: id = '' } }: Call): Answer {
  checkOwn(world, guild);
  const role = world.roles.find((one) => one.id === id);
  if (role === undefined) throw unknownRole();
  if (![...world.accounts.values()].some((account) => account.user.id === user)) throw unknownMember();
  const own = world.roles.filter((one) => rolesOf(world, world.bot.id).includes(one.id));
  const rights = own.reduce((all, { permissions }) => all | BigInt(permissions), 0n);
  const isHigher = own.some(({ position }) => position > role.position);
  if ((rights & PermissionFlagsBits.ManageRoles) === 0n || !isHigher || role.managed) throw missingPermissions();
  world.rolesGiven.set(user, [...new Set([...rolesOf(world, user), id])]);
  return { status: 204 };
}

const checkOwn = (world: World, guild: string): void => {
  if (guild !== world.guild) throw unknownGuild();
};

const rolesOf = ({ bot, roles, rolesGiven }: World, user: string): readonly string[] =>
  user === bot.id ? roles.filter(({ name }) => name === 'Nibble').map(({ id }) => id) : (rolesGiven.get(user) ?? []);
