/**
 * A lesson's questions → CSV with the header lines of Anki: https://docs.ankiweb.net/importing/text-files.html
 *
 * A note keeps its `guid`, so that a later import changes the notes that are there and adds no second ones.
 */
import { stringify } from 'csv-stringify/sync';
import type { Lesson, QuestionStep, Scene } from '../core/lesson.ts';
import { rulesOf, shownOrder } from '../quiz/kinds/index.ts';
import { type Label, letterOf, type Order } from '../quiz/kinds/kind.ts';
import { escapeHtml, inlineHtml, proseHtml } from './prose-html.ts';

const HEADER = [
  '#separator:Comma',
  '#html:true',
  '#notetype:Basic',
  '#columns:Guid,Front,Back,Tags',
  '#guid column:1',
  '#tags column:4',
  '',
].join('\n');

/** One note a question; its variants are notes of their own. What is predicted before a run is no use without it. */
export function writeAnki(lesson: Lesson): string {
  const questions = lesson.steps.filter(
    (step): step is QuestionStep => step.kind === 'question' && step.role.kind !== 'predict',
  );
  const tags = ['nibble', lesson.course.title, lesson.id].map((tag) => tag.replace(/\s+/g, '-')).join(' ');
  const rows = questions.flatMap((question) =>
    [question, ...question.variants].map((scene, number) => {
      const guid = ['nibble', lesson.id, question.id, ...(number === 0 ? [] : [number + 1])].join(':');
      const order = shownOrder(scene.answer, guid);
      return [guid, front(scene, order), back(scene, order), tags];
    }),
  );
  return HEADER + stringify(rows);
}

/** The prompt, and what there is to choose from in an order that gives nothing away. */
function front({ prompt, answer }: Scene, order: Order): string {
  const control = rulesOf(answer).control(order);
  switch (control.kind) {
    case 'text':
      return proseHtml(prompt);
    case 'options':
    case 'checks':
      return `${proseHtml(prompt)}${list(control.labels, 'A')}`;
    case 'selects':
      return `${proseHtml(prompt)}${list(control.rows, '1')}${list(control.choices, 'A')}`;
    case 'sequence': {
      if (!control.isCode) return `${proseHtml(prompt)}${list(control.labels, '1')}`;
      return `${proseHtml(prompt)}<ol>${control.labels.map((line) => `<li><pre>${inlineHtml(line)}</pre></li>`).join('')}</ol>`;
    }
  }
}

const list = (labels: readonly Label[], type: '1' | 'A'): string =>
  `<ol type="${type}">${labels.map((label) => `<li>${inlineHtml(label)}</li>`).join('')}</ol>`;

function back({ answer, explanation }: Scene, order: Order): string {
  const control = rulesOf(answer).control(order);
  // The letter is the one that the front shows.
  const key =
    answer.kind === 'choice'
      ? order.flatMap((index, position) => {
          const option = answer.options[index];
          return option?.right ? [`${letterOf(position)}: ${inlineHtml(option.label)}`] : [];
        })
      : control.kind === 'text'
        ? [`<code>${escapeHtml(rulesOf(answer).keyText)}</code>`]
        : null;
  const shown = key === null ? proseHtml(rulesOf(answer).key(order)) : `<p><strong>${key.join(', ')}</strong></p>`;
  return `${shown}${proseHtml(explanation)}`;
}
