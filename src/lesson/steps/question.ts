/**
 * `### Question: …`, `### Recall: …` and `### Predict: …`: one way to ask, and below it, if the author likes, others:
 * `#### Variant`.
 */

import type { Heading, List, RootContent } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { ExpectedAnswer } from '../../core/answer.ts';
import type { QuestionRole, QuestionStep, Scene } from '../../core/lesson.ts';
import { proseText } from '../../core/prose.ts';
import { trimEndOf } from '../../core/trim.ts';
import { type Marked, type MarkedBlocks, type MarkerName, onlyMarked, readHints, splitAtMarkers } from '../markers.ts';
import type { Part } from '../outline.ts';
import type { Page } from '../page.ts';
import { nearestName, type Place, quote } from '../problem.ts';
import { readProse } from '../prose.ts';
import { readLines, readMatch, readNumber, readOrder } from './marked-answers.ts';
import { readObservation } from './observation.ts';
import { isTaskList, readAnswers, readOptions } from './options.ts';
import { readPrediction } from './prediction.ts';

/** Reads a question; what is missing is reported and empty in the result. */
export function readQuestion(page: Page, part: Part, section: string): QuestionStep {
  const { blocks, variants } = splitAtVariants(page, part.blocks);
  const split = splitAtMarkers(page, blocks);
  const role = readRole(page, part, split);
  // What is predicted before a run is no scenario of its own, and the run explains it.
  const rest = role.kind === 'predict' ? without(split, 'Predict') : without(split, 'Quiz');
  const isExplained = role.kind === 'predict';
  const scene = readScene(page, part.place, rest, { question: null, isExplained });
  if (isExplained) refuseToPredict(page, part.place, scene.answer);
  const { id, title } = part;
  return { kind: 'question', role, id, title, section, ...scene, variants: readVariants(page, scene, variants) };
}

/** What a run shows is compared with one option, or with what was typed. */
function refuseToPredict(page: Page, place: Place, { kind }: ExpectedAnswer): void {
  if (kind === 'choice' || kind === 'typed') return;
  const found = kind === 'several' ? 'a prediction with several right options' : 'a prediction of another kind';
  page.report('prediction', place, found, 'options of which one is right, or "**Answers:**"');
}

function readRole(page: Page, { kind, place }: Part, split: MarkedBlocks): QuestionRole {
  const quiz = onlyMarked(page, split.marked, 'Quiz');
  if (quiz !== null && kind !== 'recall') {
    page.report('recall', quiz.place, '"**Quiz:**" where nothing is recalled', 'it below "### Recall: …" only');
  }
  if (kind === 'predict')
    return { kind, sees: readObservation(page, place, onlyMarked(page, split.marked, 'Predict')) };
  if (kind !== 'recall') return { kind: 'quiz' };
  // The words are a title or an id of the quiz; read-steps.ts looks it up, once all questions are known.
  const asks = quiz === null ? null : quiz.blocks.map((block) => wordsOf(block)).join('\n');
  return { kind, asks: asks?.trim().replace(/\.$/, '') ?? null };
}

const without = (split: MarkedBlocks, name: 'Predict' | 'Quiz'): MarkedBlocks => ({
  ...split,
  marked: split.marked.filter((one) => one.name !== name),
});

function readVariants(page: Page, question: Scene, written: readonly WrittenVariant[]): readonly Scene[] {
  const scenes: Scene[] = [];
  for (const { place, blocks } of written) {
    if (blocks.length === 0) {
      const expected = 'the question in other words, or with other names and values';
      page.report('variant', place, 'nothing below "#### Variant"', expected);
      continue;
    }
    const split = splitAtMarkers(page, blocks);
    const scene = readScene(page, place, split, { question, isExplained: true });
    page.places.set(scene, place);
    if ([question, ...scenes].some((other) => asksTheSame(scene, other))) {
      const found = 'a variant that asks the same in the same words';
      page.report('variant', place, found, 'other words, or other names and values');
    }
    scenes.push(scene);
  }
  return scenes;
}

const asksTheSame = (one: Scene, other: Scene): boolean =>
  proseText(one.prompt) === proseText(other.prompt) && JSON.stringify(one.answer) === JSON.stringify(other.answer);

/* One way to ask: a prompt, answers, the explanation, hints */

interface SceneOf {
  /**
   * The question that this is a variant of, null for the question itself: a variant takes from it the answers, the
   * explanation and the hints that it has none of.
   */
  readonly question: Scene | null;
  /** Whether it needs no `**Why:**`. */
  readonly isExplained: boolean;
}

