import { describe, expect, it } from 'vitest';
import { readLine, type Screen, showReply } from '../../../adapters/terminal/read-event.ts';
import { action, decodeAction, encodeAction } from '../../../src/core/action.ts';
import { paragraph } from '../../../src/core/prose.ts';
import type { Block } from '../../../src/core/reply.ts';
import { COMMANDS, paceOf, type Verb } from '../../../src/tutor/features/index.ts';

const TUTOR = { commands: COMMANDS, paceOf };
const id = (verb: Verb, argument = '') => encodeAction(action(verb, 'cookies', 'step', argument));
const button = (label: string, verb: Verb) =>
  ({ label, action: action(verb, 'cookies', 'step'), style: 'primary' }) as const;
const buttons = (...row: ReturnType<typeof button>[]): Block => ({ kind: 'buttons', buttons: row });
const choices: Block = {
  kind: 'choices',
  choices: [
    { letter: 'A', label: [{ kind: 'code', text: 'set_cookie' }], action: action('answer', 'cookies', 'step', '0') },
    { letter: 'B', label: [{ kind: 'text', text: 'It encrypts.' }], action: action('answer', 'cookies', 'step', '1') },
  ],
};
const menu: Block = {
  kind: 'menu',
  label: 'Go to',
  entries: [
    { label: 'Setting a cookie', action: action('go', 'cookies', 'one') },
    { label: 'Reading a cookie', action: action('go', 'cookies', 'two') },
  ],
};

/** A screen after these messages, oldest first. */
const screenOf = (...messages: readonly (readonly Block[])[]): Screen =>
  messages.reduce<Screen>((screen, blocks) => showReply(screen, null, { pressed: 'keep', blocks }).screen, []);

const question = screenOf([choices, buttons(button('Hint', 'hint'), button('Skip', 'skip'))]);
const example = screenOf([
  buttons(button('▶ Run it', 'run'), button('Change and run', 'edit'), button('Next', 'next')),
]);

