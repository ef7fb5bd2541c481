/** A lesson that asks within its sections: before runs, and at the end of a section. */
import type { Option } from '../../src/core/answer.ts';
import type { ExampleStep, Lesson, QuestionStep, Step } from '../../src/core/lesson.ts';
import { paragraph } from '../../src/core/prose.ts';
import type { ScenarioStep } from '../../src/core/scenario.ts';
import { LESSON } from './parts.ts';

const option = (label: string, right: boolean): Option => ({
  label: [{ kind: 'code', text: label }],
  right,
  why: [paragraph(right ? `${label} it was.` : `Not ${label}.`)],
});

const asked = { kind: 'question', section: 'introduction', hints: [], variants: [] } as const;

/** The stand-in for the sandbox answers the second visit with the cookie's value: `hello`. */
export const PREDICT: QuestionStep = {
  ...asked,
  id: 'what-comes-back',
  title: 'What comes back',
  role: { kind: 'predict', sees: { what: 'page', step: 2 } },
  prompt: [paragraph('What does the second page say?')],
  answer: { kind: 'choice', options: [option('default', false), option('hello', true), option('word', false)] },
  explanation: [],
};

const PREDICT_IN_WORDS: QuestionStep = {
  ...PREDICT,
  id: 'what-is-sent',
  title: 'What is sent',
  role: { kind: 'predict', sees: { what: 'cookie-header', step: 2 } },
  prompt: [paragraph('Which cookies does the second request carry?')],
  answer: { kind: 'typed', accepted: ['word=hello'] },
};

/** Asks what `attach` of the quiz asks. */
export const RECALL: QuestionStep = {
  ...asked,
  id: 'out-on-a-response',
  title: 'Out on a response',
  role: { kind: 'recall', asks: 'attach' },
  prompt: [paragraph('What puts a cookie on a response?')],
  answer: { kind: 'choice', options: [option('set_cookie', true), option('make_cookie', false)] },
  explanation: [paragraph('That is what it is for.')],
};

const [introduction, ...others] = LESSON.steps;
const example = others.find((step): step is ExampleStep => step.kind === 'example');
const behind = others.filter((step) => step !== example);
if (introduction === undefined || example === undefined) throw new Error('the lesson has changed');

const sending: ScenarioStep = {
  do: 'fetch',
  url: 'https://app.test/set',
  method: 'PUT',
  form: null,
  body: { kind: 'json', text: '{"word":"hello"}' },
  credentials: 'same-origin',
  pages: ['https://app.test/'],
};
const again: ExampleStep = {
  ...example,
  id: 'once-more',
  title: 'Once more',
  scenario: [...example.scenario, sending],
};
const steps: readonly Step[] = [introduction, PREDICT, example, PREDICT_IN_WORDS, again, RECALL, ...behind];

/** Things to put in order, and lines of a program: what can be pressed together. */
const TO_SORT: readonly QuestionStep[] = [
  {
    ...asked,
    id: 'in-order',
    title: 'In order',
    section: 'quiz',
    role: { kind: 'quiz' },
    prompt: [paragraph('What comes first?')],
    answer: { kind: 'order', items: ['one', 'two', 'three'].map((text) => [{ kind: 'text', text } as const]) },
    explanation: [paragraph('So they are counted.')],
  },
  {
    ...asked,
    id: 'lines-in-order',
    title: 'Lines in order',
    section: 'quiz',
    role: { kind: 'quiz' },
    prompt: [paragraph('Which line comes first?')],
    answer: { kind: 'lines', lines: ['good = 1', 'good += 1', 'print(good)'], checks: [] },
    explanation: [paragraph('It is printed last.')],
  },
];

/** A short lesson with questions whose answer is an order. */
export const SORTING_LESSON: Lesson = {
  ...LESSON,
  sections: LESSON.sections.map((section, index) => ({ ...section, first: Math.min(index, 1) })),
  steps: [introduction, ...TO_SORT, ...LESSON.steps.filter(({ kind }) => kind === 'score' || kind === 'complete')],
};

export const ASKING_LESSON: Lesson = {
  ...LESSON,
  sections: LESSON.sections.map((section, index) => (index === 0 ? section : { ...section, first: section.first + 4 })),
  sittings: [6],
  steps,
};
