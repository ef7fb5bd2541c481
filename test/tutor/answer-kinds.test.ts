/** Questions of every kind, in a lesson and as cards: pressed, sent with a form, and typed. */
import { describe, expect, it } from 'vitest';
import { decodeAction } from '../../src/core/action.ts';
import { optionsOf } from '../../src/core/answer.ts';
import type { QuestionStep } from '../../src/core/lesson.ts';
import type { Sandbox } from '../../src/core/program.ts';
import { proseText } from '../../src/core/prose.ts';
import type { Field } from '../../src/core/reply.ts';
import { rulesOf } from '../../src/quiz/kinds/index.ts';
import { createTutor } from '../../src/tutor/tutor.ts';
import { everyKind } from '../fixtures/lessons.ts';
import { learnerOf } from './learner.ts';
import { memoryStore } from './parts.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Stands for a sandbox: prints what each program is known to print, and answers no request. */
function printing(prints: Readonly<Record<string, string>>): Sandbox & { readonly ran: string[] } {
  const ran: string[] = [];
  return {
    ran,
    async run(program) {
      ran.push(program);
      const known = prints[program];
      const fault = known === undefined ? ({ kind: 'timeout', seconds: 2 } as const) : ({ kind: 'no-app' } as const);
      return { kind: 'not-started', fault, prints: known ?? '' };
    },
    close: async () => {},
  };
}

const COUNT_DOWN = ['number = 2', 'while number > 0:', '    print(number)', '    number = number - 1', 'print("Go")'];
const RIGHT = COUNT_DOWN.join('\n');
const SWAPPED = [0, 1, 3, 2, 4].map((index) => COUNT_DOWN[index]).join('\n');
const LATE = [1, 2, 3, 0, 4].map((index) => COUNT_DOWN[index]).join('\n');

function open(id: string) {
  const lesson = everyKind();
  const store = memoryStore();
  const sandbox = printing({ [RIGHT]: '2\n1\nGo\n', [SWAPPED]: '1\n0\nGo\n' });
  let now = Date.UTC(2026, 0, 1, 12);
  const tutor = createTutor({
    lessons: new Map([[lesson.id, lesson]]),
    store,
    sandbox,
    clock: () => now,
    zoneOf: async () => null,
  });
  const learner = learnerOf(tutor);
  const step = lesson.steps.find((one): one is QuestionStep => one.id === id && one.kind === 'question');
  if (step === undefined) throw new Error(`no question ${id}`);
  return {
    lesson,
    store,
    sandbox,
    learner,
    step,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    async begin() {
      await learner.open(lesson.id);
      return learner.send({ kind: 'press', action: { verb: 'go', lesson: lesson.id, step: id, argument: '' } });
    },
    async form(label: string): Promise<readonly Field[]> {
      const action = decodeAction(learner.id(label));
      const form = action === null ? null : await tutor.form('test:ada', action);
      return form?.fields ?? [];
    },
  };
}

/** The label of the button for these words. */
const buttonFor = (shown: string, words: string): string =>
  new RegExp(`\\[(\\d+: ${words.replace(/[()"]/g, '\\$&')}[^\\]]*)\\]`).exec(shown)?.[1] ?? `no button for ${words}`;

const QUESTIONS = everyKind().steps.flatMap((step) => (step.kind === 'question' ? [step] : []));

describe.each(QUESTIONS.map((step) => [step.answer.kind, step.title, step.id] as const))('%s: %s', (_, __, id) => {
  it('counts nothing for what is no answer, and says what can be typed', async () => {
    const { learner, begin, store } = open(id);
    await begin();
    expect(await learner.say('no answer at all to this one')).not.toBe('');
    expect(store.attempts).toEqual([]);
  });

  it('gives nothing away while it is open', async () => {
    const { learner, begin, step } = open(id);
    const shown = await begin();
    const said = [shown, await learner.say('no answer at all to this one')].join('\n');
    const { answers } = rulesOf(step.answer).secret;
    // Options are shown, right and wrong ones alike; what else is right is not.
    for (const key of step.answer.kind === 'several' ? [] : answers) expect(said).not.toContain(key);
    for (const { why } of optionsOf(step.answer)) for (const one of why) expect(said).not.toContain(proseText([one]));
    expect(said).not.toMatch(/right answer|your answer, right|the right order:/i);
  });

  it('ends its hints with the answer', async () => {
    const { learner, begin } = open(id);
    await begin();
    let said = await learner.say('hint');
    for (let more = 0; more < 10 && learner.id('Another hint') !== '' && /Another hint/.test(said); more += 1) {
      said = await learner.say('hint');
    }
    expect(said).toMatch(/The answer is|Right are|The right order|This goes together|An order that works/);
  });
});

