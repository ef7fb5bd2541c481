/**
 * What the conversation promises on every chat platform (`adapters/shared/converse.ts`). Discord and Slack keep it
 * through their own libraries; so does a platform that is nothing but `memory-chat.ts`.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { action } from '../../src/core/action.ts';
import type { Input } from '../../src/core/event.ts';
import { paragraph } from '../../src/core/prose.ts';
import type { Block, Form, Reply } from '../../src/core/reply.ts';
import type { Watch } from '../../src/tutor/ports.ts';
import { PLATFORMS } from '../e2e/platforms.ts';
import { deferred } from './discord/scripted-tutor.ts';
import { MemoryChat } from './memory-chat.ts';
import { type ScriptedTutor, scriptTutor } from './scripted-tutor.ts';

/** One learner in the direct conversation with the bot. */
interface Bench {
  type(text: string): Promise<void>;
  /** Sends a file with a program; null for one that cannot be read. */
  attach(program: string | null): Promise<void>;
  press(label: string): Promise<void>;
  fill(fields: Readonly<Record<string, string>>): Promise<void>;
  redeliver(): Promise<void>;
  messages(): readonly string[];
  buttons(): readonly string[];
  waitForForm(): Promise<void>;
  setDirectMessages(state: 'open' | 'closed'): void;
  close(): Promise<void>;
}

async function openMemory(tutor: ScriptedTutor): Promise<Bench> {
  const chat = new MemoryChat();
  chat.start(tutor);
  const unreadable = () => Promise.reject(new TypeError('not text'));
  return {
    type: async (text) => chat.deliver({ kind: 'message', text }),
    attach: async (program) =>
      chat.deliver({ kind: 'message', text: '' }, null, program === null ? unreadable : async () => program),
    press: async (label) => chat.press(label),
    fill: async (fields) => chat.submit(fields),
    redeliver: async () => chat.redeliver(),
    messages: () => chat.messages.map(({ text }) => text),
    buttons: () => chat.messages.flatMap(({ controls }) => controls.map(({ label }) => label)),
    waitForForm: () => expect.poll(() => chat.form).not.toBeNull(),
    setDirectMessages: (state) => {
      chat.isClosed = state === 'closed';
    },
    close: async () => {},
  };
}

const openReal =
  (open: (typeof PLATFORMS)[number][1]) =>
  async (tutor: ScriptedTutor): Promise<Bench> => {
    const platform = await open();
    await platform.startBot(tutor);
    const learner = platform.window('UADA');
    return {
      type: (text) => learner.type(text),
      attach: (program) => platform.attach('UADA', 'app.py', program ?? new Uint8Array([0xff, 0xfe, 0x00])),
      press: (label) => learner.press(label),
      fill: (fields) => learner.fill(fields),
      redeliver: () => platform.redeliver(),
      messages: () => learner.messages(),
      buttons: () => learner.buttons(),
      waitForForm: () => learner.waitForForm(),
      setDirectMessages: (state) => platform.setDirectMessages('UADA', state),
      close: async () => {
        await platform.stopBot();
        await platform.close();
      },
    };
  };

const BENCHES: readonly (readonly [string, (tutor: ScriptedTutor) => Promise<Bench>])[] = [
  ...PLATFORMS.map(([name, open]) => [name, openReal(open)] as const),
  ['A platform in memory', openMemory],
];

const OPEN_FORM = action('remind-form', '', '19-30-1111100');
const FORM: Form = {
  title: 'Reminders',
  submit: action('submit-remind'),
  fields: [{ kind: 'text', id: 'hour', label: 'Hour', description: '', optional: false, lines: 'one', value: '' }],
};

const said = (...blocks: readonly Block[]): Reply => ({ pressed: 'keep', blocks });
const say = (text: string): Reply => said(paragraph(text));
const button = (label: string, pressed = action('next')): Block => ({
  kind: 'buttons',
  buttons: [{ label, action: pressed, style: 'primary' }],
});
const textOf = (input: Input): string => (input.kind === 'message' ? input.text : input.kind);

