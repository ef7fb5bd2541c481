/** Walks through a step as learners do: the real tutor, asked by the actions that buttons and forms send. */
import { type Action, action } from '../../../core/action.ts';
import type { ExerciseStep, Lesson, QuestionStep, Step } from '../../../core/lesson.ts';
import type { Sandbox } from '../../../core/program.ts';
import { inlineText, type Picture } from '../../../core/prose.ts';
import { type Block, type Form, inWords, picturesIn, type Reply } from '../../../core/reply.ts';
import { DEFAULT_START_TIME } from '../../../core/scenario.ts';
import { findBlanks } from '../../../exercise/blanks.ts';
import { rulesOf } from '../../../quiz/kinds/index.ts';
import { orderOf } from '../../../tutor/question.ts';
import type { LearnerStorage } from '../../../tutor/storage.ts';
import { createTutor } from '../../../tutor/tutor.ts';

/** What a learner sees. */
export type CaseContent =
  | { readonly kind: 'message'; readonly blocks: readonly Block[] }
  | { readonly kind: 'form'; readonly form: Form }
  /** A run as the platforms show it in a picture; drawn as it is, not as PNG. */
  | { readonly kind: 'pictures'; readonly pictures: readonly Picture[] }
  /** The tutor could not: the lesson is too broken there. `why` is for authors. */
  | { readonly kind: 'nothing'; readonly why: string };

export interface StepCase {
  /** Unique among the cases of a step. */
  readonly id: string;
  /** `The option “404”, which is right`. */
  readonly title: string;
  readonly content: CaseContent;
}

export interface CaseServices {
  /** Only learners of the preview are in it. */
  readonly store: LearnerStorage;
  /** For programs of the step whose cases are worked out. */
  readonly sandbox: Sandbox;
}

/** What a learner can see at the step without any program being run. */
export function casesWithoutRuns(services: CaseServices, lesson: Lesson, step: Step): Promise<readonly StepCase[]> {
  const runner = new CaseRunner(services, lesson, step, 'still');
  switch (step.kind) {
    case 'text':
    case 'score':
      return runner.run([shown]);
    case 'complete':
      return endCases(services, lesson, step);
    case 'example':
      return runner.run([shown, form('edit', 'The form of “Change and run”')]);
    case 'question':
      return questionCases(services, lesson, step);
    case 'exercise':
      return runner.run([shown, ...formsOf(step), ...hintsOf(step)]);
  }
}

/** The end for somebody who knows enough, which is everybody where no quiz is; and for somebody who missed it all. */
async function endCases(services: CaseServices, lesson: Lesson, step: Step): Promise<readonly StepCase[]> {
  const steps = lesson.steps.filter((one) => one.kind !== 'question' || one.role.kind !== 'quiz');
  const enough = await new CaseRunner(services, { ...lesson, steps }, step, 'still').run([shown]);
  if (steps.length === lesson.steps.length) return enough;
  const little: CaseScript = { id: 'little', title: 'With little of the quiz right', inputs: [] };
  return [...enough, ...(await new CaseRunner(services, lesson, step, 'little').run([little]))];
}

/** What a learner sees once programs have run; nothing at a step without programs. */
export function casesWithRuns(services: CaseServices, lesson: Lesson, step: Step): Promise<readonly StepCase[]> {
  const runner = new CaseRunner(services, lesson, step, 'run');
  if (step.kind === 'example') {
    return runner.run([
      { id: 'picture', title: 'After “Run it”: the picture', inputs: [['run']], isPicture: true },
      { id: 'run', title: 'After “Run it”, where there are no pictures', inputs: [['run']] },
    ]);
  }
  if (step.kind === 'question' && step.role.kind === 'predict') return runner.run(answersTo(runner, step));
  if (step.kind !== 'exercise') return Promise.resolve([]);
  const send = (id: string, title: string, program: string): CaseScript => ({
    id,
    title,
    inputs: [['submit-program', { program }]],
  });
  const solution = send('solution', 'The solution is sent', step.solution);
  const isComplete = findBlanks(step.starter).length === 0;
  return runner.run([solution, ...(isComplete ? [send('starter', 'The starter is sent as it is', step.starter)] : [])]);
}

type Input = readonly [verb: Action['verb'], fields?: Readonly<Record<string, string>>, argument?: string];

/** What is done at a step; the last input's answer is what is seen. A `form` is opened, and nothing is done. */
interface CaseScript {
  readonly id: string;
  readonly title: string;
  readonly inputs: readonly Input[];
  readonly form?: Action['verb'];
  /** Whether only the pictures of the answer are meant. */
  readonly isPicture?: boolean;
}

const shown: CaseScript = { id: 'shown', title: 'As it is first seen', inputs: [] };
const form = (verb: Action['verb'], title: string): CaseScript => ({ id: verb, title, inputs: [], form: verb });

const formsOf = (step: ExerciseStep): readonly CaseScript[] => [
  ...(step.form === 'blanks' ? [form('blanks', 'The form of “Fill in the blanks”')] : []),
  form('program', 'The form of “Write the program”'),
];

const hintsOf = ({ hints }: ExerciseStep | QuestionStep): readonly CaseScript[] =>
  hints.map((_, index) => ({
    id: `hint-${index + 1}`,
    title: `Hint ${index + 1} of ${hints.length}`,
    inputs: Array.from({ length: index + 1 }, () => ['hint'] as const),
  }));

