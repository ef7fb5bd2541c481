import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraph, proseText } from '../../src/core/prose.ts';
import { fillValues, type VariedCheck, type VariedStep, type VariedValue } from '../../src/core/scenario.ts';
import { varyChecks } from '../../src/exercise/vary-checks.ts';
import { shipped } from '../fixtures/lessons.ts';

const SITE = 'https://app.test';
const times = (from: number, to = from): VariedStep['times'] => ({ kind: 'number', from, to });
const visit = (path: string, more: Partial<VariedStep> = {}): VariedStep => ({
  step: { do: 'visit', url: SITE + path, from: null },
  times: times(1),
  expect: [],
  ...more,
});
const use = (name: string): VariedStep => ({ step: { do: 'use-browser', name }, times: times(1), expect: [] });
const checkOf = (values: Readonly<Record<string, VariedValue>>, ...steps: readonly VariedStep[]): VariedCheck => ({
  title: 'It does',
  values,
  order: 'as-written',
  steps,
});

describe('the checks of a run', () => {
  it('are the same for the same seed', () => {
    const { checks } = exerciseOf('sessions');
    fc.assert(
      fc.property(fc.string(), (seed) => {
        expect(varyChecks(checks, seed)).toEqual(varyChecks(checks, seed));
      }),
    );
  });

  it.each(['cookies', 'sessions', 'uploads'])('of each exercise of %s are others for other seeds', (id) => {
    for (const { checks } of exercisesOf(id)) {
      const made = ['one', 'two', 'three', 'four'].map((seed) => JSON.stringify(varyChecks(checks, seed)));
      expect(new Set(made).size).toBe(4);
    }
  });

  it.each(['cookies', 'sessions', 'uploads'])('of %s leave no name without its value', (id) => {
    for (const { checks } of exercisesOf(id)) {
      expect(JSON.stringify(varyChecks(checks, 'any'))).not.toMatch(/\{(?:[a-z][a-z0-9-]*)\}|%7B/);
    }
  });

  it('put a value wherever its name stands: in addresses, forms, files, cookies, expectations and sentences', () => {
    const step: VariedStep = {
      ...visit('/notes/%7Bword%7D'),
      expect: [{ expectation: { see: 'text', text: 'a {word}' }, otherwise: [paragraph('No {word}.')], hint: null }],
    };
    const post: VariedStep = {
      step: {
        do: 'post',
        url: `${SITE}/`,
        form: { a: '{word}', b: { name: '{word}.txt', type: '', content: { kind: 'text', text: 'x{word}' } } },
        from: null,
      },
      times: times(1),
      expect: [],
    };
    const edit: VariedStep = { step: { do: 'edit-every', value: '{word}' }, times: times(1), expect: [] };
    const values: VariedCheck['values'] = { word: { kind: 'one-of', texts: ['two words'] } };
    const [check] = varyChecks([checkOf(values, step, post, edit)], 'any');
    expect(check?.steps).toMatchObject([
      { step: { url: `${SITE}/notes/two%20words` }, expect: [{ expectation: { text: 'a two words' } }] },
      { step: { form: { a: 'two words', b: { name: 'two words.txt', content: { text: 'xtwo words' } } } } },
      { step: { value: 'two words' } },
    ]);
    expect(proseText(check?.steps[0]?.expect[0]?.otherwise ?? [])).toBe('No two words.');
  });

  it('have made-up words of which none contains another', () => {
    const values = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`w${at}`, { kind: 'word' }] as const));
    const all = Object.keys(values).map((name) => visit(`/%7B${name}%7D`));
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const words = varyChecks([checkOf(values, ...all)], seed)[0]?.steps.map(({ step }) =>
          step.do === 'visit' ? step.url.slice(SITE.length + 1) : '',
        );
        expect(new Set(words).size).toBe(8);
        expect(words?.every((word) => /^[a-z]{7}$/.test(word))).toBe(true);
      }),
    );
  });

  it('repeat a step as often as was drawn, and count the times', () => {
    const number: VariedStep['expect'] = [
      { expectation: { see: 'number', value: 'time', plus: 0 }, otherwise: [], hint: null },
    ];
    const after: VariedStep['expect'] = [
      { expectation: { see: 'number', value: 'more', plus: 1 }, otherwise: [], hint: null },
    ];
    const values: VariedCheck['values'] = { more: { kind: 'number', from: 0, to: 4 } };
    const checks = [
      checkOf(values, visit('/', { times: { kind: 'value', name: 'more' }, expect: number })),
      checkOf({}, visit('/', { expect: after })),
    ];
    const counts = Array.from({ length: 40 }, (_, seed) => {
      const [first, second] = varyChecks(checks, String(seed));
      const seen = first?.steps.map(({ expect }) => expect[0]?.expectation);
      expect(seen).toEqual(seen?.map((_, index) => ({ see: 'number', number: index + 1 })));
      expect(second?.steps[0]?.expect[0]?.expectation).toEqual({ see: 'number', number: (seen?.length ?? 0) + 1 });
      return seen?.length;
    });
    expect(new Set(counts)).toEqual(new Set([0, 1, 2, 3, 4]));
  });

  it('let browsers take turns, and each keep its own order', () => {
    const browsers = ['first', 'second', 'third'];
    const steps = browsers.flatMap((name) => [use(name), ...[1, 2, 3, 4].map((at) => visit(`/${name}/${at}`))]);
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const [check] = varyChecks([{ ...checkOf({}, ...steps), order: 'varied' }], seed);
        let browser = 'first';
        const done: string[] = [];
        for (const { step } of check?.steps ?? []) {
          if (step.do === 'use-browser') browser = step.name;
          if (step.do !== 'visit') continue;
          const [, , , name] = step.url.split('/');
          expect(name).toBe(browser);
          done.push(step.url.slice(SITE.length));
        }
        for (const name of browsers) {
          expect(done.filter((path) => path.startsWith(`/${name}/`))).toEqual(
            [1, 2, 3, 4].map((at) => `/${name}/${at}`),
          );
        }
        expect(done).toHaveLength(12);
        expect(check?.steps.filter(({ step }) => step.do === 'use-browser').length).toBeGreaterThanOrEqual(4);
      }),
    );
  });
});

it('a name without a value stays as it is written', () => {
  expect(fillValues('{a} and {b}, {cookie a}', new Map([['a', 'x']]))).toBe('x and {b}, {cookie a}');
});

const exercisesOf = (id: string) => shipped(id).steps.filter((step) => step.kind === 'exercise');

function exerciseOf(id: string) {
  const [first] = exercisesOf(id);
  if (first === undefined) throw new Error(`${id} has no exercise`);
  return first;
}
