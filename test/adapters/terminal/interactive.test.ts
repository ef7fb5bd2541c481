/** The terminal tutor with a person in front of it: prompt, editing keys, Ctrl+C and Ctrl+D. */
import { PassThrough, Writable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { startTerminal, type TerminalConversation } from '../../../adapters/terminal/connect.ts';
import { action } from '../../../src/core/action.ts';
import { paragraph } from '../../../src/core/prose.ts';
import type { Form, Reply } from '../../../src/core/reply.ts';
import { silentLog } from '../../silent-log.ts';
import { nameOf } from '../input-of.ts';
import { type ScriptedTutor, scriptTutor } from './scripted-tutor.ts';

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const LONG = 'word '.repeat(40).trim();

const form: Form = {
  title: 'Your answer',
  submit: action('submit-typed', 'cookies', 'step'),
  fields: [
    { id: 'answer', label: 'Your answer', description: '', kind: 'text', optional: false, lines: 'one', value: '' },
  ],
};
const offer: Reply = {
  pressed: 'keep',
  blocks: [
    paragraph(LONG),
    {
      kind: 'buttons',
      buttons: [
        { label: 'Type it', action: action('type', 'cookies', 'step'), style: 'primary' },
        { label: 'Run it', action: action('run', 'cookies', 'step'), style: 'primary' },
      ],
    },
  ],
};

class Person {
  readonly tutor: ScriptedTutor;
  readonly conversation: TerminalConversation;
  readonly #input = new PassThrough();
  readonly #listeners = new Set<() => void>();
  #seen = '';

  constructor(colours: boolean, columns: number) {
    this.tutor = scriptTutor(
      (input) =>
        input.kind === 'command' && input.options.name !== undefined
          ? offer
          : { pressed: 'keep', blocks: [paragraph(`heard ${nameOf(input)}`)] },
      () => form,
    );
    const output = new Writable({
      write: (chunk, _encoding, done) => {
        this.#seen += String(chunk);
        for (const listener of this.#listeners) listener();
        done();
      },
    });
    this.conversation = startTerminal({
      tutor: this.tutor,
      log: silentLog,
      learner: 'terminal:ada',
      session: 'terminal:1',
      input: this.#input,
      output,
      interactive: true,
      colours,
      columns: () => columns,
    });
  }

  /** Types keys and waits until the answer to them, which matches `pattern`, and the next prompt are there. */
  async type(keys: string, pattern: RegExp): Promise<string> {
    this.#seen = '';
    this.#input.write(keys);
    return this.sees(pattern);
  }

  sees(pattern: RegExp): Promise<string> {
    return new Promise((resolve) => {
      const check = () => {
        if (!pattern.test(this.#seen)) return;
        this.#listeners.delete(check);
        resolve(this.#seen);
      };
      this.#listeners.add(check);
      check();
    });
  }
}

let people: Person[] = [];
const joinAs = (colours = false, columns = 60): Person => {
  const person = new Person(colours, columns);
  people.push(person);
  return person;
};
afterEach(async () => {
  for (const { conversation } of people) conversation.stop();
  await Promise.all(people.map(({ conversation }) => conversation.ended));
  people = [];
});

/** An answer and the prompt behind it. */
const answered = (words: string) => new RegExp(`${words}[\\s\\S]*> `);

describe('a person in a terminal', () => {
  it('is greeted with what to type, and with the lessons', async () => {
    const greeting = await joinAs().sees(answered('heard /lesson'));
    expect(greeting).toMatch(/Hello! Type what stands between \[brackets\]/);
  });

  it('types, mends and sends a line', async () => {
    const person = joinAs();
    await person.sees(answered('heard /lesson'));
    await person.type('helll\u007fo\r', answered('heard message'));
    expect(person.tutor.inputs().at(-1)).toEqual({ kind: 'message', text: 'hello' });
  });

  it('gets lines that fit the window, and no wider than is easy to read', async () => {
    const narrow = joinAs(false, 40);
    await narrow.sees(answered('heard /lesson'));
    const answer = await narrow.type('/lesson cookies\r', answered('Run it'));
    const widths = answer
      .split('\n')
      .filter((line) => line.startsWith('word'))
      .map((line) => line.trimEnd().length);
    expect(Math.max(...widths)).toBe(39);
    const wide = joinAs(false, 300);
    await wide.sees(answered('heard /lesson'));
    expect(await wide.type('/lesson cookies\r', answered('Run it'))).not.toContain('word '.repeat(21));
  });

  it('is told at once that a program runs', async () => {
    const person = joinAs();
    await person.sees(answered('heard /lesson'));
    await person.type('/lesson cookies\r', answered('Run it'));
    const answer = await person.type('run it\r', answered('heard press'));
    expect(answer.indexOf('Running …')).toBeLessThan(answer.indexOf('heard press'));
    expect(answer).toContain('Running …');
  });

  it('leaves a form by Ctrl+C and goes on, or fills it', async () => {
    const person = joinAs();
    await person.sees(answered('heard /lesson'));
    await person.type('/lesson cookies\r', answered('Run it'));
    await person.type('type it\r', /Your answer: $/);
    await person.type(CTRL_C, answered('nothing was sent'));
    await person.type('type it\r', /Your answer: $/);
    await person.type('max_age\r', answered('heard submit'));
    expect(person.tutor.inputs().at(-1)).toMatchObject({ kind: 'submit', fields: { answer: 'max_age' } });
  });

  it.each([
    ['Ctrl+D', CTRL_D],
    ['Ctrl+C', CTRL_C],
    ['/quit', '/quit\r'],
  ])('ends by %s with a friendly word', async (_, keys) => {
    const person = joinAs();
    await person.sees(answered('heard /lesson'));
    await person.type(keys, /See you! I’ve kept your place\./);
    await person.conversation.ended;
  });

  it('completes commands, lessons and what can be pressed with Tab', async () => {
    const person = joinAs();
    await person.sees(answered('heard /lesson'));
    await person.type('/le\t', /\/lesson |sson /);
    await person.type('coo\t', /kies/);
    await person.type('\r', answered('Run it'));
    expect(person.tutor.inputs().at(-1)).toEqual({ kind: 'command', name: 'lesson', options: { name: 'cookies' } });
    await person.type('run\t', /Run it/);
    await person.type('\r', answered('heard press'));
  });

  it('sees colours where the terminal has them', async () => {
    const person = joinAs(true);
    await person.sees(answered('heard /lesson'));
    expect(await person.type('/lesson cookies\r', answered('Run it'))).toContain('\u001b[36m');
  });
});
