/** A header of the learner's own, by command and by pasting. */
import { describe, expect, it } from 'vitest';
import { learnerOf } from './learner.ts';
import { testTutor } from './parts.ts';

const SECRET = 'c2VjcmV0LXNlc3Npb24tNDI';
const HEADER = `Set-Cookie: session=${SECRET}; max-age: 600; Path=/`;

describe('a pasted Set-Cookie header', () => {
  it.each([
    ['as a line', HEADER],
    ['with the word in front', `cookie ${HEADER}`],
    ['between fences', `\`\`\`http\nHTTP/1.1 200 OK\n${HEADER}\n\`\`\``],
    ['as what curl -i prints', `HTTP/1.1 200 OK\nServer: nginx\n${HEADER}\n\n<p>Hello`],
  ])('%s is taken apart, and its value is not repeated', async (_, text) => {
    const learner = learnerOf(testTutor().tutor);
    await learner.open('words');
    const said = await learner.say(text);
    expect(said).toMatch(/session[\s\S]*Path=\/[\s\S]*on a page by https[\s\S]*Did you mean Max-Age=600/);
    expect(said).toContain('Treat it like a password');
    expect(said).not.toContain(SECRET);
    expect(said).toContain('[Show where I am]');
  });

  it('leaves the lesson where it is, and nothing of it in what is kept', async () => {
    const { tutor, store } = testTutor();
    const learner = learnerOf(tutor);
    await learner.open('words');
    const before = await learner.say('show');
    await learner.send({ kind: 'command', name: 'cookie', options: { header: HEADER } });
    expect(await learner.say('show')).toBe(before);
    expect(JSON.stringify(await store.loadAll('test:ada'))).not.toContain(SECRET);
  });

  it('that is a Cookie header is told from one that sets cookies', async () => {
    const learner = learnerOf(testTutor().tutor);
    const said = await learner.send({ kind: 'command', name: 'cookie', options: { header: `Cookie: a=${SECRET}` } });
    expect(said).toContain('what a browser sends');
    expect(said).not.toContain(SECRET);
  });

  it('in a program is left to the program', async () => {
    const learner = learnerOf(testTutor().tutor);
    await learner.open('words');
    const program = "from flask import Flask\napp = Flask(__name__)\nHEADERS = {\n    'Set-Cookie': 'a=b',\n}\n";
    expect(await learner.say(`\`\`\`python\n${program}\`\`\``)).not.toContain('with a value of');
  });

  it('that is none leads to how one looks', async () => {
    const learner = learnerOf(testTutor().tutor);
    expect(await learner.send({ kind: 'command', name: 'cookie', options: {} })).toContain('Paste a whole header');
  });
});
