/** The terminal tutor at the end of a pipe: one line an intent, answers in order, the end of the input ends it. */
import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { startTerminal } from '../../../adapters/terminal/connect.ts';
import { action, decodeAction } from '../../../src/core/action.ts';
import type { Input } from '../../../src/core/event.ts';
import { paragraph } from '../../../src/core/prose.ts';
import type { Form, Reply } from '../../../src/core/reply.ts';
import { OperatorError } from '../../../src/errors.ts';
import type { Log } from '../../../src/log.ts';
import type { Verb } from '../../../src/tutor/features/index.ts';
import type { Tutor } from '../../../src/tutor/ports.ts';
import { silentLog } from '../../silent-log.ts';
import { nameOf } from '../input-of.ts';
import { scriptTutor } from './scripted-tutor.ts';

/** Feeds a whole script and returns all that was printed. */
async function run(tutor: Tutor, script: string, log: Log = silentLog): Promise<string> {
  const input = new PassThrough();
  let printed = '';
  const output = new Writable({
    write: (chunk, _encoding, done) => {
      printed += String(chunk);
      done();
    },
  });
  const common = { tutor, log, learner: 'terminal:ada', session: 'terminal:1', interactive: false, colours: false };
  const { ended } = startTerminal({ ...common, input, output, columns: () => 80 });
  input.end(script);
  await ended;
  return printed;
}

const say = (text: string): Input => ({ kind: 'message', text });
const form: Form = {
  title: 'Fill in the blanks',
  submit: action('submit-blanks', 'cookies', 'step'),
  fields: [
    {
      id: 'blank-1',
      label: 'Blank 1',
      description: '___("Saved")',
      kind: 'text',
      optional: false,
      lines: 'one',
      value: '',
    },
    {
      id: 'blank-2',
      label: 'Blank 2',
      description: '',
      kind: 'text',
      optional: false,
      lines: 'one',
      value: 'was here',
    },
  ],
};
const program: Form = {
  title: 'Your program',
  submit: action('submit-program', 'cookies', 'step'),
  fields: [
    {
      id: 'program',
      label: 'Python program',
      description: '',
      kind: 'text',
      optional: false,
      lines: 'many',
      value: 'x = 1',
    },
  ],
};
const edited: Form = {
  title: 'Change and run',
  submit: action('run-edited', 'cookies', 'step'),
  fields: [
    ...program.fields,
    { id: 'note', label: 'Note', description: '', kind: 'text', optional: false, lines: 'one', value: '' },
  ],
};
const FORMS: Partial<Record<Verb, Form>> = { blanks: form, program, edit: edited };
const offer: Reply = {
  pressed: 'keep',
  blocks: [
    {
      kind: 'buttons',
      buttons: [
        { label: 'Fill', action: action('blanks', 'cookies', 'step'), style: 'primary' },
        { label: 'Write', action: action('program', 'cookies', 'step'), style: 'primary' },
        { label: 'Change', action: action('edit', 'cookies', 'step'), style: 'primary' },
        { label: 'Type', action: action('type', 'cookies', 'step'), style: 'primary' },
      ],
    },
  ],
};
const formTutor = () =>
  scriptTutor(
    (intent) =>
      nameOf(intent) === '/lesson' ? offer : { pressed: 'keep', blocks: [paragraph(`heard ${nameOf(intent)}`)] },
    ({ verb }) => new Map<string, Form>(Object.entries(FORMS)).get(verb) ?? null,
  );

