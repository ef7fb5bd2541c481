import type { APIApplicationCommand } from 'discord.js';
import { ApplicationCommandUpdateRequestSchema } from 'discord-api-spec/zod';
import { describe, expect, it } from 'vitest';
import { haveCommandsChanged, writeCommands, writeGuildCommands } from '../../../adapters/discord/commands.ts';
import { checkSchema } from '../../../playground/discord/refusals.ts';
import { COMMANDS } from '../../../src/tutor/features/index.ts';

const wanted = writeCommands(COMMANDS);

/** What Discord holds after our commands were registered, with what it adds and leaves out. */
const registered = wanted.map((command, index) => ({
  ...command,
  id: String(index),
  application_id: '1',
  version: '1',
  default_member_permissions: null,
  nsfw: false,
  ...('options' in command ? { options: command.options?.map(({ required: _, ...option }) => option) } : {}),
})) as APIApplicationCommand[];

it.each([
  ['for everywhere', wanted],
  ['for one server', writeGuildCommands(COMMANDS)],
])('the commands %s are ones that Discord takes', (_, commands) => {
  for (const command of commands) checkSchema(ApplicationCommandUpdateRequestSchema, command);
});

describe('commands are registered again when', () => {
  it.each<{ what: string; held: APIApplicationCommand[]; changed: boolean }>([
    { what: 'nothing changed', held: registered, changed: false },
    { what: 'only their order changed', held: registered.toReversed(), changed: false },
    { what: 'there are none yet', held: [], changed: true },
    { what: 'one is missing', held: registered.slice(1), changed: true },
    {
      what: 'a description changed',
      held: registered.map((command) => ({ ...command, description: 'Old' })),
      changed: true,
    },
    {
      what: 'they were usable elsewhere',
      held: registered.map((command) => ({ ...command, contexts: [0] })),
      changed: true,
    },
    {
      what: 'people could not install them for themselves',
      held: registered.map((command) => ({ ...command, integration_types: [0] })),
      changed: true,
    },
    {
      what: 'one had an option more',
      held: registered.map((command) => ({ ...command, options: registered[0]?.options ?? [] })),
      changed: true,
    },
  ])('$what: $changed', ({ held, changed }) => {
    expect(haveCommandsChanged(held, wanted)).toBe(changed);
  });
});
