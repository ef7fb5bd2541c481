/** Programs that come as files: Discord makes one of every text of more than 2,000 characters that is pasted. */
import { expect, it } from 'vitest';
import { fetchProgram, fileOrigins } from '../../../adapters/shared/program-file.ts';
import { inputOf } from '../input-of.ts';
import { say } from './replies.ts';
import { withDiscord } from './with-discord.ts';

const LONG = `app = 1\n${'# a comment\n'.repeat(400)}`;
const withEcho = () => withDiscord({ answer: (intent) => say(`heard ${JSON.stringify(intent)}`) });
const heard = (text: string) => ({ kind: 'message', text });

it.each<{ what: string; files: Record<string, string>; words?: string; text: string }>([
  { what: 'message.txt', files: { 'message.txt': LONG }, text: `\`\`\`\n${LONG}\n\`\`\`` },
  { what: 'a .py file', files: { 'APP.PY': 'x = 1' }, text: '```\nx = 1\n```' },
  { what: 'a file that begins with a byte order mark', files: { 'a.py': '\ufeffx = 1' }, text: '```\nx = 1\n```' },
  { what: 'a file with fences', files: { 'a.txt': '```python\nx = 1\n```' }, text: '```python\nx = 1\n```' },
  { what: 'a file below words', files: { 'a.py': 'x = 1' }, words: 'mine', text: 'mine\n```\nx = 1\n```' },
  { what: 'a file that may not be a program', files: { 'cat.png': 'x' }, words: 'next', text: 'next' },
  { what: 'two files', files: { 'a.py': 'x', 'b.py': 'y' }, text: '' },
])('$what is said to the tutor as what it holds', async ({ files, words, text }) => {
  const { discord, tutor } = await withEcho();
  const learner = discord.client({ user: 'ada', place: 'dm' });
  await learner.attach(files, words);
  await learner.waitFor(/heard/);
  expect(tutor.events.map(inputOf)).toEqual([heard(text)]);
});

it('a long text that is pasted arrives whole, and before what was typed after it', async () => {
  const { discord, tutor } = await withEcho();
  const learner = discord.client({ user: 'ada', place: 'dm' });
  await learner.type(`\`\`\`\n${LONG}\`\`\``);
  await learner.type('next');
  await learner.waitFor(/next/);
  expect(tutor.events.map(inputOf)).toEqual([heard(`\`\`\`\n${LONG}\`\`\``), heard('next')]);
});

it.each([
  ['is too large', { 'message.txt': 'x'.repeat(102_401) }],
  ['is no text', { 'a.py': new Uint8Array([0x78, 0xff, 0xfe]) }],
])('a file that %s gets a kind answer, and no event', async (_, files) => {
  const { discord, tutor, lines } = await withEcho();
  const learner = discord.client({ user: 'ada', place: 'dm' });
  await learner.attach(files);
  await learner.waitFor(/I couldn’t read that file/);
  expect(tutor.events).toEqual([]);
  expect(lines.filter(({ level }) => level !== 'info')).toEqual([]);
});

it('a file that is gone gets a kind answer, too', async () => {
  const { discord } = await withEcho();
  discord.failNext({ request: /^GET \/attachments/, status: 404 });
  const learner = discord.client({ user: 'ada', place: 'dm' });
  await learner.attach({ 'a.py': 'x = 1' });
  await learner.waitFor(/I couldn’t read that file/);
});

it.each(['https://evil.test/a.py', 'http://cdn.discordapp.com/a.py', 'http://127.0.0.1:1/a.py'])(
  '%s is never asked for',
  async (url) => {
    const access = { platform: 'Discord', origins: fileOrigins(['https://cdn.discordapp.com'], undefined) };
    await expect(fetchProgram({ url, size: 1 }, access)).rejects.toThrow('not where Discord keeps files');
  },
);