describe('several right answers', () => {
  it('are ticked in a form, in the order shown', async () => {
    const { learner, begin, form, store } = open('colours-of-fire');
    const shown = await begin();
    const [field] = await form('Choose the answers');
    if (field?.kind !== 'checks') throw new Error('no boxes to tick');
    const labels = field.options.map(({ label }) => label);
    for (const label of labels) expect(shown).toContain(label);
    const right = field.options.filter(({ label }) => !label.includes('violet')).map(({ value }) => value);
    const told = await learner.submit(learner.id('Choose the answers').replace('.type.', '.submit-typed.'), {
      answer: right.join(','),
    });
    expect(told).toMatch(/^Right: You chose/m);
    expect(store.attempts).toMatchObject([{ kind: 'answer', verdict: 'right' }]);
  });

  it('say why a wrong one is wrong, and what was missed', async () => {
    const { learner, begin } = open('colours-of-fire');
    await begin();
    const told = await learner.say('violet, yellow');
    expect(told).toMatch(/Not this time/);
    expect(told).toMatch(/violet — your answer/);
    expect(told).toMatch(/Violet flames take potassium/);
    expect(told).toMatch(/is right, too: orange/);
  });
});

describe('an order', () => {
  it('is pressed together, begun again, and checked', async () => {
    const { learner, begin, store } = open('the-life-of-a-frog');
    let shown = await begin();
    shown = await learner.press(buttonFor(shown, 'frog'));
    expect(shown).toMatch(/Your order so far:\nfrog/);
    shown = await learner.press('Start again');
    expect(shown).not.toMatch(/so far/);
    for (const word of ['egg', 'tadpole', 'froglet']) shown = await learner.press(buttonFor(shown, word));
    expect(shown).toMatch(/Your order:\negg\ntadpole\nfroglet\nfrog/);
    const told = await learner.press('Check this order');
    expect(told).toMatch(/Right: Your order:/);
    expect(store.attempts).toMatchObject([{ verdict: 'right', given: 'egg → tadpole → froglet → frog' }]);
  });

  it('is put together by typing the labels, too', async () => {
    const { learner, begin } = open('the-life-of-a-frog');
    let shown = await begin();
    for (const word of ['egg', 'tadpole', 'froglet']) shown = await learner.say(buttonFor(shown, word));
    expect(shown).toMatch(/Your order:\negg\ntadpole\nfroglet\nfrog/);
    expect(await learner.say('check this order')).toMatch(/Right: Your order:/);
  });

  it('shows the right one after a wrong one', async () => {
    const { learner, begin, step, lesson } = open('the-life-of-a-frog');
    await begin();
    const wrong = await learner.send({
      kind: 'press',
      action: { verb: 'sort-run', lesson: lesson.id, step: step.id, argument: 'abcd' },
    });
    expect(wrong).toMatch(/Not this time: Your order:[\s\S]*The right order:\negg\ntadpole\nfroglet\nfrog/);
  });
});

describe('a matching', () => {
  it('is picked in a form with a menu for each item', async () => {
    const { learner, begin, form } = open('sounds-of-animals');
    await begin();
    const fields = await form('Match them');
    expect(fields.map(({ label }) => label)).toEqual(['1. cow', '2. cat', '3. lion']);
    const picked = fields.map((field, index) => {
      const sound = ['moo', 'meow', 'roar'][index] ?? '';
      const options = field.kind === 'select' ? field.options : [];
      return [field.id, options.find(({ label }) => label.endsWith(sound))?.value ?? ''] as const;
    });
    const submit = learner.id('Match them').replace('.type.', '.submit-typed.');
    expect(await learner.submit(submit, Object.fromEntries(picked))).toMatch(/^Right: Your answer:/m);
  });

  it('counts nothing while an item has no letter', async () => {
    const { learner, begin, store } = open('sounds-of-animals');
    await begin();
    expect(await learner.say('1a')).toMatch(/no letter for 2, 3 yet/);
    expect(store.attempts).toEqual([]);
  });
});

