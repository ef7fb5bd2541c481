import { describe, expect, it, onTestFinished } from 'vitest';
import { startDiscord } from '../../../adapters/discord/connect.ts';
import { findRoleFault } from '../../../adapters/discord/roles.ts';
import { startDiscordServer } from '../../../playground/discord/start-server.ts';
import type { RoleFault } from '../../../src/tutor/ports.ts';
import { silentLog } from '../../silent-log.ts';
import { scriptTutor } from './scripted-tutor.ts';

const MANAGE_ROLES = String(1n << 28n);
const MANAGE_MESSAGES = String(1n << 13n);
const ADMINISTRATOR = String(1n << 3n);

describe('a role of a Discord server', () => {
  const role = (id: string, position: number, permissions = '0', managed = false) => ({
    id,
    position,
    permissions,
    managed,
  });
  const own = (permissions = MANAGE_ROLES) => role('bot', 5, permissions, true);

  it.each<[string, RoleFault | null, Parameters<typeof findRoleFault>[0]['roles'][number], string?]>([
    ['can be given when it stands below the bot’s', null, role('r', 4)],
    ['can be given by an administrator', null, role('r', 4), ADMINISTRATOR],
    ['cannot be given when it stands above', 'above', role('r', 6)],
    ['cannot be given when it stands beside', 'above', role('r', 5)],
    ['cannot be given without the right to', 'no-right', role('r', 4), '0'],
    ['cannot be given when it belongs to an app', 'not-ours', role('r', 4, '0', true)],
    ['is not given when it moderates', 'powerful', role('r', 4, MANAGE_MESSAGES)],
    ['is not given when it gives roles', 'powerful', role('r', 4, MANAGE_ROLES)],
    ['cannot be given when it is gone', 'gone', role('other', 4)],
  ])('%s', (_, fault, one, rights) => {
    const roles = [role('guild', 0), one, own(rights)];
    expect(findRoleFault({ roles, own: ['bot'] }, 'guild', 'r')).toBe(fault);
  });

  it('is none to give when it is everybody’s', () => {
    expect(findRoleFault({ roles: [role('guild', 0), own()], own: ['bot'] }, 'guild', 'guild')).toBe('not-ours');
  });
});

describe('the bot, in its server', () => {
  const connect = async () => {
    const server = await startDiscordServer();
    onTestFinished(() => server.close());
    const tutor = scriptTutor({ answer: () => ({ pressed: 'keep', blocks: [] }) });
    const bot = await startDiscord({ token: server.token, apiUrl: server.apiUrl, tutor, log: silentLog });
    onTestFinished(() => bot.stop());
    const { rooms } = bot.platform;
    if (rooms === undefined) throw new Error('there are no rooms');
    const roleOf = (name: string) => server.roles.find((role) => role.name === name)?.id ?? '';
    const account = server.client({ user: 'ada', place: 'server' }).accountId;
    return { server, rooms, roleOf, account, guild: `discord:${server.guild}`, ada: `discord:${account}` };
  };

  it.each<[string, RoleFault | null]>([
    ['Graduate', null],
    ['Moderator', 'powerful'],
    ['Nibble', 'not-ours'],
    ['Owner', 'above'],
    ['@everyone', 'not-ours'],
    ['no such role', 'gone'],
  ])('says of the role %s whether it can be given: %s', async (name, fault) => {
    const { rooms, roleOf, guild } = await connect();
    expect(await rooms.lookAtRole(guild, roleOf(name))).toBe(fault);
  });

  it('gives a role, and gives up where it cannot for good', async () => {
    const { server, rooms, roleOf, account, guild, ada } = await connect();
    expect(await rooms.giveRole(guild, ada, roleOf('Graduate'))).toEqual({ kind: 'sent' });
    expect(await rooms.giveRole(guild, ada, roleOf('Graduate'))).toEqual({ kind: 'sent' });
    expect(server.rolesGiven.get(account)).toEqual([roleOf('Graduate')]);
    expect(await rooms.giveRole(guild, ada, roleOf('Owner'))).toEqual({ kind: 'refused' });
    expect(await rooms.giveRole(guild, 'discord:1', roleOf('Graduate'))).toEqual({ kind: 'refused' });
    expect(await rooms.giveRole('discord:1', ada, roleOf('Graduate'))).toEqual({ kind: 'refused' });
    expect(server.rolesGiven.get(account)).toEqual([roleOf('Graduate')]);
  });
});
