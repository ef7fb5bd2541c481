import { describe, expect, it } from 'vitest';
import { action } from '../../../src/core/action.ts';
import { paragraph } from '../../../src/core/prose.ts';
import type { Form, Reply } from '../../../src/core/reply.ts';
import { button, LONG, say } from './replies.ts';
import { withDiscord } from './with-discord.ts';

const callbacks = (requests: readonly { path: string; body: unknown }[]) =>
  requests.filter(({ path }) => path.endsWith('/callback')).map(({ body }) => (body as { type: number }).type);

/** What a request does, in a word. */
function kindOf({ method, path }: { readonly method: string; readonly path: string }): string {
  if (path.endsWith('/callback')) return 'ack';
  return { POST: 'new', PATCH: 'edit', DELETE: 'remove' }[method] ?? method;
}

describe('in a server', () => {
  it('shows answers to the learner only', async () => {
    const { discord } = await withDiscord({ answer: () => say(LONG) });
    const learner = discord.client({ user: 'ada', place: 'server' });
    await learner.command('/lesson cookies');
    await learner.waitFor(/The end/);
    expect(learner.messages()).toHaveLength(2);
    expect(discord.client({ user: 'bob', place: 'server' }).messages()).toEqual([]);
  });

  it('goes on privately after a press', async () => {
    const { discord } = await withDiscord({
      answer: (intent) =>
        intent.kind === 'press' ? { ...say('Second'), pressed: 'settle' } : say('First', button('Next')),
    });
    const learner = discord.client({ user: 'ada', place: 'server' });
    await learner.command('/lesson cookies');
    await learner.waitFor(/First/);
    await learner.press('Next');
    await learner.waitFor(/Second/);
    expect(learner.messages()).toEqual(['First', 'Second']);
    expect(discord.client({ user: 'bob', place: 'server' }).messages()).toEqual([]);
  });
});

describe('a press', () => {
  const pressing = (reply: Reply) =>
    withDiscord({ answer: (intent) => (intent.kind === 'press' ? reply : say('Question', button('Go'))) });

  it.each<{ what: string; reply: Reply; shown: string[]; buttons: string[]; requests: string[] }>([
    {
      what: 'keep, with an answer below',
      reply: say('Answer'),
      shown: ['Question', 'Answer'],
      buttons: ['Go'],
      requests: ['ack', 'new'],
    },
    {
      what: 'keep, without an answer',
      reply: { pressed: 'keep', blocks: [] },
      shown: ['Question'],
      buttons: ['Go'],
      requests: ['ack'],
    },
    {
      what: 'settle',
      reply: { pressed: 'settle', blocks: [] },
      shown: ['Question'],
      buttons: [],
      requests: ['ack', 'edit'],
    },
    {
      what: 'settle, with an answer below',
      reply: { ...say('Answer', button('On')), pressed: 'settle' },
      shown: ['Question', 'Answer'],
      buttons: ['On'],
      requests: ['ack', 'edit', 'new'],
    },
    {
      what: 'replace',
      reply: { pressed: [paragraph('Instead')], blocks: [] },
      shown: ['Instead'],
      buttons: [],
      requests: ['ack', 'edit'],
    },
    {
      what: 'replace, with an answer below',
      reply: { ...say('Answer'), pressed: [paragraph('Instead')] },
      shown: ['Instead', 'Answer'],
      buttons: [],
      requests: ['ack', 'edit', 'new'],
    },
  ])('can $what: $requests', async ({ reply, shown, buttons, requests }) => {
    const { discord } = await pressing(reply);
    const learner = discord.client({ user: 'ada', place: 'dm' });
    await learner.command('/lesson cookies');
    await learner.waitFor(/Question/);
    const before = discord.requests.length;
    await learner.press('Go');
    await discord.until(() => discord.requests.length === before + requests.length);
    expect(discord.requests.slice(before).map(kindOf)).toEqual(requests);
    expect(learner.messages()).toEqual(shown);
    expect(learner.buttons()).toEqual(buttons);
    expect(discord.requests.every(({ status }) => status < 300)).toBe(true);
  });

  it('on a menu entry means that entry', async () => {
    const entries = [1, 2].map((number) => ({
      label: `Section ${number}`,
      action: action('go', 'cookies', `s${number}`),
    }));
    const { discord, tutor } = await withDiscord({
      answer: () => say('Where to?', { kind: 'menu', label: 'Sections', entries }),
    });
    const learner = discord.client({ user: 'ada', place: 'dm' });
    await learner.command('/lesson cookies');
    await learner.waitFor(/Where to/);
    await learner.choose('Section 2');
    await discord.until(() => tutor.events.length === 2);
    expect(tutor.events[1]).toMatchObject({ kind: 'press', action: action('go', 'cookies', 's2') });
  });

  it('that is quickly repeated reaches the tutor in order, and both answers are shown in order', async () => {
    let count = 0;
    const { discord } = await withDiscord({
      answer: (intent) => (intent.kind === 'press' ? say(`${LONG} Number ${++count}.`) : say('Question', button('Go'))),
    });
    const learner = discord.client({ user: 'ada', place: 'dm' });
    await learner.command('/lesson cookies');
    await learner.waitFor(/Question/);
    await Promise.all([learner.press('Go'), learner.press('Go')]);
    await learner.waitFor(/Number 2/);
    const numbers = learner.messages().flatMap((text) => /Number \d/.exec(text) ?? []);
    expect(numbers).toEqual(['Number 1', 'Number 2']);
    expect(learner.messages()).toHaveLength(5);
  });
});

