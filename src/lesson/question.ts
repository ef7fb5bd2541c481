/** `### Question: …`: a prompt, options to tick or answers to type, the explanation, hints. */
import type { List, RootContent } from 'mdast';
import type { QuestionStep } from '../core/lesson.ts';
import { readAnswers } from './answers.ts';
import { onlyMarked, readHints } from './hints.ts';
import { splitAtMarkers } from './markers.ts';
import { isTaskList, readOptions } from './options.ts';
import type { Part } from './outline.ts';
import type { Page } from './page.ts';
import { readProse } from './prose.ts';

/** Reads a question; what is missing is reported and empty in the result. */
export function readQuestion(page: Page, part: Part, section: string): QuestionStep {
  const { before, marked, misplaced } = splitAtMarkers(page, part.blocks);
  const start = before.findIndex(isTaskList);
  const optionBlocks = start < 0 ? [] : before.slice(start);
  const prompt = start < 0 ? before : before.slice(0, start);
  const answers = onlyMarked(page, marked, 'Answers');
  const why = onlyMarked(page, marked, 'Why');

  if (prompt.length === 0) page.report(part.place, 'a question without a prompt', 'what is asked, above the answers');
  if (start >= 0 && answers !== null) {
    page.report(answers.place, 'both options to tick and "**Answers:**"', 'one of the two');
  } else if (start < 0 && answers === null && !misplaced.has('Answers')) {
    reportNoAnswers(page, part, prompt);
  }
  if (why === null && !misplaced.has('Why')) {
    page.report(part.place, 'a question without "**Why:**"', 'a paragraph "**Why:** …" that explains the answer');
  }
  return {
    kind: 'question',
    id: part.id,
    title: part.title,
    section,
    prompt: readProse(page, prompt),
    answer:
      answers === null || start >= 0
        ? { kind: 'choice', options: readOptions(page, optionBlocks) }
        : { kind: 'typed', accepted: readAnswers(page, answers) },
    explanation: why === null ? [] : readProse(page, why.blocks),
    hints: readHints(page, marked),
  };
}

/** A plain list is probably one whose boxes were forgotten. */
function reportNoAnswers(page: Page, part: Part, prompt: readonly RootContent[]): void {
  const list = prompt.find((block): block is List => block.type === 'list');
  if (list === undefined) {
    page.report(part.place, 'a question without answers', 'options "- [ ] …" and "- [x] …", or "**Answers:** `…`"');
  } else {
    page.report(
      page.place(list),
      'a list without boxes to tick',
      '"- [x] " before the right option and "- [ ] " before others',
    );
  }
}