describe('a script', () => {
  it('is one line an intent, in order, with the answers a line apart and nothing else', async () => {
    const tutor = scriptTutor(async (intent) => {
      if (nameOf(intent) === '/lesson') await new Promise(setImmediate);
      return { pressed: 'keep', blocks: [paragraph(`heard ${nameOf(intent)}`)] };
    });
    expect(await run(tutor, '/lesson cookies\n\n/help\nhello\r\n')).toBe(
      'heard /lesson\n\nheard /help\n\nheard message\n',
    );
    expect(tutor.inputs()).toEqual([
      { kind: 'command', name: 'lesson', options: { name: 'cookies' } },
      { kind: 'command', name: 'help', options: {} },
      say('hello'),
    ]);
  });

  it('may be empty, and then nothing is printed', async () => {
    expect(await run(scriptTutor(), '')).toBe('');
  });

  it('may end without a line end', async () => {
    const tutor = scriptTutor();
    await run(tutor, 'one\ntwo');
    expect(tutor.inputs()).toEqual([say('one'), say('two')]);
  });

  it('ends at /quit, whatever follows', async () => {
    const tutor = scriptTutor();
    await run(tutor, 'one\n/quit\ntwo\n');
    expect(tutor.inputs()).toEqual([say('one')]);
  });

  it('gives every event an id of its own and the learner’s name', async () => {
    const tutor = scriptTutor();
    await run(tutor, 'one\none\none\n');
    expect(tutor.events.map(({ id }) => id)).toEqual(['terminal:1:1', 'terminal:1:2', 'terminal:1:3']);
    expect(new Set(tutor.events.map(({ learner }) => learner))).toEqual(new Set(['terminal:ada']));
  });

  it.each([
    ['a block between fences', '```python\nx = 1\n\n# next\n```\nafter\n', '```python\nx = 1\n\n# next\n```'],
    ['a block with longer fences, and fences in it', '````\n```\nx\n```\n````\nafter\n', '````\n```\nx\n```\n````'],
    ['a block that nobody closed', '```\nx = 1\n', '```\nx = 1\n```'],
  ])('sends %s as one message', async (_, script, text) => {
    const tutor = scriptTutor();
    await run(tutor, script);
    expect(tutor.inputs()[0]).toEqual(say(text));
    expect(tutor.inputs().slice(1)).toEqual(script.includes('after') ? [say('after')] : []);
  });

  it('takes code on one line between backticks as it is', async () => {
    const tutor = scriptTutor();
    await run(tutor, '```x = 1```\n');
    expect(tutor.inputs()).toEqual([say('```x = 1```')]);
  });

  it('goes on after an error of ours, which the learner is told kindly and the log exactly', async () => {
    const errors: unknown[] = [];
    const log: Log = { ...silentLog, error: (_event, details) => errors.push(details) };
    const fault = new Error('disk full');
    const tutor = scriptTutor((intent) => {
      if (nameOf(intent) === '/help') throw fault;
      return { pressed: 'keep', blocks: [paragraph('fine')] };
    });
    const printed = await run(tutor, '/help\nhello\n', log);
    expect(printed).toBe('! Something went wrong on our side\n\nNothing you did is lost; try again.\n\nfine\n');
    expect(errors).toEqual([{ event: 'terminal:1:1', error: fault }]);
  });

  it('tells what stands in the way and what to do, where whoever runs the tutor can mend it', async () => {
    const errors: unknown[] = [];
    const log: Log = { ...silentLog, error: (_event, details) => errors.push(details) };
    const tutor = scriptTutor((intent) => {
      if (nameOf(intent) === '/help') throw new OperatorError('The database is locked.', 'End the other program.');
      return { pressed: 'keep', blocks: [paragraph('fine')] };
    });
    const printed = await run(tutor, '/help\nhello\n', log);
    expect(printed).toBe('! That didn’t work\n\nThe database is locked.\n\nEnd the other program.\n\nfine\n');
    expect(errors).toEqual([]);
  });

  it('ends quietly when nobody reads the answers any more', async () => {
    const input = new PassThrough();
    const output = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
    });
    const common = { tutor: scriptTutor(), log: silentLog, learner: 'terminal:ada', session: 's' };
    const { ended } = startTerminal({
      ...common,
      input,
      output,
      interactive: false,
      colours: false,
      columns: () => 80,
    });
    input.write('hello\n');
    await expect(ended).resolves.toBeUndefined();
  });
});

