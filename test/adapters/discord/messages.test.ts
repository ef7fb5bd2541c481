import { ComponentType } from 'discord.js';
import { IncomingWebhookInteractionRequestSchema } from 'discord-api-spec/zod';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planAnswer, removeControls } from '../../../adapters/discord/chat.ts';
import { type Message, writeReply } from '../../../adapters/discord/messages.ts';
import { checkMessage, flatten, pingsOf } from '../../../playground/discord/check-payload.ts';
import { checkSchema } from '../../../playground/discord/refusals.ts';
import { plainText } from '../../../playground/discord/screen.ts';
import { type Action, action, encodeAction } from '../../../src/core/action.ts';
import { code, codeBlock, type Inline, type Prose, paragraph } from '../../../src/core/prose.ts';
import type { PlainBlock } from '../../../src/core/reply.ts';
import { blocks, reply } from '../../arbitraries/reply.ts';

/** Throws what Discord would refuse. `attached` are the files that the message has. */
const check = ({ body, files }: Message, attached = files) => {
  checkSchema(IncomingWebhookInteractionRequestSchema, body);
  checkMessage(body, []);
  expect(body.allowed_mentions).toEqual({ parse: [] });
  expect(pingsOf({ components: body.components })).toEqual([]);
  const named = flatten(body.components).flatMap(({ items = [], file }) => [
    ...items.map(({ media }) => media),
    file ?? [],
  ]);
  expect(named.flat().map(({ url }) => url)).toEqual(attached.map(({ name }) => `attachment://${name}`));
};

const shownText = (payloads: readonly Message[]): string =>
  payloads
    .flatMap(({ body }) => flatten(body.components).flatMap(({ content }) => content ?? []))
    .map(plainText)
    .join('\n');

const labels = (payloads: readonly Message[]) =>
  payloads.flatMap(({ body }) =>
    flatten(body.components).flatMap(({ type, label }) => (type === ComponentType.Button ? [label] : [])),
  );

/** Letters only: marks, numbers of lists and joints between messages may come in between. */
const letters = (written: string): string => written.replace(/[^\p{L}]+/gu, '');

function leaves(block: PlainBlock): string[] {
  const ofInlines = (nodes: readonly Inline[]): string[] =>
    nodes.flatMap((node) => ('text' in node ? [node.text] : 'children' in node ? ofInlines(node.children) : []));
  const ofProse = (nodes: readonly Prose[]): string[] => nodes.flatMap(leaves);
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return ofInlines(block.children);
    case 'code-block':
      return [block.code];
    case 'quote':
      return ofProse(block.children);
    case 'list':
      return block.items.flatMap(ofProse);
    case 'table':
      return [block.header, ...block.rows].flat().flatMap(ofInlines);
    case 'notice':
      return [block.title, ...ofProse(block.content)];
    case 'choices':
      return block.choices.flatMap(({ label }) => ofInlines(label));
    case 'progress':
      return [block.label];
    case 'buttons':
    case 'menu':
    case 'picture':
    case 'file':
      return [];
  }
}

