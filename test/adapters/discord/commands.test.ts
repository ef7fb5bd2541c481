import type { APIApplicationCommand } from 'discord.js';
import { ApplicationCommandUpdateRequestSchema } from 'discord-api-spec/zod';
import { describe, expect, it } from 'vitest';
import { COMMANDS, haveCommandsChanged, writeSuggestions } from '../../../adapters/discord/commands.ts';
import { checkSchema } from '../../platforms/discord/refusal.ts';

/** What Discord holds after our commands were registered, with what it adds and leaves out. */
const registered = COMMANDS.map(({ options = [], ...command }, index) => ({
  ...command,
  id: String(index),
  application_id: '1',
  version: '1',
  default_member_permissions: null,
  nsfw: false,
  ...(options.length === 0 ? {} : { options: options.map(({ required: _, ...option }) => option) }),
})) as APIApplicationCommand[];

it('the commands are ones that Discord takes', () => {
  for (const command of COMMANDS) checkSchema(ApplicationCommandUpdateRequestSchema, command);
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
      what: 'one had an option more',
      held: registered.map((command) => ({ ...command, options: registered[0]?.options ?? [] })),
      changed: true,
    },
  ])('$what: $changed', ({ held, changed }) => {
    expect(haveCommandsChanged(held)).toBe(changed);
  });
});

it('suggests at most 25 lessons, each with a title that Discord takes', () => {
  const lessons = Array.from({ length: 30 }, (_, index) => ({
    id: `lesson-${index}`,
    title: 'Long title '.repeat(20),
  }));
  const choices = writeSuggestions(lessons);
  expect(choices).toHaveLength(25);
  expect(choices[0]?.value).toBe('lesson-0');
  expect(choices.every(({ name }) => name.length <= 100)).toBe(true);
});