async function questionCases(services: CaseServices, lesson: Lesson, step: QuestionStep): Promise<readonly StepCase[]> {
  const forms: readonly QuestionStep[] = [step, ...step.variants.map((scene) => ({ ...step, ...scene, variants: [] }))];
  const all: StepCase[] = [];
  for (const [number, asked] of forms.entries()) {
    const name = number === 0 ? '' : `Variant ${number}: `;
    const steps = lesson.steps.map((one) => (one === step ? asked : one));
    const runner = new CaseRunner(services, { ...lesson, steps }, asked, `still-${number}`);
    // A variant's hints are mostly the question's.
    const isOwn = number === 0 || asked.hints !== step.hints;
    const answers = asked.role.kind === 'predict' ? [] : answersTo(runner, asked);
    const cases = await runner.run([shown, ...answers, ...(isOwn ? hintsOf(asked) : [])]);
    all.push(...cases.map((one) => ({ ...one, id: `${number}-${one.id}`, title: `${name}${one.title}` })));
  }
  return all;
}

const NO_ANSWER = 'something else';

function answersTo({ learner, lesson }: CaseRunner, step: QuestionStep): readonly CaseScript[] {
  const { answer } = step;
  const order = orderOf({ learner: { id: learner }, lesson }, step);
  if (answer.kind === 'choice') {
    return answer.options.map(({ label, right }, index) => ({
      id: `option-${index + 1}`,
      title: `“${inlineText(label)}” is ${right ? 'right' : 'wrong'}`,
      inputs: [['answer', {}, String(order.indexOf(index) + 1)]],
    }));
  }
  const type = (id: string, title: string, text: string): CaseScript => ({
    id,
    title,
    inputs: [['submit-typed', { answer: text }]],
  });
  const rules = rulesOf(answer);
  const accepted = answer.kind === 'typed' ? answer.accepted : [rules.write(order)];
  const { kind } = rules.control(order);
  const opened = kind === 'sequence' ? [] : [form('type', FORMS[kind])];
  return [
    ...opened,
    ...accepted.map((text, index) => type(`accepted-${index + 1}`, `“${text}” is accepted`, text)),
    type('refused', `“${NO_ANSWER}” is refused`, NO_ANSWER),
  ];
}

const FORMS = {
  options: '',
  text: 'The form of “Type your answer”',
  checks: 'The form of “Choose the answers”',
  selects: 'The form of “Match them”',
} as const;

let events = 0;

/** A learner who has never been anywhere, and is put at the step before each scene. */
class CaseRunner {
  readonly learner: string;
  readonly lesson: Lesson;
  readonly #store: LearnerStorage;
  readonly #step: Step;
  readonly #tutor: ReturnType<typeof createTutor>;

  constructor({ store, sandbox }: CaseServices, lesson: Lesson, step: Step, name: string) {
    this.learner = `preview:${step.id}-${name}`;
    this.lesson = lesson;
    this.#store = store;
    this.#step = step;
    this.#tutor = createTutor({
      lessons: new Map([[lesson.id, lesson]]),
      store,
      sandbox,
      // So a program runs for lint and for the learner at the same time, and once is enough.
      clock: () => DEFAULT_START_TIME,
      zoneOf: async () => null,
    });
  }

  async run(scripts: readonly CaseScript[]): Promise<readonly StepCase[]> {
    const cases: StepCase[] = [];
    for (const { id, title, inputs, form: opened, isPicture = false } of scripts) {
      const content = await (opened === undefined ? this.#make(inputs, isPicture) : this.#open(opened)).catch(
        (error: unknown): CaseContent => ({
          kind: 'nothing',
          why: error instanceof Error ? error.message : String(error),
        }),
      );
      cases.push({ id, title, content });
    }
    return cases;
  }

  async #open(verb: Action['verb']): Promise<CaseContent> {
    const opened = await this.#tutor.form(this.learner, action(verb, this.lesson.id, this.#step.id));
    return opened === null ? { kind: 'nothing', why: 'the tutor has no such form' } : { kind: 'form', form: opened };
  }

  async #make(inputs: readonly Input[], isPicture: boolean): Promise<CaseContent> {
    await this.#store.forget(this.learner);
    let reply = await this.#send(['go']);
    for (const input of inputs) reply = await this.#send(input);
    const replaced = reply !== null && typeof reply.pressed !== 'string' ? reply.pressed : [];
    const blocks = [...replaced, ...(reply?.blocks ?? [])];
    // A picture of its own says more than the PNG of it, and is smaller.
    if (!isPicture) return { kind: 'message', blocks: inWords(blocks) };
    const pictures = picturesIn(blocks);
    return pictures.length === 0
      ? { kind: 'nothing', why: 'there was no run to draw' }
      : { kind: 'pictures', pictures };
  }

  #send([verb, fields, argument = '']: Input): Promise<Reply | null> {
    events += 1;
    const pressed = action(verb, this.lesson.id, this.#step.id, argument);
    const isForm = fields !== undefined && Object.keys(fields).length > 0;
    const input = isForm
      ? ({ kind: 'submit', action: pressed, fields } as const)
      : ({ kind: 'press', action: pressed } as const);
    return this.#tutor.handle({ id: `preview-${events}`, learner: this.learner, ...input });
  }
}
