import { describe, expect, it } from 'vitest';
import { SLACK_LIMITS } from '../../../adapters/slack/limits.ts';
import { writeReply } from '../../../adapters/slack/messages.ts';
import { checkMessage, mentionsIn } from '../../../playground/slack/check-payload.ts';
import { shownText } from '../../../playground/slack/screen.ts';
import { action } from '../../../src/core/action.ts';
import { bullets, code, codeBlock, heading, type Picture, paragraph } from '../../../src/core/prose.ts';
import type { Block } from '../../../src/core/reply.ts';
import { letters } from './letters.ts';

const HOSTILE = [
  '<!channel> <!here> <!everyone>',
  '<@U1> <#C1> <!subteam^S1>',
  '@here @channel @everyone',
  '<https://evil.test|https://good.test>',
  '*bold* _it_ ~no~ `code` ```block``` > quote',
  '&lt;!channel&gt; &amp;lt;',
  ':tada: :+1:',
  'zero\u200bwidth\u200d\ufeff',
  '\u202eright to left',
  'שלום עולם',
  '漢字かな交じり文',
  '{"type":"broadcast","range":"channel"}',
  'x'.repeat(100_000),
  '漢'.repeat(20_000),
  'line\n'.repeat(10_000),
  '👩‍👩‍👧‍👦'.repeat(2000),
];

describe.each(HOSTILE.map((value) => [value.slice(0, 30), value] as const))('hostile text %j', (_, value) => {
  const makers: [string, (value: string) => Block][] = [
    ['a paragraph', (words) => paragraph(words)],
    ['code', (words) => codeBlock('python', words)],
    ['a title', (words) => heading(1, words)],
    ['a notice', (words) => ({ kind: 'notice', tone: 'info', title: 'Note', content: [paragraph(words)] })],
    ['a list', (words) => bullets([[words], ['and']])],
    [
      'an option',
      (words) => ({ kind: 'choices', choices: [{ letter: 'A', label: [code(words)], action: action('next') }] }),
    ],
    ['a picture’s words', (words) => ({ kind: 'picture', image: '<svg/>', alt: words })],
    ['a file', (words) => ({ kind: 'file', name: 'data.txt', text: words })],
  ];
  it.each(makers)('in %s is shown whole, and pings nobody', (__, make) => {
    const messages = writeReply([make(value)]);
    const read = messages.map(({ text: fallback, blocks }) => {
      expect(mentionsIn({ text: fallback, blocks })).toEqual([]);
      expect(fallback.length).toBeLessThanOrEqual(SLACK_LIMITS.message.fallback);
      const checked = checkMessage(fallback, blocks);
      expect(checked).toMatchObject({ ok: true });
      return checked.ok ? shownText(checked.value, fallback) : '';
    });
    expect(letters(read.join(''))).toContain(letters(value));
  });
});

describe('a label that is cut', () => {
  it.each(HOSTILE.map((value) => [value.slice(0, 30), value] as const))(
    '(%j) pings nobody and is one Slack takes',
    (_, value) => {
      const picture: Picture = { kind: 'picture', image: '<svg/>', alt: value.slice(0, 1000) };
      const label = value.slice(0, 34);
      const [message] = writeReply(
        [
          picture,
          { kind: 'menu', label, entries: [{ label: value.slice(0, 120), action: action('next') }] },
          { kind: 'buttons', buttons: [{ label, action: action('next'), style: 'primary' }] },
        ],
        new Map([[picture, 'F12345678']]),
      );
      expect(checkMessage(message?.text, message?.blocks)).toMatchObject({ ok: true });
      expect(mentionsIn({ text: message?.text, blocks: message?.blocks })).toEqual([]);
    },
  );
});
