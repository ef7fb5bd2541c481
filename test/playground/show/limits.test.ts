import { ComponentType, MessageFlags } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeForm as writeForDiscord } from '../../../adapters/discord/forms.ts';
import { writeReply as writeDiscord } from '../../../adapters/discord/messages.ts';
import { writeForm as writeForSlack } from '../../../adapters/slack/forms.ts';
import { writeReply as writeSlack } from '../../../adapters/slack/messages.ts';
import { discordFormLimits, discordLimits } from '../../../playground/page/show/discord/limits.ts';
import type { DiscordComponent } from '../../../playground/page/show/discord/message.ts';
import type { LimitUse } from '../../../playground/page/show/payload.ts';
import { slackLimits, slackViewLimits } from '../../../playground/page/show/slack/limits.ts';
import { blocks as anyBlocks, form as anyForm } from '../../arbitraries/reply.ts';

const plain = (words: string) => ({ type: 'plain_text', text: words }) as const;
const uses = (limits: readonly LimitUse[]) =>
  Object.fromEntries(limits.map(({ name, used, allowed }) => [name, `${used} of ${allowed}`]));
const exceeded = (limits: readonly LimitUse[]) => limits.filter(({ used, allowed }) => used > allowed);

describe('the limits that are used', () => {
  it('of a Discord message cover all its texts, rows and menus', () => {
    const text = (content: string) => ({ type: ComponentType.TextDisplay, content });
    const button = { type: ComponentType.Button, label: 'Next', custom_id: 'n1' };
    const menu = { type: ComponentType.StringSelect, custom_id: 'm', options: [{ label: 'One', value: '1' }] };
    const row = (...components: DiscordComponent[]): DiscordComponent => ({
      type: ComponentType.ActionRow,
      components,
    });
    const components: DiscordComponent[] = [
      text('é'),
      { type: ComponentType.Container, components: [text('ab')] },
      row(button, button),
      row(menu),
    ];
    const limits = discordLimits({ content: '', components, flags: MessageFlags.IsComponentsV2, attachments: [] });
    expect(uses(limits)).toEqual({
      'Characters of all texts': '3 of 4000',
      'Bytes of all texts, and 12 for each (measured)': '28 of 10170',
      'Components, nested ones counted': '8 of 40',
      'Buttons in a row': '2 of 5',
      'Characters on a button': '4 of 80',
      'Characters of a custom id': '2 of 100',
      'Options of a menu': '1 of 25',
      'Characters of an option': '3 of 100',
    });
  });

  it('of a plain Discord message are those of its text', () => {
    const limits = discordLimits({ content: 'hello', components: [], flags: 0, attachments: [] });
    expect(uses(limits)).toEqual({ 'Characters of text': '5 of 2000' });
  });

  it('of a Slack message cover its blocks and their contents', () => {
    const rows = [
      [
        { type: 'raw_text', text: 'a' },
        { type: 'raw_text', text: 'b' },
      ],
    ];
    const blocks = [
      { type: 'header', text: plain('Hi') },
      { type: 'actions', elements: [{ type: 'button', action_id: 'a', text: plain('Next'), value: 'n1' }] },
      {
        type: 'table',
        rows: [
          [
            { type: 'raw_text', text: 'a' },
            { type: 'raw_text', text: 'b' },
          ],
        ],
      },
    ];
    expect(uses(slackLimits({ text: 'Hi', blocks }))).toEqual({
      Blocks: '3 of 50',
      'Characters of all blocks as JSON (measured)': `${JSON.stringify(blocks).length} of 13200`,
      'Characters of the notification (advised)': '2 of 4000',
      'Characters of a header': '2 of 150',
      'Controls in a row': '1 of 25',
      'Characters on a button': '4 of 75',
      'Characters of a button’s value': '2 of 2000',
      'Rows of a table': '1 of 100',
      'Cells in a row': '2 of 20',
      'Characters of a table as JSON': `${JSON.stringify(rows).length} of 10000`,
    });
  });

  it('of several things under one limit are those of the largest', () => {
    const header = (words: string) => ({ type: 'header', text: plain(words) });
    const limits = slackLimits({ text: '', blocks: [header('a'), header('abc'), header('ab')] });
    expect(uses(limits)['Characters of a header']).toBe('3 of 150');
  });

  it('are never exceeded by what the adapters send', () => {
    fc.assert(
      fc.property(anyBlocks, anyForm(5, 4000), (blocks, form) => {
        for (const { body, files } of writeDiscord(blocks)) {
          const attachments = files.map(({ name }) => ({ filename: name, url: '', size: 0 }));
          expect(exceeded(discordLimits({ ...body, content: '', attachments }))).toEqual([]);
        }
        for (const message of writeSlack(blocks)) expect(exceeded(slackLimits(message))).toEqual([]);
        const modal = writeForDiscord(form);
        expect(modal && exceeded(discordFormLimits(modal))).toEqual([]);
        expect(exceeded(slackViewLimits(writeForSlack(form, '{}', 'reply')))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
