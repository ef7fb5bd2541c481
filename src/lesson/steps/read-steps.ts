/**
 * The steps of a lesson in teaching order, with the score after the last question and the closing message at the end.
 */
import type { RootContent } from 'mdast';
import type { QuestionStep, Section, Step } from '../../core/lesson.ts';
import { COMPLETE_ID, type Ids, INTRODUCTION_ID, SCORE_ID } from '../ids.ts';
import { markersIn } from '../markers.ts';
import type { Outline, Part } from '../outline.ts';
import { type Page, watched } from '../page.ts';
import { type Place, quote } from '../problem.ts';
import { readProse } from '../prose.ts';
import { readExample } from './example.ts';
import { readExercise } from './exercise.ts';
import { unseenIn } from './observation.ts';
import { isTaskList } from './options.ts';
import type { WrittenExample, WrittenExercise, WrittenStep } from './program.ts';
import { readQuestion, refuseVariants, refuseVariantTitle } from './question.ts';
import { readBites } from './text.ts';

interface ReadSteps {
  readonly sections: readonly Section[];
  readonly steps: readonly Step[];
  /** Where it is good to stop. */
  readonly sittings: readonly number[];
  /** The examples and exercises that were read without a problem, as they are written. */
  readonly written: readonly WrittenStep[];
  /** Steps that may hold what belongs elsewhere, because the end of a block was guessed. */
  readonly doubtful: ReadonlySet<Step>;
}

type ReadPart = Pick<ReadSteps, 'steps' | 'written'> & { readonly isDoubtful: boolean };

/** Reads every part of the outline; what is wrong in a part is reported, and the step is then of no use. */
export function readSteps(page: Page, ids: Ids, outline: Outline): ReadSteps {
  const steps: Step[] = [];
  const written: WrittenStep[] = [];
  const doubtful = new Set<Step>();
  const sittings = new Set<number>();
  const sections = outline.sections.map(({ id, title, also, parts, isNewSitting }): Section => {
    const first = steps.length;
    if (isNewSitting) sittings.add(first);
    for (const part of parts.filter(({ blocks }) => blocks.length > 0)) {
      // An empty part was reported with the outline.
      if (part.newSitting !== null) sittings.add(steps.length);
      const read = readPart(page, ids, part, id);
      steps.push(...read.steps);
      written.push(...read.written);
      if (read.isDoubtful) for (const step of read.steps) doubtful.add(step);
    }
    return { id, title, first, also };
  });
  const { complete } = outline;
  if (complete !== null) {
    // The closing message is no entry of the outline: nobody should jump to it. It counts to the last section.
    const section = sections.at(-1)?.id ?? INTRODUCTION_ID;
    const content = readProse(page, complete.blocks);
    const step: Step = { kind: 'complete', id: COMPLETE_ID, title: complete.title, section, content };
    page.places.set(step, complete.place);
    steps.push(step);
  }
  const scored = withScore(sections, [...sittings], linkRecalls(page, steps, doubtful));
  reportPredictions(page, scored.steps, doubtful);
  for (const [index, section] of scored.sections.entries()) {
    const place = outline.sections[index]?.place ?? null;
    if (place !== null) page.places.set(section, place);
  }
  return { ...scored, written, doubtful };
}

/**
 * Of a part with a block whose end was guessed, only what stands within its other code blocks is judged: what else is
 * wrong with it may be the guess.
 */
function readPart(page: Page, ids: Ids, part: Part, section: string): ReadPart {
  const isDoubtful = part.blocks.some(page.isDoubtful);
  const { steps, written } = readWhole(isDoubtful ? withinCode(page, part.blocks) : page, ids, part, section);
  for (const step of steps) if (!page.places.has(step)) page.places.set(step, part.place);
  return { steps, written: isDoubtful ? [] : written, isDoubtful };
}

/** The same page, of which only what is wrong within code blocks is reported, but for those whose end was guessed. */
function withinCode(page: Page, blocks: readonly RootContent[]): Page {
  const sound = blocks.flatMap((block) => {
    if (block.type !== 'code' || page.isDoubtful(block)) return [];
    const lines = block.value.split('\n').length;
    return [{ first: page.placeInside(block, 1, 1).line, last: page.placeInside(block, lines, 1).line }];
  });
  const isWithin = ({ line }: Place): boolean => sound.some(({ first, last }) => line >= first && line <= last);
  return {
    ...page,
    report: (rule, at, ...said) => {
      if (isWithin('type' in at ? page.place(at) : at)) page.report(rule, at, ...said);
    },
  };
}

