/** Pictures and files, from the reply to the learner's screen. */
import { expect, it } from 'vitest';
import { drawPicture } from '../../../adapters/shared/pictures.ts';
import { paragraph } from '../../../src/core/prose.ts';
import type { Block } from '../../../src/core/reply.ts';
import { button, say } from './replies.ts';
import { withDiscord } from './with-discord.ts';

const svg = (fill: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="${fill}"/></svg>`;
const picture = (alt: string, source = svg('teal')): Block => ({ kind: 'picture', image: source, alt });
const file = (name: string, text: string): Block => ({ kind: 'file', name, text });

it.each(['dm', 'server'] as const)('in a %s they stay when the message is settled', async (place) => {
  const { discord } = await withDiscord({
    answer: (intent) =>
      intent.kind === 'press'
        ? { ...say('Thanks'), pressed: 'settle' }
        : {
            pressed: 'keep',
            blocks: [
              picture('Two of five done'),
              picture('Red', svg('red')),
              file('nibble-data.json', '{"a": 1}'),
              button('Ok'),
            ],
          },
  });
  const learner = discord.client({ user: 'ada', place });
  await learner.command('/export');
  const shown = await learner.waitFor(/Two of five done/);
  expect(shown.split('\n')).toEqual(['Two of five done', 'Red', 'nibble-data.json']);
  await learner.press('Ok');
  await learner.waitFor(/Thanks/);
  expect(learner.messages()).toEqual([shown, 'Thanks']);
  expect(discord.requests.filter(({ status }) => status >= 400)).toEqual([]);
});

it('one within a notice stands between its sentences', async () => {
  const notice: Block = {
    kind: 'notice',
    tone: 'wrong',
    title: 'Not this time',
    content: [
      paragraph('It starts there.'),
      ...[picture('A jar')].filter((one) => one.kind === 'picture'),
      paragraph('Look.'),
    ],
  };
  const { discord } = await withDiscord({ answer: () => ({ pressed: 'keep', blocks: [notice] }) });
  const learner = discord.client({ user: 'ada', place: 'dm' });
  await learner.type('why');
  const shown = await learner.waitFor(/A jar/);
  expect(shown.split('\n').filter((line) => line !== '')).toEqual([
    'Not this time',
    'It starts there.',
    'A jar',
    'Look.',
  ]);
  expect(discord.requests.filter(({ status }) => status >= 400)).toEqual([]);
});

it('a typed message can be answered with a file, too', async () => {
  const { discord } = await withDiscord({
    answer: () => ({ pressed: 'keep', blocks: [file('../über all.json', '{}')] }),
  });
  const learner = discord.client({ user: 'ada', place: 'dm' });
  await learner.type('export');
  await learner.waitFor(/-ber-all\.json/);
});

it('an answer with more pictures than a message holds is several messages', async () => {
  const blocks = Array.from({ length: 23 }, (_, index) => picture(`Picture ${index + 1}.`));
  const { discord } = await withDiscord({ answer: () => ({ pressed: 'keep', blocks }) });
  const learner = discord.client({ user: 'ada', place: 'dm' });
  await learner.type('show');
  await learner.waitFor(/Picture 23/);
  expect(learner.messages().map((text) => text.split('\n').length)).toEqual([10, 10, 3]);
});

it('a picture that cannot be drawn is told in words', async () => {
  const { discord } = await withDiscord({
    answer: () => ({ pressed: 'keep', blocks: [picture('All that it shows', '<svg>')] }),
  });
  const learner = discord.client({ user: 'ada', place: 'dm' });
  await learner.type('show');
  expect(await learner.waitFor(/All that it shows/)).toBe('All that it shows');
});

it('a picture is drawn two and a half times as large as it is, as PNG, for the sharp screens of telephones', () => {
  const png = Buffer.from(drawPicture(svg('teal')) ?? []);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([20, 20]);
});

it.each([
  ['all can be drawn', svg('olive'), 'What to look at\nFirst\nSecond'],
  ['one cannot be drawn', '<svg>', 'GET /word'],
])('of pictures that a text can stand in place of, all or none are shown: %s', async (_, second, shown) => {
  const run: Block = {
    kind: 'with-pictures',
    blocks: [paragraph('What to look at'), picture('First'), picture('Second', second)],
    instead: [paragraph('GET /word')],
  };
  const { discord } = await withDiscord({ answer: () => ({ pressed: 'keep', blocks: [run] }) });
  const learner = discord.client({ user: 'ada', place: 'dm' });
  await learner.type('run');
  expect(await learner.waitFor(/look at|GET/)).toBe(shown);
});
