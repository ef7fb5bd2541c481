import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { action, decodeAction, encodeAction, MAX_ACTION_ID } from '../../src/core/action.ts';
import type { Input } from '../../src/core/event.ts';
import { MAX_LAB_STEPS } from '../../src/lab/replay.ts';
import type { Verb } from '../../src/tutor/features/index.ts';
import type { Progress } from '../../src/tutor/state.ts';
import { controls, learnerOf } from './learner.ts';
import { testTutor } from './parts.ts';

const EXAMPLE = 'there-and-back';
const id = (verb: Verb, argument = '', step = EXAMPLE) => encodeAction(action(verb, 'words', step, argument));

/** A learner who is at the example. */
const atExample = async () => {
  const parts = testTutor();
  const learner = learnerOf(parts.tutor);
  await learner.open('words');
  await learner.say('next');
  const progress = (): Progress | null => parts.store.changes.at(-1)?.progress ?? null;
  return { ...parts, learner, progress, steps: () => progress()?.lab?.steps ?? [] };
};

/** A learner in the lab with the example. */
const inLab = async () => {
  const parts = await atExample();
  await parts.learner.press('Open the lab');
  return parts;
};

describe('the lab is entered', () => {
  it('with the button at an example, which shows the program and its pages', async () => {
    const { learner } = await atExample();
    expect(await learner.press('Open the lab')).toMatch(
      /Lab: There and back[\s\S]*You’re the browser now[\s\S]*good[\s\S]*\[Visit \/set\][\s\S]*\[Leave the lab\]/,
    );
  });

  it.each<[string, Input]>([
    ['/lab words', { kind: 'command', name: 'lab', options: { name: 'words' } }],
    ['/lab', { kind: 'command', name: 'lab', options: {} }],
    ['typing lab', { kind: 'message', text: 'Lab' }],
    ['typing the label of the button', { kind: 'message', text: 'Open the lab' }],
    ['typing lab words', { kind: 'message', text: 'lab Remembering Words' }],
  ])('with %s, by the example that the learner is at', async (_, intent) => {
    const { learner } = await atExample();
    expect(await learner.send(intent)).toContain('Lab: There and back');
  });

  it('before the lesson was ever opened, with its first example', async () => {
    const learner = learnerOf(testTutor().tutor);
    expect(await learner.send({ kind: 'command', name: 'lab', options: { name: 'words' } })).toContain(
      'Lab: There and back',
    );
    expect(await learner.say('leave')).toContain('Hello.');
  });

  it('without a lesson: the lessons are offered', async () => {
    const learner = learnerOf(testTutor().tutor);
    expect(await learner.send({ kind: 'command', name: 'lab', options: {} })).toContain('[Remembering Words]');
    expect(await learner.press('Remembering Words')).toContain('Lab: There and back');
    expect(await learner.send({ kind: 'command', name: 'lab', options: { name: 'knitting' } })).toContain(
      'There’s no lesson called knitting',
    );
  });

  it('where it was left, after a restart of the bot too', async () => {
    const before = await inLab();
    await before.learner.say('visit /set');
    await before.learner.say('leave');
    const after = testTutor();
    Object.assign(after.store, before.store);
    const said = await learnerOf(after.tutor, 'test:ada', 'second').send({ kind: 'command', name: 'lab', options: {} });
    expect(said).toMatch(/What you’ve done so far:\nVisit \/set\n[\s\S]*word = hello/);
  });
});