describe('a number', () => {
  it.each([
    ['3.14', 'right'],
    ['3,15', 'right'],
    ['3.2', 'wrong'],
  ])('%s is %s', async (text, verdict) => {
    const { learner, begin, store } = open('around-a-circle');
    await begin();
    await learner.say(text);
    expect(store.attempts).toMatchObject([{ verdict }]);
  });
});

describe('lines of a program', () => {
  const typed = async (program: string) => {
    const opened = open('count-down');
    await opened.begin();
    return { ...opened, told: await opened.learner.say(`\`\`\`python\n${program}\n\`\`\``) };
  };

  it('are right in the author’s order, and it is shown what they print', async () => {
    const { told, store, sandbox } = await typed(RIGHT);
    expect(told).toMatch(/^Right: Your order:/m);
    expect(told).toMatch(/The program printed:\n2\n1\nGo/);
    expect(store.attempts).toMatchObject([{ verdict: 'right', given: RIGHT }]);
    expect(sandbox.ran).toEqual([RIGHT]);
  });

  it('are wrong where they print something else', async () => {
    const { told, store } = await typed(SWAPPED);
    expect(told).toMatch(/Not this time/);
    expect(told).toMatch(/It should print:\n2\n1\nGo/);
    expect(store.attempts).toMatchObject([{ verdict: 'wrong' }]);
  });

  it('are wrong where they do not run, and it is said why', async () => {
    const { told, store } = await typed(LATE);
    expect(told).toMatch(/was stopped/);
    expect(store.attempts).toMatchObject([{ verdict: 'wrong' }]);
  });

  it('count for nothing while no program can run', async () => {
    const lesson = everyKind();
    const store = memoryStore();
    const busy: Sandbox = {
      run: async () => ({ kind: 'not-started', fault: { kind: 'busy', ahead: 9 }, prints: '' }),
      close: async () => {},
    };
    const tutor = createTutor({
      lessons: new Map([[lesson.id, lesson]]),
      store,
      sandbox: busy,
      clock: () => 0,
      zoneOf: async () => null,
    });
    const learner = learnerOf(tutor);
    await learner.open(lesson.id);
    await learner.send({ kind: 'press', action: { verb: 'go', lesson: lesson.id, step: 'count-down', argument: '' } });
    expect(await learner.say(RIGHT)).toMatch(/nothing was counted/);
    expect(store.attempts).toEqual([]);
  });
});

describe('a card of each kind', () => {
  it.each(QUESTIONS.filter(({ role }) => role.kind === 'quiz').map(({ id }) => id))(
    '%s comes back, and is rated by what is typed',
    async (id) => {
      const { learner, begin, pass, store, step, sandbox } = open(id);
      await begin();
      await learner.say(step.answer.kind === 'lines' ? RIGHT : 'hint');
      await begin();
      await learner.say(typedFor(step, id));
      expect(store.attempts.length).toBeGreaterThan(0);
      pass(30 * DAY);
      const shown = await learner.say('review');
      expect(shown).toMatch(new RegExp(`Review, 1 of 1: ${step.title}`));
      const before = store.attempts.length;
      const scene = step.variants[0] ?? step;
      // The variant of the lines is judged by checks, which the stand-in for the sandbox cannot answer.
      if (scene.answer.kind !== 'lines') {
        await learner.say(wordsOf(scene.answer.kind));
        expect(store.attempts.length).toBe(before + 1);
      } else {
        let sorted = shown;
        for (const line of ['from flask', 'app =', '@app.get', 'def hello']) {
          sorted = await learner.press(buttonFor(sorted, line));
        }
        await learner.press('Run it in this order');
        expect(sandbox.ran.at(-1)).toMatch(/^from flask import Flask\napp = /);
        expect(store.attempts.length).toBe(before + 1);
      }
    },
  );
});

/** What answers a question in the lesson, whatever order it shows. */
const typedFor = ({ answer }: QuestionStep, id: string): string => {
  if (answer.kind === 'several') return 'red, orange, yellow';
  if (answer.kind === 'lines') return RIGHT;
  if (answer.kind === 'number') return '3.14';
  return answer.kind === 'match' ? '1a 2b 3c' : id === 'the-life-of-a-frog' ? '1 2 3 4' : '';
};

/** Something that is an answer of this kind, right or wrong. */
const wordsOf = (kind: string): string =>
  ({ several: 'a canary, a tangerine', order: '2 1 3 4', match: '1a 2b 3c', number: '3.14' })[kind] ?? '';
