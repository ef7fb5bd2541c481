/** The checks of an exercise in YAML: steps of a scenario, each with what must be seen after it. */
import { z } from 'zod';
import { isToken } from '../../core/http.ts';
import { type Prose, proseText } from '../../core/prose.ts';
import {
  type CheckedExpectation,
  type NumberRange,
  TIME,
  type VariedCheck,
  type VariedExpectation,
  type VariedStep,
  type VariedValue,
  valueNamesIn,
} from '../../core/scenario.ts';
import { openFragment } from '../page.ts';
import { didYouMean, quote, type Report, RULES } from '../problem.ts';
import { readProse } from '../prose.ts';
import { shownHeaders } from './http.ts';
import { checkStepBeside, showing } from './scenario.ts';
import { cookieName } from './scenario-values.ts';
import {
  byVerb,
  choose,
  isMap,
  list,
  map,
  named,
  oneOf,
  parsed,
  readEntries,
  refuse,
  refused,
  text,
  type VerbForm,
  verbForm,
  wholeNumber,
  words,
} from './schema.ts';
import type { YamlText } from './tree.ts';

/* Expectations */

const yes = parsed('yes', (written) => (written === 'yes' || written === 'true' ? true : null));

/** `{cookie lang}` without quotes is a map to YAML. */
const isPlaceholder = (value: unknown): boolean =>
  isMap(value) &&
  Object.entries(value).some(([name, of]) => /^cookie\s/.test(name) || (of === null && isValueName(name)));

const inQuotes = text('it in quotes: "{…}"');
const someText = words('the text to look for');
const pageText = choose((value) => (isPlaceholder(value) ? inQuotes : someText));

const HEADER = 'a map such as {Content-Disposition: attachment}';

const header = named(words('the text to look for in this header'), HEADER).transform(
  ([first, second], context): VariedExpectation => {
    const told = { at: 'key' } as const;
    if (first === undefined) return refuse(context, HEADER, {});
    const [name, written] = first;
    if (second !== undefined) {
      const found = `a second header ${quote(second[0])}`;
      return refuse(context, '"- header: …" for each of them', { ...told, found }, [second[0]]);
    }
    if (!isToken(name)) {
      const found = `${quote(name)} is no name of a header`;
      return refuse(context, 'a name such as Content-Disposition', { ...told, found }, [name]);
    }
    if (name.toLowerCase() === 'set-cookie') {
      const found = `the header ${quote(name)}`;
      return refuse(context, '"sets cookie: …" with the name of the cookie', { ...told, found }, [name]);
    }
    return { see: 'header', name, text: written.trim() };
  },
);

const { MIN_SAFE_INTEGER, MAX_SAFE_INTEGER } = Number;

const wholeOne = wholeNumber(MIN_SAFE_INTEGER, MAX_SAFE_INTEGER, 'a whole number').transform(
  (number): Numbered => ({ see: 'number', number }),
);
const numberOfValue = parsed('a number such as "{visits}" or "{visits} + 1"', (written): Numbered | null => {
  const [, value, plus = '0'] = /^\{([a-z][a-z0-9-]*)\}(?: *\+ *(\d{1,6}))?$/.exec(written.trim()) ?? [];
  return value === undefined ? null : { see: 'number', value, plus: Number(plus) };
});

/** `5`, `{visits}`, `{visits} + 1`. */
const number = choose<Numbered>((value) =>
  typeof value === 'string' && value.includes('{') ? numberOfValue : wholeOne,
);

type Numbered = Extract<VariedExpectation, { readonly see: 'number' }>;

/** By the name that an author writes. */
const EXPECTATIONS: Readonly<Record<string, VerbForm<VariedExpectation>>> = {
  answers: verbForm({ answers: yes }, () => ({ see: 'answers' })),
  status: verbForm({ status: wholeNumber(100, 599, 'an HTTP status such as 200') }, ({ status }) => ({
    see: 'status',
    status,
  })),
  'some text': verbForm({ 'some text': yes }, () => ({ see: 'some-text' })),
  text: verbForm({ text: pageText }, ({ text }) => ({ see: 'text', text })),
  'no text': verbForm({ 'no text': pageText }, (fields) => ({ see: 'no-text', text: fields['no text'] })),
  number: verbForm({ number }, (fields) => fields.number),
  header: verbForm({ header }, (fields) => fields.header),
  'sets cookie': verbForm({ 'sets cookie': cookieName }, (fields) => ({
    see: 'sets-cookie',
    name: fields['sets cookie'],
  })),
  'sets a cookie': verbForm({ 'sets a cookie': yes }, () => ({ see: 'sets-cookie', name: null })),
  'no cookie': verbForm({ 'no cookie': cookieName }, (fields) => ({ see: 'no-cookie', name: fields['no cookie'] })),
  'sends cookie': verbForm({ 'sends cookie': cookieName }, (fields) => ({
    see: 'sends-cookie',
    name: fields['sends cookie'],
  })),
  'sends a cookie': verbForm({ 'sends a cookie': yes }, () => ({ see: 'sends-cookie', name: null })),
};