/** Reads what stands below a heading. */
function readScene(page: Page, place: Place, split: MarkedBlocks, { question, isExplained }: SceneOf): Scene {
  const start = split.before.findIndex(isTaskList);
  const options = start < 0 ? [] : split.before.slice(start);
  const prompt = start < 0 ? split.before : split.before.slice(0, start);
  const noun = question === null ? 'a question' : 'a variant';
  if (prompt.length === 0) page.report('prompt', place, `${noun} without a prompt`, 'what is asked, above the answers');

  const predict = onlyMarked(page, split.marked, 'Predict');
  const forms = FORMS.flatMap((form) => onlyMarked(page, split.marked, form) ?? []);
  refuseSecondForm(page, options.length > 0, predict === null ? forms : [predict, ...forms]);
  const why = readWhy(page, place, split, { question, isExplained });
  const hints = readHints(page, split.marked);
  const common = { explanation: why, hints: hints.length === 0 && question !== null ? question.hints : hints };
  if (predict !== null) return readPrediction(page, predict, prompt, common);
  const scene = { ...common, prompt: readProse(page, prompt) };
  if (options.length > 0) return { ...scene, answer: readOptions(page, options) };
  const [form] = forms;
  if (form !== undefined) return { ...scene, answer: readForm(page, form) };
  if (question !== null) return { ...scene, answer: question.answer };
  if (![...FORMS, 'Predict' as const].some((name) => split.misplaced.has(name))) reportNoAnswers(page, place, prompt);
  return { ...scene, answer: { kind: 'choice', options: [] } };
}

/** The markers below which answers stand. */
const FORMS = ['Answers', 'Order', 'Match', 'Number', 'Lines'] as const satisfies readonly MarkerName[];

function readForm(page: Page, marked: Marked): ExpectedAnswer {
  switch (marked.name) {
    case 'Order':
      return readOrder(page, marked);
    case 'Match':
      return readMatch(page, marked);
    case 'Number':
      return readNumber(page, marked);
    case 'Lines':
      return readLines(page, marked);
    default:
      return { kind: 'typed', accepted: readAnswers(page, marked) };
  }
}

function refuseSecondForm(page: Page, hasOptions: boolean, forms: readonly Marked[]): void {
  const [first, second] = forms;
  if (first !== undefined && hasOptions) {
    page.report('answers', first.place, `both options to tick and "**${first.name}:**"`, 'one of the two');
  } else if (first !== undefined && second !== undefined) {
    page.report('answers', second.place, `both "**${first.name}:**" and "**${second.name}:**"`, 'one of the two');
  }
}

function readWhy(page: Page, place: Place, { marked, misplaced }: MarkedBlocks, { question, isExplained }: SceneOf) {
  const why = onlyMarked(page, marked, 'Why');
  if (why !== null) return readProse(page, why.blocks);
  if (question !== null) return question.explanation;
  if (!isExplained && !misplaced.has('Why')) {
    page.report('why', place, 'a question without "**Why:**"', 'a paragraph "**Why:** …" that explains the answer');
  }
  return [];
}

/** A plain list is probably one whose boxes were forgotten. */
function reportNoAnswers(page: Page, place: Place, prompt: readonly RootContent[]): void {
  const list = prompt.find((block): block is List => block.type === 'list');
  if (list === undefined) {
    const expected = 'options "- [ ] …" and "- [x] …", or "**Answers:** `…`"';
    page.report('answers', place, 'a question without answers', expected);
  } else {
    const expected = '"- [x] " before the right option and "- [ ] " before others';
    page.report('answers', list, 'a list without boxes to tick', expected);
  }
}

/* Variants: what stands below `#### Variant`, up to the next such heading */

interface WrittenVariant {
  readonly place: Place;
  readonly blocks: readonly RootContent[];
}

const NAME = 'Variant';
const EXPECTED = '"#### Variant" below the question';

/** Cuts what stands below a question at its variants; a misspelt heading is reported and taken as the one meant. */
function splitAtVariants(
  page: Page,
  all: readonly RootContent[],
): { readonly blocks: readonly RootContent[]; readonly variants: readonly WrittenVariant[] } {
  const blocks: RootContent[] = [];
  const variants: { readonly place: Place; readonly blocks: RootContent[] }[] = [];
  for (const block of all) {
    if (isVariantHeading(block)) {
      const place = page.place(block);
      if (wordsOf(block) !== NAME) page.report('variant', place, `the heading ${quote(wordsOf(block))}`, EXPECTED);
      variants.push({ place, blocks: [] });
    } else {
      (variants.at(-1)?.blocks ?? blocks).push(block);
    }
  }
  return { blocks, variants };
}

/** Reports variants where there is no question that they could be of. */
export function refuseVariants(page: Page, blocks: readonly RootContent[]): void {
  for (const block of blocks.filter(isVariantHeading)) {
    page.report('variant', block, 'a variant of something that is no question', EXPECTED);
  }
}

/** Reports a heading that starts a part of its own, but was meant to start a variant. */
export function refuseVariantTitle(page: Page, title: string, place: Place): void {
  if (title === NAME) page.report('variant', place, `"### ${NAME}"`, EXPECTED);
}

function isVariantHeading(block: RootContent): block is Heading {
  if (block.type !== 'heading' || block.depth !== 4) return false;
  // "Variant 2" and "Variant:" are meant so, too.
  return nearestName(trimEndOf(wordsOf(block), ' \t\n0123456789:'), [NAME]) !== undefined;
}