describe.each(BENCHES)('%s', (_, open) => {
  let bench: Bench;
  let tutor: ScriptedTutor;
  type Script = Parameters<typeof scriptTutor>[0];
  const start = async (answer: Script['answer'], form: Script['form'] = () => FORM) => {
    tutor = scriptTutor({ answer, form });
    bench = await open(tutor);
  };
  afterEach(() => bench.close());
  const shows = (pattern: RegExp) => expect.poll(() => bench.messages().join('\n')).toMatch(pattern);

  it('answers in the order of arrival, however long the first answer takes', async () => {
    const first = deferred<Reply>();
    await start((input) => (textOf(input) === 'first' ? first.promise : say(`answer to ${textOf(input)}`)));
    await bench.type('first');
    await bench.type('second');
    await expect.poll(() => tutor.events).toHaveLength(1);
    first.resolve(say('answer to first'));
    await shows(/answer to second/);
    expect(bench.messages()).toEqual(['answer to first', 'answer to second']);
  });

  it('answers a delivery that comes twice once', async () => {
    await start((input) => say(`answer to ${textOf(input)}`));
    await bench.type('one');
    await bench.redeliver();
    await bench.type('two');
    await shows(/answer to two/);
    expect(bench.messages()).toEqual(['answer to one', 'answer to two']);
  });

  it('opens a form while an answer is awaited, and gives the tutor what it was filled with', async () => {
    const slow = deferred<Reply>();
    await start((input) => {
      if (textOf(input) === 'slow') return slow.promise;
      return input.kind === 'submit'
        ? say(`at ${input.fields.hour}`)
        : said(paragraph('Ready'), button('Change', OPEN_FORM));
    });
    await bench.type('show');
    await shows(/Ready/);
    await bench.type('slow');
    await bench.press('Change');
    await bench.waitForForm();
    slow.resolve(say('Slow'));
    await bench.fill({ hour: '19' });
    await shows(/at 19/);
    expect(tutor.events.at(-1)).toMatchObject({ kind: 'submit', action: FORM.submit });
  });

  it('says so when the step of a form is gone', async () => {
    await start(
      () => said(paragraph('Ready'), button('Change', OPEN_FORM)),
      () => null,
    );
    await bench.type('show');
    await shows(/Ready/);
    await bench.press('Change');
    await shows(/That step isn’t here any more/);
    expect(tutor.events).toHaveLength(1);
  });

  it('lets the tutor answer a press that it does not know', async () => {
    const unknown = action('from-elsewhere');
    await start((input) =>
      input.kind === 'press' ? say(`unknown: ${input.action?.verb}`) : said(paragraph('Ready'), button('Old', unknown)),
    );
    await bench.type('show');
    await shows(/Ready/);
    await bench.press('Old');
    await shows(/unknown: from-elsewhere/);
  });

  it('reads a program that comes as a file', async () => {
    await start(() => say('read'));
    await bench.attach('```\nx = 1\n```');
    await shows(/read/);
    expect(tutor.events).toMatchObject([{ kind: 'message', text: '```\nx = 1\n```' }]);
  });

  it('says so when a file cannot be read, and asks the tutor nothing', async () => {
    await start(() => say('read'));
    await bench.attach(null);
    await shows(/I couldn’t read that file/);
    expect(tutor.events).toEqual([]);
  });

  it('apologises when the tutor fails, and goes on', async () => {
    await start((input) =>
      textOf(input) === 'break' ? Promise.reject(new Error('the database is gone')) : say('Well'),
    );
    await bench.type('break');
    await shows(/Something went wrong on our side\s+Nothing you did is lost; try again\./);
    await bench.type('again');
    await shows(/Well/);
  });

  it('tells of an answer that could not be shown on top of the next one, once', async () => {
    await start((input) => say(`answer to ${textOf(input)}`));
    bench.setDirectMessages('closed');
    await bench.type('one');
    await bench.type('two');
    await expect.poll(() => tutor.events).toHaveLength(2);
    await bench.type('three');
    bench.setDirectMessages('open');
    await bench.type('four');
    await shows(/didn’t take my last answer[\s\S]*answer to (three|four)/);
    await bench.type('five');
    await shows(/answer to five/);
    expect(
      bench
        .messages()
        .join('\n')
        .match(/didn’t take/g),
    ).toHaveLength(1);
  });

  it('tells of an apology that could not be shown, too, and does not say that all was kept', async () => {
    await start((input) => {
      if (textOf(input) === 'break') return Promise.reject(new Error('the database is gone'));
      bench.setDirectMessages('open');
      return say('Well');
    });
    bench.setDirectMessages('closed');
    await bench.type('break');
    await bench.type('again');
    await shows(/went wrong on our side with the last thing you did\. Please try it again\.\s+Well/);
  });

  it('sends a long answer in several messages, whole, with its buttons on the last', async () => {
    const parts = Array.from({ length: 40 }, (_part, index) => `Part ${index}. ${'word '.repeat(50).trim()}`);
    await start(() => said(...parts.map((part) => paragraph(part)), button('Next')));
    await bench.type('much');
    await shows(/Part 39/);
    await expect.poll(() => bench.buttons()).toEqual(['Next']);
    expect(bench.messages().length).toBeGreaterThan(1);
    for (const part of parts) expect(bench.messages().join('\n')).toContain(part);
  });

  it('says how many are ahead of a program, and puts the answer in the place of that note', async () => {
    const run = deferred<Reply>();
    const watching = deferred<Watch | undefined>();
    await start((_input, _event, watch) => {
      watching.resolve(watch);
      return run.promise;
    });
    await bench.type('run');
    const watch = await watching.promise;
    watch?.waiting(2);
    await shows(/Two are ahead of you/);
    watch?.waiting(0);
    await shows(/You’re next/);
    run.resolve(say('It ran'));
    await shows(/It ran/);
    expect(bench.messages()).toEqual(['It ran']);
  });

  it('says nothing of a queue to whoever is next at once', async () => {
    await start((_input, _event, watch) => {
      watch?.waiting(0);
      return say('It ran');
    });
    await bench.type('run');
    await shows(/It ran/);
    expect(bench.messages()).toEqual(['It ran']);
  });
});