const OTHERWISE = '"otherwise: …", the sentence for a learner whose program does not do this';

/** The sentence for the learner; what is wrong with its Markdown is told where the string begins. */
const sentence = text(OTHERWISE).transform((written, context): readonly Prose[] => {
  const report: Report = (rule, _, found, expected, remedy) => {
    // What is refused is left out, which a warning is no reason for.
    if (RULES[rule].severity === 'error') refuse(context, expected, { rule, found, remedy });
  };
  const page = openFragment(written, { line: 1, column: 1 }, report);
  if (page?.blocks.length === 0) refuse(context, OTHERWISE, { text: '' });
  return page === null ? [] : readProse(page, page.blocks);
});

/** Warnings of the sentences in a text that was read: where one is refused, that is all that is told of it. */
export function warnOfSentences(yaml: YamlText): void {
  const walk = (value: unknown, path: readonly (string | number)[]): void => {
    if (Array.isArray(value)) for (const [index, one] of value.entries()) walk(one, [...path, index]);
    else if (isMap(value)) for (const [key, one] of Object.entries(value)) walk(one, [...path, key]);
    else if (typeof value === 'string' && path.at(-1) === 'otherwise') {
      const report: Report = (rule, ...said) => {
        if (RULES[rule].severity === 'warning') yaml.report(rule, ...said);
      };
      const page = openFragment(value, yaml.place(path), report);
      if (page !== null) readProse(page, page.blocks);
    }
  };
  walk(yaml.value, []);
}

/** Of `answers` the tutor says itself what came instead. */
export const otherwise = (verb: string): z.ZodType<readonly Prose[]> =>
  verb === 'answers'
    ? sentence.default([])
    : choose((value) =>
        value === undefined ? refused(OTHERWISE, { found: `${quote(verb)} without "otherwise"` }) : sentence,
      );

/** Which hint fits, from 1; when their number is not known, any will do. */
export function hint(hintCount: number | null): z.ZodType<number | null> {
  if (hintCount === null) return z.unknown().transform(() => null);
  if (hintCount === 0) {
    const found = '"hint" in an exercise without hints';
    return refused('"**Hint:** …" below the checks, or no "hint"', { found, at: 'key' });
  }
  const expected =
    hintCount === 1 ? '1, because there is 1 hint' : `1 to ${hintCount}, because there are ${hintCount} hints`;
  return wholeNumber(1, hintCount, expected);
}

/** One entry of `expect`. */
const checkedExpectation = (hintCount: number | null): z.ZodType<CheckedExpectation<VariedExpectation>> =>
  byVerb({
    noun: 'expectation',
    article: 'an',
    example: 'a map such as "status: 200"',
    rule: 'expectation',
    forms: EXPECTATIONS,
    beside: {
      names: ['otherwise', 'hint'],
      read: (verb) => z.object({ otherwise: otherwise(verb), hint: hint(hintCount).default(null) }),
    },
  }).transform(([expectation, { otherwise, hint }]) => ({ expectation, otherwise, hint }));

/* Checks */

const NAME = 'what a right program does, in a few words';
const VAIN = 'an expectation of an answer below a step without a request';

const TIMES = 'how often, as 3 or 3 to 12';

/** `3`, or `3 to 12`: then it is another number in each run. */
const range = (expected: string) =>
  parsed(expected, (written): NumberRange | null => {
    const [, from, to = from] = /^(\d{1,6})(?: to (\d{1,6}))?$/.exec(written.trim()) ?? [];
    const isRange = from !== undefined && Number(from) <= Number(to);
    return isRange ? { kind: 'number', from: Number(from), to: Number(to) } : null;
  });

/** More requests than these would keep everybody waiting. */
const MOST_TIMES = 30;

const isFew = ({ to }: NumberRange): boolean => to <= MOST_TIMES;

const times = choose<VariedStep['times']>((written) =>
  valueNamesIn(String(written)).length === 1 ? timesOfValue : fewTimes,
);

const fewTimes = range(TIMES).refine(isFew, { message: `0 to ${MOST_TIMES} times` });
const timesOfValue = parsed(TIMES, (written): VariedStep['times'] | null => {
  const [, name] = /^\{([a-z][a-z0-9-]*)\}$/.exec(written.trim()) ?? [];
  return name === undefined ? null : { kind: 'value', name };
});

const ONCE: NumberRange = { kind: 'number', from: 1, to: 1 };

/** A step, how often it is done, and what must be seen after it. */
function checkStep(hintCount: number | null): z.ZodType<VariedStep> {
  const entry = checkedExpectation(hintCount);
  const afterNoRequest = entry.refine(({ expectation }) => expectation.see === 'no-cookie', {
    message: 'it below a step that asks a server, such as "visit: /"',
    params: { rule: 'checks', found: VAIN },
  });
  const expect = (one: typeof entry) => list(one, 'a list such as "- status: 200"').default([]);
  return checkStepBeside(['times', 'expect'], (isAsking) =>
    z.object({ times: times.default(ONCE), expect: expect(isAsking ? entry : afterNoRequest) }),
  ).transform(([step, { times, expect }]) => ({ step, times, expect }));
}

