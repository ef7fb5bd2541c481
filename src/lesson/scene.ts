/** One way to ask a question: a prompt, options to tick, answers to type or a header to predict, the explanation, hints. */
import type { List, RootContent } from 'mdast';
import type { Scene } from '../core/lesson.ts';
import { readAnswers } from './answers.ts';
import { onlyMarked, readHints } from './hints.ts';
import { type Marked, type MarkedBlocks, splitAtMarkers } from './markers.ts';
import { isTaskList, readOptions } from './options.ts';
import type { Page } from './page.ts';
import { readPrediction } from './prediction.ts';
import type { Place } from './problem.ts';
import { readProse } from './prose.ts';

/**
 * Reads what stands below a heading. `question` is the question that this is a variant of, null for the question
 * itself: a variant takes from it the answers, the explanation and the hints that it has none of.
 */
export function readScene(page: Page, place: Place, blocks: readonly RootContent[], question: Scene | null): Scene {
  const split = splitAtMarkers(page, blocks);
  const start = split.before.findIndex(isTaskList);
  const options = start < 0 ? [] : split.before.slice(start);
  const prompt = start < 0 ? split.before : split.before.slice(0, start);
  const noun = question === null ? 'a question' : 'a variant';
  if (prompt.length === 0) page.report('prompt', place, `${noun} without a prompt`, 'what is asked, above the answers');

  const answers = onlyMarked(page, split.marked, 'Answers');
  const predict = onlyMarked(page, split.marked, 'Predict');
  refuseSecondForm(page, options, answers, predict);
  const why = readWhy(page, place, split, question);
  const hints = readHints(page, split.marked);
  const common = { explanation: why, hints: hints.length === 0 && question !== null ? question.hints : hints };
  if (predict !== null) return readPrediction(page, predict, prompt, common);
  const scene = { ...common, prompt: readProse(page, prompt) };
  if (options.length > 0) return { ...scene, answer: { kind: 'choice', options: readOptions(page, options) } };
  if (answers !== null) return { ...scene, answer: { kind: 'typed', accepted: readAnswers(page, answers) } };
  if (question !== null) return { ...scene, answer: question.answer };
  if (!split.misplaced.has('Answers') && !split.misplaced.has('Predict')) reportNoAnswers(page, place, prompt);
  return { ...scene, answer: { kind: 'choice', options: [] } };
}

function refuseSecondForm(
  page: Page,
  options: readonly RootContent[],
  answers: Marked | null,
  predict: Marked | null,
): void {
  if (options.length > 0 && answers !== null) {
    page.report('answers', answers.place, 'both options to tick and "**Answers:**"', 'one of the two');
  }
  if (predict === null) return;
  if (options.length > 0)
    page.report('answers', predict.place, 'both options to tick and "**Predict:**"', 'one of the two');
  if (answers !== null)
    page.report('answers', answers.place, 'both "**Predict:**" and "**Answers:**"', 'one of the two');
}

function readWhy(page: Page, place: Place, { marked, misplaced }: MarkedBlocks, question: Scene | null) {
  const why = onlyMarked(page, marked, 'Why');
  if (why !== null) return readProse(page, why.blocks);
  if (question !== null) return question.explanation;
  if (!misplaced.has('Why')) {
    page.report('why', place, 'a question without "**Why:**"', 'a paragraph "**Why:** …" that explains the answer');
  }
  return [];
}

/** A plain list is probably one whose boxes were forgotten. */
function reportNoAnswers(page: Page, place: Place, prompt: readonly RootContent[]): void {
  const list = prompt.find((block): block is List => block.type === 'list');
  if (list === undefined) {
    page.report(
      'answers',
      place,
      'a question without answers',
      'options "- [ ] …" and "- [x] …", or "**Answers:** `…`"',
    );
  } else {
    page.report(
      'answers',
      page.place(list),
      'a list without boxes to tick',
      '"- [x] " before the right option and "- [ ] " before others',
    );
  }
}