describe('a form in a script', () => {
  it('shows its fields and takes a line for each', async () => {
    const tutor = formTutor();
    const printed = await run(tutor, '/lesson cookies\nfill\nmake_response\nrequest\nafter\n');
    expect(printed).toContain('Fill in the blanks');
    expect(printed).toContain('Blank 1: `___("Saved")`');
    expect(printed).toContain('Blank 2, now `was here`');
    expect(tutor.inputs().slice(1)).toEqual([
      {
        kind: 'submit',
        action: decodeAction('n1.submit-blanks.cookies.step.'),
        fields: { 'blank-1': 'make_response', 'blank-2': 'request' },
      },
      say('after'),
    ]);
  });

  it('keeps what a field holds where the line is empty', async () => {
    const tutor = formTutor();
    await run(tutor, '/lesson cookies\nfill\nmake_response\n\n');
    expect(tutor.inputs()[1]).toMatchObject({ fields: { 'blank-1': 'make_response', 'blank-2': 'was here' } });
  });

  it('keeps what a field of many lines holds where the first line is empty', async () => {
    const tutor = formTutor();
    await run(tutor, '/lesson cookies\nchange\n\nagain\nafter\n');
    expect(tutor.inputs().slice(1)).toEqual([
      {
        kind: 'submit',
        action: decodeAction('n1.run-edited.cookies.step.'),
        fields: { program: 'x = 1', note: 'again' },
      },
      say('after'),
    ]);
  });

  it('says of an empty line what it does', async () => {
    expect(await run(formTutor(), '/lesson cookies\nfill\n')).toContain('An empty line keeps what is there.');
    expect(await run(formTutor(), '/lesson cookies\nwrite\n')).toContain('An empty line or `/cancel` goes back.');
  });

  it.each([
    ['a fenced block', '```python\na = 1\n\nb = 2\n```\n', 'a = 1\n\nb = 2'],
    ['a fenced block that begins beside its fence', '```a = 1\nb = 2\n```\n', '```a = 1\nb = 2\n```'],
    ['lines that end with a dot', 'a = 1\n\nb = 2\n.\n', 'a = 1\n\nb = 2'],
    ['lines that end with a fence', 'a = 1\n```\n', 'a = 1'],
    ['lines that the end of the input ends', 'a = 1\nb = 2', 'a = 1\nb = 2'],
  ])('takes %s for a field of many lines', async (_, lines, value) => {
    const tutor = formTutor();
    await run(tutor, `/lesson cookies\nwrite\n${lines}`);
    expect(tutor.inputs()[1]).toEqual({
      kind: 'submit',
      action: decodeAction('n1.submit-program.cookies.step.'),
      fields: { program: value },
    });
  });

  it.each([
    ['nothing is entered', 'fill\n\n\n'],
    ['/cancel is typed', 'fill\nmake_response\n/cancel\n'],
    ['a text is empty', 'write\n.\n'],
    ['the first line of a text is empty', 'write\n\n'],
    ['a text is cancelled', 'write\n/cancel\n'],
    ['a fence holds nothing', 'write\n```\n```\n'],
  ])('is left kindly when %s, and the next line is an intent again', async (_, lines) => {
    const tutor = formTutor();
    const printed = await run(tutor, `/lesson cookies\n${lines}hello\n`);
    expect(tutor.inputs().slice(1)).toEqual([say('hello')]);
    expect(printed).toContain('OK, nothing was sent.');
  });

  it('sends nothing when the input ends before its last field', async () => {
    const tutor = formTutor();
    await run(tutor, '/lesson cookies\nfill\nmake_response\n');
    expect(tutor.inputs()).toHaveLength(1);
  });

  it('says so when its step is gone', async () => {
    const printed = await run(formTutor(), '/lesson cookies\ntype\n');
    expect(printed).toContain('That step isn’t here any more');
  });
});

describe('a form with options', () => {
  const days = ['mon', 'tue', 'wed'].map((value, index) => ({
    value,
    label: ['Monday', 'Tuesday', 'Wednesday'][index] ?? '',
  }));
  const settings: Form = {
    title: 'Reminders',
    submit: action('submit-remind'),
    fields: [
      { id: 'days', label: 'Days', description: '', kind: 'checks', optional: false, options: days, values: ['mon'] },
      {
        id: 'first',
        label: 'First day',
        description: '',
        kind: 'select',
        optional: false,
        options: days,
        value: 'tue',
      },
    ],
  };
  const tutor = () =>
    scriptTutor(
      (intent) => (nameOf(intent) === '/lesson' ? offer : { pressed: 'keep', blocks: [paragraph('heard')] }),
      () => settings,
    );

  it.each([
    ['numbers', '1, 3\n2\n', { days: 'mon,wed', first: 'tue' }],
    ['names in any case', 'tuesday,WEDNESDAY\nmonday\n', { days: 'tue,wed', first: 'mon' }],
    ['an empty line for what is there', '\n3\n', { days: 'mon', first: 'wed' }],
    ['what is no option as it was typed, for the tutor to answer', '9\nSunday\n', { days: '9', first: 'Sunday' }],
  ])('takes %s', async (_, lines, fields) => {
    const asked = tutor();
    await run(asked, `/lesson cookies\nFill\n${lines}`);
    expect(asked.inputs().at(-1)).toMatchObject({ kind: 'submit', fields });
  });

  it('lists the options, and says in words which hold now', async () => {
    const printed = await run(tutor(), '/lesson cookies\nFill\n/cancel\n');
    expect(printed).toMatch(/1\. Monday \(now\)\s+2\. Tuesday\s+3\. Wednesday/);
  });
});