describe('in the lab', () => {
  it('each thing typed is done after all that was done before, and the jar is shown', async () => {
    const { learner } = await inLab();
    expect(await learner.say('visit /word')).toMatch(/1\. Visit \/word[\s\S]*default[\s\S]*Empty: no cookies/);
    expect(await learner.say('visit /set')).toMatch(/2\. Visit \/set[\s\S]*The jar now\nword = hello/);
    expect(await learner.say('visit /word')).toMatch(/3\. Visit \/word[\s\S]*Cookie: word=hello/);
    expect(await learner.say('edit word=goodbye')).toMatch(/hello became goodbye/);
    expect(await learner.say('script')).toMatch(/word=goodbye/);
    expect(await learner.say('from other post /word a=b')).toMatch(/Origin: https:\/\/other\.test[\s\S]*a=b/);
    expect(await learner.say('wait a month')).toMatch(/It’s now 31 Jan 2026/);
    expect(await learner.say('jar')).toMatch(/What you’ve done so far[\s\S]*The jar now\nword = goodbye/);
    expect(await learner.say('close')).toMatch(/deleted word[\s\S]*Empty: no cookies/);
    expect(await learner.say('help')).toContain('wait 2 hours');
  });

  it('everything can be pressed or picked', async () => {
    const { learner, steps } = await inLab();
    expect(await learner.press('Visit /set')).toContain('Set-Cookie: word=hello');
    expect(await learner.press('Wait a day')).toContain('2 Jan 2026');
    expect(await learner.press('Follow a link from https://other.test to /set')).toContain('3. Follow a link');
    expect(await learner.press('Visit http://app.test/set')).toContain('GET http://app.test/set');
    expect(await learner.press('Tamper with the cookie word')).toContain('hello became');
    expect(await learner.press('Delete the cookie word by hand')).toContain('Empty');
    expect(await learner.press('Close the browser')).toContain('7. Close the browser');
    expect(steps()).toHaveLength(7);
    expect(await learner.press('Try another example…')).toContain('[There and back]');
    expect(await learner.press('Start over')).toContain('You’re the browser now');
    expect(steps()).toEqual([]);
    expect(await learner.press('Leave the lab')).toContain('Example: There and back');
  });

  it.each<[Verb, Verb, Record<string, string>, RegExp]>([
    ['lab-address', 'lab-visit', { address: '/set' }, /1\. Visit \/set/],
    ['lab-address', 'lab-visit', { address: '/set', site: 'app.test' }, /1\. Visit \/set/],
    ['lab-address', 'lab-visit', { address: '/set', site: 'other' }, /1\. Follow a link from https:\/\/other\.test/],
    ['lab-address', 'lab-visit', { address: 'http://evil.com/' }, /I can’t use that address: http:\/\/evil\.com\//],
    ['lab-address', 'lab-visit', {}, /Type a path such as/],
    ['lab-form', 'lab-post', { target: '/vote', fields: 'a=1\nb=2' }, /POST \/vote[\s\S]*a=1&b=2/],
    ['lab-form', 'lab-post', { target: '/vote', fields: 'nonsense' }, /I can’t use that form/],
    ['lab-request', 'lab-send', { request: 'PUT /set\nX-A: b\n{"a": 1}' }, /PUT \/set[\s\S]*X-A: b[\s\S]*\{"a":1\}/],
    ['lab-request', 'lab-send', { request: 'get /set', site: 'other' }, /A script on https:\/\/other\.test\/ fetches/],
    ['lab-request', 'lab-send', { request: 'PUT' }, /I can’t use that request: PUT\./],
    ['lab-request', 'lab-send', { request: 'PUT /set Host: a' }, /I can’t use that header: Host: a/],
    ['lab-cookie', 'lab-edit', { name: 'word', value: 'x' }, /stored word = x/],
    ['lab-cookie', 'lab-edit', { name: 'a b', value: 'x' }, /I can’t use that cookie name: a b/],
    ['lab-time', 'lab-wait', { time: '2 hours' }, /1 Jan 2026, 14:00/],
    ['lab-time', 'lab-wait', { time: 'soon' }, /I can’t use that length of time: soon/],
  ])('the form of %s, submitted as %j', async (form, submit, fields, said) => {
    const { learner, tutor } = await inLab();
    const opened = await tutor.form('test:ada', action(form, 'words', EXAMPLE));
    expect(opened?.submit).toEqual(action(submit, 'words', EXAMPLE));
    expect(opened?.fields.map((field) => field.id)).toEqual(expect.arrayContaining(Object.keys(fields)));
    expect(opened?.title.length).toBeLessThanOrEqual(24);
    for (const { label, description } of opened?.fields ?? []) {
      expect(label.length).toBeLessThanOrEqual(45);
      expect(description.length).toBeLessThanOrEqual(100);
    }
    expect(await learner.submit(id(submit), fields)).toMatch(said);
  });

  it('a cookie is explained at its last step or at any', async () => {
    const { learner } = await inLab();
    await learner.say('visit /word');
    await learner.say('visit /set');
    await learner.say('visit /word');
    expect(await learner.say('why word')).toMatch(
      /In step 3 \(Visit \/word\), word was sent, because[\s\S]*RFC 6265bis/,
    );
    expect(await learner.say('why word 1')).toMatch(/In step 1, word wasn’t there[\s\S]*comes up in step 2/);
    expect(await learner.say('why nothing')).toContain('There were: word');
    expect(await learner.press('Explain the cookies')).toContain('[2. Visit /set: word was stored]');
    expect(await learner.press('2. Visit /set: word was stored')).toContain('Why word was stored');
  });

  it('two quick presses do each once, in their order', async () => {
    const { learner, steps } = await inLab();
    const [first, second] = await Promise.all([learner.press('Visit /set'), learner.press('Close the browser')]);
    expect(first).toContain('1. Visit /set');
    expect(second).toMatch(/2\. Close the browser[\s\S]*deleted word/);
    await Promise.all([learner.press('Visit /set'), learner.press('Visit /set')]);
    expect(steps().map((step) => step.do)).toEqual(['visit', 'close', 'visit', 'visit']);
  });

  it(`after ${MAX_LAB_STEPS} steps there is no room, and a way to begin anew`, async () => {
    const { learner, steps } = await inLab();
    for (let step = 1; step < MAX_LAB_STEPS; step++) await learner.say('close');
    expect(await learner.say('visit /set')).toContain('That was the last step that fits');
    expect(await learner.say('visit /word')).toContain(`You’ve done ${MAX_LAB_STEPS} steps`);
    expect(steps()).toHaveLength(MAX_LAB_STEPS);
    expect(await learner.say('jar')).toContain('word = hello');
    await learner.press('Start over');
    expect(steps()).toEqual([]);
  });

  it('a step that the program gives no answer to is not kept', async () => {
    const { learner, steps, sandbox } = await inLab();
    await learner.say('visit /set');
    const busy = { kind: 'not-started', fault: { kind: 'busy', ahead: 3 }, prints: '' } as const;
    Object.assign(sandbox, { run: async () => busy });
    expect(await learner.say('visit /word')).toMatch(/three are ahead of you[\s\S]*Nothing has changed in the lab/);
    expect(await learner.say('jar')).toMatch(/three are ahead of you/);
    expect(steps()).toHaveLength(1);
  });
});

describe('out of the lab again', () => {
  it.each([
    ['leave', 'Example: There and back'],
    ['back', 'Example: There and back'],
    ['next', 'Exercise: Show the word'],
    ['go quiz', 'Question 1 of 2'],
    ['/lesson words', 'Example: There and back'],
    ['skip', 'Exercise: Show the word'],
  ])('%j leaves it politely', async (typed, said) => {
    const { learner, progress } = await inLab();
    expect(await learner.say(typed)).toMatch(new RegExp(`^You’ve left the lab[\\s\\S]*${said}`));
    expect(progress()?.lab?.open).toBe(false);
    expect(await learner.say('visit /set')).not.toContain('1. Visit /set');
  });

  it('“next” shows a question that is still open', async () => {
    const { learner } = await inLab();
    await learner.say('go quiz');
    await learner.say('lab');
    expect(await learner.say('next')).toMatch(/^You’ve left the lab[\s\S]*Question 1 of 2/);
  });

  it.each(['score', 'outline', 'lessons', 'hint', 'edit'])('%j is answered in it', async (typed) => {
    const { learner } = await inLab();
    expect(await learner.say(typed)).not.toMatch(/did not understand|left the lab/);
    expect(await learner.say('close')).toContain('1. Close the browser');
  });

  it('a button of the lesson works in it', async () => {
    const { learner } = await inLab();
    expect(await learner.press('Next')).toMatch(/^You’ve left the lab[\s\S]*Exercise/);
  });

  it('a button of a lab that was left explains itself and changes nothing', async () => {
    const { learner, steps } = await inLab();
    await learner.press('Visit /set');
    await learner.say('next');
    expect(await learner.press('Close the browser')).toMatch(/a lab you’ve left \(There and back\)[\s\S]*Nothing has/);
    expect(steps()).toHaveLength(1);
    expect(await learner.press('Open the lab')).toContain('word = hello');
  });

  it('a button of a lab with another example leads back to the one that is open', async () => {
    const { learner, steps } = await inLab();
    await learner.say('visit /set');
    const other = await learner.send({ kind: 'press', action: decodeAction(id('lab-over', '', 'gone')) });
    expect(other).toMatch(/Nothing has changed\.\n\[Back to the lab\]$/);
    expect(await learner.press('Back to the lab')).toContain('word = hello');
    expect(steps()).toHaveLength(1);
  });

  it.each<[string, string]>([
    ['a cookie that is gone', id('lab-do', 'zzzzzz')],
    ['no cookie at all', id('lab-do')],
  ])('a menu entry about %s explains itself and shows where the learner is', async (_, pressed) => {
    const { learner, steps } = await inLab();
    await learner.say('visit /set');
    expect(await learner.send({ kind: 'press', action: decodeAction(pressed) })).toMatch(
      /isn’t possible any more[\s\S]*word = hello/,
    );
    expect(steps()).toHaveLength(1);
  });

  it('a form of a step without a lab is not there', async () => {
    expect(await testTutor().tutor.form('test:ada', action('lab-form', 'words', 'attach'))).toBeNull();
  });
});

const HOSTILE = [
  'visit <!channel>',
  'visit @everyone',
  'visit javascript:alert(1)',
  'visit http://evil.com/',
  'post /x __proto__=1',
  `post /x a=${'y'.repeat(5_000)}`,
  'edit \u0000=\u001b[31m',
  'edit a=;b\r\nSet-Cookie: c=d',
  'delete ../../etc/passwd',
  'wait 99999 weeks',
  'from \u202eevil /',
  'why __proto__',
  'why constructor 9999',
  '\ud800',
  'x'.repeat(100_000),
];

describe('whatever is done in the lab', () => {
  it.each(HOSTILE)('%j gets a clear answer', async (text) => {
    const { learner, steps } = await inLab();
    const said = await learner.say(text);
    expect(said).toMatch(/\S/);
    expect(said).not.toMatch(/undefined|\[object|Error:/);
    expect(said.length).toBeLessThan(3_000);
    expect(steps().length).toBeLessThanOrEqual(1);
    expect(await learner.say('jar')).toContain('The jar now');
  });

  const verb = fc.constantFrom<Verb>(
    'lab',
    'lab-do',
    'lab-why',
    'lab-over',
    'lab-others',
    'lab-leave',
    'lab-form',
    'why',
  );
  const submitted = fc.constantFrom<Verb>('lab-visit', 'lab-post', 'lab-send', 'lab-edit', 'lab-wait');
  const argument = fc.constantFrom('', 'zzzzzz', '1', 'label');
  const value = fc.oneof(fc.constantFrom('/set', '/word', 'other', 'a=1', 'word', '2 hours', ''), fc.string());
  const typed = fc.constantFrom(
    'put /set {"a": 1}',
    'get /word X-A: b',
    'visit /set',
    'http /word',
    'close',
    'jar',
    'wait a day',
    'edit word=x',
    'delete word',
  );
  const intent: fc.Arbitrary<Input | string> = fc.oneof(
    fc.constantFrom('Visit /set', 'Visit /word', 'Close the browser', 'Wait a month (30 days)', 'Start over'),
    fc
      .record({ verb, argument })
      .map(({ verb, argument }): Input => ({ kind: 'press', action: decodeAction(id(verb, argument)) })),
    fc
      .record({
        verb: submitted,
        fields: fc.dictionary(
          fc.constantFrom('address', 'target', 'fields', 'request', 'site', 'name', 'value', 'time'),
          value,
        ),
      })
      .map(({ verb, fields }): Input => ({ kind: 'submit', action: decodeAction(id(verb)), fields })),
    fc
      .oneof(
        typed,
        fc.constantFrom('why', 'why word', 'why word 2', 'lab', 'leave', 'examples', 'help'),
        value.map((text) => `visit ${text}`),
      )
      .map((text): Input => ({ kind: 'message', text })),
    fc.constant<Input>({ kind: 'command', name: 'lab', options: { name: 'words' } }),
  );

  it('there is an answer, what is kept stays small, and the lesson is where it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(intent, { maxLength: 30 }), async (intents) => {
        const { learner, progress, steps } = await inLab();
        const { lab: _, ...before } = progress() ?? { lab: null };
        for (const next of intents) {
          // A press by its label, where that is shown; it may be from an older message.
          const said = typeof next === 'string' ? await learner.press(next) : await learner.send(next);
          expect(said).toMatch(/\S/);
          for (const shown of controls(learner.reply()).values())
            expect(shown.length).toBeLessThanOrEqual(MAX_ACTION_ID);
          expect(steps().length).toBeLessThanOrEqual(MAX_LAB_STEPS);
        }
        expect(await learner.send({ kind: 'command', name: 'lab', options: { name: 'words' } })).toContain(
          'Lab: There and back',
        );
        const { lab: __, ...after } = progress() ?? { lab: null };
        expect(after).toEqual(before);
        expect(JSON.stringify(progress()).length).toBeLessThan(MAX_LAB_STEPS * 12_000);
      }),
      { numRuns: 60 },
    );
  });
});