describe('any reply', () => {
  it('renders to messages that Discord takes', () => {
    fc.assert(
      fc.property(reply, (given) => {
        const plan = planAnswer(given, []);
        for (const payload of [...(plan.update ? [plan.update] : []), ...plan.messages]) check(payload);
      }),
      { numRuns: 60 },
    );
  });

  it('loses no text', () => {
    fc.assert(
      fc.property(blocks, (any) => {
        // A link whose words cannot be masked shows its address after them, in the middle of words that were cut.
        const given: PlainBlock[] = JSON.parse(JSON.stringify(any).replaceAll('"kind":"link"', '"kind":"strong"'));
        const shown = letters(shownText(writeReply(given)));
        for (const leaf of given.flatMap(leaves)) expect(shown).toContain(letters(leaf));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps every button and menu entry', () => {
    fc.assert(
      fc.property(blocks, (given) => {
        const wanted = given.flatMap((block): readonly { readonly action: Action }[] => {
          if (block.kind === 'buttons') return block.buttons;
          if (block.kind === 'choices') return block.choices;
          return block.kind === 'menu' ? block.entries : [];
        });
        const all = writeReply(given).flatMap(({ body }) => flatten(body.components));
        const ids = all.flatMap(({ type, custom_id, options = [] }) =>
          type === ComponentType.Button ? [custom_id ?? ''] : options.map(({ value }) => value),
        );
        const original = ids.map((id) => id.replace(/~.$/, ''));
        expect(original.sort()).toEqual(wanted.map((control) => encodeAction(control.action)).sort());
      }),
      { numRuns: 60 },
    );
  });

  it('settles to a message that Discord takes, with its text and without controls', () => {
    fc.assert(
      fc.property(blocks, (given) => {
        for (const payload of writeReply(given)) {
          const settled = removeControls(payload.body.components);
          check(settled, payload.files);
          expect(flatten(settled.body.components).every(({ custom_id }) => custom_id === undefined)).toBe(true);
          expect(shownText([settled])).toContain(shownText([payload]));
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('choices', () => {
  const choices = (...options: readonly Inline[][]): PlainBlock => ({
    kind: 'choices',
    choices: options.map((label, index) => ({
      letter: String.fromCharCode(65 + index),
      label,
      action: action('answer', 'cookies', 'q', String(index)),
    })),
  });

  it('with short words have them on their buttons', () => {
    const written = writeReply([choices([code('max_age')], [code('expires')])]);
    expect(labels(written)).toEqual(['A: max_age', 'B: expires']);
    expect(shownText(written)).toBe('A. max_age\nB. expires');
  });

  it('with one long option have letters on their buttons, and the words above', () => {
    const written = writeReply([choices([code('response.set_cookie("theme", "dark")')], [code('b')])]);
    expect(labels(written)).toEqual(['A', 'B']);
    expect(shownText(written)).toBe('A. response.set_cookie("theme", "dark")\nB. b');
  });
});

describe('controls', () => {
  it('that do the same have different ids', () => {
    const button = { label: 'Next', action: action('next', 'cookies', 'intro'), style: 'primary' as const };
    const [message] = writeReply([{ kind: 'buttons', buttons: Array(12).fill(button) }]);
    const ids = flatten(message?.body.components ?? []).flatMap(({ custom_id }) => custom_id ?? []);
    expect(new Set(ids).size).toBe(12);
  });

  it('of a menu with 60 entries are three menus', () => {
    const entries = Array.from({ length: 60 }, (_, index) => ({
      label: `Section ${index}`,
      action: action('go', 'c', `s${index}`),
    }));
    const [message] = writeReply([{ kind: 'menu', label: 'Outline', entries }]);
    const menus = flatten(message?.body.components ?? []).filter(({ options }) => options !== undefined);
    expect(menus.map(({ placeholder, options }) => [placeholder, options?.length])).toEqual([
      ['Outline (1 of 3)', 25],
      ['Outline (2 of 3)', 25],
      ['Outline (3 of 3)', 10],
    ]);
  });

  it('stay at the end of a reply that is split', () => {
    const button = { label: 'Next', action: action('next', 'cookies', 'intro'), style: 'primary' as const };
    const written = writeReply([paragraph('word '.repeat(2000)), { kind: 'buttons', buttons: [button] }]);
    expect(written.length).toBeGreaterThan(2);
    expect(written.map((message) => labels([message]))).toEqual([...written.slice(1).map(() => []), ['Next']]);
  });
});

it('a notice says its tone in words, in a container with a colour', () => {
  const [message] = writeReply([
    { kind: 'notice', tone: 'right', title: 'Right!', content: [paragraph('Well done.')] },
  ]);
  expect(message?.body.components).toEqual([
    {
      type: ComponentType.Container,
      accent_color: 0x2e9e5b,
      components: [{ type: ComponentType.TextDisplay, content: '### Right!\nWell done.' }],
    },
  ]);
});

it('100 KB of code goes out whole, as messages of their own fences', () => {
  const program = Array.from({ length: 4000 }, (_, line) => `print("line ${line} \`\`\`")`).join('\n');
  const written = writeReply([codeBlock('python', program)]);
  for (const payload of written) check(payload);
  const shown = written.map(({ body }) =>
    flatten(body.components)
      .map(({ content = '' }) => content)
      .join(''),
  );
  expect(shown.every((content) => content.startsWith('```python\n') && content.endsWith('\n```'))).toBe(true);
  expect(shown.map((content) => plainText(content)).join('\n')).toBe(program);
});

it('a reply that says nothing makes no message', () => {
  expect(writeReply([])).toEqual([]);
  expect(writeReply([paragraph(''), paragraph(' \n')])).toEqual([]);
});