describe('a typed line', () => {
  it.each([
    ['/lesson cookies', { kind: 'command', name: 'lesson', options: { name: 'cookies' } }],
    [
      '  /LESSON   Working with Cookies ',
      { kind: 'command', name: 'lesson', options: { name: 'Working with Cookies' } },
    ],
    ['/lesson', { kind: 'command', name: 'lesson', options: {} }],
    ['/lessons', { kind: 'command', name: 'lesson', options: {} }],
    ['/lab cookies', { kind: 'command', name: 'lab', options: { name: 'cookies' } }],
    ['/lab', { kind: 'command', name: 'lab', options: {} }],
    ['/labour', { kind: 'message', text: '/labour' }],
    ['/help', { kind: 'command', name: 'help', options: {} }],
    ['/theme', { kind: 'message', text: '/theme' }],
    ['/lessonplan', { kind: 'message', text: '/lessonplan' }],
    ['max_age', { kind: 'message', text: 'max_age' }],
    ['  indented(1)', { kind: 'message', text: '  indented(1)' }],
    ['next', { kind: 'message', text: 'next' }],
    ['a', { kind: 'message', text: 'a' }],
  ])('%j means %j where nothing can be pressed', (line, input) => {
    expect(readLine(TUTOR, line, [])).toMatchObject({ kind: 'input', input, pressed: null });
  });

  it.each(['', '   ', '\t'])('%j is nothing', (line) => {
    expect(readLine(TUTOR, line, question)).toEqual({ kind: 'nothing' });
  });

  it.each(['/quit', '/exit', ' /QUIT '])('%j ends', (line) => {
    expect(readLine(TUTOR, line, question)).toEqual({ kind: 'quit' });
  });

  it.each([
    ['a', id('answer', '0')],
    ['B', id('answer', '1')],
    ['b)', id('answer', '1')],
    ['(a)', id('answer', '0')],
    ['2', id('answer', '1')],
    ['2.', id('answer', '1')],
    ['it encrypts', id('answer', '1')],
    ['`set_cookie`', id('answer', '0')],
    ['hint', id('hint')],
    ['[Hint]', id('hint')],
    ['  SKIP ', id('skip')],
  ])('%j presses a control of the question', (line, pressed) => {
    expect(readLine(TUTOR, line, question)).toMatchObject({
      kind: 'input',
      input: { kind: 'press', action: decodeAction(pressed) },
      runs: false,
    });
  });

  it.each(['c', '3', '0', 'set', 'answer', 'hint please'])(
    '%j presses nothing there and is said to the tutor',
    (line) => {
      expect(readLine(TUTOR, line, question)).toMatchObject({ input: { kind: 'message', text: line } });
    },
  );

  it('knows a program that has to run from its button', () => {
    expect(readLine(TUTOR, 'run it', example)).toMatchObject({
      input: { kind: 'press', action: decodeAction(id('run')) },
      runs: true,
    });
  });

  it('opens the form of a button that has one', () => {
    expect(readLine(TUTOR, 'change and run', example)).toMatchObject({
      kind: 'form',
      action: action('edit', 'cookies', 'step'),
      pressed: example[0],
    });
  });

  it.each([
    ['1', 'one'],
    ['2', 'two'],
    ['reading a cookie', 'two'],
  ])('%j chooses from a menu by number or words', (line, step) => {
    expect(readLine(TUTOR, line, screenOf([menu]))).toMatchObject({
      input: { kind: 'press', action: action('go', 'cookies', step) },
    });
  });

  it.each([
    ['a', 'letter'],
    ['hint', 'label'],
    ['it encrypts', 'option'],
  ])('%j, a %s of an older message, is said to the tutor, who knows where the learner is now', (line) => {
    const both = [...question, ...screenOf([menu])];
    expect(readLine(TUTOR, line, both)).toMatchObject({ input: { kind: 'message', text: line }, pressed: null });
    expect(readLine(TUTOR, '1', both)).toMatchObject({ input: { action: action('go', 'cookies', 'one') } });
  });

  it('opens the form of an older message, for which there are no other words, until that has scrolled away', () => {
    const others = Array.from({ length: 8 }, () => [buttons(button('Next', 'next'))]);
    const line = 'change and run';
    expect(readLine(TUTOR, line, screenOf(example[0]?.blocks ?? [], ...others.slice(1)))).toMatchObject({
      kind: 'form',
    });
    expect(readLine(TUTOR, line, screenOf(example[0]?.blocks ?? [], ...others))).toMatchObject({
      input: { kind: 'message' },
    });
  });

  it('chooses from a menu whose entries bring their numbers by those', () => {
    const entries = [
      { label: '4. Setting a cookie', action: action('go', 'cookies', 'four') },
      { label: '5. Reading a cookie', action: action('go', 'cookies', 'five') },
    ];
    const numbered = screenOf([{ kind: 'menu', label: 'Go to', entries }]);
    expect(readLine(TUTOR, '5', numbered)).toMatchObject({
      input: { action: action('go', 'cookies', 'five') },
    });
    expect(readLine(TUTOR, '1', numbered)).toMatchObject({ input: { kind: 'message', text: '1' } });
  });

  it('means the newest of two buttons with one label', () => {
    const older = screenOf([buttons({ ...button('Next', 'next'), action: action('next', 'cookies', 'older') })]);
    expect(readLine(TUTOR, 'next', [...older, ...example])).toMatchObject({
      input: { action: decodeAction(id('next')) },
    });
  });
});

describe('the screen after a reply', () => {
  const next = buttons(button('Next', 'next'));
  const [shown] = question;
  if (shown === undefined) throw new Error('the question has controls');

  it('prints the new blocks and keeps the pressed message when it is kept', () => {
    const hint = [paragraph('Think of the direction.')];
    const { screen, prints } = showReply(question, shown, { pressed: 'keep', blocks: hint });
    expect(prints).toEqual([hint]);
    expect(screen).toEqual(question);
  });

  it('forgets the controls of a pressed message that is settled', () => {
    const { screen } = showReply(question, shown, { pressed: 'settle', blocks: [next] });
    expect(screen.flatMap(({ controls }) => controls.map(({ label }) => label))).toEqual(['Next']);
  });

  it('prints of the blocks that take a message’s place only what it did not show', () => {
    const asked = screenOf([paragraph('Which line?') as Block, choices]);
    const [message] = asked;
    if (message === undefined) throw new Error('the question has controls');
    const { screen, prints } = showReply(asked, message, {
      pressed: [paragraph('Which line?'), paragraph('You chose A.'), next],
      blocks: [],
    });
    expect(prints).toEqual([[paragraph('You chose A.'), next]]);
    expect(screen.flatMap(({ controls }) => controls.map(({ label }) => label))).toEqual(['Next']);
  });

  it('prints a message in the pressed one’s place and the new one below', () => {
    const { prints } = showReply(question, shown, { pressed: [paragraph('Done.')], blocks: [next] });
    expect(prints).toEqual([[paragraph('Done.')], [next]]);
  });

  it('prints nothing when there is nothing to say', () => {
    expect(showReply(question, shown, { pressed: 'settle', blocks: [] })).toEqual({ screen: [], prints: [] });
  });
});