function readWhole(page: Page, ids: Ids, part: Part, section: string): Pick<ReadSteps, 'steps' | 'written'> {
  if (part.kind !== 'question' && part.kind !== 'recall') refuseVariants(page, part.blocks);
  switch (part.kind) {
    case 'text':
      refuseVariantTitle(page, part.title, part.place);
      refuseQuestionAsText(page, part);
      return { steps: readBites(page, ids, part, section), written: [] };
    case 'question':
    case 'recall':
    case 'predict':
      return { steps: [readQuestion(page, part, section)], written: [] };
    case 'example':
      return readRunnable(page, part, (one) => readExample(one, part, section));
    case 'exercise':
    case 'challenge':
      return readRunnable(page, part, (one) => readExercise(one, part, section));
  }
}

/** What has the markers of a question, below a heading that makes no question of it. */
function refuseQuestionAsText(page: Page, { title, place, blocks }: Part): void {
  const names = markersIn(blocks);
  // Boxes to tick are told by themselves.
  if (names.size < 2 || blocks.some(isTaskList)) return;
  const found = `${[...names].map((name) => `"**${name}:**"`).join(', ')} below the heading ${quote(title)}`;
  page.report('marker', place, found, '"### Question: …", "### Recall: …" or "### Predict: …" above them');
}

/** Something with a program; it counts as written only when `read` reports nothing. */
function readRunnable(
  page: Page,
  part: Part,
  read: (page: Page) => WrittenExample | WrittenExercise,
): Pick<ReadSteps, 'steps' | 'written'> {
  const watch = watched(page);
  const written = read(watch.page);
  const { place: heading, failsOnPurpose } = part;
  const { places } = page;
  return { steps: [written.step], written: watch.isSound() ? [{ ...written, heading, failsOnPurpose, places }] : [] };
}

/** Tells each recalled question which one of the quiz asks the same: its id, for the title that the author wrote. */
function linkRecalls(page: Page, steps: readonly Step[], doubtful: Set<Step>): readonly Step[] {
  const quiz = steps.filter((step): step is QuestionStep => step.kind === 'question' && step.role.kind === 'quiz');
  return steps.map((step) => {
    if (step.kind !== 'question' || step.role.kind !== 'recall' || step.role.asks === null) return step;
    const { asks } = step.role;
    const named = quiz.find(({ id, title }) => id === asks || title.toLowerCase() === asks.toLowerCase());
    const place = page.places.get(step);
    if (named === undefined && place !== undefined) {
      page.report('recall', place, `"**Quiz:** ${asks}", which is no question`, 'the title of a "### Question: …"');
    }
    const linked: Step = { ...step, role: { kind: 'recall', asks: named?.id ?? null } };
    if (place !== undefined) page.places.set(linked, place);
    if (doubtful.has(step)) doubtful.add(linked);
    return linked;
  });
}

/** What is predicted has to be seen in the run of the next step. */
function reportPredictions(page: Page, steps: readonly Step[], doubtful: ReadonlySet<Step>): void {
  for (const [index, step] of steps.entries()) {
    const place = page.places.get(step);
    if (step.kind !== 'question' || step.role.kind !== 'predict' || place === undefined || doubtful.has(step)) continue;
    const example = steps[index + 1];
    if (example?.kind !== 'example' || example.section !== step.section) {
      page.report('prediction', place, 'a prediction without an example below it', '"### Example: …" right below it');
      continue;
    }
    const unseen = unseenIn(example.scenario, step.role.sees);
    if (unseen !== null && !doubtful.has(example)) page.report('prediction', place, unseen.found, unseen.expected);
  }
}

/** Puts the score after the last question of the quiz; what is below it then begins one step later. */
function withScore(
  sections: readonly Section[],
  sittings: readonly number[],
  steps: readonly Step[],
): Pick<ReadSteps, 'sections' | 'sittings' | 'steps'> {
  const last = steps.findLastIndex((step) => step.kind === 'question' && step.role.kind === 'quiz');
  const question = steps[last];
  if (question === undefined) return { sections, sittings, steps };
  const moved = (first: number): number => (first > last ? first + 1 : first);
  const score: Step = { kind: 'score', id: SCORE_ID, title: 'Score', section: question.section };
  return {
    sections: sections.map((section) => ({ ...section, first: moved(section.first) })),
    sittings: sittings.map(moved),
    steps: steps.toSpliced(last + 1, 0, score),
  };
}
