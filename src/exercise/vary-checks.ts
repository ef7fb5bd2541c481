/**
 * Makes the checks of one run: values are drawn, repeated steps written out, and browsers take turns. The same seed
 * makes the same checks, so a verdict can be repeated; another seed makes others, so that known answers are worth
 * nothing.
 */
import { FIRST_BROWSER } from '../browser/index.ts';
import type { HeaderFields } from '../core/http.ts';
import { mapTexts } from '../core/prose.ts';
import { randomFrom } from '../core/random.ts';
import {
  type Check,
  type CheckAction,
  type CheckedExpectation,
  type CheckStep,
  type Expectation,
  type FormEntry,
  type FormValues,
  fillValues,
  type NumberRange,
  type ScriptBody,
  TIME,
  type VariedCheck,
  type VariedExpectation,
  type VariedStep,
  type VariedValue,
} from '../core/scenario.ts';

type Random = () => number;

/** What the names of a check stand for in this run. */
type Values = ReadonlyMap<string, string>;

/** The checks as they are judged with this seed. */
export function varyChecks(checks: readonly VariedCheck[], seed: string): readonly Check[] {
  const random = randomFrom(seed);
  const words = new Set<string>();
  const drawn = new Map<string, string>();
  return checks.map(({ title, values, order, steps }) => {
    for (const [name, value] of Object.entries(values)) drawn.set(name, draw(value, random, words));
    const all = steps.flatMap((step) => writeOut(step, drawn, random));
    return { title, steps: order === 'varied' ? takeTurns(all, random) : all };
  });
}

function draw(value: VariedValue, random: Random, words: Set<string>): string {
  switch (value.kind) {
    case 'one-of':
      return pick(value.texts, random);
    case 'word':
      return newWord(random, words);
    case 'number':
      return String(drawNumber(value, random));
  }
}

const drawNumber = ({ from, to }: NumberRange, random: Random): number => from + Math.floor(random() * (to - from + 1));

const pick = <Item>([first, ...rest]: readonly [Item, ...Item[]], random: Random): Item =>
  rest[Math.floor(random() * (rest.length + 1)) - 1] ?? first;

const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';

/** Seven letters that can be spoken, as `komivar`: of one length, so that none is a part of another. */
function newWord(random: Random, words: Set<string>): string {
  const letters = Array.from({ length: 7 }, (_, at) => letterOf(at % 2 === 0 ? CONSONANTS : VOWELS, random));
  const word = letters.join('');
  if (words.has(word)) return newWord(random, words);
  words.add(word);
  return word;
}

const letterOf = (letters: string, random: Random): string => letters.charAt(Math.floor(random() * letters.length));

/** A step as often as it is to be done, with its values filled in. */
function writeOut({ step, times, expect }: VariedStep, values: Values, random: Random): readonly CheckStep[] {
  const count = times.kind === 'number' ? drawNumber(times, random) : Number(values.get(times.name));
  return Array.from({ length: count }, (_, index) => {
    const known = new Map([...values, [TIME, String(index + 1)]]);
    return { step: fillStep(step, known), expect: expect.map((one) => fillExpectation(one, known)) };
  });
}

/** Each browser does one or two things in a row, in the order in which its own are written. */
function takeTurns(steps: readonly CheckStep[], random: Random): readonly CheckStep[] {
  const lines = new Map<string, CheckStep[]>();
  let browser = FIRST_BROWSER;
  for (const one of steps) {
    if (one.step.do === 'use-browser') browser = one.step.name;
    else lines.set(browser, [...(lines.get(browser) ?? []), one]);
  }
  const ordered: CheckStep[] = [];
  let current = FIRST_BROWSER;
  while (lines.size > 0) {
    const others = [...lines.keys()].filter((name) => name !== current || ordered.length === 0);
    const [first, ...rest] = others.length > 0 ? others : [...lines.keys()];
    if (first === undefined) break;
    const name = pick([first, ...rest], random);
    if (name !== current) ordered.push({ step: { do: 'use-browser', name }, expect: [] });
    current = name;
    const line = lines.get(name) ?? [];
    ordered.push(...line.splice(0, random() < 0.5 ? 1 : 2));
    if (line.length === 0) lines.delete(name);
  }
  return ordered;
}

/* Filling in */

/** In an address, braces may be written as percent signs with digits. */
const fillAddress = (url: string, values: Values): string =>
  url.replace(/(?:\{|%7B)([a-z][a-z0-9-]*)(?:\}|%7D)/gi, (place, name: string) => {
    const value = values.get(name);
    return value === undefined ? place : encodeURIComponent(value);
  });

function fillStep(step: CheckAction, values: Values): CheckAction {
  switch (step.do) {
    case 'visit':
    case 'image':
    case 'frame':
      return { ...step, ...fillRequest(step, values) };
    case 'post':
      return { ...step, ...fillRequest(step, values), form: fillForm(step.form, values) };
    case 'fetch':
      return {
        ...step,
        ...fillRequest(step, values),
        form: step.form === null ? null : fillForm(step.form, values),
        ...(step.body === undefined ? {} : { body: fillBody(step.body, values) }),
      };
    case 'edit':
    case 'edit-every':
      return { ...step, value: fillValues(step.value, values) };
    case 'write-script':
      return { ...step, cookie: fillValues(step.cookie, values) };
    default:
      return step;
  }
}

interface WrittenRequest {
  readonly url: string;
  readonly headers?: HeaderFields;
}

const fillRequest = ({ url, headers }: WrittenRequest, values: Values): WrittenRequest => ({
  url: fillAddress(url, values),
  ...(headers === undefined
    ? {}
    : { headers: headers.map(([name, value]): [string, string] => [name, fillValues(value, values)]) }),
});

/** Inside JSON a value stands in quotes, where some characters are escaped. */
function fillBody({ kind, text }: ScriptBody, values: Values): ScriptBody {
  if (kind === 'text') return { kind, text: fillValues(text, values) };
  const escaped = new Map([...values].map(([name, value]) => [name, JSON.stringify(value).slice(1, -1)]));
  return { kind, text: fillValues(text, escaped) };
}

const fillForm = (form: FormValues, values: Values): FormValues =>
  Object.fromEntries(
    Object.entries(form).map(([name, entry]) => [
      name,
      isList(entry) ? entry.map(filler(values)) : filler(values)(entry),
    ]),
  );

const isList = (entry: FormEntry | readonly FormEntry[]): entry is readonly FormEntry[] => Array.isArray(entry);

const filler =
  (values: Values) =>
  (entry: FormEntry): FormEntry => {
    if (typeof entry === 'string') return fillValues(entry, values);
    const { content } = entry;
    const filled = content.kind === 'text' ? { ...content, text: fillValues(content.text, values) } : content;
    return { ...entry, name: fillValues(entry.name, values), content: filled };
  };

const fillExpectation = (
  { expectation, otherwise, hint }: CheckedExpectation<VariedExpectation>,
  values: Values,
): CheckedExpectation => ({
  expectation: fillExpected(expectation, values),
  otherwise: mapTexts(otherwise, (text) => fillValues(text, values)),
  hint,
});

function fillExpected(expectation: VariedExpectation, values: Values): Expectation {
  switch (expectation.see) {
    case 'text':
    case 'no-text':
    case 'header':
      return { ...expectation, text: fillValues(expectation.text, values) };
    case 'number':
      return 'number' in expectation
        ? expectation
        : { see: 'number', number: Number(values.get(expectation.value)) + expectation.plus };
    default:
      return expectation;
  }
}