/* Values */

const VALUE = 'a list of texts, "a word", or a range of numbers such as 3 to 12';

const word = parsed(VALUE, (written): VariedValue | null => (written === 'a word' ? { kind: 'word' } : null));
const oneOfTexts = list(text('a text'), VALUE).transform(
  ([first = '', ...rest]): VariedValue => ({ kind: 'one-of', texts: [first, ...rest] }),
);

/** What a name stands for in each run. */
const value = choose<VariedValue>((written) =>
  Array.isArray(written) ? oneOfTexts : /^\d/.test(String(written)) ? range(VALUE) : word,
);

const VALUES = 'a map of names and what they stand for, such as {word: a word}';
const VALUE_NAME = 'a name in small letters, such as word';

const isValueName = (name: string): boolean => /^[a-z][a-z0-9-]*$/.test(name);

const values = named(value, VALUES).transform((pairs, context) => {
  for (const [name] of pairs) {
    const found = name === TIME ? `the name "${TIME}", which says how often a step was done` : undefined;
    if (!isValueName(name) || found !== undefined)
      refuse(context, VALUE_NAME, { at: 'key', ...(found && { found }) }, [name]);
  }
  return Object.fromEntries(pairs);
});

/** Names in braces, wherever they stand. */
const namesUsed = ({ step, expect, times }: VariedStep): readonly string[] => [
  ...stringsIn(step).flatMap(valueNamesIn),
  ...expect.flatMap(({ expectation, otherwise }) => [
    ...stringsIn(expectation).flatMap(valueNamesIn),
    ...valueNamesIn(proseText(otherwise)),
    ...('value' in expectation ? [expectation.value] : []),
  ]),
  ...(times.kind === 'value' ? [times.name] : []),
];

const stringsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value.replace(/%7B/gi, '{').replace(/%7D/gi, '}')];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  return isMap(value) ? Object.values(value).flatMap(stringsIn) : [];
};

const check = (hintCount: number | null): z.ZodType<VariedCheck & { readonly shown: readonly string[] }> =>
  map(
    {
      check: words(NAME),
      values: values.default({}),
      vary: oneOf(['order']).optional(),
      'show headers': shownHeaders.default([]),
      steps: list(checkStep(hintCount), 'a list of steps such as "- visit: /theme"'),
    },
    'a check',
    'a map with "check", what a right program does, and "steps"',
  )
    .refine(({ steps }) => steps.some(({ expect }) => expect.length > 0), {
      message: '"expect: …" after at least one of its steps',
      params: { found: 'a check that every program passes' },
    })
    .transform(({ check, values, vary, 'show headers': shown, steps }) => ({
      title: check,
      values,
      order: vary === undefined ? 'as-written' : 'varied',
      shown,
      steps,
    }));

/**
 * A text that is a list of checks; those with problems are reported and left out. `hintCount` is the number of hints
 * that the exercise has, null when it is not known; `shown` are headers that the lesson shows.
 */
export function readChecks(yaml: YamlText, hintCount: number | null, shown: readonly string[]): readonly VariedCheck[] {
  warnOfSentences(yaml);
  const checks = readEntries(yaml, check(hintCount), 'a list of checks such as "- check: A visitor gets a page"', {
    rule: 'checks',
    noun: 'check',
  });
  const values: Record<string, VariedValue> = {};
  for (const [index, { values: own, steps }] of checks) {
    Object.assign(values, own);
    for (const name of new Set(steps.flatMap(namesUsed))) {
      if (name !== TIME && !Object.hasOwn(values, name)) {
        const found = `${quote(`{${name}}`)} without a value`;
        const remedy = didYouMean(name, Object.keys(values));
        yaml.report(
          'checks',
          yaml.place([index]),
          found,
          `"${name}" in the "values" of this check or one above`,
          remedy,
        );
      }
    }
    for (const [at, { times }] of steps.entries()) {
      const counted = times.kind === 'value' ? values[times.name] : undefined;
      if (counted === undefined || (counted.kind === 'number' && isFew(counted))) continue;
      const found = 'a value that cannot be a number of times';
      yaml.report('checks', yaml.place([index, 'steps', at, 'times']), found, `a range within 0 to ${MOST_TIMES}`);
    }
    for (const [at, { step }] of steps.entries()) yaml.places.set(step, yaml.place([index, 'steps', at]));
  }
  return checks.map(([, { shown: own, ...one }]) => ({
    ...one,
    steps: one.steps.map((entry) => {
      const [step = entry.step] = showing(yaml.places, [entry.step], [...shown, ...own]);
      return { ...entry, step };
    }),
  }));
}
