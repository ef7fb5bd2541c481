/**
 * Somebody sends the same character 100,000 times. Drawing that takes a moment on every platform; a pattern that looks
 * at the same characters again and again would need minutes, and these tests would time out.
 */
import { describe, expect, it } from 'vitest';
import { writeReply as writeForDiscord } from '../../adapters/discord/messages.ts';
import { writeReply as writeForSlack } from '../../adapters/slack/messages.ts';
import { readSlackText } from '../../adapters/slack/text.ts';
import { writeMessage } from '../../adapters/terminal/messages.ts';
import { readLine } from '../../adapters/terminal/read-event.ts';
import { action } from '../../src/core/action.ts';
import { code, heading, paragraph, strong } from '../../src/core/prose.ts';
import type { Block } from '../../src/core/reply.ts';
import { COMMANDS, paceOf } from '../../src/tutor/features/index.ts';

const TIMES = 100_000;
const CHARACTERS = ['\n', '\r', ' ', '\t', 'x', '*', '`', '_', '<', '@', ':', '#', '1', '.', '\\', '|', 'é'];
const platforms = {
  Discord: (blocks: readonly Block[]) => JSON.stringify(writeForDiscord(blocks)),
  Slack: (blocks: readonly Block[]) => JSON.stringify(writeForSlack(blocks)),
  'the terminal': (blocks: readonly Block[]) => writeMessage(blocks, { width: 80, colours: true }),
};

/** Both ends are still there, and so is what stands between, unless it is white space, which a platform may fold. */
const holds = (shown: string, character: string): boolean => {
  const count = shown.split(character).length - 1;
  return /A.*Z/s.test(shown) && (/\s/.test(character) || count >= TIMES);
};

describe.each(Object.entries(platforms))('%s', (_, show) => {
  it.each(CHARACTERS)('shows 100,000 times %j', (character) => {
    const text = `A${character.repeat(TIMES)}Z`;
    expect(holds(show([paragraph(text)]), character)).toBe(true);
  });

  it.each<[string, (text: string) => readonly Block[]]>([
    ['a heading', (text: string) => [heading(2, text)]],
    ['bold words', (text: string) => [paragraph(strong(text))]],
    ['code', (text: string) => [paragraph(code(text))]],
    ['a notice', (text: string) => [{ kind: 'notice', tone: 'info', title: 'Note', content: [paragraph(text)] }]],
  ])('shows %s with 100,000 spaces or line ends', (_what, blocks) => {
    for (const character of [' ', '\n']) {
      expect(holds(show(blocks(`A${character.repeat(TIMES)}Z`)), character)).toBe(true);
    }
  });
});

describe.each(CHARACTERS)('100,000 times %j, typed', (character) => {
  const typed = `A${character.repeat(TIMES)}Z`;

  it('is said to the tutor from Slack', () => {
    expect(readSlackText(typed)).toBe(typed);
  });

  it('is said to the tutor from the terminal, whatever can be pressed there', () => {
    const screen = [
      { blocks: [], controls: [{ kind: 'button', label: 'Next', key: '', action: action('next') } as const] },
    ];
    expect(readLine({ commands: COMMANDS, paceOf }, typed, screen)).toMatchObject({
      input: { kind: 'message', text: typed },
    });
  });
});