describe('a form', () => {
  const form: Form = {
    title: 'Fill the blanks',
    submit: action('submit-blanks', 'cookies', 'remember'),
    fields: [
      {
        id: 'b1',
        label: 'First blank',
        description: 'A function',
        kind: 'text',
        optional: false,
        lines: 'one',
        value: '',
      },
      { id: 'b2', label: 'Second blank', description: '', kind: 'text', optional: false, lines: 'many', value: 'lang' },
    ],
  };
  const open = button('Fill in', action('blanks', 'cookies', 'remember'));

  it('opens at once, and its submission settles the message it was opened from', async () => {
    const { discord, tutor } = await withDiscord({
      form: () => form,
      answer: (intent) => (intent.kind === 'submit' ? { ...say('Passed'), pressed: 'settle' } : say('Exercise', open)),
    });
    const learner = discord.client({ user: 'ada', place: 'server' });
    await learner.command('/lesson cookies');
    await learner.waitFor(/Exercise/);
    await learner.press('Fill in');
    await learner.waitForForm();
    expect(learner.form()).toEqual({
      title: 'Fill the blanks',
      fields: [
        { label: 'First blank', value: '' },
        { label: 'Second blank', value: 'lang' },
      ],
    });
    await learner.fill({ 'First blank': 'make_response' });
    await learner.waitFor(/Passed/);
    expect(tutor.events.at(-1)).toMatchObject({
      kind: 'submit',
      action: form.submit,
      fields: { b1: 'make_response', b2: 'lang' },
    });
    expect(learner.buttons()).toEqual([]);
    expect(callbacks(discord.requests)).toEqual([5, 9, 6]);
  });

  it.each([
    { why: 'the step is gone', made: null, sentence: /isn’t here any more/ },
    { why: 'it has too many fields', made: { ...form, fields: Array(6).fill(form.fields[0]) }, sentence: /too long/ },
  ])('that cannot be opened because $why is explained', async ({ made, sentence }) => {
    const { discord } = await withDiscord({ form: () => made, answer: () => say('Exercise', open) });
    const learner = discord.client({ user: 'ada', place: 'server' });
    await learner.command('/lesson cookies');
    await learner.waitFor(/Exercise/);
    await learner.press('Fill in');
    await learner.waitFor(sentence);
    expect(learner.form()).toBeNull();
  });
});

it('answers typed direct messages in the conversation', async () => {
  const { discord, tutor } = await withDiscord({ answer: () => say(LONG) });
  const learner = discord.client({ user: 'ada', place: 'server' });
  await learner.type('max_age');
  await learner.waitFor(/The end/);
  expect(tutor.events).toEqual([
    {
      id: expect.stringMatching(/^discord:\d+$/),
      learner: `discord:${learner.accountId}`,
      kind: 'message',
      text: 'max_age',
    },
  ]);
});
