/**
 * What every adapter owes the tutor, whatever the platform: each block reaches the learner with all its words, each
 * thing the learner does comes back as the right intent, each form gives back what it was filled with.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatClient } from '../../playground/chat-client.ts';
import { action } from '../../src/core/action.ts';
import type { Input } from '../../src/core/event.ts';
import { codeBlock, paragraph } from '../../src/core/prose.ts';
import type { Block, Field, Form, Reply } from '../../src/core/reply.ts';
import { PLATFORMS_AND_TERMINAL, type Platform } from '../e2e/platforms.ts';
import { inputOf } from './input-of.ts';
import { BLOCKS, buttons, choices, folded, menu, words } from './sample-blocks.ts';
import { scriptTutor } from './scripted-tutor.ts';

const FIELDS: readonly Field[] = [
  { kind: 'text', id: 'answer', label: 'Your answer', description: 'A word', optional: false, lines: 'one', value: '' },
  {
    kind: 'text',
    id: 'program',
    label: 'Program',
    description: '',
    optional: true,
    lines: 'many',
    value: 'x = 1\ny = 2',
  },
  {
    kind: 'select',
    id: 'hour',
    label: 'Hour',
    description: 'Your own time',
    optional: false,
    options: [7, 8, 19].map((hour) => ({ value: `${hour}`, label: `${hour} o’clock` })),
    value: '8',
  },
  {
    kind: 'checks',
    id: 'days',
    label: 'Days',
    description: '',
    optional: true,
    options: ['mon', 'tue', 'wed'].map((value) => ({ value, label: `Day ${value}` })),
    values: ['mon', 'wed'],
  },
];
const FORM: Form = { title: 'All kinds of fields', submit: action('submit-remind'), fields: FIELDS };
const OPEN = action('remind-form', '', '19-30-1111100');

const said = (...blocks: readonly Block[]): Reply => ({ pressed: 'keep', blocks });

describe.each(PLATFORMS_AND_TERMINAL)('%s', (_, open) => {
  let platform: Platform;
  let learner: ChatClient;
  let answer: (intent: Input) => Reply = () => said(paragraph('ready'));
  const tutor = scriptTutor({ answer: (intent) => answer(intent), form: () => FORM });
  const newest = () => tutor.events.map(inputOf).at(-1);

  beforeAll(async () => {
    platform = await open();
    await platform.startBot(tutor);
    learner = platform.window('UADA');
  });
  afterAll(async () => {
    await platform.stopBot();
    await platform.close();
  });

  /** Asks for these blocks and resolves with all that is to be read once they have arrived. */
  async function show(...blocks: readonly Block[]): Promise<readonly string[]> {
    const mark = `the end of ${tutor.events.length}.`;
    answer = () => said(...blocks, paragraph(mark));
    const before = learner.messages().length;
    await learner.type('show');
    await learner.waitFor(new RegExp(mark));
    // Some platforms bring a file as a message of its own.
    for (const block of blocks) if (block.kind === 'file') await learner.waitFor(new RegExp(block.name));
    return learner.messages().slice(before);
  }

  it.each(BLOCKS)('shows %s with all its words', async (_name, blocks) => {
    const visible = folded([...(await show(...blocks)), ...learner.buttons()]);
    for (const wanted of blocks.flatMap(words)) expect(visible).toContain(folded([wanted]));
  });

  it('never rings anybody, whatever a text says', async () => {
    await show(paragraph('@everyone @here <!channel> <!here> <@U1> <@1>'), codeBlock('', '@everyone <!channel>'));
    expect(platform.pings).toEqual([]);
  });

  it.each([
    ['/lesson', { kind: 'command', name: 'lesson', options: {} }],
    ['/lesson cookies', { kind: 'command', name: 'lesson', options: { name: 'cookies' } }],
    ['/quiz cookies', { kind: 'command', name: 'quiz', options: { name: 'cookies' } }],
    ['/lab', { kind: 'command', name: 'lab', options: {} }],
    ['/review', { kind: 'command', name: 'review', options: {} }],
    ['/progress', { kind: 'command', name: 'progress', options: {} }],
    ['/reminders', { kind: 'command', name: 'reminders', options: {} }],
    ['/reference cookies', { kind: 'command', name: 'reference', options: { name: 'cookies' } }],
    ['/export', { kind: 'command', name: 'export', options: {} }],
    ['/forget', { kind: 'command', name: 'forget', options: {} }],
    ['/help', { kind: 'command', name: 'help', options: {} }],
  ])('takes %s', async (command, intent) => {
    const mark = `heard ${tutor.events.length}`;
    answer = () => said(paragraph(mark));
    await learner.command(command);
    await learner.waitFor(new RegExp(mark));
    expect(newest()).toEqual(intent);
  });

  it('takes what is typed, spaces, quotes and code included', async () => {
    const typed = 'response.set_cookie("theme", \'dark\')  # <b> & *stars* _lines_ ~tilde~ `ticks`';
    answer = () => said(paragraph('heard it all'));
    await learner.type(typed);
    await learner.waitFor(/heard it all/);
    expect(newest()).toEqual({ kind: 'message', text: typed });
  });

  it('takes a press of each of 26 buttons, and of an entry far down a menu', async () => {
    await show(buttons(26), menu(60));
    answer = () => said(paragraph('pressed the last'));
    await learner.press('Button Z');
    await learner.waitFor(/pressed the last/);
    expect(newest()).toEqual({ kind: 'press', action: action('go', 'cookies', 'step-z') });
    answer = () => said(paragraph('chose the last'));
    await learner.choose('Section number 60');
    await learner.waitFor(/chose the last/);
    expect(newest()).toEqual({ kind: 'press', action: action('go', 'cookies', 'section-60') });
  });

  it('replaces the message whose button was pressed, and shows the new one below it', async () => {
    await show(paragraph('the question'), choices(3));
    const before = learner.buttons().filter((label) => /^B\b/.test(label)).length;
    answer = () => ({ pressed: [paragraph('the question, answered')], blocks: [paragraph('the next one')] });
    await learner.press(/^B/);
    await learner.waitFor(/the next one/);
    expect(learner.messages().some((message) => message.includes('the question, answered'))).toBe(true);
    expect(learner.buttons().filter((label) => /^B\b/.test(label))).toHaveLength(before - 1);
  });

  it('takes the controls off a message that is settled, and keeps its words', async () => {
    await show(paragraph('a question to settle'), choices(3));
    const before = learner.buttons().filter((label) => /^C\b/.test(label)).length;
    answer = () => ({ pressed: 'settle', blocks: [paragraph('what came of it')] });
    await learner.press(/^C/);
    await learner.waitFor(/what came of it/);
    expect(learner.messages().some((message) => message.includes('a question to settle'))).toBe(true);
    expect(learner.buttons().filter((label) => /^C\b/.test(label))).toHaveLength(before - 1);
  });

  it('leaves a message as it is that is to be kept', async () => {
    await show(paragraph('a button for later'), buttons(2));
    answer = () => ({ pressed: 'keep', blocks: [paragraph('said beside it')] });
    await learner.press('Button B');
    await learner.waitFor(/said beside it/);
    await learner.press('Button B');
    expect(learner.messages().some((message) => message.includes('a button for later'))).toBe(true);
  });

  it('opens a form with every kind of field, and gives back what it was filled with', async () => {
    await show({ kind: 'buttons', buttons: [{ label: 'Change', action: OPEN, style: 'primary' }] });
    await learner.press('Change');
    await learner.waitForForm();
    expect(learner.form()?.title).toBe('All kinds of fields');
    answer = () => said(paragraph('form received'));
    await learner.fill({ answer: 'theme', hour: '19', days: 'tue,wed' });
    await learner.waitFor(/form received/);
    expect(newest()).toEqual({
      kind: 'submit',
      action: FORM.submit,
      fields: { answer: 'theme', program: 'x = 1\ny = 2', hour: '19', days: 'tue,wed' },
    });
  });

  it('answers a delivery that comes twice only once', async () => {
    await show(paragraph('once'));
    const [events, messages] = [tutor.events.length, learner.messages().length];
    await platform.redeliver();
    // Something new, answered in order, shows that the repeated one is over.
    await show(paragraph('twice'));
    expect(tutor.events).toHaveLength(events + 1);
    expect(learner.messages().length).toBeGreaterThan(messages);
    expect(learner.messages().filter((message) => message.includes('once'))).toHaveLength(1);
  });
});
